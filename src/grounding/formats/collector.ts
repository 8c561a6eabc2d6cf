import { GRID_SIZE, type Size } from '../geometry.js';
import type { ShapeAnnotation, Span } from '../types.js';
import type { FormatIssueCode, FormatOptions, FormatResult, RelativeFormatOptions } from './types.js';

/** How far outside the grid counts as rounding: what six decimals of 0..1 or two of a pixel can leave. */
const ROUNDING = 0.01;

/** What goes with a shape. */
export interface Mark {
  span: Span;
  mention?: string | undefined;
  /** Stands in where there is neither a mention nor the caller's `label`. */
  spareMention?: string | undefined;
  score?: number | undefined;
  /** The item's own id in the data, where the format has one. */
  id?: string | undefined;
  /** Which of several pictures the shape is on; any value that is the same for the same picture. */
  asset?: unknown;
  /** The same, where the data numbers the pictures itself: from 0. */
  assetIdx?: number | undefined;
  /** In seconds, on video. */
  t?: number | undefined;
}

/** Gathers the shapes of one reading: places them on the grid, gives them ids and reports what had to change. */
export interface Collector {
  /** `coordinates` are x, y in a frame of the given size. */
  point(coordinates: readonly number[], frame: Size, mark: Mark): void;
  /** `coordinates` are x, y of one corner and x, y of the opposite one. */
  box(coordinates: readonly number[], frame: Size, mark: Mark): void;
  /** `coordinates` are x, y of one vertex after the other. */
  polygon(coordinates: readonly number[], frame: Size, mark: Mark): void;
  issue(code: FormatIssueCode, message: string, span: Span): void;
  /** Number the pictures in this order, before those that shapes name. */
  assets(keys: Iterable<unknown>): void;
  /** How many shapes and issues there are. */
  readonly size: number;
  /** All of the input; empty when it is not text. */
  readonly whole: Span;
  result(complete: boolean): FormatResult;
}

export function isSize(size: unknown): size is Size {
  if (typeof size !== 'object' || size === null) return false;
  const { width, height } = size as Partial<Size>;
  return Number.isFinite(width) && Number.isFinite(height) && width! > 0 && height! > 0;
}

/** A frame for coordinates that are relative to the picture: 0..`extent` in both axes. */
export const relativeFrame = (extent: number): Size => ({ width: extent, height: extent });

/** @param format starts the ids of items that bring none. @param input what is being read. */
export function createCollector(
  format: string,
  input: unknown,
  options: RelativeFormatOptions | undefined,
): Collector {
  const annotations: ShapeAnnotation[] = [];
  const issues: FormatResult['issues'] = [];
  const usedIds = new Map<string, number>();
  const assetIndexes = new Map<unknown, number>();
  const shapeAssets: unknown[] = [];
  const end = typeof input === 'string' ? input.length : 0;

  const issue: Collector['issue'] = (code, message, span) => void issues.push({ code, message, span });

  const uniqueId = (wanted: string) => {
    let id = wanted;
    let copies = usedIds.get(wanted) ?? 0;
    while (usedIds.has(id)) id = `${wanted}-${++copies}`;
    usedIds.set(wanted, copies);
    if (id !== wanted) usedIds.set(id, 0);
    return id;
  };

  /** The coordinates on the grid, or null when they are unusable: then the item is reported. */
  const place = (coordinates: readonly number[], frame: Size, counts: string, valid: boolean, mark: Mark) => {
    if (!valid || !coordinates.every(Number.isFinite)) {
      issue('invalid_item', `Left out an item: expected ${counts}, all of them finite numbers.`, mark.span);
      return null;
    }
    let moved = false;
    const grid = coordinates.map((value, i) => {
      const at = (value / (i % 2 ? frame.height : frame.width)) * GRID_SIZE;
      if (at < -ROUNDING || at > GRID_SIZE + ROUNDING) moved = true;
      return Math.min(GRID_SIZE, Math.max(0, at));
    });
    if (moved) issue('out_of_image', 'Moved coordinates from outside the image to its edge.', mark.span);
    return grid;
  };

  const base = (mark: Mark) => {
    const mention = mark.mention?.trim() || options?.label || mark.spareMention;
    if (mark.asset !== undefined && !assetIndexes.has(mark.asset)) {
      assetIndexes.set(mark.asset, assetIndexes.size);
    }
    shapeAssets.push(mark.asset);
    return {
      id: uniqueId((options?.idPrefix ?? '') + (mark.id ?? `${format}-${annotations.length}`)),
      span: mark.span,
      ...(mention ? { mention } : undefined),
      ...(mark.score === undefined ? undefined : { score: mark.score }),
      ...(mark.assetIdx === undefined ? undefined : { assetIdx: mark.assetIdx }),
      ...(mark.t === undefined ? undefined : { t: mark.t }),
    };
  };

  return {
    issue,
    whole: { start: 0, end },
    get size() {
      return annotations.length + issues.length;
    },
    point(coordinates, frame, mark) {
      const grid = place(coordinates, frame, '2 coordinates', coordinates.length === 2, mark);
      if (grid) annotations.push({ ...base(mark), kind: 'point', x: grid[0]!, y: grid[1]! });
    },
    box(coordinates, frame, mark) {
      const grid = place(coordinates, frame, '4 coordinates', coordinates.length === 4, mark);
      if (!grid) return;
      const [xA, yA, xB, yB] = grid as [number, number, number, number];
      annotations.push({
        ...base(mark),
        kind: 'box',
        x1: Math.min(xA, xB),
        y1: Math.min(yA, yB),
        x2: Math.max(xA, xB),
        y2: Math.max(yA, yB),
      });
    },
    polygon(coordinates, frame, mark) {
      const valid = coordinates.length >= 6 && coordinates.length % 2 === 0;
      const grid = place(coordinates, frame, 'pairs of coordinates, at least 3', valid, mark);
      if (!grid) return;
      const points: [number, number][] = [];
      for (let i = 0; i < grid.length; i += 2) points.push([grid[i]!, grid[i + 1]!]);
      annotations.push({ ...base(mark), kind: 'polygon', points });
    },
    assets(keys) {
      for (const key of keys) if (!assetIndexes.has(key)) assetIndexes.set(key, assetIndexes.size);
    },
    result(complete) {
      if (!complete) {
        issue('cut_off', 'The text ends in the middle of an element: what was whole is kept.', {
          start: end,
          end,
        });
      }
      // One picture needs no index: its annotations belong to whichever image they are shown on.
      const several = assetIndexes.size > 1;
      return {
        annotations: several
          ? annotations.map((annotation, i) => {
              const assetIdx = assetIndexes.get(shapeAssets[i]);
              return assetIdx === undefined ? annotation : { ...annotation, assetIdx };
            })
          : annotations,
        issues,
        complete,
      };
    },
  };
}

/**
 * The frame of a format that writes pixels: `inputSize`, else the size that the data states, else `imageSize`; undefined,
 * with an issue, when none is usable.
 */
export function pixelFrame(
  collector: Collector,
  options: FormatOptions,
  stated?: { size: unknown; span: Span },
): Size | undefined {
  if (isSize(options?.inputSize)) return options.inputSize;
  const image = options?.imageSize;
  if (stated && isSize(stated.size)) {
    const { width, height } = stated.size;
    if (isSize(image) && (image.width !== width || image.height !== height)) {
      collector.issue(
        'size_mismatch',
        `The data is for an image of ${width} x ${height} pixels, not ${image.width} x ${image.height}: it was scaled. Pass \`inputSize\` if the data is wrong about this.`,
        stated.span,
      );
    }
    return { width, height };
  }
  if (isSize(image)) return image;
  collector.issue(
    'missing_image_size',
    'Pixel coordinates cannot be placed without the size of the image: pass `imageSize` with a positive width and height.',
    { start: 0, end: 0 },
  );
  return undefined;
}
