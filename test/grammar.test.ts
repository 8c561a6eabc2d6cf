import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Annotation,
  createGroundingStream,
  type Grounding,
  parseGrounding,
  serializeAnnotation,
  stripMarkup,
} from '../src/grounding/index.js';
import { MarkupReader } from '../src/grounding/reader.js';
import { readVectors, type StreamVector, segmentsToWire, toWire, type Vector } from './vectors.js';

describe.each(['edge', 'generated'])('%s.json', (file) => {
  it.each(readVectors<Vector>(file))('$name', (vector) => {
    const grounding = parseGrounding(vector.text, { expects: vector.expects });
    const { shapes, clips, tracks } = grounding;
    const ofKind = (kind: string) => shapes.filter((shape) => shape.kind === kind).map(toWire);
    const annotations = grounding.segments.flatMap((s) => (s.kind === 'annotation' ? [s.annotation] : []));

    expect(segmentsToWire(grounding)).toEqual(vector.segments);
    expect(grounding.issues.map(({ code, span }) => ({ code, span: [span.start, span.end] }))).toEqual(
      vector.errors,
    );
    expect({
      points: ofKind('point'),
      boxes: ofKind('box'),
      polygons: ofKind('polygon'),
      clips: clips.map(toWire),
      tracks: tracks.map(toWire),
    }).toEqual(vector.flat);
    expect(stripMarkup(vector.text)).toBe(vector.stripped);
    expect(grounding.text).toBe(vector.stripped);
    expect(canonical(annotations)).toEqual(vector.canonical?.map(asDoubles) ?? null);
  });
});

describe('streaming.json', () => {
  it.each(readVectors<StreamVector>('streaming'))('$name', ({ text, prefixes, states }) => {
    const stream = createGroundingStream();
    const reader = new MarkupReader('');
    let start = 0;
    for (const [end, state, resume] of prefixes) {
      stream.push(text.slice(start, end));
      reader.push(text.slice(start, end));
      start = end;
      expect({ end, leaves: leavesOf(stream.snapshot()) }).toEqual({ end, leaves: states[state]!.leaves });
      expect(reader.resume).toBe(resume);
    }
    const resume = reader.resume;
    const rest = parseGrounding(text.slice(resume));
    const after = parseGrounding(text).shapes.filter((shape) => shape.span.start >= resume);
    expect(rest.shapes.map(toWire)).toEqual(after.map(toWire));
  });
});

const RECORDED = '/work/shared/media/street.answer.txt';

describe.skipIf(!existsSync(RECORDED))('the recorded answer', () => {
  it('has the one box of the vendor and prose around it', () => {
    const grounding = parseGrounding(readFileSync(RECORDED, 'utf8'));
    expect(grounding.shapes).toMatchObject([
      { kind: 'box', mention: 'traffic light', x1: 808, y1: 248, x2: 863, y2: 386 },
    ]);
    expect(grounding.issues).toEqual([]);
    expect(grounding.segments.map(({ kind }) => kind)).toEqual(['text', 'annotation', 'text']);
    expect(grounding.text).toContain('The  in the background is showing a red signal');
  });
});

/** The markup of all annotations, or `null` when one of them has none. */
function canonical(annotations: Annotation[]): string[] | null {
  try {
    return annotations.map(serializeAnnotation);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Markup with integers above 2^53 - 1 as a double holds them: the wire has bigger ones than JavaScript. */
function asDoubles(markup: string): string {
  return markup.replace(/\d{16,}/g, (digits) => BigInt(Number(digits)).toString());
}

/** The finished leaves of a snapshot with the tag of the container around each, as `streaming.json` has them. */
function leavesOf(grounding: Grounding): object[] {
  const around = new Map<string, { container: string; start: number }>();
  const visit = (annotation: Annotation) => {
    const children =
      annotation.kind === 'collection'
        ? annotation.children
        : annotation.kind === 'track'
          ? annotation.waypoints
          : [];
    for (const child of children) {
      around.set(child.id, { container: annotation.kind, start: annotation.span.start });
      visit(child);
    }
  };
  for (const segment of grounding.segments) if (segment.kind === 'annotation') visit(segment.annotation);
  return [...grounding.shapes, ...grounding.clips]
    .filter(({ arriving }) => !arriving)
    .sort((a, b) => a.span.start - b.span.start)
    .map((leaf) => ({
      kind: leaf.kind,
      span: [leaf.span.start, leaf.span.end],
      context: {
        mention: leaf.mention ?? null,
        t: ('t' in leaf ? leaf.t : undefined) ?? null,
        asset_idx: leaf.assetIdx ?? null,
        container: around.get(leaf.id)?.container ?? null,
      },
      container_start: around.get(leaf.id)?.start ?? null,
    }));
}
