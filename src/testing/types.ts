import type { AnnotationFormat, Model, Usage } from '../api/index.js';
import type { Fault } from './faults.js';

/** How text is cut into deltas: by word, by character, or every so many characters. */
export type ChunkBy = 'word' | 'character' | number;

/**
 * How fast an answer comes. `instant`: as fast as it is read. Otherwise in milliseconds; the timers are the
 * global ones at the time of the request, so fake timers drive them.
 */
export type Pace =
  | 'instant'
  | {
      /** Before the response's headers. @default 0 */
      headersMs?: number | undefined;
      /** Before the first delta. @default the same as between deltas */
      firstDeltaMs?: number | undefined;
      /** Between deltas. @default 0 */
      deltaMs?: number | undefined;
      /** Instead of `deltaMs`: a speed, at four characters a token. */
      tokensPerSecond?: number | undefined;
    };

/** How an answer travels. Set for a mock, or for one answer over it. */
export interface Delivery {
  /** @default 'instant' */
  pace?: Pace | undefined;
  /** @default 'word' */
  chunk?: ChunkBy | undefined;
  /**
   * Which chunk carries the usage of a stream: the one with the finish reason, or one after it with no choices.
   * The API does either. @default 'finish'
   */
  usageOn?: 'finish' | 'trailing' | undefined;
  /** Where thinking travels. Older servers leave it in `content` in a `<think>` block. @default 'reasoning_content' */
  reasoningAs?: 'reasoning_content' | 'reasoning' | 'think_block' | undefined;
  /** Put a comment line before each delta, as servers do to keep a connection open. @default false */
  keepAlive?: boolean | undefined;
}

/** An answer written by hand. */
export interface ScriptedAnswer extends Delivery {
  /** The answer with its markup. As an array, each string is one delta. @default '' */
  text?: string | readonly string[] | undefined;
  /** The thinking, sent before the text even where the request did not ask for it. As `text`. */
  reasoning?: string | readonly string[] | undefined;
  /** Tokens; those left out are counted at four characters each. `raw` adds fields. `null`: none, even if asked for. */
  usage?: Partial<Usage> | null | undefined;
  /** @default 'stop' */
  finishReason?: string | null | undefined;
  /** What goes wrong with it. */
  fault?: Fault | undefined;
}

/** An answer as a server once sent it, replayed byte for byte. */
export interface RecordedAnswer {
  /** The text of an event stream, or its chunks as objects (`data: [DONE]` is added to those). */
  recorded: string | readonly object[];
  pace?: Pace | undefined;
  fault?: Fault | undefined;
}

/** An answer; a string stands for its text. */
export type Answer = string | ScriptedAnswer | RecordedAnswer;

/** An answer, or a function that makes one from the request. */
export type AnswerSource = Answer | ((request: MockRequest) => Answer | Promise<Answer>);

/** A string is looked for anywhere, in any case. */
export type TextMatch = string | RegExp;

/** Which requests an answer is for: what its prompt says, all of these fields, or any condition. */
export type Match =
  | TextMatch
  | ((request: MockRequest) => boolean)
  | {
      /** The text of the last user message. */
      prompt?: TextMatch | undefined;
      /** The URL of any image or video. */
      asset?: TextMatch | undefined;
      model?: TextMatch | undefined;
      annotationFormat?: AnnotationFormat | undefined;
      thinking?: boolean | undefined;
    };

/** An answer and when it is given. */
export interface AnswerRule {
  /** @default every request */
  when?: Match | undefined;
  answer: AnswerSource;
  /** How often it may be given. @default Infinity */
  times?: number | undefined;
}

/** An image or a video of a request. */
export interface MockAsset {
  type: 'image' | 'video';
  url: string;
}

/** A request as the mock received it, and what became of it. */
export interface MockRequest {
  readonly route: 'chat' | 'models';
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Headers;
  /** The parsed JSON, or the text where it is not JSON. */
  readonly body: unknown;
  /** The text of the last user message. */
  readonly prompt: string;
  readonly model?: string;
  /** The media of all messages, in order. */
  readonly assets: readonly MockAsset[];
  /** As asked by `vision_config` or by a hint. */
  readonly annotationFormat?: AnnotationFormat;
  /** Whether thinking was asked for: by `vision_config`, by `reasoning_effort` or by a hint. */
  readonly thinking: boolean;
  readonly stream: boolean;
  /** The `x-trace-id` it was answered with. */
  readonly traceId: string;
  /** The status it was answered with; none before that, and none where the connection failed. */
  readonly status?: number;
  /** Deltas of thinking and text handed over so far. */
  readonly deltasSent: number;
  /** `open` until the reply is over: `finished` whole, `aborted` by the client, or `failed` by a fault of the connection. */
  readonly state: 'open' | 'finished' | 'aborted' | 'failed';
  /** Whether the client closed the connection before the reply was over. */
  readonly aborted: boolean;
  /** Resolves when the reply is over, however it ended. */
  readonly closed: Promise<void>;
}

/** A model that the mock offers. */
export interface MockModel extends Model {
  /** Whether it takes `vision_config`; a request that sends it otherwise is refused. @default true */
  visionConfig?: boolean | undefined;
  /** Whether it takes `reasoning_effort`; as above. @default true */
  reasoningEffort?: boolean | undefined;
  /** MIME types of videos that data URLs may hold. @default MP4 and WebM */
  videoTypes?: readonly string[] | undefined;
}

/** Options of `createMockPerceptron`. */
export interface MockOptions extends Delivery {
  /** What to answer: one answer for everything, or rules of which the first that matches is used. */
  answers?: AnswerSource | readonly AnswerRule[] | undefined;
  /** The answer where no rule matches. @default a text that says how to script one */
  fallback?: AnswerSource | undefined;
  /** The models there are, `'any'` to take every id. @default the public models */
  models?: readonly (string | MockModel)[] | 'any' | undefined;
  /** The keys that are accepted. Any other, and none at all, is refused with 401. @default no key is asked for */
  apiKeys?: readonly string[] | undefined;
  /** Keys that are known and may do nothing: refused with 403. */
  forbiddenKeys?: readonly string[] | undefined;
  /** Requests a minute; `true` for the API's own 300 for chat and 30 for models. @default false */
  rateLimit?: boolean | { chat?: number | undefined; models?: number | undefined } | undefined;
  /** The route of chat requests, for apps whose backend has another. @default any path that ends in `/v1/chat/completions` */
  chatPath?: string | undefined;
}
