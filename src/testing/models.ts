import type { MockModel } from './types.js';

const isaac = (id: string, thinks: boolean, formats: readonly string[]): MockModel => ({
  id,
  description: 'Small open grounding model.',
  modalities: ['text', 'image'],
  outputFormats: formats,
  reasoning: { supported: thinks, alwaysEnabled: false },
  maxContextTokens: 8192,
  maxOutputTokens: 8192,
  visionConfig: false,
  reasoningEffort: false,
});

/** The public models, as the API lists them. */
const publicModels: readonly MockModel[] = [
  {
    id: 'perceptron-mk1',
    description: 'Grounded vision on images and video.',
    modalities: ['text', 'image', 'video'],
    outputFormats: ['point', 'box', 'polygon', 'clip'],
    reasoning: { supported: true, alwaysEnabled: false },
    maxContextTokens: 32_768,
    maxOutputTokens: 8192,
    reasoningEffort: false,
  },
  {
    id: 'perceptron-mk1.5',
    description: 'Grounded vision on images and video, with tracks.',
    modalities: ['text', 'image', 'video'],
    outputFormats: ['point', 'box', 'polygon', 'clip'],
    reasoning: { supported: true, alwaysEnabled: false },
    maxContextTokens: 32_768,
    maxOutputTokens: 8192,
    videoTypes: ['video/mp4', 'video/webm', 'video/quicktime'],
  },
  isaac('isaac-0.2-2b-preview', true, ['point', 'box', 'polygon']),
  isaac('isaac-0.2-1b', true, ['point', 'box', 'polygon']),
  isaac('isaac-0.1', false, ['point', 'box', 'polygon']),
];

/** The models that a mock knows. */
export interface ModelTable {
  /** The model of an id; `undefined` where there is none. */
  find(id: string): MockModel | undefined;
  /** As `GET /v1/models` says it. */
  list(extended: boolean): Record<string, unknown>[];
}

function onTheWire(model: MockModel, extended: boolean): Record<string, unknown> {
  const basic = {
    id: model.id,
    object: 'model',
    created: model.created ?? 1_735_689_600,
    owned_by: model.ownedBy ?? 'perceptron',
  };
  if (!extended) return basic;
  const { supported = false, alwaysEnabled = false } = model.reasoning ?? {};
  return {
    ...basic,
    description: model.description ?? '',
    modalities: model.modalities ?? ['text'],
    output_formats: model.outputFormats ?? [],
    reasoning: { supported, always_enabled: alwaysEnabled },
    max_context_tokens: model.maxContextTokens ?? null,
    max_output_tokens: model.maxOutputTokens ?? null,
    ...model.raw,
  };
}

/** Makes the table from the `models` option. */
export function createModelTable(models: readonly (string | MockModel)[] | 'any' = publicModels): ModelTable {
  const known = new Map<string, MockModel>();
  for (const model of models === 'any' ? publicModels : models) {
    const entry =
      typeof model === 'string' ? (publicModels.find(({ id }) => id === model) ?? { id: model }) : model;
    known.set(entry.id, entry);
  }
  return {
    find: (id) => known.get(id) ?? (models === 'any' ? { id } : undefined),
    list: (extended) => [...known.values()].map((model) => onTheWire(model, extended)),
  };
}
