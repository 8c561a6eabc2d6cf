'use client';

import { memo } from 'react';
import { ColorsProvider } from '../../hooks/GroundingProvider.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import type { MentionColorSource } from '../../styles/palette.js';
import { AnswerTurn } from './AnswerTurn.js';
import { useConversation } from './conversationContext.js';
import { QuestionTurn } from './QuestionTurn.js';

interface ChatTurnProps {
  message: ChatMessage;
  /** Of an answer: what it answers. */
  question: ChatMessage | undefined;
  isLast: boolean;
  /** Where its mentions have their colours from, if not each by itself. */
  colors: MentionColorSource | undefined;
}

/** One message. It renders again only when it is another, so that of a long conversation only the running answer does. */
export const ChatTurn = memo(function ChatTurn({ message, question, isLast, colors }: ChatTurnProps) {
  const { renderMessage } = useConversation();
  const usual =
    message.role === 'user' ? (
      <QuestionTurn message={message} />
    ) : (
      <AnswerTurn message={message} question={question} isLast={isLast} />
    );
  return (
    <ColorsProvider colors={colors}>{renderMessage ? renderMessage(message, usual) : usual}</ColorsProvider>
  );
});
