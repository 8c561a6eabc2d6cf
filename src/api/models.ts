import { defined } from '../grounding/defined.js';
import type { AnnotationFormat, Model } from './types.js';

/** What a model can do and how it wants to be asked. */
export interface ModelCapabilities {
  /** How wishes travel: as the `vision_config` field, or as a `<hint>` system message. */
  grounding: 'vision_config' | 'hint';
  /** How `enableThinking` travels: in the `vision_config` or hint, as `reasoning_effort`, or not at all. */
  thinking: 'vision' | 'reasoning_effort' | 'none';
  /** Whether thinking makes points, boxes and polygons better rather than worse. */
  thinksForShapes: boolean;
  /** Whether the model can zoom into regions when asked to. */
  focus: boolean;
  formats: readonly AnnotationFormat[];
  /** MIME types of images that data URLs may hold. None: the model takes no images. */
  imageTypes: readonly string[];
  /** MIME types of videos that data URLs may hold. None: the model takes no videos. */
  videoTypes: readonly string[];
  maxContextTokens?: number;
  maxOutputTokens?: number;
  /** US dollars for a million tokens. */
  price?: { input: number; output: number };
}

/** What an app says of a model: what is left out stays as the library or the server has it. */
export type ModelOverrides = { [Key in keyof ModelCapabilities]?: ModelCapabilities[Key] | undefined };

/** The model of a request that names none. */
export const DEFAULT_MODEL = 'perceptron-mk1';

/** What a model is taken for that no table knows: one that is asked as `perceptron-mk1` is. */
export const defaultCapabilities: ModelCapabilities = {
  grounding: 'vision_config',
  thinking: 'vision',
  thinksForShapes: false,
  focus: true,
  formats: ['point', 'box', 'polygon', 'clip'],
  imageTypes: ['image/png', 'image/jpeg', 'image/webp'],
  videoTypes: ['video/mp4', 'video/webm'],
};

const isaac: Partial<ModelCapabilities> = {
  grounding: 'hint',
  thinksForShapes: true,
  formats: ['point', 'box', 'polygon'],
  videoTypes: [],
  maxContextTokens: 8_192,
};

/** What the known models differ in from {@link defaultCapabilities}. */
export const knownModels: Readonly<Record<string, Partial<ModelCapabilities>>> = {
  'perceptron-mk1': {
    maxContextTokens: 32_768,
    maxOutputTokens: 8_192,
    price: { input: 0.15, output: 1.5 },
  },
  'perceptron-mk1.5': {
    thinking: 'reasoning_effort',
    focus: false,
    videoTypes: ['video/mp4', 'video/webm', 'video/quicktime'],
  },
  'isaac-0.2-2b-preview': isaac,
  'isaac-0.2-1b': isaac,
  'isaac-0.1': { ...isaac, thinking: 'none', focus: false },
};

/** Looks up what models can do. */
export interface ModelTable {
  get(id: string): ModelCapabilities;
  /** Takes in a listing of the server: what it says wins over the library's table, and the app's table over both. */
  refresh(models: readonly Model[]): void;
}

/** A table of {@link knownModels}, with an app's own entries over it. */
export function createModelTable(overrides: Readonly<Record<string, ModelOverrides>> = {}): ModelTable {
  const listed = new Map<string, Partial<ModelCapabilities>>();
  const own = <T>(table: Readonly<Record<string, T>>, id: string) =>
    Object.hasOwn(table, id) ? table[id] : undefined;
  return {
    get: (id) => ({
      ...defaultCapabilities,
      ...own(knownModels, id),
      ...listed.get(id),
      ...defined(own(overrides, id) ?? {}),
    }),
    refresh(models) {
      for (const model of models) listed.set(model.id, capabilitiesOf(model));
    },
  };
}

/** What the extended listing says of a model. How it wants to be asked is not in there. */
export function capabilitiesOf(model: Model): Partial<ModelCapabilities> {
  const said: Partial<ModelCapabilities> = {};
  const { modalities, outputFormats, reasoning, maxContextTokens, maxOutputTokens } = model;
  if (modalities && !modalities.some((name) => /image|vision/i.test(name))) said.imageTypes = [];
  if (modalities && !modalities.some((name) => /video/i.test(name))) said.videoTypes = [];
  if (outputFormats)
    said.formats = defaultCapabilities.formats.filter((format) => outputFormats.includes(format));
  if (reasoning && !reasoning.supported) said.thinking = 'none';
  if (maxContextTokens !== undefined) said.maxContextTokens = maxContextTokens;
  if (maxOutputTokens !== undefined) said.maxOutputTokens = maxOutputTokens;
  return said;
}
