import { expect } from 'vitest';
import type { BoxAnnotation, TrackAnnotation } from '../../src/grounding/index.js';
import framesFilm from '../fixtures/frames.webm?url';
import tallFilm from '../fixtures/tall.webm?url';
import { box, nextFrame } from './image.js';

/** 320x180, 4 s at 30 frames a second: see scripts/make-fixtures.sh. */
export { framesFilm, tallFilm };

/** Seconds within a frame of `frames.webm`, off its edges. */
export const inFrame = (frame: number) => (frame + 0.4) / 30;

export const timed = <T extends object>(shape: T, t: number): T & { t: number } => ({ ...shape, t });

/** The light square of `frames.webm` as a track of two boxes, from second 0.5 to 3.5. */
export function lightSquare(id = 'light'): TrackAnnotation {
  const at = (t: number): BoxAnnotation => {
    const left = 20 + 2 * t * 30;
    const [x1, x2] = [(left / 320) * 1000, ((left + 32) / 320) * 1000];
    return timed(box(`${id}-${t}`, x1, (80 / 180) * 1000, x2, (112 / 180) * 1000), t);
  };
  return {
    id,
    span: { start: 0, end: 0 },
    kind: 'track',
    mention: 'light square',
    waypoints: [at(0.5), at(3.5)],
    complete: true,
  };
}

export const canvasOf = (root: Element) => root.querySelector<HTMLCanvasElement>('.pr-video-canvas')!;
export const videoOf = (root: Element) => root.querySelector('video')!;
export const videoBoxOf = (root: Element) => root.querySelector<HTMLElement>('.pr-video-box')!;

/** Waits until the picture is there and painted over. */
export async function ready(root: Element): Promise<HTMLVideoElement> {
  const video = videoOf(root);
  await expect.poll(() => root.getAttribute('data-status')).toBe('ready');
  await expect.poll(() => video.readyState).toBeGreaterThanOrEqual(2);
  await expect.poll(() => canvasOf(root)?.width ?? 0).toBeGreaterThan(0);
  await nextFrame();
  return video;
}

/** Goes to a frame of `frames.webm` and waits until it is presented and painted over. */
export async function seek(root: Element, frame: number) {
  const video = videoOf(root);
  const presented = new Promise<number>((resolve) => {
    video.requestVideoFrameCallback((_now, { mediaTime }) => resolve(mediaTime));
  });
  video.currentTime = inFrame(frame);
  expect(Math.round((await presented) * 30)).toBe(frame);
  await nextFrame();
}
