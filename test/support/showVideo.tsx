import { render } from '@testing-library/react';
import type { RefAttributes } from 'react';
import { userEvent } from 'vitest/browser';
import { GroundedVideo, type GroundedVideoProps } from '../../src/video/index.js';
import { box, point } from './image.js';
import { framesFilm, lightSquare, timed, videoBoxOf } from './video.js';

/** The film of two squares, twice as large as it is, and what is in it. */
export const twoSquares = {
  alt: 'Two squares',
  muted: true,
  preload: 'auto',
  style: { width: 640 },
} as const;
export const squares = [
  lightSquare(),
  timed(point('p', 500, 200, 'spot'), 3),
  box('b', 20, 800, 100, 900, 'corner'),
];

export function showVideo(props: Partial<GroundedVideoProps> & RefAttributes<HTMLDivElement> = {}) {
  const all = { ...twoSquares, annotations: squares, src: framesFilm, ...props };
  const view = render(<GroundedVideo {...all} />);
  return { ...view, all, root: view.container.firstElementChild as HTMLElement };
}

/** Where to point, in pixels of the picture at its own size. */
export const at = (x: number, y: number) => ({ position: { x: 2 * x, y: 2 * y } });
export const hoverAt = (root: Element, x: number, y: number) => userEvent.hover(videoBoxOf(root), at(x, y));
export const clickAt = (root: Element, x: number, y: number) => userEvent.click(videoBoxOf(root), at(x, y));
