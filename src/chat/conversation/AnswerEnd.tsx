'use client';

import type { ChatMessage } from '../../state/chatTypes.js';
import { AnswerFailure } from './AnswerFailure.js';
import { useBusy, useConversation } from './conversationContext.js';
import type { PerceptronChatLabels } from './conversationLabels.js';

/** How an answer ended, in words, where that is not the usual way. */
export function endingOf(message: ChatMessage, labels: PerceptronChatLabels): string | null {
  const { status, finishReason, complete } = message;
  if (status === 'stopped') return labels.stopped;
  if (status !== 'complete' || complete) return null;
  return finishReason === 'length' ? labels.cutOff : labels.incomplete;
}

/** What an answer had to go without, in words. */
export function lackOf({ missingMedia }: ChatMessage, labels: PerceptronChatLabels): string | null {
  const missing = missingMedia ?? [];
  const refused = missing.filter(({ reason }) => reason === 'type').length;
  const gone = missing.length - refused;
  const words = [gone && labels.missingMedia(gone), refused && labels.refusedMedia(refused)];
  return words.filter(Boolean).join(' ') || null;
}

/** Says how an answer ended where it is not whole, and offers the way on from there. */
export function AnswerEnd({ message, isLast }: { message: ChatMessage; isLast: boolean }) {
  const { labels, locale, regenerate, continueAnswer } = useConversation();
  const busy = useBusy();
  const { error, finishReason, timing } = message;
  const lack = lackOf(message, labels);
  if (error) {
    const retry = { label: labels.retry, disabled: busy, onPress: regenerate };
    return (
      <>
        {lack && <p className="pr-chat-note">{lack}</p>}
        <AnswerFailure
          error={error}
          labels={labels}
          locale={locale}
          since={timing && timing.startedAt + (timing.totalMs ?? 0)}
          action={isLast ? retry : undefined}
        />
      </>
    );
  }
  const ending = endingOf(message, labels);
  if (!ending && !lack) return null;
  return (
    <p className="pr-chat-note">
      {lack && <span>{lack}</span>}
      {ending && <span>{ending}</span>}
      {isLast && finishReason === 'length' && (
        <button
          type="button"
          className="pr-chat-continue"
          aria-disabled={busy || undefined}
          onClick={() => {
            if (!busy) continueAnswer();
          }}
        >
          {labels.continue}
        </button>
      )}
    </p>
  );
}
