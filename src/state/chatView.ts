import type { ChatHost, ChatMessage, ChatMessageInit } from './chatTypes.js';
import { conversationOf, restoreMessages } from './conversation.js';

const NONE: readonly ChatMessage[] = Object.freeze([]);

/** A conversation as read from its host: the same arrays until something in them changes. */
export interface ChatView {
  /** The stored messages. */
  stored(): readonly ChatMessage[];
  /** The stored messages with `live` in the place of its stored self. */
  shown(live: ChatMessage | undefined): readonly ChatMessage[];
  /** Messages to show where nothing is stored; the first that are given count. */
  seed(messages: readonly ChatMessageInit[]): void;
}

/** Reads a host's messages, restores them once, and puts the answer that is being written in its place. */
export function createChatView(host: Pick<ChatHost, 'read'>): ChatView {
  let seeded: readonly ChatMessageInit[] | undefined;
  let source: readonly ChatMessageInit[] | undefined;
  let stored = NONE;
  let shown = { stored, live: undefined as ChatMessage | undefined, messages: NONE };

  function readStored() {
    const next = host.read() ?? seeded;
    if (next !== source) {
      source = next;
      stored = next ? restoreMessages(next) : NONE;
    }
    return stored;
  }

  return {
    stored: readStored,
    shown(live) {
      const stored = readStored();
      if (shown.stored !== stored || shown.live !== live) {
        const messages = live
          ? conversationOf(stored.map((message) => (message.id === live.id ? live : message)))
          : stored;
        shown = { stored, live, messages };
      }
      return shown.messages;
    },
    seed(messages) {
      seeded ??= messages;
    },
  };
}
