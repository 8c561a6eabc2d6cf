import { shapesOf } from '../flatten.js';
import { GRID_SIZE, type Rect, shapeBounds } from '../geometry.js';
import type {
  Annotation,
  AnnotationInput,
  Grounding,
  ShapeAnnotationInput,
  ShapeOf,
  Span,
} from '../types.js';
import { createCollector, type Mark, relativeFrame } from './collector.js';
import { plainNumber } from './shapes.js';
import type { ClassOptions, FormatResult, RelativeFormatOptions } from './types.js';
import { classLabel } from './values.js';

/**
 * Reads a YOLO label or prediction file, for detection, oriented boxes or segmentation: one shape a line.
 *
 * `class x_center y_center width height` is a box and `class x1 y1 x2 y2 x3 y3 …` a polygon, each with a confidence behind
 * it or without; the number of its track may stand behind that, and is left out. x before y, **0..1** in both axes; a box
 * by its **centre** and size. Classes count from 0; pass their names as `labels`. Label files of pose estimation are told by
 * the 2 that marks a visible keypoint, which no coordinate can be: a box and its labelled keypoints. Predicted poses look like
 * outlines and would be misread, as would a lone line of track 1: a number of 1 can be a coordinate. A line that was cut off
 * cannot be told from a shorter one unless its count of numbers gives it away. (Source: Ultralytics' dataset documentation.)
 */
export function yolo(input: unknown, options?: RelativeFormatOptions<ClassOptions>): FormatResult {
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
  const poseLength = lines.find(({ numbers }) => isPose(numbers))?.numbers.length;
  const addBox = ([x, y, width, height]: readonly number[], mark: Mark) => {
    const [dx, dy] = [width! / 2, height! / 2];
    collector.box([x! - dx, y! - dy, x! + dx, y! + dy], frame, mark);
  };
  for (const { span, classNumber, numbers } of lines) {
    const isLine = Number.isInteger(classNumber) && numbers.every(Number.isFinite);
    if (!isLine || numbers.length < 4) {
      // Of a line that was cut off, the last number may be no number yet.
      const isEnd = span.end === input.length && numbers.length < 5 && Number.isInteger(classNumber);
      if (isEnd && numbers.slice(0, -1).every(Number.isFinite)) complete = false;
      else collector.issue('invalid_item', 'Left out a line that is not a class and its coordinates.', span);
      continue;
    }
    const mention = classLabel(options, classNumber);
    if (numbers.length === poseLength && hasFlags(numbers)) {
      addBox(numbers, { span, mention });
      for (let i = 4; i < numbers.length; i += 3) {
        if (numbers[i + 2]! > 0) collector.point(numbers.slice(i, i + 2), frame, { span, mention });
      }
      continue;
    }
    if (endsInTrack(numbers, firstTrack)) numbers.pop();
    const score = numbers.length % 2 ? numbers.pop() : undefined;
    if (numbers.length === 4) addBox(numbers, { span, mention, score });
    else collector.polygon(numbers, frame, { span, mention, score });
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

/** Whether there is a box, and x, y and a flag for each keypoint: 0 not labelled, 1 hidden, 2 visible. */
const hasFlags = (numbers: readonly number[]): boolean =>
  numbers.length > 7 &&
  numbers.length % 3 === 1 &&
  numbers.every((number, i) => i < 6 || i % 3 !== 0 || [0, 1, 2].includes(number));

/** Whether a line can only be that of a pose: a 2 at its end could be a track. */
const isPose = (numbers: readonly number[]): boolean => hasFlags(numbers) && numbers.slice(0, -1).includes(2);

/** Options of {@link toYolo}. */
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

/** What {@link toYolo} writes. */
export interface YoloData<A extends AnnotationInput = Annotation> {
  /** The label file: boxes for detection, polygons for segmentation, one a line. */
  text: string;
  /** The names of its classes, by number: `names` of the data set's YAML. */
  labels: readonly string[];
  /** What a label file cannot hold: points. */
  skipped: readonly ShapeOf<A>[];
}

/**
 * Writes a YOLO label file: x before y, 0..1 in both axes; boxes by centre and size, polygons by their vertices. The inverse
 * of {@link yolo}; scores only on request, since label files have none.
 */
export function toYolo<A extends AnnotationInput = Annotation>(
  annotations: Grounding | readonly A[],
  options: ToYoloOptions = {},
): YoloData<A> {
  const { unnamed = 'object', scores = false } = options;
  const labels = [...(options.labels ?? [])];
  const numbers = new Map(labels.map((label, i) => [label, i]));
  const skipped: ShapeAnnotationInput[] = [];
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
    const coordinates = values.map((value) => plainNumber(value / GRID_SIZE));
    const score = scores && shape.score !== undefined ? [plainNumber(shape.score)] : [];
    lines.push([classNumber, ...coordinates, ...score].join(' '));
  }
  return { text: lines.map((line) => `${line}\n`).join(''), labels, skipped: skipped as ShapeOf<A>[] };
}

const centred = ({ x, y, width, height }: Rect) => [x + width / 2, y + height / 2, width, height];
