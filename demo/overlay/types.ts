import type { ShapeAnnotation, Size, Span } from 'perceptron-react/core';

/** What a format may have to be told besides the text and the image, as it stands in the form. */
export interface Settings {
  /** The size of the picture that the coordinates refer to, in pixels; empty where it is the image itself. */
  inputWidth: string;
  inputHeight: string;
  /** What was asked for, where the data does not name it. */
  label: string;
  /** Names of classes in the order of their numbers, separated by commas or on lines of their own. */
  classNames: string;
  /** Florence-2's task token; empty for none. */
  task: string;
  /** Whether pixels count from 1. */
  oneBased: boolean;
}

export type SettingName = 'inputSize' | 'label' | 'classNames' | 'task' | 'oneBased';

/** A text in some format that fits one of the photos. */
export interface Sample {
  /** The photo it is about. */
  pictureId: string;
  text: string;
  settings?: Partial<Settings>;
}

/** One thing that was left out, moved or missing. */
export interface ReadIssue {
  code: string;
  message: string;
  /** Where in the text; empty when it is not about a place in the text. */
  span: Span;
}

/** What a format made of the text. */
export interface ReadResult {
  annotations: readonly ShapeAnnotation[];
  issues: readonly ReadIssue[];
  /** False when the text was cut off before its end. */
  complete: boolean;
}

/** A format that can be pasted. */
export interface OverlayFormat {
  id: string;
  name: string;
  /** Who writes it. */
  by: 'model' | 'tool';
  /** Order and scale of its coordinates, in a few words. */
  coordinates: string;
  settings: readonly SettingName[];
  sample: Sample;
  read(text: string, imageSize: Size, settings: Settings): ReadResult;
}
