import { escapeHtml } from './entities.js';
import type {
  AnnotationInput,
  ClipAnnotationInput,
  ShapeAnnotationInput,
  TrackAnnotationInput,
} from './types.js';

/** What the containers around an annotation give it. */
interface Given {
  assetIdx: number | undefined;
  t: number | undefined;
}

/** Work left to do: text to write, or an annotation to write the markup of. */
type Job = string | { annotation: AnnotationInput; given: Given };

/**
 * Canonical markup of an annotation: parsing it gives the annotation back, but for ids and spans. `assetIdx` is written
 * where it differs from what the containers around it give; a collection's time is written on its shapes. An unfinished
 * container is written closed.
 *
 * @throws TypeError for an unknown kind or a missing list, and for a track of nothing, of several kinds or of several assets
 * @throws RangeError for a time, index or coordinate that markup cannot say
 */
export function serializeAnnotation(annotation: AnnotationInput): string {
  const parts: string[] = [];
  // Collections may nest as deep as a caller likes: a list of jobs instead of the call stack.
  const jobs: Job[] = [{ annotation, given: { assetIdx: undefined, t: undefined } }];
  for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) {
    if (typeof job === 'string') parts.push(job);
    else for (const next of write(job.annotation, job.given).reverse()) jobs.push(next);
  }
  return parts.join('');
}

function write(annotation: AnnotationInput, given: Given): Job[] {
  switch (annotation?.kind) {
    case 'point':
    case 'box':
    case 'polygon':
      return [shapeMarkup(annotation, given)];
    case 'clip':
      return [clipMarkup(annotation, given.assetIdx)];
    case 'track':
      return [trackMarkup(annotation, given.assetIdx)];
    case 'collection': {
      const own = indexOf(annotation);
      const t = annotation.t === undefined ? given.t : checkedTime(annotation.t);
      const inner: Given = { assetIdx: own ?? given.assetIdx, t };
      const jobs: Job[] = [`<collection${mentionOf(annotation)}${assetOf(own, given.assetIdx)}> `];
      listOf(annotation.children, 'collection', 'children').forEach((child, index) => {
        if (index > 0) jobs.push(' ');
        jobs.push({ annotation: child, given: inner });
      });
      jobs.push(' </collection>');
      return jobs;
    }
    default:
      throw new TypeError(
        `Cannot serialize an annotation of kind ${JSON.stringify((annotation as { kind?: unknown } | undefined)?.kind)}: use point, box, polygon, clip, track or collection.`,
      );
  }
}

function shapeMarkup(shape: ShapeAnnotationInput, given: Given): string {
  const time = shape.t === undefined ? given.t : checkedTime(shape.t);
  const t = time === undefined ? '' : ` t="${decimal(time, true)} seconds"`;
  const attributes = mentionOf(shape) + t + assetOf(indexOf(shape), given.assetIdx);
  switch (shape.kind) {
    case 'point':
      return `<point${attributes}> ${tuple(shape.x, shape.y)} </point>`;
    case 'box':
      return `<point_box${attributes}> ${tuple(shape.x1, shape.y1)} ${tuple(shape.x2, shape.y2)} </point_box>`;
    case 'polygon':
      if (listOf(shape.points, 'polygon', 'points').length < 3) {
        throw new RangeError(`A polygon has ${shape.points.length} vertices: markup needs at least 3.`);
      }
      return `<polygon${attributes}> ${shape.points.map(([x, y]) => tuple(x, y)).join(' ')} </polygon>`;
  }
}

function clipMarkup(clip: ClipAnnotationInput, givenAssetIdx: number | undefined): string {
  const times = clip.end === undefined ? [clip.start] : [clip.start, clip.end];
  const t = times.map((time) => `${decimal(checkedTime(time), false)} seconds`).join(' ');
  return `<clip${mentionOf(clip)}${assetOf(indexOf(clip), givenAssetIdx)} t="${t}" />`;
}

function trackMarkup(track: TrackAnnotationInput, givenAssetIdx: number | undefined): string {
  const waypoints = listOf(track.waypoints, 'track', 'waypoints');
  if (waypoints.length === 0) throw new TypeError('A track has no waypoints: markup needs at least one.');
  if (waypoints.some(({ kind }) => kind !== waypoints[0]!.kind)) {
    throw new TypeError('The waypoints of a track are of several kinds: make a track for each kind.');
  }
  const indexes = new Set([track, ...waypoints].map(indexOf).filter((index) => index !== undefined));
  if (indexes.size > 1) {
    throw new TypeError(
      `A track and its waypoints name several assets (${[...indexes].join(', ')}): make a track for each asset.`,
    );
  }
  const [assetIdx = givenAssetIdx] = indexes;
  const inner = waypoints.map((waypoint) => shapeMarkup(waypoint, { assetIdx, t: undefined }));
  return `<track${mentionOf(track)}${assetOf(assetIdx, givenAssetIdx)}> ${inner.join(' ')} </track>`;
}

/** The list that a kind of annotation is made of. */
function listOf<T>(list: readonly T[], kind: string, name: string): readonly T[] {
  if (!Array.isArray(list)) throw new TypeError(`A ${kind} has no list of ${name}: give it one.`);
  return list;
}

function mentionOf({ mention }: AnnotationInput): string {
  return mention ? ` mention="${escapeHtml(String(mention))}"` : '';
}

function assetOf(assetIdx: number | undefined, given: number | undefined): string {
  return assetIdx === undefined || assetIdx === given ? '' : ` asset_idx="${integer(assetIdx)}"`;
}

function indexOf({ assetIdx }: AnnotationInput): number | undefined {
  if (assetIdx !== undefined && !(Number.isInteger(assetIdx) && assetIdx >= 0)) {
    throw new RangeError(`assetIdx is ${assetIdx}: it must be a whole number from 0 on.`);
  }
  return assetIdx;
}

function checkedTime(seconds: number): number {
  if (!(Number.isFinite(seconds) && seconds >= 0)) {
    throw new RangeError(`A time is ${seconds}: it must be a finite number of seconds from 0 on.`);
  }
  return seconds;
}

function tuple(x: number, y: number): string {
  if (![x, y].every((value) => Number.isInteger(value) && value >= 0)) {
    throw new RangeError(
      `Cannot write the coordinates (${x}, ${y}): markup has whole numbers from 0 on. Round and clamp to the grid 0..1000.`,
    );
  }
  return `(${integer(x)},${integer(y)})`;
}

/** Digits only: `String` writes large numbers with an exponent. */
function integer(value: number): string {
  return BigInt(value).toString();
}

/** At most six decimals, ties to even. */
function decimal(value: number, keepOneDecimal: boolean): string {
  const [whole, fraction = ''] = sixDecimals(value).split('.');
  const digits = fraction.replace(/0+$/, '') || (keepOneDecimal ? '0' : '');
  return digits ? `${whole}.${digits}` : whole!;
}

/**
 * `toFixed` rounds the exact binary value, but ties up. A number lies exactly between two sixth decimals only when it is
 * an odd multiple of 1/128: half of 10^-6 is 1 / (2^7 * 5^6), and binary fractions have no factor 5 below the line.
 */
function sixDecimals(value: number): string {
  if (value >= 1e21) return integer(value);
  const tie = Math.abs((value * 128) % 2) === 1;
  if (!tie) return value.toFixed(6);
  const exact = value.toFixed(7);
  return Number(exact.at(-2)) % 2 === 0 ? exact.slice(0, -1) : value.toFixed(6);
}
