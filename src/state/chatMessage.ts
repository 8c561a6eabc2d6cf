import { defined } from '../grounding/defined.js';
import { type Annotation, parseGrounding } from '../grounding/index.js';
import { wrongKind } from '../grounding/wrongKind.js';
import type { AnswerState } from './answer.js';
import type { ChatMediaPart, ChatMessage, ChatMessageInit, ChatPart } from './chatTypes.js';

const ID_LENGTH = 12;

/** A random id, short enough to prefix those of annotations. `crypto.randomUUID` is missing on plain-http pages. */
export function createMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_LENGTH));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

const isMedia = (part: ChatPart): part is ChatMediaPart => part.type !== 'text';

/** The media among parts, in order. */
export const mediaOf = (parts: readonly ChatPart[]): ChatMediaPart[] => parts.filter(isMedia);

const textOf = (parts: readonly ChatPart[]) =>
  parts.flatMap((part) => (part.type === 'text' ? part.text : [])).join('\n');

const idPrefixOf = (messageId: string) => `${messageId}:`;

/** The options that make an answer's annotation ids unique in the conversation. */
export const answerIds = (messageId: string) => ({ idPrefix: idPrefixOf(messageId) });

/**
 * A whole message from what there is of one: `text` from `parts` or the other way round, `grounding` from the text.
 *
 * @param id Used where the message has none.
 */
export function createChatMessage(init: ChatMessageInit, id = createMessageId()): ChatMessage {
  const messageId = init.id ?? id;
  const text = init.text ?? textOf(init.parts ?? []);
  const parts = init.parts ?? (text === '' ? [] : [{ type: 'text', text }]);
  return Object.freeze({
    reasoning: '',
    assets: mediaOf(parts),
    status: 'complete',
    finishReason: null,
    complete: true,
    ...defined(init),
    id: messageId,
    text,
    parts,
    grounding: init.grounding ?? parseGrounding(text, answerIds(messageId)),
  });
}

/** An answer's message at a moment of its stream. */
export function answerMessage(base: ChatMessage, state: AnswerState): ChatMessage {
  const { error, ...answer } = state;
  return Object.freeze({
    ...base,
    ...answer,
    parts: answer.text === '' ? [] : [{ type: 'text', text: answer.text } as const],
    error: error?.toJSON(),
  });
}

const isRunning = ({ status }: ChatMessage) =>
  status === 'submitted' || status === 'thinking' || status === 'answering';

const REQUIRED = [
  'id',
  'parts',
  'text',
  'reasoning',
  'grounding',
  'assets',
  'status',
  'finishReason',
  'complete',
] as const;

function assertMessages(list: readonly unknown[]): void {
  if (!Array.isArray(list)) throw wrongKind('a conversation is a list of messages', list, 'give [] for none');
  list.forEach((message: (Partial<ChatMessageInit> & { content?: unknown }) | null | undefined, index) => {
    const { role, text, parts, content } = message ?? {};
    if (typeof role === 'string' && (text != null || parts != null || content === undefined)) return;
    throw new TypeError(
      `perceptron-react: messages[${index}] is no message of a conversation. ` +
        "Write it as { role: 'user', text: 'Hi' }, with parts in place of a text where it has media.",
    );
  });
}

/**
 * Stored messages as they are shown: filled in where the app wrote them by hand, an answer's assets with all media before it,
 * and `stopped` where they were stored in the middle of an answer that nobody writes any more.
 *
 * @throws TypeError for what is no list of messages
 */
export function restoreMessages(stored: readonly ChatMessageInit[]): readonly ChatMessage[] {
  assertMessages(stored);
  const ids = new Set(stored.map(({ id }) => id));
  /** The same on the server and in the page, hence not a random one. */
  const freeId = (index: number) => {
    let id = `message-${index}`;
    for (let next = stored.length; ids.has(id); next++) id = `message-${next}`;
    ids.add(id);
    return id;
  };
  const media: ChatMediaPart[] = [];
  const messages = stored.map((init, index) => {
    const isWhole = REQUIRED.every((key) => init[key] !== undefined);
    const assets = init.role === 'assistant' ? [...media] : undefined;
    const message = isWhole
      ? (init as ChatMessage)
      : createChatMessage({ assets, ...defined(init) }, init.id ?? freeId(index));
    if (message.role === 'user') media.push(...mediaOf(message.parts));
    return isRunning(message)
      ? Object.freeze({ ...message, status: 'stopped' as const, complete: false })
      : message;
  });
  return Object.freeze(messages);
}

/** The image or video that an annotation of this message belongs to, or undefined when there is no such one. */
export function assetOf(
  message: Pick<ChatMessage, 'assets'>,
  annotation: Annotation,
): ChatMediaPart | undefined {
  // A model may name an asset that there is not: nothing to throw over.
  return annotation.assetIdx === undefined ? message.assets.at(-1) : message.assets[annotation.assetIdx];
}
