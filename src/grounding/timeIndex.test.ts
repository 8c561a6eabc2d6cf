import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Annotation, createTimeIndex, parseGrounding, type TrackAnnotation } from './index.js';

const ANSWER = `A sign <point_box mention="sign"> (0,0) (10,10) </point_box>, then
<collection mention="car" t="2"><point> (100,100) </point><point t="3"> (200,200) </point></collection> and
<track mention="dog"><point t="4"> (0,0) </point><point t="6"> (200,0) </point></track>, <clip t="1 2" mention="scene" />`;
const grounding = parseGrounding(ANSWER);
const idsAt = (index: ReturnType<typeof createTimeIndex>, t: number) =>
  index.at(t).map(({ shape }) => `${shape.mention} ${shape.kind === 'point' ? shape.x : shape.kind}`);

describe('createTimeIndex', () => {
  const index = createTimeIndex(grounding);

  it('shows what has a time around it, half the hold each way, and what has none always', () => {
    expect(idsAt(index, 0)).toEqual(['sign box']);
    expect(idsAt(index, 1.75)).toEqual(['sign box', 'car 100']);
    expect(idsAt(index, 2.24)).toEqual(['sign box', 'car 100']);
    expect(idsAt(index, 2.25)).toEqual(['sign box']);
    expect(idsAt(index, 3)).toEqual(['sign box', 'car 200']);
  });

  it('lets shapes of following samples take turns', () => {
    const samples = Array.from({ length: 20 }, (_, i): Annotation => {
      return { id: `s${i}`, span: { start: 0, end: 0 }, kind: 'point', x: 1, y: 1, t: i / 2 };
    });
    const held = createTimeIndex(samples);
    for (let t = 0; t < 9.75; t += 0.01) expect(held.at(t)).toHaveLength(1);
  });

  it('moves tracks and fades them at both ends', () => {
    expect(index.at(5).at(-1)).toMatchObject({ shape: { x: 100, mention: 'dog' }, opacity: 1 });
    expect(index.at(6.125).at(-1)).toMatchObject({ shape: { x: 200 }, opacity: 0.5 });
    expect(index.at(3.875).at(-1)).toMatchObject({ shape: { x: 0 }, opacity: 0.5 });
    expect(idsAt(index, 6.25)).toEqual(['sign box']);
  });

  it('takes another hold, and with none only the exact time', () => {
    expect(idsAt(createTimeIndex(grounding, { hold: 4 }), 2.9)).toEqual([
      'sign box',
      'car 100',
      'car 200',
      'dog 0',
    ]);
    const exact = createTimeIndex(grounding, { hold: 0 });
    expect([idsAt(exact, 2), idsAt(exact, 2.001), idsAt(exact, 6)]).toEqual([
      ['sign box', 'car 100'],
      ['sign box'],
      ['sign box', 'dog 200'],
    ]);
    for (const hold of [-1, Number.NaN, Infinity])
      expect(() => createTimeIndex([], { hold })).toThrow(/hold is .*0 or more/);
  });

  it('knows what ids stand for: shapes, tracks, waypoints and collections', () => {
    const tree = grounding.segments.flatMap((s) => (s.kind === 'annotation' ? [s.annotation] : []));
    const track = tree.find(({ kind }) => kind === 'track') as TrackAnnotation;
    const collection = tree.find(({ kind }) => kind === 'collection')!;
    expect(index.entriesOf(track.waypoints[1]!.id)).toEqual(index.entriesOf(track.id));
    expect(index.entriesOf(track.id)).toEqual([3]);
    expect(index.entriesOf(collection.id)).toEqual([1, 2]);
    expect(index.entriesOf('nobody')).toEqual([]);
  });

  it('keeps to one asset', () => {
    const two = parseGrounding(
      '<collection asset_idx="0"><track><point t="0"> (1,1) </point></track></collection><point t="0"> (2,2) </point>',
    );
    const at = (assetIdx: number) => createTimeIndex(two, { assetIdx, assetCount: 2 }).at(0);
    expect(at(0)).toMatchObject([{ shape: { x: 1 } }]);
    expect(at(1)).toMatchObject([{ shape: { x: 2 } }]);
  });

  it('shows what a track without times is made of', () => {
    const untimed = parseGrounding(
      '<track mention="dog"><point> (1,1) </point><point> (2,2) </point></track>',
    );
    const found = createTimeIndex(untimed);
    expect(found.at(123)).toMatchObject([{ shape: { mention: 'dog' } }, { shape: { x: 2 } }]);
    expect(found.entriesOf(untimed.tracks[0]!.id)).toEqual([0, 1]);
  });

  it('finds what a look at everything finds', () => {
    const time = fc.integer({ min: 0, max: 40 }).map((value) => value / 4);
    const entry = fc.tuple(time, fc.option(time, { nil: undefined }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), time, time, (list, t, hold) => {
        const shape = (id: string, at: number): Annotation & { kind: 'point' } => ({
          id,
          span: { start: 0, end: 0 },
          kind: 'point',
          x: 0,
          y: 0,
          t: at,
        });
        const annotations = list.map(([start, end], i): Annotation => {
          const one = shape(`e${i}`, start);
          if (end === undefined) return one;
          return { ...one, kind: 'track', waypoints: [one, shape('w', end)], complete: true };
        });
        const timed = createTimeIndex(annotations, { hold });
        const expected = timed.entries.flatMap((_, i) => (timed.isVisible(i, t) ? [i] : []));
        expect(timed.at(t).map(({ entry: at }) => at)).toEqual(expected);
        for (const { opacity } of timed.at(t)) expect(opacity >= 0 && opacity <= 1).toBe(true);
      }),
    );
  });

  it('looks at what is there, not at everything: 200 tracks of 1,000 waypoints and 100,000 shapes', () => {
    const tracks = Array.from({ length: 200 }, (_, i): TrackAnnotation => {
      const waypoints = Array.from({ length: 1000 }, (_, j) => ({
        id: `${i}-${j}`,
        span: { start: 0, end: 0 },
        kind: 'point' as const,
        x: (j + i) % 1000,
        y: i,
        t: j / 10,
      }));
      return { id: `t${i}`, span: { start: 0, end: 0 }, kind: 'track', waypoints, complete: true };
    });
    const shapes = Array.from({ length: 100_000 }, (_, i): Annotation => {
      return { id: `s${i}`, span: { start: 0, end: 0 }, kind: 'point', x: 1, y: 1, t: 200 + i };
    });
    const large = createTimeIndex([...tracks, ...shapes]);
    for (let frame = 0; frame < 600; frame++) expect(large.at(frame / 60).length).toBe(200);
    for (let i = 0; i < 100_000; i += 97) expect(large.at(200 + i)).toHaveLength(1);
  });
});
