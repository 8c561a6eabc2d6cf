import { type CSSProperties, type DragEvent, type ReactNode, useState } from 'react';

interface StageProps {
  /** Of what is shown, in pixels of its own. */
  size: { width: number; height: number };
  /** Whether more is on its way. @default false */
  busy?: boolean;
  /** Shown while a file is held over it. */
  dropHint: string;
  /** Whose it is. */
  credit: ReactNode;
  /** The picture or video with its annotations. */
  children: ReactNode;
  onFile(file: File): void;
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** What is asked about, as large as fits, with its credit. Files can be dropped on it. */
export function Stage({ size, busy = false, dropHint, credit, children, onFile }: StageProps) {
  const [dragging, setDragging] = useState(false);
  const ratio = { '--ratio': size.width / size.height } as CSSProperties;
  return (
    <figure
      className="stage"
      style={ratio}
      data-dragging={dragging ? '' : undefined}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <div className="matte">
        {children}
        <span className="scan" data-busy={busy ? '' : undefined} aria-hidden="true" />
        <p className="drop-hint" aria-hidden="true">
          {dropHint}
        </p>
      </div>
      <figcaption className="credit">{credit}</figcaption>
    </figure>
  );
}
