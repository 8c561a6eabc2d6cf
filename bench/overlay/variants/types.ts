import type { Annotation } from 'perceptron-react/core';
import type { BenchSet } from '../data.js';

/** One way of drawing, mounted on the page. Every function returns when its work has been asked for. */
export interface Mounted {
  /** Zooms to `scale` and pans; step by step, as a gesture would. */
  move?(step: { scale: number; x: number; y: number }): void;
  /** Highlights one shape, or none. */
  highlight?(index: number | null): void;
  /** Moves the pointer onto one shape, as a real event would, so that finding the shape is counted too. */
  point?(index: number): void;
  /** Shows one more shape, as a stream does. */
  append?(annotation: Annotation): void;
}

/** Mounts a variant over the image in `host`, which is as large as the image. */
export type Variant = (host: HTMLElement, imageUrl: string, set: BenchSet) => Promise<Mounted>;
