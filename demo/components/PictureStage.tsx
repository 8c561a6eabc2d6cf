import { type Annotation, GroundedImage, type Grounding } from 'perceptron-react';
import type { Picture } from '../pictures.js';
import { Stage } from './Stage.js';

interface PictureStageProps {
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

/** The picture with its annotations. */
export function PictureStage({ picture, annotations, busy, dropHint, privacy, onFile }: PictureStageProps) {
  const { photo, size } = picture;
  const credit = photo ? (
    <>
      {photo.artist}, <cite>{photo.title}</cite>, {photo.date}.{' '}
      <a href={photo.href} target="_blank" rel="noreferrer">
        Getty Open Content, CC0
      </a>
    </>
  ) : (
    `${picture.title}. ${privacy}`
  );
  return (
    <Stage size={size} busy={busy} dropHint={dropHint} credit={credit} onFile={onFile}>
      <GroundedImage
        className="picture"
        src={picture.src}
        alt={picture.alt}
        annotations={annotations}
        imageSize={size}
      />
    </Stage>
  );
}
