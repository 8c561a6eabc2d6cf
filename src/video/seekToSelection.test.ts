import { describe, expect, it } from 'vitest';
import { type ClipAnnotation, createTimeIndex, parseGrounding } from '../grounding/index.js';
import { timeToSee } from './seekToSelection.js';

const clip = (start: number, end?: number): ClipAnnotation => ({
  kind: 'clip',
  id: 'a',
  span: { start: 0, end: 0 },
  start,
  end,
});
const seek = (now: number, annotation: ClipAnnotation) =>
  timeToSee('a', now, createTimeIndex([annotation], {}), [annotation]);

describe('where a video goes for a clip', () => {
  it('is its start, whichever way round it was written, and nowhere from within', () => {
    expect(seek(1, clip(10, 12))).toBe(10);
    expect(seek(1, clip(12, 10))).toBe(10);
    expect(seek(11, clip(12, 10))).toBeUndefined();
  });

  it('is a moment where it has no end that is a time, and nowhere without a start', () => {
    expect(seek(1, clip(10))).toBe(10);
    expect(seek(1, clip(10, Number.NaN))).toBe(10);
    expect(seek(1, clip(Number.NaN, 10))).toBeUndefined();
  });
});

it('goes to the first time of a group of more than a call takes arguments', () => {
  const points = Array.from({ length: 200_000 }, (_, at) => `<point t="${at + 5}"> (1,2) </point>`);
  const grounding = parseGrounding(`<collection> ${points.join(' ')} </collection>`);
  const [group] = grounding.segments;
  const id = group?.kind === 'annotation' ? group.annotation.id : '';
  expect(timeToSee(id, 1, createTimeIndex(grounding, {}), grounding)).toBe(5);
});
