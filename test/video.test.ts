import { describe, expect, it } from 'vitest';
import {
  clipsToWebVTT,
  createTimeIndex,
  parseGrounding,
  parseWebVTT,
  shapeBounds,
  trackAt,
} from '../src/grounding/index.js';
import { readVectors, type Vector } from './vectors.js';

const answers = [...readVectors<Vector>('edge'), ...readVectors<Vector>('generated')].map((vector) => ({
  ...vector,
  grounding: parseGrounding(vector.text, { expects: vector.expects }),
}));
const withTracks = answers.filter(({ grounding }) => grounding.tracks.length > 0);
const withClips = answers.filter(({ grounding }) => grounding.clips.length > 0);

describe('the answers of the vectors on a video', () => {
  it('have tracks and clips to try', () => {
    expect(withTracks.length).toBeGreaterThan(5);
    expect(withClips.length).toBeGreaterThan(5);
  });

  it.each(withTracks)('$name: tracks pass through their waypoints', ({ grounding }) => {
    const index = createTimeIndex(grounding);
    for (const track of grounding.tracks) {
      const timed = track.waypoints.filter(({ t }) => t !== undefined);
      for (const waypoint of timed) {
        // Of several at one time, the last one counts.
        const last = timed.findLast(({ t }) => t === waypoint.t)!;
        expect(shapeBounds(trackAt(track, waypoint.t!)!)).toEqual(shapeBounds(last));
        const visible = index.at(waypoint.t!).map(({ shape }) => shape.id);
        expect(visible).toContain(track.id);
      }
      if (timed.length === 0) {
        const visible = index.at(0).map(({ shape }) => shape.id);
        expect(visible).toEqual(expect.arrayContaining(track.waypoints.map(({ id }) => id)));
      }
    }
  });

  it.each(withClips)('$name: clips are kept by a WebVTT file', ({ grounding }) => {
    const { clips, issues } = parseWebVTT(clipsToWebVTT(grounding));
    expect(issues).toEqual([]);
    const times = grounding.clips.map(({ start, end = start }) => Math.round(Math.min(start, end) * 1000));
    expect(clips.map(({ start }) => Math.round(start * 1000))).toEqual(times.sort((a, b) => a - b));
  });
});
