import { describe, expect, it } from 'vitest';
import { type Annotation, createGroundingStream, parseGrounding } from '../../grounding/index.js';
import { groupsOf } from './groups.js';

const ALL = { assetIdx: undefined, assetCount: undefined };
const outline = (source: Parameters<typeof groupsOf>[0], asset = ALL as Parameters<typeof groupsOf>[1]) =>
  groupsOf(source, asset).map(({ key, kind, entries }) => [
    key,
    kind,
    entries.map(({ annotation, number }) => `${annotation.kind} ${number}`),
  ]);

const STREET = `<point_box mention="Car"> (1,1) (2,2) </point_box> and <collection mention="tree"> <point> (3,3) </point> <point mention=" car "> (4,4) </point> <track> <point t="1"> (5,5) </point> <point t="2"> (6,6) </point> </track> </collection>, <clip t="3 4" /> and <point> (7,7) </point>`;

describe('groupsOf', () => {
  it('opens collections under the mention that counts, keeps a track whole and ignores case and outer space', () => {
    expect(outline(parseGrounding(STREET))).toEqual([
      ['car', 'collection', ['box 1', 'point 2']],
      ['tree', 'collection', ['point 1', 'track 2']],
      ['', 'collection', ['clip 1', 'point 2']],
    ]);
    expect(groupsOf(parseGrounding(STREET), ALL).map(({ mention }) => mention)).toEqual([
      'Car',
      'tree',
      undefined,
    ]);
  });

  it('takes a track that says nothing of its end for a whole one', () => {
    const waypoints = [{ id: 'w', kind: 'point', x: 1, y: 1 }] as const;
    const track = { id: 't', kind: 'track', waypoints } as const;
    const arriving = (source: Parameters<typeof groupsOf>[0]) =>
      groupsOf(source, ALL)[0]!.entries[0]!.arriving;
    expect(arriving([track])).toBe(false);
    expect(arriving([{ ...track, complete: false }])).toBe(true);
  });

  it('lights an entry up with itself, what is in it and the collection around it', () => {
    const grounding = parseGrounding(STREET);
    const collection = grounding.segments.find(
      (segment) => segment.kind === 'annotation' && segment.annotation.kind === 'collection',
    );
    const [track] = grounding.tracks;
    const entry = groupsOf(grounding, ALL)[1]!.entries[1]!;
    expect(entry.annotation.id).toBe(track!.id);
    expect(new Set(entry.ids)).toEqual(
      new Set([
        track!.id,
        ...track!.waypoints.map(({ id }) => id),
        (collection as { annotation: Annotation }).annotation.id,
      ]),
    );
  });

  it('gives an asset its share, the last one what has no index', () => {
    const grounding = parseGrounding(
      '<collection mention="cat" asset_idx="0"> <point> (1,1) </point> </collection> <point mention="dog"> (2,2) </point>',
    );
    expect(outline(grounding, { assetIdx: 0, assetCount: 2 })).toEqual([['cat', 'point', ['point 1']]]);
    expect(outline(grounding, { assetIdx: 1, assetCount: 2 })).toEqual([['dog', 'point', ['point 1']]]);
    expect(outline(grounding, { assetIdx: 0, assetCount: undefined })).toHaveLength(2);
  });

  it('keeps groups, ids and numbers as an answer arrives in any pieces', () => {
    const stream = createGroundingStream();
    const final = groupsOf(parseGrounding(STREET), ALL);
    let most = 0;
    for (const letter of STREET) {
      stream.push(letter);
      const groups = groupsOf(stream.snapshot(), ALL);
      for (const [index, { key, entries }] of groups.entries()) {
        expect(key).toBe(final[index]!.key);
        const ids = entries.map(({ annotation }) => annotation.id);
        expect(final[index]!.entries.map(({ annotation }) => annotation.id).slice(0, ids.length)).toEqual(
          ids,
        );
      }
      const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
      expect(count).toBeGreaterThanOrEqual(most);
      most = count;
    }
    expect(groupsOf(stream.end(), ALL).map(({ entries }) => entries.length)).toEqual([2, 2, 2]);
  });

  it('leaves out a shape that is still being written', () => {
    const stream = createGroundingStream();
    stream.push('<polygon mention="roof"> (1,2) (3,4) (5,6) (7');
    expect(stream.snapshot().shapes).toHaveLength(1);
    expect(groupsOf(stream.snapshot(), ALL)).toEqual([]);
  });
});
