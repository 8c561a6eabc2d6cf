'use client';

import { useLocalization } from '../../hooks/useLocalization.js';
import { namedDrawing } from '../../image/namedDrawing.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import { ChatIcon } from '../ChatIcon.js';
import { defaultTextLabels } from '../chipText.js';
import { CopyButton } from './CopyButton.js';
import { useBusy, useConversation } from './conversationContext.js';
import { plainText } from './plainText.js';

/** What can be done with an answer that has ended: only the last one can be given again, since later ones build on it. */
export function AnswerActions({ message, isLast }: { message: ChatMessage; isLast: boolean }) {
  const { labels, regenerate, renderActions } = useConversation();
  const busy = useBusy();
  const { unnamed } = useLocalization('text', defaultTextLabels, { labels: labels.text }).labels;
  const own = renderActions?.(message);
  const canRegenerate = isLast && message.status !== 'error';
  if (message.text === '' && !canRegenerate && !own) return null;
  return (
    <div className="pr-chat-actions">
      {message.text !== '' && (
        <CopyButton text={() => plainText(message.grounding, { unnamed })} labels={labels} />
      )}
      {canRegenerate && (
        <button
          type="button"
          className="pr-chat-action"
          {...namedDrawing(labels.regenerate)}
          aria-disabled={busy || undefined}
          onClick={() => {
            if (!busy) regenerate();
          }}
        >
          <ChatIcon name="again" />
        </button>
      )}
      {own}
    </div>
  );
}
