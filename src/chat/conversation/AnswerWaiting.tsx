'use client';

import type { PendingRetry } from '../../api/index.js';
import { useConversation, useWait } from './conversationContext.js';
import { useSecondsLeft } from './useSecondsLeft.js';
import { inSeconds } from './waitWords.js';

/** What an answer waits for before its first word. */
export function AnswerWaiting({ kind }: { kind: 'image' | 'video' | undefined }) {
  const { labels } = useConversation();
  const wait = useWait();
  const isRetry = wait !== null && wait !== 'network';
  return (
    <div className="pr-chat-waiting" data-wait={isRetry ? 'retry' : (wait ?? undefined)}>
      <span className="pr-chat-pulse" aria-hidden="true" />
      {isRetry ? <RetryCountdown retry={wait} /> : <p>{wait ? labels.offline : labels.waiting(kind)}</p>}
    </div>
  );
}

function RetryCountdown({ retry: { at, delayMs, error, now } }: { retry: PendingRetry }) {
  const { labels, locale } = useConversation();
  const left = useSecondsLeft(at, delayMs);
  return (
    <>
      <p>{labels.retrying(error, inSeconds(left, locale))}</p>
      <button type="button" className="pr-chat-now" onClick={now}>
        {labels.retryNow}
      </button>
    </>
  );
}
