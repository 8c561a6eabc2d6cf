import { PerceptronError } from '../api/index.js';
import { submittedAnswer, whenAbandoned } from './answer.js';
import { answerMessage, createChatMessage, mediaOf } from './chatMessage.js';
import { type ChatTurn, createChatTurn, type TurnSource } from './chatTurn.js';
import type {
  ChatHost,
  ChatInput,
  ChatMessage,
  ChatMessageInit,
  ChatRequestOptions,
  ChatSettings,
  ChatState,
} from './chatTypes.js';
import { createChatView } from './chatView.js';
import { conversationOf, restoreMessages } from './conversation.js';
import type { FrameEnvironment } from './frames.js';
import { mediaTypesOf, problemOfMedia, urlParts } from './media.js';
import { awaitMedia, awaitMediaOf, isPending } from './pendingMedia.js';
import { createStore, type Store } from './store.js';

/** New messages, or a function of the present ones. */
export type ChatMessagesUpdate =
  | readonly ChatMessageInit[]
  | ((messages: readonly ChatMessage[]) => readonly ChatMessageInit[]);

/**
 * One conversation. `send`, `regenerate` and `edit` resolve with the answer when it has ended, whether it is `complete`,
 * `stopped` or `error`, and never reject. A turn that is still running when the next one begins is stopped first and keeps
 * what arrived.
 */
export interface Chat extends Store<ChatState> {
  /** Adds a user message and its answer. */
  send(input: ChatInput, settings: ChatSettings): Promise<ChatMessage>;
  /**
   * Answers again, and drops what came after.
   * @param messageId The answer to replace or the user message to answer. @default the last of the conversation
   */
  regenerate(messageId: string | undefined, settings: ChatSettings): Promise<ChatMessage>;
  /**
   * Replaces a user message, drops what came after and answers it. Media and request options that the input does not
   * mention stay as they were.
   */
  edit(messageId: string, input: ChatInput, settings: ChatSettings): Promise<ChatMessage>;
  /** Stops the running answer and keeps what arrived. */
  stop(): void;
  /** Replaces the conversation. A running answer that is no longer in it is aborted. */
  setMessages(update: ChatMessagesUpdate): void;
  /** Empties the conversation and aborts the running answer. */
  clear(): void;
  /** Leaves the status `error`. The failed answer keeps its own error. */
  clearError(): void;
  /** Messages to begin with where nothing is stored; the first that are given count. */
  seed(messages: readonly ChatMessageInit[]): void;
}

const invalid = (message: string, param: string) =>
  new PerceptronError('invalid_request', message, { param });

const noWait = { retry: null, isPaused: false };

/** Null and undefined, as a form may give for an empty field, are nothing to send. */
function parseInput(input: ChatInput | null | undefined) {
  const { text, media, ...rest }: Exclude<ChatInput, string> =
    typeof input === 'string' ? { text: input } : (input ?? {});
  const options = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { text: text ?? '', media, options };
}

/**
 * A conversation over a place to keep it. What streams in is published at most once per frame, and written to the host
 * only when a turn begins and ends. When the last subscriber leaves and none comes back at once, the running answer is
 * stopped.
 */
export function createChat(host: ChatHost, env?: FrameEnvironment): Chat {
  const view = createChatView(host);
  const store = createStore<ChatState>({ messages: [], status: 'idle', error: null, ...noWait });
  let turn: ChatTurn | undefined;
  let error: PerceptronError | null = null;
  let listeners = 0;
  let leaveHost: (() => void) | undefined;

  function refresh() {
    const messages = view.shown(turn?.getMessage());
    const status = turn ? turn.getStatus() : error ? 'error' : 'idle';
    store.set({ messages, status, error, ...(turn?.getWait() ?? noWait) });
  }

  function write(messages: readonly ChatMessage[]) {
    host.write(conversationOf(messages));
    onHostChange();
  }

  function replaceStored(message: ChatMessage, isReplaced: (other: ChatMessage) => boolean) {
    const stored = view.stored();
    if (stored.some(isReplaced))
      host.write(conversationOf(stored.map((other) => (isReplaced(other) ? message : other))));
    refresh();
  }

  function onHostChange() {
    const id = turn?.getMessage().id;
    if (turn && !view.stored().some((message) => message.id === id)) turn.stop();
    else refresh();
  }

  function begin(source: TurnSource, settings: ChatSettings): Promise<ChatMessage> {
    const { onFinish, onError } = settings;
    const next = createChatTurn(source, settings, {
      env,
      run: host.run,
      untilOnline: host.untilOnline,
      onChange: refresh,
      // By identity: it may have been edited since.
      onUserMessage: (message, previous) => replaceStored(message, (other) => other === previous),
      onEnd(message, reason) {
        turn = undefined;
        error = reason;
        replaceStored(message, ({ id }) => id === message.id);
        // Apart, so that a callback that throws is reported and breaks nothing here.
        if (reason && onError) queueMicrotask(() => onError(reason, message));
        if (onFinish) queueMicrotask(() => onFinish(message));
      },
    });
    turn = next;
    error = null;
    write([...source.history, next.getMessage()]);
    return next.start();
  }

  /** Fails without a turn: for what cannot even be added to the conversation. */
  function refuse(reason: PerceptronError, { onError }: ChatSettings): Promise<ChatMessage> {
    error = reason;
    refresh();
    const failed = { ...submittedAnswer(), status: 'error' as const, error: reason };
    const message = answerMessage(createChatMessage({ role: 'assistant' }), failed);
    if (onError) queueMicrotask(() => onError(reason, message));
    return Promise.resolve(message);
  }

  /** Answers a user message with `input`, after `before`. */
  function submit(
    trigger: TurnSource['trigger'],
    before: readonly ChatMessage[],
    { text, media, options }: ReturnType<typeof parseInput>,
    old: ChatMessage | undefined,
    settings: ChatSettings,
  ) {
    const problem = media ? problemOfMedia(media) : null;
    if (problem) return refuse(invalid(problem, 'media'), settings);
    const kept = media ? urlParts(media) : mediaOf(old?.parts ?? []);
    const wishes: ChatRequestOptions = { ...old?.options, ...options };
    const types = mediaTypesOf(settings.client, wishes.model ?? settings.model);
    const waits = media ? media.length > 0 : old !== undefined && isPending(old);
    if (text.trim() === '' && kept.length === 0 && !waits)
      return refuse(
        invalid('There is nothing to send. Give a text, an image or a video.', 'input'),
        settings,
      );
    const user = createChatMessage({
      id: old?.id,
      role: 'user',
      parts: text === '' ? kept : [...kept, { type: 'text', text }],
      ...(Object.keys(wishes).length > 0 && { options: wishes }),
    });
    if (media?.length) awaitMedia(user, media, types);
    else if (!media && old) awaitMediaOf(old, user, types);
    return begin({ trigger, history: [...before, user] }, settings);
  }

  const chat: Chat = {
    getSnapshot() {
      // Without a listener nobody is told of the host's changes, so they are taken over when asked for.
      if (listeners === 0) refresh();
      return store.getSnapshot();
    },
    subscribe(listener) {
      if (listeners++ === 0) leaveHost = host.subscribe(onHostChange);
      refresh();
      const unsubscribe = store.subscribe(listener);
      let active = true;
      return () => {
        if (!active) return;
        active = false;
        unsubscribe();
        if (--listeners > 0) return;
        leaveHost?.();
        whenAbandoned(() => listeners === 0, chat.stop);
      };
    },
    send(input, settings) {
      chat.stop();
      return submit('send', view.stored(), parseInput(input), undefined, settings);
    },
    regenerate(messageId, settings) {
      chat.stop();
      const messages = view.stored();
      const target = messageId === undefined ? messages.length - 1 : indexOf(messages, messageId);
      const asked = messages.slice(0, target + 1).findLastIndex(({ role }) => role === 'user');
      const question = messages[asked];
      if (question) {
        const model = question.options?.model ?? settings.model;
        awaitMediaOf(question, question, mediaTypesOf(settings.client, model));
        return begin({ trigger: 'regenerate', history: messages.slice(0, asked + 1) }, settings);
      }
      const reason =
        target < 0
          ? `There is no message ${messageId === undefined ? '' : `"${messageId}" `}to answer. Send one first.`
          : 'No user message comes before that answer, so there is nothing to answer again.';
      return refuse(invalid(reason, 'messageId'), settings);
    },
    edit(messageId, input, settings) {
      chat.stop();
      const messages = view.stored();
      const index = indexOf(messages, messageId);
      const old = messages[index];
      if (old?.role === 'user')
        return submit('edit', messages.slice(0, index), parseInput(input), old, settings);
      const reason = `"${messageId}" is not a user message of this conversation. Pass the id of one of its user messages.`;
      return refuse(invalid(reason, 'messageId'), settings);
    },
    stop: () => turn?.stop(),
    setMessages(update) {
      write(restoreMessages(typeof update === 'function' ? update(view.shown(turn?.getMessage())) : update));
    },
    clear() {
      error = null;
      write([]);
    },
    clearError() {
      error = null;
      refresh();
    },
    seed: view.seed,
  };
  return chat;
}

const indexOf = (messages: readonly ChatMessage[], messageId: string) =>
  messages.findIndex(({ id }) => id === messageId);
