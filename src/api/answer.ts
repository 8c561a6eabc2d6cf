import { type Grounding, parseGrounding } from '../grounding/index.js';
import { createChunkMerger } from './mergeChunks.js';
import { type ContentPiece, createThinkSplitter } from './thinkSplitter.js';
import type { Completion, CompletionEvent, Timing, Usage } from './types.js';
import { countOf, isObject, reasoningOf, stringOf, textOf, usageOf, type WireObject } from './wire.js';

/** An answer as it arrives. */
export interface Answer {
  /** Takes in one chunk of a stream. */
  add(chunk: WireObject): CompletionEvent[];
  /** Takes in a response that came whole. */
  addWhole(body: WireObject): CompletionEvent[];
  /** Gives out what was held back because it might have been part of a tag. Nothing is added after it. */
  end(): CompletionEvent[];
  readonly finishReason: string | null;
  /** Whether any thinking or text has arrived. */
  readonly begun: boolean;
  /** The answer so far; `finished` says that the server ended it. */
  completion(finished: boolean): Completion;
}

/** Reasons under which an answer is whole. After `interrupted` thinking was cut short, the answer was not. */
const WHOLE: ReadonlySet<string | null> = new Set(['stop', 'tool_calls', 'interrupted']);

const indexOf = (choice: WireObject) => countOf(choice.index) ?? 0;
const now = () => globalThis.performance?.now() ?? Date.now();

/** An answer to a request that is sent now. */
export function createAnswer(facts: () => { requestId?: string }): Answer {
  const startedAt = Date.now();
  const start = now();
  const merger = createChunkMerger();
  const splitter = createThinkSplitter();
  const text: string[] = [];
  const reasoning: string[] = [];
  let index: number | undefined;
  let raw: WireObject | undefined;
  let id: string | undefined;
  let model: string | undefined;
  let usage: Usage | undefined;
  let finishReason: string | null = null;
  let firstThinkingAt: number | undefined;
  let firstTextAt: number | undefined;
  let endedAt: number | undefined;

  function note({ type, delta }: ContentPiece): ContentPiece {
    (type === 'text' ? text : reasoning).push(delta);
    if (raw === undefined) {
      if (type === 'text') firstTextAt ??= now();
      else firstThinkingAt ??= now();
    }
    return { type, delta };
  }

  /** The choice to read: the lowest of those that came first, whatever its number. */
  function choiceOf(body: WireObject): WireObject | undefined {
    const choices = Array.isArray(body.choices) ? body.choices.filter(isObject) : [];
    index ??= choices.map(indexOf).sort((a, b) => a - b)[0];
    return choices.find((choice) => indexOf(choice) === index);
  }

  function take(body: WireObject): CompletionEvent[] {
    const events: CompletionEvent[] = [];
    id ??= stringOf(body.id);
    model ??= stringOf(body.model);
    const choice = choiceOf(body);
    const said = choice?.delta ?? choice?.message;
    if (isObject(said)) {
      const thinking = reasoningOf(said);
      if (thinking !== '') events.push(note({ type: 'reasoning', delta: thinking }));
      events.push(...splitter.push(textOf(said.content)).map(note));
    }
    finishReason = stringOf(choice?.finish_reason) ?? finishReason;
    const used = usageOf(body.usage);
    if (used) {
      usage = used;
      events.push({ type: 'usage', usage });
    }
    return events;
  }

  function timing(): Timing {
    const end = endedAt ?? now();
    const first = firstThinkingAt ?? firstTextAt;
    return {
      startedAt,
      ...(first !== undefined && { timeToFirstTokenMs: first - start }),
      ...(firstThinkingAt !== undefined && { thinkingMs: (firstTextAt ?? end) - firstThinkingAt }),
      totalMs: end - start,
    };
  }

  return {
    add(chunk) {
      merger.add(chunk);
      return take(chunk);
    },
    addWhole(body) {
      raw = body;
      return take(body);
    },
    end() {
      const events = splitter.end().map(note);
      endedAt = now();
      return events;
    },
    get finishReason() {
      return finishReason;
    },
    get begun() {
      return text.length > 0 || reasoning.length > 0;
    },
    completion(finished) {
      const answer = text.join('');
      let grounding: Grounding | undefined;
      return {
        id,
        model,
        text: answer,
        reasoning: reasoning.join(''),
        // When first asked for: who has followed the stream has it parsed already.
        get grounding() {
          grounding ??= parseGrounding(answer);
          return grounding;
        },
        finishReason,
        complete: finished && WHOLE.has(finishReason),
        usage,
        requestId: facts().requestId,
        timing: timing(),
        raw: raw ?? merger.body(),
      };
    },
  };
}
