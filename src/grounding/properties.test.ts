import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Annotation,
  createGroundingStream,
  type Expects,
  type Grounding,
  parseGrounding,
  serializeAnnotation,
  stripMarkup,
} from './index.js';

const TAGS = ['point', 'point_box', 'polygon', 'clip', 'track', 'collection', 'POINT', 'pointx'];
const attribute = fc.constantFrom(
  ' mention="a&amp;b <point> c"',
  " mention='it\"s'",
  ' mention="open',
  " mention='",
  ' mention=',
  ' t="1.5 seconds"',
  ' t="1 2"',
  ' t=x',
  ' asset_idx="1"',
  ' asset_idx="2"',
  ' asset_idx=-1',
  ' /',
  '"',
);
const tag = fc
  .tuple(
    fc.constantFrom('<', '</', '< '),
    fc.constantFrom(...TAGS),
    fc.array(attribute, { maxLength: 3 }),
    fc.constantFrom('>', '>', '>', '/>', ''),
  )
  .map(([open, name, attributes, close]) => open + name + attributes.join('') + close);
const leaf = fc
  .tuple(
    fc.constantFrom('point', 'point_box', 'polygon'),
    fc.array(attribute, { maxLength: 2 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([name, attributes, count]) => `<${name}${attributes.join('')}>${' (1,22)'.repeat(count)} </${name}>`);
const fragment = fc.oneof(
  { weight: 4, arbitrary: tag },
  { weight: 4, arbitrary: leaf },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '<track>',
      '</track>',
      '<collection mention="m" t="3">',
      '</collection>',
      '<clip t="1 2"/>',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' ',
      '(1,2)',
      '(3',
      '4 5 6 7 8 9 ',
      '"',
      "'",
      '<',
      '>',
      '😀',
      '\ud83d',
      'prose ',
      '中',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const markup = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(''));
const text = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 9, arbitrary: markup },
);
const expects = fc.constantFrom<(Expects | null)[]>(null, null, 'point', 'clip');

const runs = { numRuns: 1000 };

describe('parseGrounding', () => {
  it('covers any text with its segments, exactly and in order', () => {
    fc.assert(
      fc.property(text, expects, (source, family) => {
        const { segments, issues } = parseGrounding(source, { expects: family });
        let end = 0;
        for (const { span, kind } of segments) {
          expect(span.start).toBe(end);
          expect(span.end).toBeGreaterThan(span.start);
          if (kind === 'annotation') expect(source.charAt(span.start)).toBe('<');
          end = span.end;
        }
        expect(end).toBe(source.length);
        const starts = issues.map(({ span }) => span.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      runs,
    );
  });

  it('gives the same text as stripMarkup, and plain JSON with unique ids', () => {
    fc.assert(
      fc.property(text, (source) => {
        const grounding = parseGrounding(source, { idPrefix: 'm1-' });
        expect(grounding.text).toBe(stripMarkup(source));
        expect(JSON.parse(JSON.stringify(grounding.segments))).toEqual(grounding.segments);
        const ids = annotationsOf(grounding).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => id.startsWith('m1-'))).toBe(true);
        for (const flat of [...grounding.shapes, ...grounding.clips, ...grounding.tracks])
          expect(ids).toContain(flat.id);
      }),
      runs,
    );
  });
});

describe('createGroundingStream', () => {
  it('ends with what one parse gives, however the text was cut, through snapshots that agree with it', () => {
    fc.assert(
      fc.property(
        text,
        expects,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (source, family, sizes) => {
          const stream = createGroundingStream({ expects: family });
          let length = 0;
          for (let turn = 0; length < source.length; turn += 1) {
            const size = sizes[turn % sizes.length]!;
            stream.push(source.slice(length, length + size));
            length = Math.min(source.length, length + size);
            const snapshot = stream.snapshot();
            expect(stream.snapshot()).toBe(snapshot);
            const parsed = parseGrounding(source.slice(0, length), { expects: family });
            expect(snapshot.source).toBe(parsed.source);
            expect(parsed.text.startsWith(snapshot.text)).toBe(true);
            expect(snapshot.shapes.filter(({ arriving }) => !arriving)).toEqual(parsed.shapes);
            expect(snapshot.clips).toEqual(parsed.clips);
          }
          expect(stream.end()).toEqual(parseGrounding(source, { expects: family }));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps the identity of every annotation that stays the same', () => {
    fc.assert(
      fc.property(text, (source) => {
        const stream = createGroundingStream();
        let before = new Map<string, Annotation>();
        for (const character of source) {
          stream.push(character);
          const { shapes, clips } = stream.snapshot();
          const now = new Map<string, Annotation>([...shapes, ...clips].map((leaf) => [leaf.id, leaf]));
          for (const [id, leaf] of now) {
            const old = before.get(id);
            if (old && JSON.stringify(old) === JSON.stringify(leaf)) expect(leaf).toBe(old);
          }
          before = now;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('serializeAnnotation', () => {
  it('is undone by parsing', () => {
    fc.assert(
      fc.property(annotation, (written) => {
        const { segments, issues } = parseGrounding(serializeAnnotation(written));
        expect(issues).toEqual([]);
        expect(segments.map((segment) => segment.kind === 'annotation' && bare(segment.annotation))).toEqual([
          bare(written),
        ]);
      }),
      runs,
    );
  });

  it('is the same for what it wrote', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const segment of parseGrounding(source).segments) {
          if (segment.kind !== 'annotation' || hasEmptyTrack(segment.annotation)) continue;
          const canonical = serializeAnnotation(segment.annotation);
          const again = parseGrounding(canonical).segments[0];
          if (again?.kind === 'annotation') expect(serializeAnnotation(again.annotation)).toBe(canonical);
          else expect(canonical).toMatch(/^<collection[^>]*> {2}<\/collection>$/);
        }
      }),
      runs,
    );
  });
});

const base = { id: '', span: { start: 0, end: 0 } };
const coordinate = fc.integer({ min: 0, max: 1000 });
const vertex = fc.tuple(coordinate, coordinate);
const seconds = fc.integer({ min: 0, max: 10 ** 9 }).map((micros) => micros / 10 ** 6);
const mention = fc.option(fc.string({ unit: 'binary', minLength: 1 }), { nil: undefined });
const assetIdx = fc.option(fc.nat({ max: 5 }), { nil: undefined });
const t = fc.option(seconds, { nil: undefined });

const shapes = {
  point: fc.record({ x: coordinate, y: coordinate }).map((at) => ({ kind: 'point' as const, ...at })),
  box: fc.tuple(vertex, vertex).map(([[x1, y1], [x2, y2]]) => ({ kind: 'box' as const, x1, y1, x2, y2 })),
  polygon: fc
    .array(vertex, { minLength: 3, maxLength: 6 })
    .map((points) => ({ kind: 'polygon' as const, points })),
};
const shapeOf = (kind: keyof typeof shapes, index: fc.Arbitrary<number | undefined>) =>
  fc
    .tuple(shapes[kind] as fc.Arbitrary<object>, mention, t, index)
    .map(([shape, m, time, asset]) => defined({ ...base, ...shape, mention: m, t: time, assetIdx: asset }));
const clip = fc
  .tuple(seconds, t, mention, assetIdx)
  .map(([start, end, m, asset]) =>
    defined({ ...base, kind: 'clip', start, end, mention: m, assetIdx: asset }),
  );
const track = fc
  .tuple(fc.constantFrom('point' as const, 'box' as const, 'polygon' as const), assetIdx)
  .chain(([kind, asset]) =>
    fc
      .tuple(mention, fc.array(shapeOf(kind, fc.constant(asset)), { minLength: 1, maxLength: 4 }))
      .map(([m, waypoints]) =>
        defined({ ...base, kind: 'track', waypoints, complete: true, mention: m, assetIdx: asset }),
      ),
  );
const leafArbitrary = fc.oneof(
  shapeOf('point', assetIdx),
  shapeOf('box', assetIdx),
  shapeOf('polygon', assetIdx),
  clip,
);
const collection = fc
  .tuple(mention, fc.array(fc.oneof(leafArbitrary, track), { minLength: 1, maxLength: 5 }))
  .map(([m, children]) => defined({ ...base, kind: 'collection', children, complete: true, mention: m }));
const annotation = fc.oneof(leafArbitrary, track, collection);

function defined(value: object): Annotation {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined),
  ) as unknown as Annotation;
}

/** An annotation without what depends on where it stands. */
function bare(value: Annotation): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part) => (key === 'id' || key === 'span' ? undefined : part)),
  );
}

function hasEmptyTrack(value: Annotation): boolean {
  if (value.kind === 'collection') return value.children.some(hasEmptyTrack);
  return value.kind === 'track' && value.waypoints.length === 0;
}

function annotationsOf({ segments }: Grounding): Annotation[] {
  const within = (value: Annotation): Annotation[] => {
    if (value.kind === 'collection') return [value, ...value.children.flatMap(within)];
    return value.kind === 'track' ? [value, ...value.waypoints] : [value];
  };
  return segments.flatMap((segment) => (segment.kind === 'annotation' ? within(segment.annotation) : []));
}
