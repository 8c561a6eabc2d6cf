import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, clipsArbitrary, manyClips } from '../../../test/support/timeline.js';
import type { ClipAnnotation } from '../../grounding/index.js';
import { type ClipIndexSettings, createClipIndex } from './clipIndex.js';

const settings: ClipIndexSettings = { duration: 30, mode: 'mention' };
const fresh = (clips: readonly ClipAnnotation[], by = settings) => createClipIndex().update(clips, by);

describe('a clip index', () => {
  it('says of clips that arrive what it would say of all of them at once', () => {
    fc.assert(
      fc.property(
        clipsArbitrary,
        fc.array(fc.nat({ max: 80 })),
        fc.constantFrom('mention' as const, 'packed' as const),
        (clips, cuts, mode) => {
          const index = createClipIndex();
          for (const cut of [...cuts].sort((a, b) => a - b)) {
            const some = clips.slice(0, cut);
            expect(index.update(some, { ...settings, mode })).toEqual(fresh(some, { ...settings, mode }));
          }
        },
      ),
    );
  });

  it('gives the same object for the same clips, and keeps what did not change', () => {
    const index = createClipIndex();
    const clips = [clip('a', 1, 2, 'dog'), clip('b', 3, 4, 'cat')];
    const one = index.update(clips, settings);
    expect(index.update([...clips], settings)).toBe(one);
    const two = index.update([...clips, clip('c', 5, 6, 'dog')], settings);
    expect(two.clips.slice(0, 2)).toEqual(one.clips);
    expect(two.clips[0]).toBe(one.clips[0]);
    expect(two.layout.rows[1]).toBe(one.layout.rows[1]);
  });

  it('begins anew with other clips or another duration', () => {
    const index = createClipIndex();
    index.update([clip('a', 1, 2), clip('b', 3, 40)], settings);
    expect(index.update([clip('b', 3, 40)], settings)).toEqual(fresh([clip('b', 3, 40)]));
    const longer = index.update([clip('b', 3, 40)], { ...settings, duration: 60 });
    expect(longer).toMatchObject({ lastEnd: 40, clips: [{ clamped: false }] });
  });

  it('knows where the last of ten thousand ends', () => {
    expect(fresh(manyClips, { ...settings, duration: null }).lastEnd).toBe(
      Math.max(...manyClips.map(({ end }) => end!)),
    );
  });
});
