import type { Call } from './call.js';
import type { ResolvedOptions } from './clientOptions.js';
import { invalidResponse, readJsonBody } from './runCompletion.js';
import { send } from './transport.js';
import type { Model } from './types.js';
import { countOf, isObject, stringOf, type WireObject } from './wire.js';

/**
 * Asks the server which models it offers, in the extended form where it has one.
 *
 * @throws PerceptronError
 */
export async function listModels(options: ResolvedOptions, call: Call): Promise<Model[]> {
  const path = `${options.modelsPath}?extended=true`;
  const incoming = await send({ method: 'GET', path, streaming: false }, options, call);
  try {
    const body = await readJsonBody('', incoming);
    const list = isObject(body) ? (body.data ?? body.models) : body;
    if (!Array.isArray(list)) throw invalidResponse(incoming, 'It is JSON, but holds no list of models.');
    return list.filter(isObject).flatMap(modelOf);
  } finally {
    incoming.close();
    incoming.body.cancel();
  }
}

function modelOf(raw: WireObject): Model[] {
  const id = stringOf(raw.id);
  if (id === undefined) return [];
  const { reasoning } = raw;
  return [
    {
      id,
      created: countOf(raw.created),
      ownedBy: stringOf(raw.owned_by),
      description: stringOf(raw.description),
      modalities: stringsOf(raw.modalities),
      outputFormats: stringsOf(raw.output_formats),
      reasoning: isObject(reasoning)
        ? { supported: reasoning.supported === true, alwaysEnabled: reasoning.always_enabled === true }
        : undefined,
      maxContextTokens: countOf(raw.max_context_tokens),
      maxOutputTokens: countOf(raw.max_output_tokens),
      raw,
    },
  ];
}

function stringsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
