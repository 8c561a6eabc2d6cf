import type { AnnotationFormat } from 'perceptron-react/core';

/** A question that has a scripted answer. */
export interface ScriptedPrompt {
  /** What the suggestion says. */
  label: string;
  /** What is sent. */
  prompt: string;
  /** The kind of annotation the request asks for; prose without one. */
  format?: AnnotationFormat;
  /** Shown before the answer, and asked for from the real API. Not with a `format`: thinking makes shapes worse. */
  thinking?: string;
  /** The answer in grounding markup. */
  answer: string;
}

/** A photo of the playground and its answers, written by hand and checked against the picture. */
export interface DemoPhoto {
  id: string;
  /** The npm package that holds the picture as `data/image.jpg`. */
  package: string;
  title: string;
  artist: string;
  date: string;
  /** The picture's page at the museum. */
  href: string;
  alt: string;
  width: number;
  height: number;
  prompts: readonly ScriptedPrompt[];
}
