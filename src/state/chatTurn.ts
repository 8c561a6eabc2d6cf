import type { PerceptronError } from '../api/index.js';
import { defined } from '../grounding/defined.js';
import { type AnswerStatus, createAnswer } from './answer.js';
import { answerIds, answerMessage, createChatMessage, createMessageId } from './chatMessage.js';
import { buildChatRequest, requestAssets } from './chatRequest.js';
import type { ChatHost, ChatMessage, ChatSettings, ChatState, ChatTurnInfo } from './chatTypes.js';
import type { FrameEnvironment } from './frames.js';
import { mediaTypesOf } from './media.js';
import { withMedia } from './pendingMedia.js';

/** What a turn answers. */
export interface TurnSource {
  trigger: ChatTurnInfo['trigger'];
  /** The conversation up to and with the user message to answer. */
  history: readonly ChatMessage[];
}

/** What a turn needs of its chat. */
export interface TurnContext {
  env?: FrameEnvironment;
  run: ChatHost['run'];
  untilOnline: ChatHost['untilOnline'];
  /** The answer's message changed: at most once per frame. */
  onChange(): void;
  /** The user message has its media now. */
  onUserMessage(message: ChatMessage, previous: ChatMessage): void;
  /** The turn is over. Called once. */
  onEnd(message: ChatMessage, error: PerceptronError | null): void;
}

/** How a turn stands while it runs. */
export type RunningStatus = Extract<AnswerStatus, 'submitted' | 'thinking' | 'answering'>;

/** One question on its way to its answer. */
export interface ChatTurn {
  /** The answer's message as far as it has arrived. */
  getMessage(): ChatMessage;
  getStatus(): RunningStatus;
  /** What it waits for before its request is on the way. */
  getWait(): Pick<ChatState, 'retry' | 'isPaused'>;
  /** Resolves with the answer's last message; never rejects. */
  start(): Promise<ChatMessage>;
  /** Ends the turn as `stopped` with what arrived, at once. */
  stop(): void;
}

/** Waits for the media of its messages, sends the conversation and keeps the answer's message up to date. */
export function createChatTurn(source: TurnSource, settings: ChatSettings, context: TurnContext): ChatTurn {
  const { client, system, historyMedia, onFinish: _onFinish, onError: _onError, ...options } = settings;
  let { history } = source;
  const user = history.at(-1) as ChatMessage;
  const requestSource = () => ({
    messages: history,
    options: { ...options, ...defined(user.options ?? {}) },
    system,
    historyMedia,
  });

  const id = createMessageId();
  let base = createChatMessage({ id, role: 'assistant', assets: requestAssets(requestSource()) });
  let status: RunningStatus = 'submitted';
  let isPaused = false;
  const answer = createAnswer({
    ...answerIds(id),
    env: context.env,
    async untilOnline(signal) {
      const online = context.untilOnline?.(signal);
      if (!online) return false;
      onPause(true);
      await online;
      onPause(false);
      return true;
    },
    onChange(state) {
      message = answerMessage(base, state);
      if (state.status === 'submitted' || state.status === 'thinking' || state.status === 'answering') {
        status = state.status;
        context.onChange();
      } else context.onEnd(message, state.error);
    },
  });
  let message = answerMessage(base, answer.getState());
  const ended = answer.ended.then(() => message);

  /** Not aborted with the turn, and not waiting for its request: the user message keeps its media for the next try. */
  async function keepMedia() {
    const whole = await withMedia(user);
    if (whole !== user) context.onUserMessage(whole, user);
  }

  /** A question before that could not be read has failed already, and goes without. */
  async function readHistory() {
    const before = history.slice(0, -1).map((message) => withMedia(message).catch(() => message));
    const whole = await Promise.all([...before, withMedia(user)]);
    if (whole.every((message, index) => message === history[index])) return;
    history = whole;
    note({ assets: requestAssets(requestSource()) });
  }

  /** What is known of the answer's media now. */
  function note(media: Pick<ChatMessage, 'assets' | 'missingMedia'>) {
    base = Object.freeze({ ...base, ...media });
    message = answerMessage(base, answer.getState());
    context.onChange();
  }

  async function run() {
    await answer.start(client, async (signal) => {
      await readHistory();
      const source = requestSource();
      const types = mediaTypesOf(client, source.options.model);
      const { request, assets, missing } = await buildChatRequest(source, types, signal);
      if (missing.length > 0) note({ assets, missingMedia: missing });
      return request;
    });
    const message = await ended;
    const { error } = answer.getState();
    if (error) throw error;
    return message;
  }

  function onPause(next: boolean) {
    isPaused = next;
    context.onChange();
  }

  return {
    getMessage: () => message,
    getStatus: () => status,
    getWait: () => ({ retry: answer.getState().retry, isPaused }),
    start() {
      keepMedia().catch(() => {});
      context.run({ trigger: source.trigger, messageId: user.id, answerId: id }, run, ended, onPause);
      return ended;
    },
    stop: answer.stop,
  };
}
