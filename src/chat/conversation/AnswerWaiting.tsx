'use client';

import { useMemo } from 'react';
import type { PendingRetry } from '../../api/index.js';
import { useStore } from '../../hooks/useStore.js';
import { createCountdown } from '../../state/countdown.js';
import { useConversation, useWait } from './conversationContext.js';
import type { PerceptronChatLabels } from './conversationLabels.js';
import { durationOf } from './waitWords.js';

/** What an answer waits for before its first word. */
export function AnswerWaiting({ kind }: { kind: 'image' | 'video' | undefined }) {
  const { labels, locale } = useConversation();
  const wait = useWait();
  const isRetry = wait !== null && wait !== 'network';
  return (
    <div className="pr-chat-waiting" data-wait={isRetry ? 'retry' : (wait ?? undefined)}>
      <span className="pr-chat-pulse" aria-hidden="true" />
      {isRetry ? (
        <RetryCountdown retry={wait} labels={labels} locale={locale} />
      ) : (
        <p>{wait ? labels.offline : labels.waiting(kind)}</p>
      )}
    </div>
  );
}

interface RetryCountdownProps {
  retry: PendingRetry;
  labels: PerceptronChatLabels;
  locale: string | undefined;
}

function RetryCountdown({ retry, labels, locale }: RetryCountdownProps) {
  const { at, error, now } = retry;
  const seconds = useStore(useMemo(() => createCountdown(at), [at]));
  return (
    <>
      <p>{labels.retrying(error, durationOf(seconds, locale))}</p>
      <button type="button" className="pr-chat-now" onClick={now}>
        {labels.retryNow}
      </button>
    </>
  );
}
