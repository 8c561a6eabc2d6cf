'use client';

import { useState } from 'react';
import type { PerceptronErrorJSON } from '../../api/index.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import { endingOf, lackOf } from './AnswerEnd.js';
import { isRunning } from './answerAssets.js';
import type { Wait } from './conversationContext.js';
import type { PerceptronChatLabels } from './conversationLabels.js';
import { inSeconds, newsOfWait } from './waitWords.js';

interface ChatAnnouncerProps {
  last: ChatMessage | undefined;
  /** What could not even be asked. */
  refused: PerceptronErrorJSON | null;
  wait: Wait;
  labels: PerceptronChatLabels;
  locale: string | undefined;
}

/**
 * Tells assistive technology how answers go that somebody has waited for: an old conversation has nothing to announce. Of
 * thinking and annotations the panel and the pictures tell themselves.
 */
export function ChatAnnouncer({ last, refused, wait, labels, locale }: ChatAnnouncerProps) {
  const [watched, setWatched] = useState<string | null>(null);
  const running = last && isRunning(last);
  if (running && watched !== last.id) setWatched(last.id);

  const failureOf = (error: PerceptronErrorJSON) => {
    const { code, retryAfterMs } = error;
    const wait = retryAfterMs && labels.retryAfter(inSeconds(retryAfterMs / 1000, locale));
    return [`${labels.failure(code)}.`, labels.failureDetail(error), wait].filter(Boolean).join(' ');
  };
  const newsOf = (message: ChatMessage) => {
    if (message.status === 'submitted') return newsOfWait(wait, message, labels, locale);
    if (running) return '';
    const ending = message.error ? failureOf(message.error) : (endingOf(message, labels) ?? labels.finished);
    return [lackOf(message, labels), ending].filter(Boolean).join(' ');
  };
  const news = refused ? failureOf(refused) : last && last.id === watched ? newsOf(last) : '';
  return (
    <p role="status" className="pr-visually-hidden">
      {news}
    </p>
  );
}
