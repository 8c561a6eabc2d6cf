import { render, screen, within } from '@testing-library/react';
import { userEvent } from 'vitest/browser';
import { parseGrounding } from '../../src/grounding/index.js';
import { ClipTimeline } from '../../src/video/timeline/ClipTimeline.js';
import type { ClipTimelineProps } from '../../src/video/timeline/clipTimelineProps.js';

/** Two dogs, a person and a throw, which is a moment. */
export const grounding = parseGrounding(
  '<clip mention="dog" t="12.5 18" /> <clip mention="person" t="10 41" /> <clip mention="throw" t="15.2" /> <clip mention="dog" t="44 57" />',
);

/** A timeline of a minute, 800 CSS pixels wide. */
export const show = (props: Partial<ClipTimelineProps> = {}) =>
  render(<ClipTimeline clips={grounding} duration={60} style={{ width: 800 }} {...props} />);

export const clip = (name: RegExp) => within(screen.getByRole('list')).getByRole('button', { name });
export const scrubber = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Seek' });
export const track = () => document.querySelector<HTMLElement>('.pr-timeline-track')!;
export const focused = () => document.activeElement?.getAttribute('aria-label') ?? null;
export const press = (keys: string) => userEvent.keyboard(keys);

/** Where a time is on the screen, `y` CSS pixels below the top of the track. */
export const at = (time: number, y = 5, duration = 60) => {
  const { left, top, width } = track().getBoundingClientRect();
  return { clientX: left + (time / duration) * width, clientY: top + y };
};
