import type { Usage } from './types.js';

/** An object of the wire, nothing of which is taken for granted. */
export type WireObject = Record<string, unknown>;

/** Whether `value` is an object that is neither null nor a list. */
export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` where it is a string with something in it. */
export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The text of a `content`: a string, null, or a list of text parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (typeof part === 'string' ? part : isObject(part) ? (stringOf(part.text) ?? '') : ''))
    .join('');
}

/** The thinking beside a `content`: `reasoning_content`, or `reasoning` as some OpenAI-compatible hosts name it. */
export function reasoningOf(message: WireObject): string {
  return textOf(message.reasoning_content) || textOf(message.reasoning);
}

/** The `usage` of a response or chunk, where it has one. */
export function usageOf(value: unknown): Usage | undefined {
  if (!isObject(value)) return undefined;
  const promptTokens = countOf(value.prompt_tokens) ?? 0;
  const completionTokens = countOf(value.completion_tokens) ?? 0;
  const totalTokens = countOf(value.total_tokens) ?? promptTokens + completionTokens;
  return { ...value, promptTokens, completionTokens, totalTokens, raw: value };
}

/** Parses JSON; undefined, which is no JSON value, when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `value` where it is a number of things, which some proxies write as text. */
export function countOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isFinite(count) && count >= 0 ? count : undefined;
}
