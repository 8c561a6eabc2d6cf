'use client';

import type { PerceptronErrorJSON } from '../../api/index.js';
import { formatDuration } from '../../state/time.js';
import { ChatIcon } from '../ChatIcon.js';
import type { PerceptronChatLabels } from './conversationLabels.js';

interface AnswerFailureProps {
  error: PerceptronErrorJSON;
  labels: PerceptronChatLabels;
  locale: string | undefined;
  /** The way on: a button and what it says. */
  action: { label: string; disabled?: boolean; onPress(): void } | undefined;
}

/** Why there is no answer, or not all of it, in words, with what to quote to support and a way on. */
export function AnswerFailure({ error, labels, locale, action }: AnswerFailureProps) {
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
          <p>
            {labels.retryAfter(formatDuration(Math.ceil(retryAfterMs / 1000), { locale, fractionDigits: 0 }))}
          </p>
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
