import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGroundingStream, type Grounding, type ParseOptions, parseGrounding } from './index.js';

/** The snapshots after each piece. */
function snapshots(pieces: Iterable<string>, options?: ParseOptions): Grounding[] {
  const stream = createGroundingStream(options);
  return Array.from(pieces, (piece) => {
    stream.push(piece);
    return stream.snapshot();
  });
}

const last = (pieces: Iterable<string>, options?: ParseOptions) => snapshots(pieces, options).at(-1)!;

describe('an open polygon', () => {
  const open = 'The lake <polygon mention="lake" t="2" asset_idx="1"> (1,2) (3,4) (5,6';

  it('grows vertex by vertex, from the first on', () => {
    const counts = snapshots(open).map(({ shapes }) =>
      shapes[0]?.kind === 'polygon' ? shapes[0].points.length : 0,
    );
    expect([...new Set(counts)]).toEqual([0, 1, 2]);
    expect(last([open, ')']).shapes).toMatchObject([
      {
        kind: 'polygon',
        mention: 'lake',
        t: 2,
        assetIdx: 1,
        arriving: true,
        points: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      },
    ]);
  });

  it('keeps its id and loses its mark when it is closed', () => {
    const [arriving, closed] = snapshots([open, ') </polygon>']).map(({ shapes }) => shapes[0]);
    expect(arriving?.arriving).toBe(true);
    expect(closed).toMatchObject({
      id: arriving?.id,
      points: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    });
    expect(closed).not.toHaveProperty('arriving');
  });

  it('is an annotation in the segments, and no text', () => {
    const { text, segments } = last([open]);
    expect(text).toBe('The lake ');
    expect(segments.map(({ kind }) => kind)).toEqual(['text', 'annotation']);
  });

  it('shows a pair of bare numbers once its second has ended', () => {
    expect(last(['<polygon> 1 2']).shapes).toEqual([]);
    expect(last(['<polygon> 1 2 3 4']).shapes).toMatchObject([{ points: [[1, 2]] }]);
    expect(last(['<polygon> 1 2 3 4 ']).shapes).toMatchObject([
      {
        points: [
          [1, 2],
          [3, 4],
        ],
      },
    ]);
  });

  it('takes tuples for the vertices when they come behind bare numbers, as the whole text has it', () => {
    expect(last(['<polygon> 1 2 3 4 ', '(6,7) (8,9)']).shapes).toMatchObject([
      {
        points: [
          [6, 7],
          [8, 9],
        ],
      },
    ]);
  });

  it('has the vertices of its text, wherever the snapshots before were taken', () => {
    const vertices = ({ shapes }: Grounding) => shapes.map((shape) => 'points' in shape && shape.points);
    const piece = fc.constantFrom(
      '1',
      '23',
      ' ',
      ' ',
      '(',
      ',',
      ')',
      ' 4 5 ',
      '(6,7)',
      '(6,7) (8,9)',
      ' x',
      '-',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const stream = createGroundingStream();
        stream.push('<polygon>');
        for (const delta of pieces) {
          stream.push(delta);
          stream.snapshot();
        }
        expect(vertices(stream.snapshot())).toEqual(vertices(last([`<polygon>${pieces.join('')}`])));
      }),
    );
  });

  it('inherits from the containers around it', () => {
    const collection = last(['<collection mention="m" t="3" asset_idx="2"> <polygon> (1,2) (3,4)']);
    expect(collection.shapes).toMatchObject([{ mention: 'm', t: 3, assetIdx: 2, arriving: true }]);
    const track = last(['<track mention="m" asset_idx="2"> <polygon mention="own" t="1"> (1,2) (3,4)']);
    expect(track.shapes).toMatchObject([{ mention: 'm', t: 1, assetIdx: 2, arriving: true }]);
    expect(track.tracks).toMatchObject([{ waypoints: [{ mention: 'own', arriving: true }] }]);
  });

  it('is left out where it cannot stay', () => {
    expect(last(['<polygon t="soon"> (1,2) (3,4)']).shapes).toEqual([]);
    expect(last(['<track> <point> (1,2) </point> <polygon> (1,2) (3,4)']).shapes).toHaveLength(1);
    expect(last(['<polygon> (1,2) (3,4)'], { expects: 'clip' }).shapes).toEqual([]);
  });
});

describe('markup that is still arriving', () => {
  const answer =
    'A <point_box mention="a > b"> (1,2) (3,4) </point_box> b <clip t="1" /> c <collection><point> (5,6) </point> d </collection> e';

  it('never shows as text', () => {
    for (const { text, segments, source } of snapshots(answer)) {
      expect(text).not.toMatch(/[<>"(_=]/);
      for (const segment of segments) {
        if (segment.kind === 'text')
          expect(source.slice(segment.span.start, segment.span.end)).not.toMatch(/[<("]/);
      }
    }
    expect(last(answer).text).toBe('A  b  c  e');
  });

  it('is text after all when it turns out to be none', () => {
    expect(last(['a <']).text).toBe('a ');
    expect(last(['a <', ' b']).text).toBe('a < b');
    expect(last(['a <poi', 'se']).text).toBe('a <poise');
    const stream = createGroundingStream();
    stream.push('a <point mention="b');
    expect(stream.snapshot().text).toBe('a ');
    expect(stream.end().text).toBe('a <point mention="b');
  });

  it('is not waited for without end', () => {
    expect(last(['Use the <point> tag', ' to mark one place']).text).toBe('Use the ');
    expect(last([`Use the <point> tag${' and so on'.repeat(20)}`]).text).toContain('<point> tag and so on');
    expect(last(['<point mention="5" tall"> (1,2) </point> <point> (3,4) </point> go']).shapes).toHaveLength(
      1,
    );
    expect(last(['<point mention="5" tall"> (1,2) </point> <point> (3,4) </point> go']).text).toContain('go');
  });

  it('never shows half a surrogate pair', () => {
    expect(snapshots(['a\ud83d', '\ude00b']).map(({ text }) => text)).toEqual(['a', 'a😀b']);
  });
});

describe('an open container', () => {
  it('shows its finished children and keeps them as they are when it is closed', () => {
    const pieces = [
      '<collection mention="m" asset_idx="1"> <point> (1,2) </point>',
      ' <point> (3,4) </point>',
      ' </collection>',
    ];
    const [first, second, closed] = snapshots(pieces);
    expect(first?.segments).toMatchObject([
      { annotation: { kind: 'collection', complete: false, children: [{ x: 1 }] } },
    ]);
    expect(second?.shapes[0]).toBe(first?.shapes[0]);
    expect(closed?.shapes).toEqual(second?.shapes);
    expect(closed?.shapes[0]).toBe(first?.shapes[0]);
    expect(closed?.shapes[1]).toBe(second?.shapes[1]);
    expect(closed?.segments).toMatchObject([{ annotation: { complete: true } }]);
  });

  it('takes its shapes back when a mistake spoils it', () => {
    const [good, bad] = snapshots(['<collection> <point> (1,2) </point>', ' </point>']);
    expect(good?.shapes).toHaveLength(1);
    expect(bad?.shapes).toEqual([]);
  });

  it('gives a track the asset that its waypoints turn out to share', () => {
    const [before, after] = snapshots([
      '<track> <point> (1,2) </point>',
      ' <point asset_idx="2"> (3,4) </point>',
    ]);
    expect(before?.shapes[0]).not.toHaveProperty('assetIdx');
    expect(after?.shapes.map(({ assetIdx }) => assetIdx)).toEqual([2, 2]);
  });

  it('is no mistake until the answer ends', () => {
    const stream = createGroundingStream();
    stream.push('<track> <point> (1,2) </point>');
    expect(stream.snapshot().issues).toEqual([]);
    expect(stream.end().issues.map(({ code }) => code)).toEqual(['incomplete_annotation']);
  });
});

describe('a snapshot', () => {
  it('is frozen and the same until more arrives, and shares its lists with the next one', () => {
    const stream = createGroundingStream();
    stream.push('<point> (1,2) </point> a');
    const first = stream.snapshot();
    stream.push('');
    expect(stream.snapshot()).toBe(first);
    expect(Object.isFrozen(first)).toBe(true);
    stream.push(' b');
    const second = stream.snapshot();
    expect(second).not.toBe(first);
    expect(first.text).toBe(' a');
    expect(second.shapes).toBe(first.shapes);
    expect(second.issues).toBe(first.issues);
  });

  it('holds clips only where clips were asked for', () => {
    const { segments, clips } = last(['<collection mention="m"> <clip t="1"/> <point> (1,2) </point>'], {
      expects: 'clip',
    });
    expect(clips).toMatchObject([{ mention: 'm', start: 1 }]);
    expect(segments.map(({ kind }) => kind)).toEqual(['text', 'annotation', 'text']);
  });
});

describe('end', () => {
  it('equals one parse, and nothing comes after it', () => {
    const text = '<collection> <point> (1,2) </point> <point';
    const stream = createGroundingStream({ idPrefix: 'm1-' });
    stream.push(text);
    const ended = stream.end();
    expect(ended).toEqual(parseGrounding(text, { idPrefix: 'm1-' }));
    stream.push('more');
    expect(stream.snapshot()).toBe(ended);
    expect(stream.end()).toBe(ended);
  });
});
