import { PerceptronError } from './errors.js';
import { isObject } from './wire.js';

/** The body of a response as decoded text, piece by piece. */
export interface BodyReader {
  /** The next piece; undefined at the end. May be the empty string. */
  read(): Promise<string | undefined>;
  /** Gives up on the rest, which closes the connection. */
  cancel(): void;
  /** Needs no more, and lets the body come to its end by itself. Gives up on one that does not soon. */
  release(): void;
}

/** How long a body may take to end once nothing more is needed of it. */
const ENDING_MS = 250;

/** What gives the chunks of a body, whatever kind of body it is. */
interface ChunkSource {
  next(): Promise<{ done?: boolean; value?: unknown }>;
  cancel(): unknown;
}

/**
 * Reads the body of what any function of `fetch`'s shape returns: a web stream, a Node stream, or only `text()` or
 * `json()`, as stand-ins in tests have.
 *
 * @throws PerceptronError with code `invalid_response` for a body that somebody else has read
 */
export function createBodyReader(response: Response): BodyReader {
  const source = sourceOf(response);
  // The default decoder takes a BOM off and holds back a character that is cut by the end of a chunk.
  const decoder = new TextDecoder();
  let ended = false;

  function cancel(): void {
    ended = true;
    // Cancelling a body that has failed rejects, with the failure that is known already.
    Promise.resolve()
      .then(() => source.cancel())
      .catch(() => {});
  }

  async function readToEnd(): Promise<void> {
    while (!ended) ended = (await source.next()).done === true;
  }

  return {
    async read() {
      if (ended) return undefined;
      const { done, value } = await source.next();
      if (done) {
        ended = true;
        return decoder.decode() || undefined;
      }
      return typeof value === 'string' ? value : decoder.decode(value as Uint8Array, { stream: true });
    },
    cancel,
    release() {
      // Its end is often a packet behind [DONE]. To cancel in between would cost the connection, which could have served
      // the next request, and tell every proxy on the way that its caller has left.
      const timer = setTimeout(cancel, ENDING_MS);
      readToEnd()
        .catch(() => {})
        .finally(() => clearTimeout(timer));
    },
  };
}

function sourceOf(response: Response): ChunkSource {
  const body: unknown = response.body;
  if (isObject(body) && typeof body.getReader === 'function') {
    if (body.locked) throw readBefore();
    const reader = (body as unknown as ReadableStream<Uint8Array>).getReader();
    return { next: () => reader.read(), cancel: () => reader.cancel() };
  }
  if (isObject(body) && Symbol.asyncIterator in body) {
    const chunks = (body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    return { next: () => chunks.next(), cancel: () => chunks.return?.() };
  }
  let taken = false;
  return {
    async next() {
      if (taken) return { done: true };
      taken = true;
      return {
        value: response.text ? await response.text() : JSON.stringify(await response.json()),
      };
    },
    cancel() {},
  };
}

function readBefore(): PerceptronError {
  return new PerceptronError(
    'invalid_response',
    'The `fetch` option returned a Response whose body has been read already. Return a fresh one for each request.',
  );
}
