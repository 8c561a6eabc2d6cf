import { defined } from '../grounding/defined.js';
import { type Annotation, parseGrounding } from '../grounding/index.js';
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
  const { error, retry: _retry, ...answer } = state;
  return Object.freeze({
    ...base,
    ...answer,
    parts: answer.text === '' ? [] : [{ type: 'text', text: answer.text } as const],
    error: error?.toJSON(),
  });
}

/** The image or video that an annotation of this message belongs to, or undefined when there is no such one. */
export function assetOf(
  message: Pick<ChatMessage, 'assets'>,
  annotation: Annotation,
): ChatMediaPart | undefined {
  // A model may name an asset that there is not: nothing to throw over.
  return annotation.assetIdx === undefined ? message.assets.at(-1) : message.assets[annotation.assetIdx];
}
