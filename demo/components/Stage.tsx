import { type Annotation, GroundedImage, type Grounding } from 'perceptron-react';
import { type CSSProperties, type DragEvent, useState } from 'react';
import type { Picture } from '../pictures.js';

interface StageProps {
  picture: Picture;
  /** What lies on the picture. */
  annotations: Grounding | readonly Annotation[];
  /** Whether more is on its way. @default false */
  busy?: boolean;
  /** Shown while a file is held over the picture. */
  dropHint: string;
  /** What happens to the visitor's own picture. */
  privacy: string;
  onFile(file: File): void;
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** The picture with its annotations. Files can be dropped on it. */
export function Stage({ picture, annotations, busy = false, dropHint, privacy, onFile }: StageProps) {
  const [dragging, setDragging] = useState(false);
  const { photo, size } = picture;
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
        <GroundedImage
          className="picture"
          src={picture.src}
          alt={picture.alt}
          annotations={annotations}
          imageSize={size}
        />
        <span className="scan" data-busy={busy ? '' : undefined} aria-hidden="true" />
        <p className="drop-hint" aria-hidden="true">
          {dropHint}
        </p>
      </div>
      <figcaption className="credit">
        {photo ? (
          <>
            {photo.artist}, <cite>{photo.title}</cite>, {photo.date}.{' '}
            <a href={photo.href} target="_blank" rel="noreferrer">
              Getty Open Content, CC0
            </a>
          </>
        ) : (
          `${picture.title}. ${privacy}`
        )}
      </figcaption>
    </figure>
  );
}
