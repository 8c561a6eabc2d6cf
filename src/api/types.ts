import type { Grounding } from '../grounding/index.js';
import type { PerceptronError } from './errors.js';
import type { ModelCapabilities } from './models.js';

/** Text in a message. */
export interface TextPart {
  type: 'text';
  text: string;
}

/** An image in a message: an http(s) URL or a base64 data URL of a PNG, JPEG or WebP. */
export interface ImagePart {
  type: 'image';
  url: string;
}

/** A video in a message: an http(s) URL or a base64 data URL of an MP4 or WebM. */
export interface VideoPart {
  type: 'video';
  url: string;
}

/** The same media in the wire's own form, which is accepted as it is. */
export type WireMediaPart =
  | { type: 'image_url'; image_url: { url: string } }
  | { type: 'video_url'; video_url: { url: string } };

/** One part of a message's content. */
export type ContentPart = TextPart | ImagePart | VideoPart | WireMediaPart;

/** One turn of a conversation. */
export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string | readonly ContentPart[];
  /** The thinking of an earlier answer, sent back as `reasoning_content`. Only on `assistant` messages. */
  reasoning?: string | undefined;
  /** The same under the wire's own name, as an answer's `message` has it. */
  reasoning_content?: string | undefined;
}

/** How grounded the answer should be. */
export type AnnotationFormat = 'point' | 'box' | 'polygon' | 'clip';

/** What the model is asked to do beyond text. */
export interface VisionOptions {
  /** The kind of annotation asked for. `clip` needs a video. */
  annotationFormat?: AnnotationFormat | undefined;
  /** Let the model think before it answers. Helps text answers, captions, OCR and clips; worsens shapes. */
  enableThinking?: boolean | undefined;
  /** Let the model zoom into regions. Images only. */
  focus?: boolean | undefined;
}

/** How much a model of the newer generation should think. */
export type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high';

/** Constrains the answer to a JSON schema. */
export interface JsonSchemaFormat {
  type: 'json_schema';
  json_schema: Record<string, unknown>;
}

/** A request as callers write it. */
export interface CompletionRequest {
  /** @default 'perceptron-mk1' */
  model?: string | undefined;
  messages: readonly Message[];
  vision?: VisionOptions | undefined;
  /** 0..2. Best left unset. */
  temperature?: number | null | undefined;
  /** 0..1 */
  topP?: number | null | undefined;
  /** A whole number, 0 or more. */
  topK?: number | null | undefined;
  /** -2..2 */
  frequencyPenalty?: number | null | undefined;
  /** -2..2 */
  presencePenalty?: number | null | undefined;
  /** A whole number, 0 or more. */
  maxCompletionTokens?: number | null | undefined;
  /** A regular expression the answer must match. Not together with `responseFormat`. */
  regex?: string | null | undefined;
  responseFormat?: JsonSchemaFormat | undefined;
  /** Newer models only. */
  reasoningEffort?: ReasoningEffort | undefined;
  /**
   * Send the thinking of earlier answers back with them.
   * @default true
   */
  includeReasoningInHistory?: boolean | undefined;
  /** Sent as is at the top level of the body, over everything else: for fields this library does not know yet. */
  extra?: Record<string, unknown> | undefined;
}

/** Tokens used. The server's own fields, such as `prompt_tokens_details`, are there under their own names too. */
export interface Usage {
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  /** The object as the server sent it. */
  raw?: Record<string, unknown>;
}

/** When things happened, in milliseconds. */
export interface Timing {
  /** Epoch milliseconds at which the request was sent. */
  startedAt: number;
  /** From the request to the first delta of thinking or answer. */
  timeToFirstTokenMs?: number;
  /** From the first delta of thinking to the first delta of the answer, or to the end where no answer came. */
  thinkingMs?: number;
  /** From the request to the end. */
  totalMs?: number;
}

/** A finished answer, or what there was of one. */
export interface Completion {
  id?: string;
  model?: string;
  /** The answer with its markup, without thinking. */
  text: string;
  /** The thinking; empty when there was none. */
  reasoning: string;
  /** The text, parsed when it is first asked for. */
  grounding: Grounding;
  /** `stop`, `length`, `tool_calls`, `interrupted`, one this library does not know yet, or null. */
  finishReason: string | null;
  /** Whether the answer is whole: false when it was cut at the token limit, stopped, or ended without a reason. */
  complete: boolean;
  usage?: Usage;
  /** The `x-trace-id` response header, where the browser may read it. */
  requestId?: string;
  timing: Timing;
  /** The response body as it came; for a stream, the list of its chunks' fields merged into one such body. */
  raw: unknown;
}

/** What a stream says, one event at a time. */
export type CompletionEvent =
  | { type: 'reasoning' | 'text'; delta: string }
  | { type: 'usage'; usage: Usage }
  | { type: 'finish'; finishReason: string | null };

/**
 * An answer as it arrives: iterate it for its events, await its result, or both, in any order. The request is sent at the
 * first of the two. It can be iterated once; leaving the iteration early aborts the request. `result()` may be called any
 * number of times.
 */
export interface CompletionStream extends AsyncIterable<CompletionEvent> {
  /** The whole answer. Rejects with a `PerceptronError` whose `partial` holds what arrived. */
  result(): Promise<Completion>;
}

/** A try that a call waits for, after the one before has failed. */
export interface PendingRetry {
  /** Which try it is: 2 after the first. */
  readonly attempt: number;
  /** Epoch milliseconds at which it is made. */
  readonly at: number;
  /** How long it is waited for, in milliseconds. */
  readonly delayMs: number;
  /** Why the one before failed. */
  readonly error: PerceptronError;
  /** Makes it at once; it is then not counted against `maxRetries`. Does nothing when it has been made. */
  readonly now: () => void;
}

/** What a call takes besides its request. */
export interface CallOptions {
  /** Aborts the call, which then rejects with code `aborted` and, of a completion, with what had arrived as `partial`. */
  signal?: AbortSignal | undefined;
  /**
   * Told of each try that the call waits for, and null when it waits no more: the try is made, or the call has ended. A React
   * state's setter will do.
   */
  onRetry?: ((retry: PendingRetry | null) => void) | undefined;
}

/** The API as a set of functions. Whatever fails rejects with a `PerceptronError`. */
export interface PerceptronClient {
  /** Asks for an answer that comes whole. */
  complete(request: CompletionRequest, options?: CallOptions): Promise<Completion>;
  /** Asks for an answer that streams in. Sends nothing before it is iterated or its result is awaited. */
  stream(request: CompletionRequest, options?: CallOptions): CompletionStream;
  /** Lists the models that the server offers. From then on requests go by what it says they can do. */
  models(options?: CallOptions): Promise<Model[]>;
  /**
   * What a model can do: by the library's table, by what `models()` has listed, and by the client's own `models` option. A
   * client of the app's own may leave it out.
   * @param model @default 'perceptron-mk1'
   */
  capabilities?(model?: string): ModelCapabilities;
}

/** A model that the server offers. Fields beyond the basic ones come with the extended listing. */
export interface Model {
  id: string;
  /** Epoch seconds. */
  created?: number;
  ownedBy?: string;
  description?: string;
  /** What it takes, such as `text`, `image` and `video`. */
  modalities?: readonly string[];
  /** The kinds of annotation it writes, such as `point`, `box`, `polygon` and `clip`. */
  outputFormats?: readonly string[];
  reasoning?: { supported: boolean; alwaysEnabled: boolean };
  maxContextTokens?: number;
  maxOutputTokens?: number;
  /** The object as the server sent it. */
  raw?: Record<string, unknown>;
}
