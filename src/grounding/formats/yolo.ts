import { type Rect, shapeBounds } from '../geometry.js';
import type { Annotation } from '../types.js';
import { createCollector, relativeFrame } from './collector.js';
import { plainNumber, shapesOf } from './shapes.js';
import type { ClassOptions, FormatResult } from './types.js';
import { classLabel } from './values.js';

/**
 * Reads a YOLO label or prediction file, for detection or segmentation: one shape a line.
 *
 * `class x_center y_center width height` is a box and `class x1 y1 x2 y2 x3 y3 …` a polygon, each with a confidence behind
 * it or without. x before y, **0..1** in both axes; a box by its **centre** and size. Classes count from 0; pass their names as
 * `labels`. Files of other tasks (pose, oriented boxes) look alike and would be misread. A line that was cut off cannot be
 * told from a shorter one unless its count of numbers gives it away. (Source: Ultralytics' dataset documentation.)
 */
export function yolo(input: unknown, options: ClassOptions): FormatResult {
  const collector = createCollector('yolo', input, options);
  if (typeof input !== 'string') {
    collector.issue('unreadable', 'Expected the text of a label file.', { start: 0, end: 0 });
    return collector.result(true);
  }
  const frame = relativeFrame(1);
  let complete = true;
  let start = 0;
  while (start < input.length) {
    const newline = input.indexOf('\n', start);
    const end = newline === -1 ? input.length : newline;
    const line = input.slice(start, end).trim();
    const span = { start, end: start + input.slice(start, end).trimEnd().length };
    start = end + 1;
    if (line === '' || line.startsWith('#')) continue;
    const [classNumber, ...numbers] = line.split(/\s+/).map(Number) as [number, ...number[]];
    const isValid = Number.isInteger(classNumber) && numbers.every(Number.isFinite);
    if (!isValid || numbers.length < 4) {
      if (newline === -1 && numbers.length < 4) complete = false;
      else collector.issue('invalid_item', 'Left out a line that is not a class and its coordinates.', span);
      continue;
    }
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

export interface ToYoloOptions {
  /**
   * The classes in the order of their numbers. Mentions that are not among them are added behind.
   * @default []
   */
  labels?: readonly string[];
  /**
   * The class of annotations without a mention.
   * @default 'object'
   */
  unnamed?: string;
}

export interface YoloData {
  /** The label file: boxes for detection, polygons for segmentation, one a line. */
  text: string;
  /** The names of its classes, by number: `names` of the data set's YAML. */
  labels: readonly string[];
  /** What a label file cannot hold: points. */
  skipped: readonly Annotation[];
}

/** Writes a YOLO label file. The inverse of {@link yolo}, except that scores are left out: label files have none. */
export function toYolo(annotations: readonly Annotation[], options: ToYoloOptions = {}): YoloData {
  const { unnamed = 'object' } = options;
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
    lines.push([classNumber, ...values.map((value) => plainNumber(value / 1000))].join(' '));
  }
  return { text: lines.map((line) => `${line}\n`).join(''), labels, skipped };
}

const centred = ({ x, y, width, height }: Rect) => [x + width / 2, y + height / 2, width, height];
