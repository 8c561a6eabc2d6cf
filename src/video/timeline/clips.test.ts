import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, clipsArbitrary, timelineClips } from '../../../test/support/timeline.js';
import { parseGrounding } from '../../grounding/index.js';
import { lastStartingBy, placeInTime } from './clips.js';

describe('the clips of a timeline', () => {
  it('turns reversed ranges round and flags them', () => {
    const [only] = timelineClips([clip('a', 18, 12.5, 'dog')], null);
    expect(only).toMatchObject({ start: 12.5, end: 18, reversed: true, clamped: false, moment: false });
  });

  it('moves what is beyond the video to its edge and flags it', () => {
    const clips = timelineClips([clip('a', 8, 14), clip('b', 20, 30), clip('c', -2, 1), clip('m', 15)], 10);
    expect(clips.map(({ id, start, end, clamped }) => [id, start, end, clamped])).toEqual([
      ['c', 0, 1, true],
      ['a', 8, 10, true],
      ['b', 10, 10, true],
      ['m', 10, 10, true],
    ]);
  });

  it('clamps nothing to a duration that is not known', () => {
    expect(timelineClips([clip('a', 8, 1e5)], null)[0]).toMatchObject({ end: 1e5, clamped: false });
  });

  it('moves what is later than any video ends to where a scale still has numbers', () => {
    const latest = Number.MAX_SAFE_INTEGER;
    const clips = timelineClips([clip('a', 1, 1.7e308), clip('m', 1.7e308)], null);
    expect(clips).toMatchObject([
      { start: 1, end: latest, clamped: true },
      { start: latest, end: latest, clamped: true },
    ]);
  });

  it('knows moments, and leaves out what has no place in time', () => {
    const clips = timelineClips([clip('m', 4), clip('x', Number.NaN, 3)], null);
    expect(clips.map(({ id, moment, end }) => [id, moment, end])).toEqual([['m', true, 4]]);
  });

  it('lights up with the collection around a clip', () => {
    const grounding = parseGrounding(
      '<collection mention="goal"><clip t="3 5" /><clip t="1 2" /></collection>',
      { idPrefix: 'p' },
    );
    const clips = timelineClips(grounding, null);
    const [segment] = grounding.segments;
    const collection = segment?.kind === 'annotation' ? segment.annotation.id : '';
    expect(clips.map(({ start, mention }) => [start, mention])).toEqual([
      [1, 'goal'],
      [3, 'goal'],
    ]);
    expect(clips.every(({ ids }) => ids.includes(collection))).toBe(true);
  });

  it('leaves hidden mentions out', () => {
    const clips = timelineClips([clip('a', 1, 2, 'Dog '), clip('b', 3, 4, 'cat')], null, { hidden: ['dog'] });
    expect(clips.map(({ id }) => id)).toEqual(['b']);
  });

  it('keeps to one asset', () => {
    const clips = [{ ...clip('a', 1, 2), assetIdx: 0 }, clip('b', 1, 2)];
    expect(timelineClips(clips, null, { assetIdx: 0, assetCount: 2 }).map(({ id }) => id)).toEqual(['a']);
    expect(timelineClips(clips, null, { assetIdx: 1, assetCount: 2 }).map(({ id }) => id)).toEqual(['b']);
  });

  it('sorts by time, and finds the last that began', () => {
    fc.assert(
      fc.property(clipsArbitrary, fc.integer({ min: -1, max: 31 }), (given, at) => {
        const clips = timelineClips(given, 30);
        for (const [i, each] of clips.entries()) {
          const { start, end } = each;
          expect(placeInTime(clips, each)).toBe(i);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(30);
        }
        const last = lastStartingBy(clips, at);
        expect(clips.filter(({ start }) => start <= at)).toHaveLength(last + 1);
      }),
    );
  });
});
