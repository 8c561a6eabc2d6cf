'use client';

import { useRef, useState } from 'react';
import { leavesOf } from '../../grounding/containers.js';
import type { Annotation } from '../../grounding/index.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import { GroundedText } from '../GroundedText.js';
import { ThinkingPanel } from '../ThinkingPanel.js';
import { AnswerActions } from './AnswerActions.js';
import { AnswerEnd } from './AnswerEnd.js';
import { AnswerMedia } from './AnswerMedia.js';
import { AnswerWaiting } from './AnswerWaiting.js';
import { answerAssets, formatOf, isRunning } from './answerAssets.js';
import { useConversation } from './conversationContext.js';

interface AnswerTurnProps {
  message: ChatMessage;
  /** What it answers. */
  question: ChatMessage | undefined;
  isLast: boolean;
}

/** One answer: thinking, the images and videos that it speaks of, text, how it ended, and what can be done with it. */
export function AnswerTurn({ message, question, isLast }: AnswerTurnProps) {
  const { labels, locale, format, renderText, renderReasoning, colors, colorBy } = useConversation();
  const article = useRef<HTMLElement>(null);
  const { status, reasoning, grounding, text, timing, assets } = message;
  const running = isRunning(message);
  const [settled] = useState(!running);
  const shown = answerAssets(message, formatOf(question) ?? format);

  /** A chip that lights up what is out of sight is of no use. */
  const reveal = (annotation: Annotation) => {
    const index = annotation.assetIdx ?? leavesOf(annotation)[0]?.assetIdx ?? assets.length - 1;
    article.current
      ?.querySelector(`[data-asset="${index}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return (
    <article
      ref={article}
      className="pr-chat-answer"
      aria-label={labels.answer}
      data-status={status}
      data-media={shown.length > 0 ? '' : undefined}
    >
      <ThinkingPanel
        className="pr-chat-thinking"
        reasoning={reasoning}
        thinking={status === 'thinking'}
        durationMs={timing?.thinkingMs}
        renderText={renderReasoning}
        locale={locale}
        labels={labels.thinking}
      />
      {shown.length > 0 && (
        <div className="pr-chat-media" data-count={shown.length}>
          {shown.map(({ part, index }) => (
            <AnswerMedia
              key={index}
              part={part}
              index={index}
              count={assets.length}
              grounding={grounding}
              now={isLast}
              settled={settled}
            />
          ))}
        </div>
      )}
      <div className="pr-chat-said">
        {status === 'submitted' && <AnswerWaiting kind={assets.at(-1)?.type} />}
        {text !== '' && (
          <GroundedText
            className="pr-chat-text"
            grounding={grounding}
            streaming={status === 'answering'}
            renderText={renderText}
            colors={colors}
            colorBy={colorBy}
            locale={locale}
            labels={labels.text}
            onAnnotationClick={reveal}
          />
        )}
        {!running && <AnswerEnd message={message} isLast={isLast} />}
        {!running && <AnswerActions message={message} isLast={isLast} />}
      </div>
    </article>
  );
}
