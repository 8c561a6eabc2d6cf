import type { StoryContext } from '@storybook/react-vite';
import { type Annotation, AnnotationList, GroundedImage, GroundingProvider } from 'perceptron-react';
import { expect } from 'storybook/test';
import './overlay.css';
import { expectPainted } from './overlay.js';

/** An image and its list, side by side where there is room. */
export function Desk({ annotations, ...image }: Parameters<typeof GroundedImage>[0]) {
  return (
    <GroundingProvider annotations={annotations} colors={image.colors} colorBy={image.colorBy}>
      <div className="story-overlay-room">
        <div className="story-overlay">
          <GroundedImage annotations={annotations} {...image} />
          <AnnotationList annotations={annotations} height={420} />
        </div>
      </div>
    </GroundingProvider>
  );
}

const plural = (count: number) => new RegExp(`${count.toLocaleString('en').replace(',', ',?')} annotations?`);

/** As many in the image as in the list, and these painted in their places. */
export const shows =
  (count: number, shapes: readonly Annotation[]) =>
  async ({ canvas, canvasElement }: Pick<StoryContext, 'canvas' | 'canvasElement'>) => {
    const root = canvas.getByRole('group', { name: plural(count) });
    await expectPainted(root, shapes);
    await expect(canvasElement.querySelector('.pr-list-summary')).toHaveTextContent(plural(count));
  };
