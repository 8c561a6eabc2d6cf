import { createLabelMeasure, type LabelMeasure } from './labelText.js';
import { type Preferences, readPreferences, watchPreferences } from './preferences.js';
import { createStyleSheet, type StyleSheet, type StyleSheetOptions } from './styleSheet.js';

/** What painting takes from the reader's device and settings. */
export interface Device {
  preferences: Preferences;
  measure: LabelMeasure;
  sheet: StyleSheet;
  /** Stops watching. */
  leave(): void;
}

/** The device as it is now, for what is painted in `stage`. Calls `onChange` when it may be another. */
export function readDevice(
  stage: HTMLElement,
  { colors, annotationStyle }: Pick<StyleSheetOptions, 'colors' | 'annotationStyle'>,
  onChange: () => void,
): Device {
  const preferences = readPreferences(stage);
  return {
    preferences,
    measure: createLabelMeasure(preferences.fontFamily, stage.ownerDocument),
    sheet: createStyleSheet({ colors, annotationStyle, dense: false, preferences }),
    leave: watchPreferences(stage, onChange),
  };
}
