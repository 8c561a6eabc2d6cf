import { unescapeHtml } from '../grounding/entities.js';
import { isObject, parseJson, stringOf } from './wire.js';

/** What a server says about its failure, whatever the shape it says it in. */
export interface ServerFailure {
  message?: string;
  type?: string;
  code?: string;
  param?: string;
}

/** The `type` of errors that come from our own proxy and not from the API behind it. */
export const PROXY_ERROR = 'proxy_error';

/** A message longer than this is a page or a dump, not a sentence. */
const LONGEST_MESSAGE = 500;
/** How deep errors inside errors are followed. */
const DEEPEST = 8;

/** Reads an error body: `{error}`, flat, a list, plain text, HTML, or an upstream error as JSON text in a message. */
export function readFailure(body: string): ServerFailure {
  const text = body.trim();
  const json = parseJson(text);
  if (json !== undefined && json !== null) return failureOf(json);
  if (/^<|<html|<!doctype/i.test(text)) return { message: `an HTML page: ${htmlToText(text)}` };
  return { message: shorten(text) };
}

/** {@link readFailure} for a body that is parsed already. */
export function failureOf(value: unknown, depth = 0): ServerFailure {
  if (depth > DEEPEST) return {};
  if (typeof value === 'string') {
    const text = value.trim();
    // The whole text may be JSON, or its end after words such as `Upstream error:`.
    const at = text.search(/^\[|\{/);
    const json = at < 0 ? undefined : parseJson(text.slice(at));
    const inner = failureOf(json, depth + 1);
    return json !== undefined && (at === 0 || inner.message) ? inner : { message: shorten(text) };
  }
  if (Array.isArray(value)) return failureOfList(value, depth);
  if (!isObject(value)) return {};
  const { error, errors } = value;
  // What the innermost says is nearest to the cause; what is around it fills the gaps.
  const inner =
    [error, value.message, value.msg, value.detail, errors]
      .filter((part) => part !== undefined && part !== null && part !== '')
      .map((part) => failureOf(part, depth + 1))
      .find((failure) => Object.values(failure).some(Boolean)) ?? {};
  return {
    message: inner.message,
    type: inner.type ?? stringOf(value.type),
    code: inner.code ?? codeOf(value.code ?? value.status_code ?? value.status),
    param: inner.param ?? stringOf(value.param) ?? pathOf(value.loc),
  };
}

/** Whether a parsed body with status 200 is an error after all. */
export function isFailure(value: unknown, depth = 0): boolean {
  if (Array.isArray(value)) {
    return depth < DEEPEST && value.length > 0 && value.every((item) => isFailure(item, depth + 1));
  }
  if (!isObject(value)) return false;
  if (value.error || value.object === 'error') return true;
  return value.choices === undefined && (value.message !== undefined || value.detail !== undefined);
}

function failureOfList(list: readonly unknown[], depth: number): ServerFailure {
  const failures = list.map((item) => failureOf(item, depth + 1));
  const messages = failures.map(({ message }) => message).filter(Boolean);
  return { ...failures[0], message: messages.length > 0 ? shorten(messages.join('; ')) : undefined };
}

function codeOf(code: unknown): string | undefined {
  return typeof code === 'number' ? String(code) : stringOf(code);
}

/** `loc` of a FastAPI validation error, `['body', 'messages', 0]`, as a path. */
function pathOf(loc: unknown): string | undefined {
  if (!Array.isArray(loc)) return undefined;
  const path = (loc[0] === 'body' ? loc.slice(1) : loc)
    .map((key) => (typeof key === 'number' ? `[${key}]` : typeof key === 'string' ? `.${key}` : ''))
    .join('');
  return stringOf(path.replace(/^\./, ''));
}

/** The words of a page, so that a log line stays one. */
export function htmlToText(html: string): string {
  const head = html.slice(0, 20_000);
  const title = /<title[^>]*>([^<]*)/i.exec(head)?.[1]?.trim() ?? '';
  const words = head.replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<[^>]*>?/g, ' ');
  // Express calls each of its failures "Error", and tells which in the page.
  const said = /^error$/i.test(title) && words.trim() ? words : title || words;
  return shorten(unescapeHtml(said)) ?? 'without text';
}

/** `text` on one line and short enough for a message. */
export function shorten(text: string, length = LONGEST_MESSAGE): string | undefined {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return stringOf(line.length > length ? `${line.slice(0, length)}…` : line);
}
