import type { Usage } from '../api/index.js';
import { countTokens } from './pacing.js';
import { isRecord } from './reading.js';
import type { ChunkBy, Delivery, MockRequest, ScriptedAnswer } from './types.js';

/** One event of a stream, as the API sends it. */
export type Chunk = Record<string, unknown>;

/** What all chunks of one answer share. */
export interface Envelope {
  id: string;
  created: number;
  model: string;
}

type Field = 'content' | 'reasoning_content' | 'reasoning';

function cut(text: string | readonly string[] | undefined, by: ChunkBy): readonly string[] {
  if (text === undefined) return [];
  if (typeof text !== 'string') return text;
  if (by === 'word') return text.match(/\s*\S+|\s+$/g) ?? [];
  // By code point: a server never splits a character between two events.
  const characters = [...text];
  const size = by === 'character' ? 1 : by;
  if (!(size >= 1))
    throw new RangeError(`chunk is ${size}. It must be 'word', 'character' or a number of 1 or more.`);
  const pieces = Math.ceil(characters.length / size);
  return Array.from({ length: pieces }, (_, at) => characters.slice(at * size, (at + 1) * size).join(''));
}

function usageOf(usage: Partial<Usage> | undefined, prompt: string, deltas: readonly string[]): Chunk {
  const promptTokens = usage?.promptTokens ?? countTokens(prompt);
  const completionTokens = usage?.completionTokens ?? countTokens(deltas.join(''));
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: usage?.totalTokens ?? promptTokens + completionTokens,
    ...usage?.raw,
  };
}

/** The chunks of a scripted answer: the role, thinking, text, the finish reason, usage. */
export function chunksOf(
  answer: ScriptedAnswer,
  delivery: Delivery,
  request: MockRequest,
  envelope: Envelope,
  includeUsage: boolean,
): Chunk[] {
  const { chunk: by = 'word', usageOn = 'finish', reasoningAs = 'reasoning_content' } = delivery;
  const reasoning = cut(answer.reasoning, by);
  const text = cut(answer.text, by);
  const chunk = (choices: readonly unknown[], usage?: Chunk): Chunk => ({
    id: envelope.id,
    object: 'chat.completion.chunk',
    created: envelope.created,
    model: envelope.model,
    choices,
    ...(usage && { usage }),
  });
  const delta = (fields: object, finishReason: string | null = null, usage?: Chunk) =>
    chunk([{ index: 0, delta: fields, finish_reason: finishReason }], usage);
  const deltas = (field: Field, pieces: readonly string[]) =>
    pieces.map((piece) => delta({ [field]: piece }));

  const thinking =
    reasoningAs === 'think_block'
      ? deltas('content', reasoning.length > 0 ? ['<think>', ...reasoning, '</think>\n\n'] : [])
      : deltas(reasoningAs, reasoning);
  const counted = includeUsage && answer.usage !== null;
  const usage = counted
    ? usageOf(answer.usage ?? undefined, request.prompt, [...reasoning, ...text])
    : undefined;
  const finishReason = answer.finishReason === undefined ? 'stop' : answer.finishReason;
  return [
    delta({ role: 'assistant', content: '' }),
    ...thinking,
    ...deltas('content', text),
    delta({}, finishReason, usageOn === 'finish' ? usage : undefined),
    ...(usage && usageOn === 'trailing' ? [chunk([], usage)] : []),
  ];
}

/** The first choice of a chunk, if it has one. */
export function choiceOf(chunk: Chunk): Chunk | undefined {
  const choice: unknown = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
  return isRecord(choice) ? choice : undefined;
}

/** The thinking and text that a chunk adds. */
export function addedText(chunk: Chunk): string {
  const delta = choiceOf(chunk)?.delta;
  if (!isRecord(delta)) return '';
  const added = [delta.reasoning_content ?? delta.reasoning, delta.content];
  return added.filter((text) => typeof text === 'string').join('');
}

/** The one body that the chunks of a stream amount to: the answer to a request that did not ask for a stream. */
export function mergeChunks(chunks: readonly Chunk[], envelope: Envelope): Chunk {
  const message: Chunk = { role: 'assistant', content: '' };
  let finishReason: unknown = null;
  let usage: unknown;
  for (const chunk of chunks) {
    const choice = choiceOf(chunk);
    for (const [field, value] of Object.entries(isRecord(choice?.delta) ? choice.delta : {})) {
      const before = message[field];
      message[field] =
        field !== 'role' && typeof before === 'string' && typeof value === 'string' ? before + value : value;
    }
    finishReason = choice?.finish_reason ?? finishReason;
    usage = chunk.usage ?? usage;
  }
  return {
    id: chunks[0]?.id ?? envelope.id,
    object: 'chat.completion',
    created: chunks[0]?.created ?? envelope.created,
    model: chunks[0]?.model ?? envelope.model,
    choices: [{ index: 0, message, finish_reason: finishReason }],
    ...(usage != null && { usage }),
  };
}
