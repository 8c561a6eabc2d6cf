import { GroundedImage } from 'perceptron-react';
import { HEIGHT, WIDTH } from '../data.js';
import { mountReact } from './mountReact.js';
import type { Variant } from './types.js';

/** `GroundedImage`, driven by what a reader does: wheel and pointer events, so that all of its work is counted. */
export const ours: Variant = async (host, imageUrl, { annotations, labels }) => {
  await new Promise<void>((resolve) => {
    mountReact(
      host,
      <GroundedImage
        src={imageUrl}
        alt="A seeded picture"
        annotations={annotations}
        showLabels={labels}
        onImageLoad={() => resolve()}
        style={{ width: WIDTH, height: HEIGHT }}
      />,
    );
  });
  return {};
};
