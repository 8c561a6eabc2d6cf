import type {
  Completion,
  CompletionEvent,
  CompletionRequest,
  PendingRetry,
  PerceptronClient,
  Timing,
  Usage,
} from '../api/index.js';
import { PerceptronError } from '../api/index.js';
import { createGroundingStream, type Grounding, parseGrounding } from '../grounding/index.js';
import { createFrames, type FrameEnvironment } from './frames.js';

/**
 * Where an answer is: `submitted` until its first delta, then `thinking` and `answering`, and in the end `complete`,
 * `stopped` by the reader, or `error`.
 */
export type AnswerStatus = 'submitted' | 'thinking' | 'answering' | 'complete' | 'stopped' | 'error';

/** An answer as far as it has arrived. */
export interface AnswerState {
  readonly status: AnswerStatus;
  /** The answer with its markup. */
  readonly text: string;
  readonly reasoning: string;
  readonly grounding: Grounding;
  readonly finishReason: string | null;
  /** Whether the answer is whole: false while it runs, and when it was stopped, cut or failed. */
  readonly complete: boolean;
  readonly usage?: Usage;
  /** Known from the start; `thinkingMs` as soon as the answer begins. */
  readonly timing?: Timing;
  /** The request id to quote to support, once the stream has ended. */
  readonly requestId?: string;
  /** The model that answered, once the stream has ended. */
  readonly model?: string;
  readonly error: PerceptronError | null;
  /** The try that is waited for while the answer is `submitted`: the server is busy, or the connection failed. */
  readonly retry: PendingRetry | null;
}

/** Options of {@link createAnswer}. */
export interface AnswerOptions {
  /** Told of each published state: at most once per frame, and of the last one exactly once. */
  onChange(state: AnswerState): void;
  /** Put before the annotations' ids. @default '' */
  idPrefix?: string | undefined;
  env?: FrameEnvironment | undefined;
  /**
   * Waits where there is no network, and resolves with whether it did: the request is then sent again. Asked when the
   * connection failed before anything had arrived. @default the answer fails
   */
  untilOnline?: ((signal: AbortSignal) => Promise<boolean>) | undefined;
}

/** One request and what arrives for it. */
export interface Answer {
  /** The published state: frozen, and the same object until the next publish. */
  getState(): AnswerState;
  /** Sends the request, once. `prepare` may take its time; it is not called when the answer was stopped before. */
  start(
    client: PerceptronClient,
    prepare: (signal: AbortSignal) => CompletionRequest | Promise<CompletionRequest>,
  ): Promise<void>;
  /** Aborts the request and ends as `stopped` with what arrived. Does nothing after the end. */
  stop(): void;
  /** Resolves with the last state; never rejects. */
  readonly ended: Promise<AnswerState>;
}

/** Any thrown value as a `PerceptronError`: a custom client may throw anything. */
export function toPerceptronError(cause: unknown): PerceptronError {
  if (cause instanceof PerceptronError) return cause;
  const { name, message } = cause instanceof Error ? cause : { name: '', message: String(cause) };
  return new PerceptronError(name === 'AbortError' ? 'aborted' : 'network', message, { cause });
}

/** Grace for a listener to come back, as it does in StrictMode, before what nobody watches is stopped. */
export function whenAbandoned(isAbandoned: () => boolean, stop: () => void): void {
  setTimeout(() => {
    if (isAbandoned()) stop();
  }, 0);
}

/** The state of an answer that has only been asked for. */
export const submittedAnswer = (): AnswerState => ({
  status: 'submitted',
  text: '',
  reasoning: '',
  grounding: parseGrounding(''),
  finishReason: null,
  complete: false,
  usage: undefined,
  timing: undefined,
  requestId: undefined,
  model: undefined,
  error: null,
  retry: null,
});

/** What a completion tells of an answer, but for its grounding: it was read as it arrived. */
const factsOf = (completion: Partial<Completion> = {}) => {
  const { text, reasoning, finishReason, usage, timing, model, requestId } = completion;
  return { text, reasoning, finishReason, usage, timing, model, requestId };
};

/** Frames left unused at the start, to pay for the states that do not wait for one: the first, the last, one to spare. */
const RESERVED_FRAMES = 3;

/**
 * Runs one streamed request and publishes what has arrived, at most once per frame. A delta costs the same at the start
 * and at the end of a long answer; nothing that arrives after the end changes anything.
 */
export function createAnswer({ onChange, idPrefix, env, untilOnline }: AnswerOptions): Answer {
  const abort = new AbortController();
  const markup = createGroundingStream({ idPrefix });
  const frames = createFrames(() => publish(), { reserve: RESERVED_FRAMES, env });
  let sentAt = performance.now();
  const elapsed = () => performance.now() - sentAt;
  let timing: Timing = { startedAt: Date.now() };
  let { status, text, reasoning, usage, finishReason, retry } = submittedAnswer();
  let published = Object.freeze({ ...submittedAnswer(), timing });
  let over = false;
  let settle: (state: AnswerState) => void;
  const ended = new Promise<AnswerState>((resolve) => {
    settle = resolve;
  });

  function publish(last?: Partial<AnswerState>) {
    const grounding = last ? undefined : markup.snapshot();
    const state = { ...published, status, text, reasoning, usage, finishReason, timing, retry, ...last };
    published = Object.freeze(grounding ? { ...state, grounding } : state);
    onChange(published);
  }

  function wait(next: PendingRetry | null) {
    if (over) return;
    retry = next;
    frames.schedule();
  }

  function receive(event: CompletionEvent) {
    if (event.type === 'usage') usage = event.usage;
    else if (event.type === 'finish') finishReason = event.finishReason;
    else if (event.delta !== '') return receiveDelta(event.type, event.delta);
    frames.schedule();
  }

  function receiveDelta(type: 'text' | 'reasoning', delta: string) {
    const isFirst = status === 'submitted';
    if (isFirst) timing = { ...timing, timeToFirstTokenMs: elapsed() };
    if (type === 'reasoning') {
      reasoning += delta;
      if (isFirst) status = 'thinking';
    } else {
      text += delta;
      markup.push(delta);
      if (status === 'thinking') timing = { ...timing, thinkingMs: thinkingMs() };
      status = 'answering';
    }
    if (isFirst) frames.flush();
    else frames.schedule();
  }

  const thinkingMs = () => elapsed() - (timing.timeToFirstTokenMs ?? 0);

  function end(last: Partial<AnswerState> & Pick<AnswerState, 'status'>) {
    if (over) return;
    over = true;
    retry = null;
    frames.dispose();
    if (status === 'thinking') timing = { ...timing, thinkingMs: thinkingMs() };
    timing = { ...timing, totalMs: elapsed() };
    status = last.status;
    const finalText = last.text ?? text;
    // A client may know more of the text than its events told, such as a tag it held back when the stream was cut.
    const grounding = finalText === text ? markup.end() : parseGrounding(finalText, { idPrefix });
    const known = Object.fromEntries(Object.entries(last).filter(([, value]) => value !== undefined));
    publish({ ...known, grounding });
    settle(published);
  }

  function fail(cause: unknown) {
    const error = toPerceptronError(cause);
    if (error.code === 'aborted') return end({ status: 'stopped' });
    const facts = factsOf(error.partial);
    end({ ...facts, status: 'error', error, requestId: error.requestId ?? facts.requestId });
  }

  /** Whether the network was gone, and is back. */
  const isBack = async (cause: unknown) =>
    status === 'submitted' &&
    toPerceptronError(cause).code === 'network' &&
    (await untilOnline?.(abort.signal));

  async function receiveAll(client: PerceptronClient, request: CompletionRequest): Promise<void> {
    if (over) return;
    try {
      const stream = client.stream(request, { signal: abort.signal, onRetry: wait });
      for await (const event of stream) {
        if (over) return;
        receive(event);
      }
      if (over) return;
      const completion = await stream.result();
      end({ ...factsOf(completion), status: 'complete', complete: completion.complete });
    } catch (cause) {
      if (over || !(await isBack(cause))) throw cause;
      await receiveAll(client, request);
    }
  }

  return {
    ended,
    getState: () => published,
    async start(client, prepare) {
      try {
        if (over) return;
        const request = await prepare(abort.signal);
        if (over) return;
        sentAt = performance.now();
        timing = { startedAt: Date.now() };
        await receiveAll(client, request);
      } catch (cause) {
        fail(cause);
      }
    },
    stop() {
      if (over) return;
      end({ status: 'stopped' });
      abort.abort();
    },
  };
}
