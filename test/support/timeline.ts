import fc from 'fast-check';
import type { ClipAnnotation, Grounding } from '../../src/grounding/index.js';
import { type ClipChoice, toTimelineClips } from '../../src/video/timeline/clips.js';
import { createLanes, type LaneMode } from '../../src/video/timeline/lanes.js';

const span = { start: 0, end: 0 };
export const clip = (id: string, start: number, end?: number, mention?: string): ClipAnnotation => ({
  id,
  span,
  kind: 'clip',
  start,
  ...(end === undefined ? {} : { end }),
  ...(mention === undefined ? {} : { mention }),
});

const time = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.double({ min: -5, max: 40, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
);
export const clipsArbitrary = fc
  .array(fc.tuple(time, fc.option(time, { nil: undefined }), fc.constantFrom('a', 'A ', 'b', undefined)), {
    maxLength: 80,
  })
  .map((all) => all.map(([start, end, mention], i) => clip(`c${i}`, start, end, mention)));

export const timelineClips = (
  source: Grounding | readonly ClipAnnotation[],
  duration: number | null,
  choice?: ClipChoice,
) => toTimelineClips(source, { duration, ...choice });

export function layoutLanes(clips: ReturnType<typeof timelineClips>, mode: LaneMode) {
  const lanes = createLanes(mode);
  lanes.add(clips);
  return lanes.layout();
}

/** 10,000 clips over 10 hours in eight lanes. */
export const manyClips = Array.from({ length: 10_000 }, (_, i) =>
  clip(`c${i}`, (i * 7919) % 36_000, ((i * 7919) % 36_000) + 1 + (i % 9), `m${i % 8}`),
);
