import type { Span } from '../types.js';
import { type Collector, relativeFrame } from './collector.js';

const TOKEN = /<(?:loc_(\d+)|([A-Z][A-Z_]+)|\/?[a-z]+)>/g;
const PARTIAL = /<(?:\/?[a-z]{0,4}|loc_\d{0,4})$/;

/** The special tokens that a generation begins with, where they were not skipped: the decoder starts with `</s>`. */
const HEAD = /^\s*<\/?(?:s>|s?$)/;

/** Whether a text is a raw generation, rather than what the processor makes of it. */
export const isGeneration = (text: string): boolean =>
  HEAD.test(text) || (text.includes('<loc_') && !/^\s*(?:```\w*\s*)?\{\s*['"]/.test(text));

type Shape = 'box' | 'quad' | 'polygon';

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ['OCR_WITH_REGION', 'quad'],
  ['REFERRING_EXPRESSION_SEGMENTATION', 'polygon'],
  ['REGION_TO_SEGMENTATION', 'polygon'],
]);

/** A label and the runs of location tokens behind it. */
interface Item {
  label: string;
  runs: number[][];
  start: number;
  end: number;
  isOutline: boolean;
}

/**
 * Reads Florence-2's raw generation. Returns whether it was complete.
 *
 * @param at the span to report when the text is only a part of the input.
 */
export function readLocationTokens(text: string, collector: Collector, task?: string, at?: Span): boolean {
  // A prompt may go on behind the task.
  let taskName = task && /[a-z_]+/i.exec(task)?.[0].toUpperCase();
  let item: Item | undefined;
  let label = '';
  let labelStart = 0;
  let textStart = 0;
  let isInOutline = false;
  let hasEnd = false;
  const begin = text.search(/\S/);

  const finish = (isLast: boolean) => {
    if (item) readItem(item, taskName, collector, isLast, at ?? { start: item.start, end: item.end });
    item = undefined;
  };
  const takeText = (end: number) => {
    const between = text.slice(textStart, end);
    if (between.trim() === '') return;
    finish(false);
    if (label === '') labelStart = textStart + between.length - between.trimStart().length;
    label += between;
  };

  for (const match of text.matchAll(TOKEN)) {
    const [token, bin, name] = match as unknown as [string, string | undefined, string | undefined];
    takeText(match.index);
    const end = match.index + token.length;
    textStart = end;
    if (bin !== undefined || token === '<poly>') {
      if (!item || label !== '') {
        finish(false);
        const start = label === '' ? match.index : labelStart;
        item = { label, runs: [[]], start, end, isOutline: false };
        label = '';
      }
      if (bin !== undefined) item.runs.at(-1)!.push(Number(bin));
      else item.isOutline = true;
      item.end = end;
    }
    if (token === '<poly>' || token === '</poly>') isInOutline = token === '<poly>';
    if (item && (token === '<sep>' || token === '<poly>')) item.runs.push([]);
    if (name !== undefined) {
      taskName ??= name;
      label = '';
    }
    // Batches are padded behind the end.
    hasEnd = (token === '</s>' && match.index > begin) || (hasEnd && token === '<pad>');
  }

  const rest = text.slice(textStart);
  const isPartial = PARTIAL.test(text.slice(-16));
  // Text behind the last region is the label of one that never came. With its first tokens, an answer has its last one too.
  const isCut = !hasEnd && (isPartial || isInOutline || /[\p{L}\p{N}]/u.test(rest) || HEAD.test(text));
  if (item && isInOutline && !hasEnd) item.runs.pop();
  const isShort = item !== undefined && !hasEnd && isCountOff(item, taskName);
  finish(isCut || isShort);
  return !isCut && !isShort;
}

function shapeOf({ isOutline, label, runs }: Item, task: string | undefined): Shape {
  if (isOutline) return 'polygon';
  if (task !== undefined) return SHAPES.get(task) ?? 'box';
  if (runs.length === 1 && !isRing(runs[0]!)) return 'box';
  return label !== '' && runs.every((run) => run.length % SIZES.quad === 0) ? 'quad' : 'polygon';
}

/** Of boxes the first corner is the upper left one; a ring of vertices has to come back somewhere. */
const isRing = (run: readonly number[]): boolean =>
  run.length > SIZES.box && run.some((bin, i) => i % SIZES.box > 1 && bin < run[i - 2]!);

/** How many tokens a shape takes; an outline takes pairs. */
const SIZES: Readonly<Record<Shape, number>> = { box: 4, quad: 8, polygon: 2 };

const isCountOff = (item: Item, task: string | undefined): boolean =>
  (item.runs.at(-1)?.length ?? 0) % SIZES[shapeOf(item, task)] !== 0;

function readItem(
  item: Item,
  task: string | undefined,
  collector: Collector,
  isLast: boolean,
  span: Span,
): void {
  const shape = shapeOf(item, task);
  const size = SIZES[shape];
  const frame = relativeFrame(1000);
  const mark = { span, mention: item.label };
  for (const run of item.runs) {
    const rest = run.length % size;
    if (rest !== 0 && !isLast) {
      const message = `Left out ${rest} location tokens: ${shape === 'polygon' ? 'they come in pairs' : `a ${shape} has ${size}`}. Raw text of another task than detection needs \`task\`.`;
      collector.issue('invalid_item', message, span);
    }
    if (shape === 'polygon') {
      if (run.length > 0) collector.polygon(run.slice(0, run.length - rest), frame, mark);
    } else {
      for (let i = 0; i + size <= run.length; i += size) {
        const part = run.slice(i, i + size);
        if (shape === 'box') collector.box(part, frame, mark);
        else collector.polygon(part, frame, mark);
      }
    }
  }
}
