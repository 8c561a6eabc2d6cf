import type { CompletionRequest, ContentPart, Message } from '../api/index.js';
import { mediaOf } from './chatMessage.js';
import type {
  ChatMediaPart,
  ChatMessage,
  ChatPart,
  ChatRequestOptions,
  HistoryMedia,
  MissingMedia,
} from './chatTypes.js';
import { mayBeTaken, sendableUrl } from './media.js';

/** What a request is made of. */
export interface ChatRequestSource {
  /** The conversation up to and with the user message to answer. */
  messages: readonly ChatMessage[];
  options: ChatRequestOptions;
  system?: string | undefined;
  historyMedia?: HistoryMedia | undefined;
}

/** Which messages send their media: those are the assets of the answer, in order. */
function withMedia(messages: readonly ChatMessage[], historyMedia: HistoryMedia): ReadonlySet<ChatMessage> {
  if (historyMedia === 'all') return new Set(messages);
  const candidates = historyMedia === 'none' ? messages.slice(-1) : messages;
  const latest = candidates.findLast(({ parts }) => mediaOf(parts).length > 0);
  return new Set(latest ? [latest] : []);
}

/** All media that the request will hold, in order. */
export function requestAssets({ messages, historyMedia = 'all' }: ChatRequestSource): ChatMediaPart[] {
  const senders = withMedia(messages, historyMedia);
  return messages.flatMap((message) => (senders.has(message) ? mediaOf(message.parts) : []));
}

/**
 * What the next request will send again before its own media, as far as can be told: not what the model does not take, nor
 * what the last answer could not have.
 */
export function mediaSentAgain(
  messages: readonly ChatMessage[],
  historyMedia: HistoryMedia,
  types: readonly string[],
): ChatMediaPart[] {
  if (historyMedia === 'none') return [];
  const answer = messages.findLast(({ role }) => role === 'assistant');
  const gone = new Set(answer?.missingMedia?.flatMap(({ url, reason }) => (reason === 'type' ? [] : url)));
  return requestAssets({ messages, options: {}, historyMedia }).filter(
    (part) => mayBeTaken(part, types) && !gone.has(part.url),
  );
}

/** Not so an answer that was stopped before its first word, or a lone image of an earlier turn that is not sent again. */
const saysSomething = ({ content }: Message) => content.length > 0;

/** A request, and which media of the conversation are in it. */
export interface ChatRequest {
  request: CompletionRequest;
  /** All that it holds, in order. */
  assets: readonly ChatMediaPart[];
  /** Those of earlier messages that it goes without. */
  missing: readonly MissingMedia[];
}

/**
 * The request that asks for the next answer of a conversation. Media of an earlier message that can no longer be read, or
 * that the model does not take, are left out: what is asked now may well be answered without.
 *
 * @param types MIME types that the model takes
 * @throws {PerceptronError} `invalid_request` when media of the message to answer cannot be read.
 */
export async function buildChatRequest(
  source: ChatRequestSource,
  types: readonly string[],
  signal: AbortSignal,
): Promise<ChatRequest> {
  const { messages, options, system, historyMedia = 'all' } = source;
  const senders = withMedia(messages, historyMedia);
  const missing = new Map<ChatMediaPart, MissingMedia['reason']>();
  /** One reading for all messages that hold a part: it is in all of them, or missing in all. */
  const urls = new Map<ChatMediaPart, Promise<string>>();

  function urlOf(part: ChatMediaPart): Promise<string> {
    const url = urls.get(part) ?? sendableUrl(part, types, signal);
    urls.set(part, url);
    return url;
  }

  async function toPart(part: ChatPart, message: ChatMessage): Promise<ContentPart[]> {
    if (part.type === 'text') return [part];
    const isOld = message !== messages.at(-1);
    if (isOld && !mayBeTaken(part, types)) {
      missing.set(part, 'type');
      return [];
    }
    try {
      return [{ type: part.type, url: await urlOf(part) }];
    } catch (cause) {
      if (signal.aborted || !isOld) throw cause;
      missing.set(part, 'unreadable');
      return [];
    }
  }

  async function toMessage(message: ChatMessage): Promise<Message> {
    const { role, text, reasoning } = message;
    if (role === 'assistant') return { role, content: text, ...(reasoning !== '' && { reasoning }) };
    const media = senders.has(message) ? mediaOf(message.parts) : [];
    if (media.length === 0) return { role, content: text };
    const parts = await Promise.all(message.parts.map((part) => toPart(part, message)));
    return { role, content: parts.flat() };
  }

  const head: Message[] = system ? [{ role: 'system', content: system }] : [];
  const turns = await Promise.all(messages.map(toMessage));
  const assets = requestAssets(source);
  return {
    request: { ...options, messages: [...head, ...turns.filter(saysSomething)] },
    assets: assets.filter((part) => !missing.has(part)),
    missing: assets.flatMap((part) => {
      const reason = missing.get(part);
      return reason ? [{ ...part, reason }] : [];
    }),
  };
}
