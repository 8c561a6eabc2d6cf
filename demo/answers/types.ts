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

/** A film of the playground and its answers, made from the motion that its pictures show. */
export interface DemoFilm {
  /** Also the name of its files in `demo/films`. */
  id: string;
  title: string;
  alt: string;
  /** In pixels. */
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  /** When the picture is that the film opens with, in seconds. */
  opening: number;
  credit: {
    /** Whose work it is. */
    by: string;
    /** The name of the work. */
    work: string;
    /** Under what terms, and where it is to be found. */
    terms?: { name: string; href: string };
    note?: string;
  };
  prompts: readonly ScriptedPrompt[];
}
