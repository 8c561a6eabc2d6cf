import { createChatMessage } from './chatMessage.js';
import type { ChatMediaInput, ChatMediaPart, ChatMessage } from './chatTypes.js';
import { readMedia } from './media.js';

/** All media of a message of which some are still being read, or could not be. */
interface Pending {
  media: readonly ChatMediaInput[];
  reading: Promise<readonly ChatMediaPart[]>;
  failed: boolean;
}

/** By the message as it is without those. */
const pendings = new WeakMap<ChatMessage, Pending>();

/** Whether a message waits for media. */
export const isPending = (message: ChatMessage) => pendings.has(message);

/** Lets `message` wait for its media, of which the model takes `types`. */
export function awaitMedia(
  message: ChatMessage,
  media: readonly ChatMediaInput[],
  types: readonly string[],
): void {
  const pending: Pending = { media, reading: readMedia(media, types), failed: false };
  pendings.set(message, pending);
  // Its failure is that of the request that needs them; there is none after a stop.
  pending.reading.catch(() => {
    pending.failed = true;
  });
}

/** Lets `message` wait for what `old` waits for: read once more if that has failed, since another model may take it. */
export function awaitMediaOf(old: ChatMessage, message: ChatMessage, types: readonly string[]): void {
  const pending = pendings.get(old);
  if (pending?.failed) awaitMedia(message, pending.media, types);
  else if (pending) pendings.set(message, pending);
}

/**
 * The message with its media as soon as they are read.
 *
 * @throws {PerceptronError} `invalid_request` when they cannot be read.
 */
export async function withMedia(message: ChatMessage): Promise<ChatMessage> {
  const media = await pendings.get(message)?.reading;
  // As many: URLs only, which it has had from the start.
  if (!media || media.length === message.assets.length) return message;
  const text = message.parts.filter(({ type }) => type === 'text');
  return createChatMessage({ ...message, parts: [...media, ...text], assets: media });
}
