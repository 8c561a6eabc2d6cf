import { type MediaQuery, mediaQuery } from '../state/mediaQuery.js';

/** System colours that stand in for the palette while forced colours are on, as values that a canvas can draw. */
export interface ForcedColors {
  text: string;
  background: string;
  highlight: string;
  highlightText: string;
}

/** What the reader's device and settings ask of the painting. */
export interface Preferences {
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
  forced: ForcedColors | null;
  moreContrast: boolean;
  /** The font family of labels: the stage's. */
  fontFamily: string;
  /** Corner radius of labels, in CSS pixels. */
  labelRadius?: number | undefined;
}

function readForcedColors(stage: HTMLElement): ForcedColors {
  const probe = stage.ownerDocument.createElement('span');
  stage.append(probe);
  const read = (name: string) => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const colors = {
    text: read('CanvasText'),
    background: read('Canvas'),
    highlight: read('Highlight'),
    highlightText: read('HighlightText'),
  };
  probe.remove();
  return colors;
}

/** The corner radius that the style sheet gives to a stage, whose labels alone have it; not a number without the sheet. */
export const labelRadiusOf = (stage: Element) =>
  Number.parseFloat(getComputedStyle(stage).borderTopLeftRadius);

/** The preferences as they are now. `stage` is what is painted in. */
export function readPreferences(stage: HTMLElement): Preferences {
  const view = stage.ownerDocument.defaultView!;
  return {
    pixelRatio: view.devicePixelRatio || 1,
    forced: mediaQuery(view, '(forced-colors: active)').matches ? readForcedColors(stage) : null,
    moreContrast: mediaQuery(view, '(prefers-contrast: more)').matches,
    fontFamily: view.getComputedStyle(stage).fontFamily,
    labelRadius: labelRadiusOf(stage),
  };
}

/** Calls `onChange` when any of the preferences may have changed, until the returned function is called. */
export function watchPreferences(root: HTMLElement, onChange: () => void): () => void {
  const view = root.ownerDocument.defaultView!;
  const { fonts } = root.ownerDocument;
  const queries = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)'].map(
    (query) => mediaQuery(view, query),
  );
  // A query matches one ratio only, so each change needs the next.
  let ratio: MediaQuery;
  const watchRatio = () => {
    ratio = mediaQuery(view, `(resolution: ${view.devicePixelRatio}dppx)`);
    ratio.addEventListener('change', changeRatio, { once: true });
  };
  const changeRatio = () => {
    watchRatio();
    onChange();
  };
  watchRatio();
  for (const query of queries) query.addEventListener('change', onChange);
  fonts?.addEventListener('loadingdone', onChange);
  return () => {
    ratio.removeEventListener('change', changeRatio);
    for (const query of queries) query.removeEventListener('change', onChange);
    fonts?.removeEventListener('loadingdone', onChange);
  };
}
