import { isObject, parseJson } from '../api/wire.js';
import type { ProxyRequestBody } from './proxyOptions.js';
import { Refusal } from './refusal.js';

/** The body of a chat request. */
export interface ChatBody {
  /** As it came, byte for byte but for a byte order mark. */
  text: string;
  json: ProxyRequestBody;
}

/**
 * Reads the body of a chat request, and no more of it than is allowed.
 *
 * @throws Refusal
 */
export async function readBody(request: Request, maxBytes: number): Promise<ChatBody> {
  // A page of another site can send any other type unasked, and with the visitor's cookies.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new Refusal(
      415,
      'unsupported_media_type',
      "Send the body as JSON, with the header 'content-type: application/json'.",
    );
  }
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  const text = await readText(request, maxBytes);
  const json = parseJson(text);
  if (isObject(json)) return { text, json };
  throw new Refusal(400, 'invalid_json', 'The body must be a JSON object.');
}

async function readText({ body }: Request, maxBytes: number): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return pieces.join('') + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      pieces.push(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'incomplete_body', 'The body did not arrive whole. Send it again.');
  }
}

function tooLarge(maxBytes: number): Refusal {
  const limit =
    maxBytes < 1024 * 1024 ? `${maxBytes} bytes` : `${Number((maxBytes / 1024 / 1024).toFixed(1))} MB`;
  return new Refusal(
    413,
    'request_too_large',
    `The request is larger than ${limit}. Send fewer or smaller images and videos, or http(s) URLs in place of data URLs.`,
  );
}
