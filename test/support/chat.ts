import { vi } from 'vitest';
import { type Chat, createChat } from '../../src/state/chat.js';
import type { ChatHost, ChatMessage, ChatSettings } from '../../src/state/chatTypes.js';
import { createManualClient, settle } from './manualClient.js';

export const CAT = 'https://example.com/cat.jpg';
export const DOG = 'https://example.com/dog.png';

/** A place in memory, which counts what is written to it. */
export function createMemoryHost(initial?: readonly ChatMessage[]) {
  let messages = initial;
  const listeners = new Set<() => void>();
  const host: ChatHost & { writes: number; replace(next: readonly ChatMessage[] | undefined): void } = {
    writes: 0,
    read: () => messages,
    write(next) {
      messages = next;
      host.writes++;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(_, start) {
      start().catch(() => {});
    },
    replace(next) {
      messages = next;
      for (const listener of listeners) listener();
    },
  };
  return host;
}

/** A chat with a client whose answers the test writes, kept in memory. */
export function setup(
  options: Partial<ChatSettings> & { stored?: readonly ChatMessage[]; deaf?: boolean } = {},
) {
  const { stored, deaf, ...rest } = options;
  const manual = createManualClient({ deaf });
  const host = createMemoryHost(stored);
  const chat = createChat(host);
  chat.subscribe(() => {});
  const settings: ChatSettings = { client: manual.client, ...rest };
  return { manual, host, chat, settings };
}

/** Long enough for everything that waits for a frame. */
export const frames = () => vi.advanceTimersByTimeAsync(300);
export const texts = (chat: Chat) => chat.getSnapshot().messages.map(({ text }) => text);
export const statuses = (chat: Chat) => chat.getSnapshot().messages.map(({ status }) => status);

/** Sends and answers one turn. */
export async function converse(
  { chat, manual, settings }: ReturnType<typeof setup>,
  question: string,
  answer: string,
) {
  const ended = chat.send(question, settings);
  await settle();
  manual.last.text(answer);
  manual.last.finish();
  return ended;
}
