import { render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import type { Annotation } from '../../src/grounding/index.js';
import { AnnotationList, type AnnotationListProps } from '../../src/image/index.js';
import { box, point } from './image.js';

export const span = { start: 0, end: 0 };
/** Two cars whose mentions differ in spelling, a light, one without a mention, and a clip written backwards. */
export const annotations: Annotation[] = [
  { ...box('car1', 100, 800, 200, 900, 'car'), score: 0.874 },
  box('light', 800, 110, 900, 200, 'traffic light'),
  box('car2', 10, 10, 100, 100, 'Car '),
  point('lone', 500, 500),
  { id: 'horn', span, kind: 'clip', start: 18, end: 12, mention: 'horn' },
];

/** Renders a list of them, and gives its root. */
export function show(props: Partial<AnnotationListProps> = {}) {
  const view = render(
    <StrictMode>
      <AnnotationList annotations={annotations} {...props} />
    </StrictMode>,
  );
  return view.container.firstElementChild as HTMLElement;
}

export const rowNames = () => screen.getAllByRole('row').map((row) => row.getAttribute('aria-label'));
export const rowOf = (id: string) => document.querySelector<HTMLElement>(`[data-annotation-id="${id}"]`)!;
/** Points with these mentions in turn. */
export const many = (count: number, mentions = ['cell']): Annotation[] =>
  Array.from({ length: count }, (_, i) =>
    point(`p${i}`, i % 1000, Math.floor(i / 10) % 1000, mentions[i % mentions.length]),
  );
