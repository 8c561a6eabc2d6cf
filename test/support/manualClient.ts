import type {
  CallOptions,
  Completion,
  CompletionEvent,
  CompletionRequest,
  CompletionStream,
  PendingRetry,
  PerceptronClient,
} from '../../src/api/index.js';
import { PerceptronError } from '../../src/api/index.js';
import { parseGrounding } from '../../src/grounding/index.js';

/** One call of `stream`, answered by hand. */
export interface ManualCall {
  request: CompletionRequest;
  signal: AbortSignal | undefined;
  /** Tells of a try that is waited for. */
  retry(retry: PendingRetry | null): void;
  emit(...events: CompletionEvent[]): void;
  text(...deltas: string[]): void;
  reasoning(...deltas: string[]): void;
  finish(result?: Partial<Completion>): void;
  fail(error: unknown): void;
  /** Whether the reader gave the stream up. */
  readonly isReleased: boolean;
}

/** A client whose answers a test writes by hand. `deaf` streams do not end when they are aborted. */
export function createManualClient({ deaf = false } = {}) {
  const calls: ManualCall[] = [];

  function stream(request: CompletionRequest, { signal, onRetry }: CallOptions = {}): CompletionStream {
    const queue: CompletionEvent[] = [];
    let wake: () => void = () => {};
    let end: { result?: Partial<Completion>; error?: unknown } | undefined;
    let isReleased = false;
    const received = { text: '', reasoning: '' };
    const completion = (result: Partial<Completion> = {}): Completion => ({
      ...received,
      grounding: parseGrounding(received.text),
      finishReason: 'stop',
      complete: true,
      timing: { startedAt: 0, totalMs: 1 },
      raw: {},
      ...result,
    });
    const push = (event: CompletionEvent) => {
      if ('delta' in event) received[event.type] += event.delta;
      queue.push(event);
      wake();
    };
    const stop = (next: typeof end) => {
      end ??= next;
      wake();
    };
    if (!deaf)
      signal?.addEventListener('abort', () =>
        stop({
          error: new PerceptronError('aborted', 'The request was aborted.', { partial: completion() }),
        }),
      );
    calls.push({
      request,
      signal,
      retry: (retry) => onRetry?.(retry),
      emit: (...events) => events.forEach(push),
      text: (...deltas) => deltas.map((delta) => ({ type: 'text' as const, delta })).forEach(push),
      reasoning: (...deltas) => deltas.map((delta) => ({ type: 'reasoning' as const, delta })).forEach(push),
      finish: (result) => stop({ result: result ?? {} }),
      fail: (error) => stop({ error }),
      get isReleased() {
        return isReleased;
      },
    });
    return {
      async *[Symbol.asyncIterator]() {
        try {
          for (;;) {
            while (queue.length > 0) yield queue.shift() as CompletionEvent;
            if (end?.error) throw end.error;
            if (end) return;
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        } finally {
          isReleased = true;
        }
      },
      async result() {
        if (end?.error) throw end.error;
        return completion(end?.result);
      },
    };
  }

  const client: PerceptronClient = {
    stream,
    async complete(request, options) {
      return stream(request, options).result();
    },
    models: async () => [],
  };

  return {
    client,
    calls,
    /** The call made last. */
    get last() {
      const call = calls.at(-1);
      if (!call) throw new Error('The client was not called.');
      return call;
    },
  };
}

/** Lets everything that waits for promises only go on. */
export async function settle() {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
