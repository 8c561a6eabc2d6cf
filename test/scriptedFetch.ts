import type { FetchFunction } from '../src/api/index.js';

const encoder = new TextEncoder();

/** A `fetch` that answers with one response after the other, the last one for good, and remembers what it was asked. */
export interface ScriptedFetch extends FetchFunction {
  readonly requests: { url: string; init: RequestInit; headers: Headers; body: Record<string, unknown> }[];
}

/** What a {@link ScriptedFetch} answers: a response made afresh, or an error to throw. */
export type Script = (init: RequestInit) => Response | Promise<Response>;

export function scriptedFetch(...scripts: Script[]): ScriptedFetch {
  const requests: ScriptedFetch['requests'] = [];
  const fetch = async (url: string, init: RequestInit) => {
    requests.push({
      url,
      init,
      headers: new Headers(init.headers),
      body: init.body ? JSON.parse(String(init.body)) : {},
    });
    const script = scripts[Math.min(requests.length, scripts.length) - 1]!;
    return script(init);
  };
  return Object.assign(fetch, { requests });
}

/** A JSON response. */
export function json(body: unknown, init: ResponseInit = {}): Script {
  return () => Response.json(body, init);
}

/** A response that is a stream of chunks. After them it ends, fails with an error, or stays open. */
export function chunks(
  pieces: readonly (string | Uint8Array)[],
  {
    end = 'close',
    headers,
    onCancel,
  }: {
    end?: 'close' | 'hang' | Error;
    headers?: Record<string, string>;
    onCancel?: () => void;
  } = {},
): Script {
  return () => {
    let next = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const piece = pieces[next++];
          if (piece !== undefined)
            controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
          else if (end === 'close') controller.close();
          else if (end !== 'hang') controller.error(end);
          // A pull that never ends: nothing more comes.
          else return new Promise(() => {});
        },
        cancel: onCancel,
      },
      { highWaterMark: 0 },
    );
    return new Response(body, { headers: { 'content-type': 'text/event-stream', ...headers } });
  };
}

/** An event of a stream. */
export function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

/** An event whose first choice has `delta`. */
export function delta(delta: unknown, more: Record<string, unknown> = {}): string {
  return event({ id: 'c1', model: 'perceptron-mk1', choices: [{ index: 0, delta, ...more }] });
}

/** An event that finishes the answer. */
export function finish(reason: string | null = 'stop'): string {
  return delta({}, { finish_reason: reason });
}

export const done = 'data: [DONE]\n\n';
