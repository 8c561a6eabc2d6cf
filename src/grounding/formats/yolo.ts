import { type Rect, shapeBounds } from '../geometry.js';
import type { Annotation, Span } from '../types.js';
import { createCollector, relativeFrame } from './collector.js';
import { plainNumber, shapesOf } from './shapes.js';
import type { ClassOptions, FormatResult } from './types.js';
import { classLabel } from './values.js';

/**
 * Reads a YOLO label or prediction file, for detection, oriented boxes or segmentation: one shape a line.
 *
 * `class x_center y_center width height` is a box and `class x1 y1 x2 y2 x3 y3 …` a polygon, each with a confidence behind
 * it or without; the number of its track may stand behind that, and is left out. x before y, **0..1** in both axes; a box
 * by its **centre** and size. Classes count from 0; pass their names as `labels`. Files of pose estimation look alike and
 * would be misread, as would a lone line of track 1: a number of 1 can be a coordinate. A line that was cut off cannot be
 * told from a shorter one unless its count of numbers gives it away. (Source: Ultralytics' dataset documentation.)
 */
export function yolo(input: unknown, options: ClassOptions): FormatResult {
  const collector = createCollector('yolo', input, options);
  if (typeof input !== 'string') {
    collector.issue('unreadable', 'Expected the text of a label file.', collector.whole);
    return collector.result(true);
  }
  const frame = relativeFrame(1);
  let complete = true;
  const lines = linesOf(input);
  // Each line of a video's frame has its track, of which the first is 1.
  const firstTrack = lines.some(({ numbers }) => endsInTrack(numbers, 2)) ? 1 : 2;
  for (const { span, classNumber, numbers } of lines) {
    const isLine = Number.isInteger(classNumber) && numbers.every(Number.isFinite);
    if (!isLine || numbers.length < 4) {
      // Of a line that was cut off, the last number may be no number yet.
      const isEnd = span.end === input.length && numbers.length < 5 && Number.isInteger(classNumber);
      if (isEnd && numbers.slice(0, -1).every(Number.isFinite)) complete = false;
      else collector.issue('invalid_item', 'Left out a line that is not a class and its coordinates.', span);
      continue;
    }
    if (endsInTrack(numbers, firstTrack)) numbers.pop();
    const score = numbers.length % 2 ? numbers.pop() : undefined;
    const mark = { span, mention: classLabel(options, classNumber), score };
    if (numbers.length === 4) {
      const [x, y, width, height] = numbers as [number, number, number, number];
      collector.box([x - width / 2, y - height / 2, x + width / 2, y + height / 2], frame, mark);
    } else {
      collector.polygon(numbers, frame, mark);
    }
  }
  return collector.result(complete);
}

interface Line {
  span: Span;
  classNumber: number;
  /** What stands behind the class. */
  numbers: number[];
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].flatMap((match): Line[] => {
    const line = match[0].trim();
    if (line === '' || line.startsWith('#')) return [];
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    const [classNumber, ...numbers] = (line.match(/[^\s,]+/g) ?? []).map(Number) as [number, ...number[]];
    return [{ span, classNumber, numbers }];
  });
}

/** Coordinates and scores are 1 at most, give or take their rounding: a larger whole number behind them is that of a track. */
const endsInTrack = (numbers: readonly number[], first: number): boolean =>
  numbers.length > 4 &&
  Number.isInteger(numbers.at(-1)) &&
  numbers.at(-1)! >= first &&
  numbers.slice(0, -1).every((number) => number < 1.5);

export interface ToYoloOptions {
  /**
   * The classes in the order of their numbers. Mentions that are not among them are added behind.
   * @default []
   */
  labels?: readonly string[] | undefined;
  /**
   * The class of annotations without a mention.
   * @default 'object'
   */
  unnamed?: string | undefined;
  /**
   * Write the score behind the coordinates, as prediction files have it; training takes label files without.
   * @default false
   */
  scores?: boolean | undefined;
}

export interface YoloData {
  /** The label file: boxes for detection, polygons for segmentation, one a line. */
  text: string;
  /** The names of its classes, by number: `names` of the data set's YAML. */
  labels: readonly string[];
  /** What a label file cannot hold: points. */
  skipped: readonly Annotation[];
}

/**
 * Writes a YOLO label file: x before y, 0..1 in both axes; boxes by centre and size, polygons by their vertices. The inverse
 * of {@link yolo}; scores only on request, since label files have none.
 */
export function toYolo(annotations: readonly Annotation[], options: ToYoloOptions = {}): YoloData {
  const { unnamed = 'object', scores = false } = options;
  const labels = [...(options.labels ?? [])];
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const skipped: Annotation[] = [];
  const lines: string[] = [];
  for (const shape of shapesOf(annotations)) {
    if (shape.kind === 'point') {
      skipped.push(shape);
      continue;
    }
    const label = shape.mention ?? unnamed;
    let classNumber = numbers.get(label);
    if (classNumber === undefined) {
      classNumber = labels.push(label) - 1;
      numbers.set(label, classNumber);
    }
    const values = shape.kind === 'box' ? centred(shapeBounds(shape)) : shape.points.flat();
    const coordinates = values.map((value) => plainNumber(value / 1000));
    const score = scores && shape.score !== undefined ? [plainNumber(shape.score)] : [];
    lines.push([classNumber, ...coordinates, ...score].join(' '));
  }
  return { text: lines.map((line) => `${line}\n`).join(''), labels, skipped };
}

const centred = ({ x, y, width, height }: Rect) => [x + width / 2, y + height / 2, width, height];
