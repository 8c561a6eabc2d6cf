import type {
  CompletionRequest,
  ImagePart,
  PendingRetry,
  PerceptronClient,
  PerceptronError,
  PerceptronErrorJSON,
  TextPart,
  Timing,
  Usage,
  VideoPart,
} from '../api/index.js';
import type { Grounding } from '../grounding/index.js';
import type { AnswerStatus } from './answer.js';

/** An image or a video in a conversation. */
export type ChatMediaPart = (ImagePart | VideoPart) & {
  /** The file's name, where it came from a file. */
  name?: string;
};

/**
 * An image or a video that a request went without: it is `unreadable`, as at a relative or `blob:` URL that is gone, or of a
 * `type` that the model does not take.
 */
export type MissingMedia = ChatMediaPart & { readonly reason: 'unreadable' | 'type' };

/** One part of a chat message. */
export type ChatPart = TextPart | ChatMediaPart;

/** Everything of a request besides its messages. */
export type ChatRequestOptions = Partial<Omit<CompletionRequest, 'messages'>>;

/**
 * Which media of earlier turns are sent again with a new one: `all`, those of the `latest` message that has any, or
 * `none` but the new message's own.
 */
export type HistoryMedia = 'all' | 'latest' | 'none';

/** A message of a conversation. Plain JSON, so that it can live in a cache, in storage and on the wire. */
export interface ChatMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant' | 'system';
  readonly parts: readonly ChatPart[];
  /** The text parts as one string; of an answer, with its markup. */
  readonly text: string;
  /** The thinking of an answer; empty when there was none. */
  readonly reasoning: string;
  /** The text, parsed. Its annotations' ids begin with the message's id, so they are unique in the conversation. */
  readonly grounding: Grounding;
  /**
   * What `assetIdx` counts: of an answer, all media that its request held, in order; of other messages, their own media.
   * See {@link assetOf}.
   */
  readonly assets: readonly ChatMediaPart[];
  /** Of an answer: media of earlier messages that its request went without. They are none of its `assets`. */
  readonly missingMedia?: readonly MissingMedia[];
  /** Messages that are not answers are `complete`. */
  readonly status: AnswerStatus;
  readonly finishReason: string | null;
  /** Whether an answer is whole: false when it was cut at the token limit, stopped, or ended without a reason. */
  readonly complete: boolean;
  readonly usage?: Usage;
  readonly timing?: Timing;
  readonly error?: PerceptronErrorJSON;
  readonly requestId?: string;
  /** The model that answered. */
  readonly model?: string;
  /** What was asked for with this user message beyond the hook's options; `regenerate` and `edit` ask for it again. */
  readonly options?: ChatRequestOptions;
}

/** A message as callers write it: what is missing is filled in. */
export type ChatMessageInit = { readonly [Key in keyof ChatMessage]?: ChatMessage[Key] | undefined } & Pick<
  ChatMessage,
  'role'
>;

/**
 * Media to send: a file, a URL, or a URL with its MIME type where its ending does not tell. `http(s)` URLs are sent as
 * they are; files, `blob:` and relative URLs are read in the browser and sent as base64.
 */
export type ChatMediaInput =
  | Blob
  | string
  | { url: string; mimeType?: string | undefined; name?: string | undefined };

/** What to send: text, or text with media and with request options for this turn only. */
export type ChatInput =
  | string
  | (ChatRequestOptions & { text?: string | undefined; media?: readonly ChatMediaInput[] | undefined });

/** How a turn is asked for. */
export interface ChatSettings extends ChatRequestOptions {
  client: PerceptronClient;
  /** The system message. */
  system?: string | undefined;
  /** @default 'all' */
  historyMedia?: HistoryMedia | undefined;
  /** Called once with each answer when it has ended, however it ended: see its `status`. */
  onFinish?: ((message: ChatMessage) => void) | undefined;
  /** Called when an answer has failed, with the answer as far as it arrived. */
  onError?: ((error: PerceptronError, message: ChatMessage) => void) | undefined;
}

/** What a chat is doing: that of its running answer, else `error` when the last turn failed, else `idle`. */
export type ChatStatus = 'idle' | 'submitted' | 'thinking' | 'answering' | 'error';

/** What a chat holds. */
export interface ChatState {
  readonly messages: readonly ChatMessage[];
  readonly status: ChatStatus;
  /** Why the last turn failed, until the next one or `clearError()`. */
  readonly error: PerceptronError | null;
  /** The try that the running answer waits for while it is `submitted`: the server is busy, or the connection failed. */
  readonly retry: PendingRetry | null;
  /** Whether the running answer is held back, `submitted`, until the browser is online again. */
  readonly isPaused: boolean;
}

/** What a turn is, for the logs and caches of its host. */
export interface ChatTurnInfo {
  trigger: 'send' | 'regenerate' | 'edit';
  /** The user message to answer. */
  messageId: string;
  /** The answer. */
  answerId: string;
}

/** Where a conversation lives: it is read from and written to here, and told of changes by others. */
export interface ChatHost {
  /** The stored conversation, or undefined when there is none yet. The same array until it changes. */
  read(): readonly ChatMessage[] | undefined;
  write(messages: readonly ChatMessage[]): void;
  subscribe(listener: () => void): () => void;
  /**
   * Runs a turn by calling `start`, which rejects when the turn fails.
   * @param ended Resolves when the turn is over, also when it was stopped before `start` was called.
   * @param onPause To be told when the host holds the turn back, as while there is no network, and when it does no more.
   */
  run(
    turn: ChatTurnInfo,
    start: () => Promise<ChatMessage>,
    ended: Promise<unknown>,
    onPause: (isPaused: boolean) => void,
  ): void;
  /** Resolves when there is a network again, or the signal aborts; undefined while there is one. */
  untilOnline?(signal: AbortSignal): Promise<void> | undefined;
}
