import type { AnnotationInput, ShapeAnnotationInput } from '../grounding/index.js';
import type { MentionColors } from '../styles/palette.js';
import { readableOn } from './color.js';
import type { Preferences } from './preferences.js';
import type { AnnotationStyle, ShapeState, Style } from './types.js';

/** A style with nothing left open. */
export interface ResolvedStyle {
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly halo: string | null;
  readonly fill: string;
  readonly fillOpacity: number;
  readonly opacity: number;
  readonly dash: readonly number[];
  readonly pointRadius: number;
  readonly labelColor: string;
  readonly labelBackground: string;
  readonly labelRadius: number;
}

/** What decides how shapes look. */
export interface StyleSheetOptions {
  colors: MentionColors;
  annotationStyle: AnnotationStyle<AnnotationInput> | undefined;
  /** Many shapes: thinner lines and smaller points, so that the image stays visible. */
  dense: boolean;
  preferences: Preferences;
}

/** The distinct styles of an image's shapes. */
export interface StyleSheet {
  readonly styles: readonly ResolvedStyle[];
  readonly dense: boolean;
  /** CSS pixels by which lines and points go beyond where shapes are, at most. */
  readonly reach: number;
  /** Takes over new options. Equal styles keep their numbers. False where no shape asked for so far looks otherwise. */
  configure(options: StyleSheetOptions): boolean;
  /** Index in `styles` of a shape that is neither highlighted nor selected. */
  indexOf(annotation: ShapeAnnotationInput): number;
  resolve(annotation: ShapeAnnotationInput, state: ShapeState): ResolvedStyle;
}

const HALO = 'rgb(0 0 0 / 60%)';
const LABEL_RADIUS = 4;
const AT_REST: ShapeState = { highlighted: false, selected: false };
/** Styles are numbered in 16 bits; what comes after shares the last number. */
const MAX_STYLES = 0xffff;

// What an app's function gives may be anything, and a canvas throws where a radius is negative.
const length = (given: number | undefined, usual: number) =>
  Number.isFinite(given) && given! >= 0 ? given! : usual;
const color = (given: unknown, usual: string) => (typeof given === 'string' ? given : usual);

const fillOpacityOf = (given: Style, state: ShapeState) =>
  length(given.fillOpacity, given.fill ? 0.2 : state.selected ? 0.24 : state.highlighted ? 0.16 : 0);

/** The styles that `options` give to shapes. */
export function createStyleSheet(initial: StyleSheetOptions): StyleSheet {
  let { colors, annotationStyle, dense, preferences } = initial;
  const styles: ResolvedStyle[] = [];
  const byKey = new Map<string, number>();
  let reach = 0;
  /** By mention, or by colour where annotations of one mention may have different ones. */
  const atRest = new Map<string | undefined, number>();

  function resolve(annotation: ShapeAnnotationInput, state: ShapeState): ResolvedStyle {
    const given =
      (typeof annotationStyle === 'function' ? annotationStyle(annotation, state) : annotationStyle) ?? {};
    const active = state.highlighted || state.selected;
    const { forced, moreContrast, labelRadius } = preferences;
    const width =
      length(given.strokeWidth, dense && !active ? 1 : 2) +
      (active ? 1 : 0) +
      (forced || moreContrast ? 1 : 0);
    const shared = {
      strokeWidth: width,
      opacity: length(given.opacity, 1),
      dash: Array.isArray(given.dash) ? given.dash : [],
      pointRadius: length(given.pointRadius, dense && !active ? 3 : 5) + (active ? 1 : 0),
      labelRadius: length(labelRadius, LABEL_RADIUS),
    };
    if (forced) {
      const stroke = active ? forced.highlight : forced.text;
      const plate = active ? forced.highlight : forced.background;
      const labelColor = active ? forced.highlightText : forced.text;
      const halo = forced.background;
      return { ...shared, stroke, halo, fill: stroke, fillOpacity: 0, labelColor, labelBackground: plate };
    }
    const stroke = color(given.stroke, colors.colorOfId(annotation.id, annotation.mention));
    const labelBackground = color(given.labelBackground, stroke);
    return {
      ...shared,
      stroke,
      halo: given.halo === false ? null : color(given.halo, moreContrast ? '#000' : HALO),
      fill: color(given.fill, stroke),
      fillOpacity: fillOpacityOf(given, state),
      labelColor: color(given.labelColor, readableOn(labelBackground)),
      labelBackground,
    };
  }

  function numberOf(style: ResolvedStyle) {
    const key = Object.values(style).join('|');
    let index = byKey.get(key);
    if (index === undefined) {
      index = Math.min(styles.length, MAX_STYLES);
      if (index === styles.length) styles.push(style);
      byKey.set(key, index);
      reach = Math.max(reach, style.pointRadius, style.strokeWidth / 2);
    }
    return index;
  }

  return {
    styles,
    get dense() {
      return dense;
    },
    get reach() {
      return reach;
    },
    resolve,
    configure(options) {
      const before = { colors, annotationStyle, dense, preferences };
      ({ colors, annotationStyle, dense, preferences } = options);
      // With every answer that grows, colours are new, and nearly always the same for what was there.
      const same =
        styles.length > 0 &&
        annotationStyle === before.annotationStyle &&
        typeof annotationStyle !== 'function' &&
        dense === before.dense &&
        preferences === before.preferences &&
        colors.by === 'mention' &&
        before.colors.by === 'mention' &&
        [...atRest.keys()].every((mention) => colors.colorOf(mention) === before.colors.colorOf(mention));
      if (!same) atRest.clear();
      return !same;
    },
    indexOf(annotation) {
      if (typeof annotationStyle === 'function') return numberOf(resolve(annotation, AT_REST));
      const { mention, id } = annotation;
      const key = colors.by === 'mention' ? mention : colors.colorOfId(id, mention);
      let index = atRest.get(key);
      if (index === undefined) {
        index = numberOf(resolve(annotation, AT_REST));
        atRest.set(key, index);
      }
      return index;
    },
  };
}
