import { GroundedImage, type Grounding } from 'perceptron-react';
import { type CSSProperties, type DragEvent, useState } from 'react';
import type { Picture } from '../pictures.js';

interface StageProps {
  picture: Picture;
  /** The answer whose annotations lie on the picture. */
  grounding: Grounding | undefined;
  busy: boolean;
  onFile(file: File): void;
}

const none: readonly [] = [];
const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** The picture with what the answer points at. Files can be dropped on it. */
export function Stage({ picture, grounding, busy, onFile }: StageProps) {
  const [dragging, setDragging] = useState(false);
  const [size, setSize] = useState<{ width: number; height: number } | undefined>(picture.photo);
  const { photo } = picture;
  const ratio = { '--ratio': size ? size.width / size.height : 4 / 3 } as CSSProperties;
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
          annotations={grounding ?? none}
          imageSize={size}
          onImageLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setSize({ width, height })
          }
        />
        <span className="scan" data-busy={busy ? '' : undefined} aria-hidden="true" />
        <p className="drop-hint" aria-hidden="true">
          Drop a picture to ask about it
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
          `${picture.title}. It stays in this browser until you ask about it.`
        )}
      </figcaption>
    </figure>
  );
}
