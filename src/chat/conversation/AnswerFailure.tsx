'use client';

import type { PerceptronErrorJSON } from '../../api/index.js';
import { ChatIcon } from '../ChatIcon.js';
import type { PerceptronChatLabels } from './conversationLabels.js';
import { useSecondsLeft } from './useSecondsLeft.js';
import { inSeconds } from './waitWords.js';

interface AnswerFailureProps {
  error: PerceptronErrorJSON;
  labels: PerceptronChatLabels;
  locale: string | undefined;
  /** When it failed, in epoch milliseconds, where that is known. */
  since?: number | undefined;
  /** The way on: a button and what it says. */
  action: { label: string; disabled?: boolean; onPress(): void } | undefined;
}

/** Why there is no answer, or not all of it, in words, with what to quote to support and a way on. */
export function AnswerFailure({ error, labels, locale, since, action }: AnswerFailureProps) {
  const { code, requestId, retryAfterMs } = error;
  const detail = labels.failureDetail(error);
  return (
    <div className="pr-chat-failure" data-code={code}>
      <ChatIcon name="warning" />
      <div>
        <p className="pr-chat-failure-title">{labels.failure(code)}</p>
        {/* Unless it is translated, it is in English wherever the page is from. */}
        {detail && <p dir="auto">{detail}</p>}
        {retryAfterMs !== undefined && retryAfterMs > 0 && (
          <RetryAfter ms={retryAfterMs} since={since} labels={labels} locale={locale} />
        )}
        {(action || requestId) && (
          <div className="pr-chat-failure-foot">
            {action && (
              <button
                type="button"
                className="pr-chat-retry"
                // Not `disabled`, which would drop the focus of whoever has just pressed it.
                aria-disabled={action.disabled || undefined}
                onClick={() => {
                  if (!action.disabled) action.onPress();
                }}
              >
                {action.label}
              </button>
            )}
            {requestId && (
              <span className="pr-chat-request">
                {labels.requestId} <code>{requestId}</code>
              </span>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

type RetryAfterProps = Pick<AnswerFailureProps, 'labels' | 'locale' | 'since'> & { ms: number };

/** How long to wait before the next try. Its room stays when that is over, or the button below would move. */
function RetryAfter({ ms, since, labels, locale }: RetryAfterProps) {
  const left = useSecondsLeft(since === undefined ? 0 : since + ms, ms);
  const isOver = since !== undefined && left === 0;
  const words = labels.retryAfter(inSeconds(left || ms / 1000, locale));
  return <p style={isOver ? { visibility: 'hidden' } : undefined}>{words}</p>;
}
