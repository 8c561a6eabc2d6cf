'use client';

import { type ReactNode, useMemo, useState } from 'react';
import type { ChatMessage } from '../../state/chatTypes.js';
import { type AnswerColors, createAnswerColors } from '../../styles/answerColors.js';
import type { MentionColorSource } from '../../styles/palette.js';
import { ChatIcon } from '../ChatIcon.js';
import { formatOf, mayShowMedia } from './answerAssets.js';
import { ChatTurn } from './ChatTurn.js';
import { useConversation } from './conversationContext.js';
import type { PerceptronChatLabels } from './conversationLabels.js';
import { useFollowEnd } from './useFollowEnd.js';

interface ThreadProps {
  messages: readonly ChatMessage[];
  /** What there is before the first message. */
  empty: ReactNode;
  labels: PerceptronChatLabels;
}

/** A message and what it answers. */
interface Turn {
  key: string;
  message: ChatMessage;
  question: ChatMessage | undefined;
  colors: MentionColorSource | undefined;
}

function turnsOf(
  messages: readonly ChatMessage[],
  colorsOf: AnswerColors,
  palette: readonly string[] | null,
): readonly Turn[] {
  const colors = palette ? colorsOf(messages, palette) : [];
  let question: ChatMessage | undefined;
  return messages.flatMap((message, at) => {
    if (message.role === 'system') return [];
    if (message.role === 'user') question = message;
    const answered = message.role === 'user' ? undefined : question;
    // An answer that is given again takes the place of the one before, and its focus.
    const key = answered ? `answer to ${answered.id}` : message.id;
    if (answered) question = undefined;
    return [{ key, message, question: answered, colors: colors[at] }];
  });
}

/** The messages of a conversation in a box that scrolls along with them, unless the reader has gone elsewhere. */
export function Thread({ messages, empty, labels }: ThreadProps) {
  const { format, palette } = useConversation();
  const [colorsOf] = useState(createAnswerColors);
  const turns = useMemo(() => turnsOf(messages, colorsOf, palette), [messages, colorsOf, palette]);
  const last = turns.at(-1)?.message;
  const { scroller, content, onScroll, away, toEnd } = useFollowEnd(last?.id, last?.status);
  const hasMedia = turns.some(({ message, question }) => mayShowMedia(message, formatOf(question) ?? format));
  return (
    <div className="pr-chat-body">
      {/* A log, but a quiet one: whoever listens is told how it goes on, not each word of it. */}
      <div
        ref={scroller}
        className="pr-chat-scroller"
        role="log"
        aria-live="off"
        aria-label={labels.conversation}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={content} className="pr-chat-turns" data-media={hasMedia ? '' : undefined}>
          {turns.length === 0
            ? empty
            : turns.map(({ key, ...turn }) => (
                <ChatTurn key={key} {...turn} isLast={turn.message === last} />
              ))}
        </div>
      </div>
      {/* Of a conversation: what is before it has no latest. */}
      {away && last && (
        <button type="button" className="pr-chat-jump" onClick={toEnd}>
          <ChatIcon name="down" />
          {labels.jump}
        </button>
      )}
    </div>
  );
}
