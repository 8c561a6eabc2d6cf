import type { ShapeAnnotationInput } from '../grounding/index.js';
import type { LabelSource } from '../image/labelText.js';
import { createStyleSheet, type ResolvedStyle, type StyleSheetOptions } from '../image/styleSheet.js';
import type { ShapeState } from '../image/types.js';

/** How the entries of a video look and what their labels say: asked for once an entry, not once a frame. */
export interface FrameStyles {
  readonly dense: boolean;
  /** Forgets everything and takes over new options. */
  configure(options: StyleSheetOptions, getLabel: LabelSource): void;
  atRest(entry: number, shape: ShapeAnnotationInput): ResolvedStyle;
  resolve(entry: number, shape: ShapeAnnotationInput, state: ShapeState): ResolvedStyle;
  labelOf(entry: number, shape: ShapeAnnotationInput): string | null;
}

/** Styles for the entries of a time index. */
export function createFrameStyles(options: StyleSheetOptions, initialGetLabel: LabelSource): FrameStyles {
  const sheet = createStyleSheet(options);
  let getLabel = initialGetLabel;
  const resting = new Map<number, ResolvedStyle>();
  const active = new Map<number, ResolvedStyle>();
  const texts = new Map<number, string | null>();

  function remember<T>(cache: Map<number, T>, key: number, make: () => T): T {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = make();
    cache.set(key, made);
    return made;
  }

  return {
    get dense() {
      return sheet.dense;
    },
    configure(next, nextGetLabel) {
      sheet.configure(next);
      getLabel = nextGetLabel;
      for (const cache of [resting, active, texts]) cache.clear();
    },
    // Through the sheet's numbers, so that entries of one look share one style and are painted together.
    atRest: (entry, shape) => remember(resting, entry, () => sheet.styles[sheet.indexOf(shape)]!),
    resolve(entry, shape, state) {
      const key = entry * 4 + Number(state.highlighted) * 2 + Number(state.selected);
      return remember(active, key, () => sheet.resolve(shape, state));
    },
    labelOf: (entry, shape) => remember(texts, entry, () => getLabel(shape) || null),
  };
}
