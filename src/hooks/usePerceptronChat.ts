'use client';

import { type QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useState } from 'react';
import type { PerceptronClient } from '../api/index.js';
import type { Chat, ChatMessagesUpdate } from '../state/chat.js';
import { createMessageId } from '../state/chatMessage.js';
import type { ChatInput, ChatMessage, ChatMessageInit, ChatSettings, ChatState } from '../state/chatTypes.js';
import { getChat } from './chatRegistry.js';
import { optionsOf } from './optionsOf.js';
import { usePerceptronClient } from './PerceptronProvider.js';
import { useHeld } from './useHeld.js';
import { useStableCallback } from './useStableCallback.js';
import { useStore } from './useStore.js';

/** Options of {@link usePerceptronChat}: those of a request hold for every send that does not bring its own. */
export interface UsePerceptronChatOptions extends Omit<ChatSettings, 'client'> {
  /**
   * Names the conversation: components with the same id share it, and it stays in the cache when they unmount.
   * @default a conversation of the component's own
   */
  id?: string | undefined;
  /** @default the client of the surrounding `PerceptronProvider` */
  client?: PerceptronClient | undefined;
  /** What the conversation begins with, where the cache holds nothing for its id. */
  initialMessages?: readonly ChatMessageInit[] | undefined;
}

/** What {@link usePerceptronChat} returns. Its functions never change and never reject. */
export interface UsePerceptronChatResult extends ChatState {
  /**
   * Adds a user message and streams its answer. Resolves with the answer when it has ended, whether it is `complete`,
   * `stopped` or `error`. An answer that is still running is stopped first and keeps what arrived.
   */
  send(input: ChatInput): Promise<ChatMessage>;
  /** Stops the running answer and keeps what arrived. */
  stop(): void;
  /**
   * Answers again, and drops what came after.
   * @param messageId The answer to replace or the user message to answer. @default the last of the conversation
   */
  regenerate(messageId?: string): Promise<ChatMessage>;
  /** Replaces a user message, drops what came after and answers it. Without `media` in the input it keeps its own. */
  edit(messageId: string, input: ChatInput): Promise<ChatMessage>;
  /** Replaces the conversation. A running answer that is no longer in it is aborted. */
  setMessages(update: ChatMessagesUpdate): void;
  /** Empties the conversation and aborts the running answer. */
  clear(): void;
  /** Leaves the status `error`. The failed answer keeps its own error. */
  clearError(): void;
}

interface HeldChat {
  queryClient: QueryClient;
  id: string | undefined;
  chat: Chat;
}

/**
 * A conversation with a vision model. It lives in the React Query cache under `['perceptron', 'chat', id]` as a list of
 * plain messages, written when a turn begins and ends; an answer that streams in is rendered at most once per frame. Each
 * turn is a mutation of the same key. When the last component that uses the conversation unmounts, a running answer is
 * stopped and what arrived is kept in the cache. One that an `<Activity>` hides has not unmounted: its answer goes on.
 *
 * As JSON, in a persister's storage or an app's own, `messages` hold each file once: give it back as it is, to the cache, to
 * `initialMessages` or to `setMessages`.
 *
 * @param queryClient @default that of the surrounding provider
 */
export function usePerceptronChat(
  options: UsePerceptronChatOptions = {},
  queryClient?: QueryClient,
): UsePerceptronChatResult {
  const given = optionsOf('usePerceptronChat', options, "{ id: 'support' }");
  const { id, client: ownClient, initialMessages, ...settings } = given;
  const client = usePerceptronClient(ownClient);
  const chat = useChat(useChatQueryClient(queryClient), id, initialMessages);
  const state = useStore(chat);
  useHeld(chat);
  const { onFinish, onError } = settings;
  /** The callbacks of the latest render, unless it is of another conversation by then. */
  const callbacksFor = useStableCallback((asked: Chat) =>
    asked === chat ? { onFinish, onError } : undefined,
  );
  const latest = (): ChatSettings => ({
    ...settings,
    client,
    onFinish: (message) => (callbacksFor(chat) ?? { onFinish }).onFinish?.(message),
    onError: (error, message) => (callbacksFor(chat) ?? { onError }).onError?.(error, message),
  });

  return {
    ...state,
    send: useStableCallback((input: ChatInput) => chat.send(input, latest())),
    regenerate: useStableCallback((messageId?: string) => chat.regenerate(messageId, latest())),
    edit: useStableCallback((messageId: string, input: ChatInput) => chat.edit(messageId, input, latest())),
    stop: useStableCallback(() => chat.stop()),
    setMessages: useStableCallback((update: ChatMessagesUpdate) => chat.setMessages(update)),
    clear: useStableCallback(() => chat.clear()),
    clearError: useStableCallback(() => chat.clearError()),
  };
}

function useChatQueryClient(own: QueryClient | undefined): QueryClient {
  const provided = useContext(QueryClientContext);
  const queryClient = own ?? provided;
  if (queryClient) return queryClient;
  throw new Error(
    'perceptron-react: usePerceptronChat has no cache to keep the conversation in. ' +
      'Put the component within <PerceptronProvider> or within a <QueryClientProvider> of @tanstack/react-query.',
  );
}

function useChat(
  queryClient: QueryClient,
  id: string | undefined,
  initialMessages: readonly ChatMessageInit[] | undefined,
): Chat {
  const [ownId] = useState(createMessageId);
  const create = (): HeldChat => {
    const chat = getChat(queryClient, id ?? ownId, id !== undefined);
    if (initialMessages) chat.seed(initialMessages);
    return { queryClient, id, chat };
  };
  const [held, setHeld] = useState(create);
  if (held.queryClient === queryClient && held.id === id) return held.chat;
  const next = create();
  setHeld(next);
  return next.chat;
}
