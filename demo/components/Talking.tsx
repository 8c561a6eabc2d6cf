import { useRef } from 'react';
import type { ScriptedPrompt } from '../answers/index.js';
import type { DemoInfo } from '../server/plugin.js';
import type { ConversationState } from '../useConversation.js';
import { type Ask, Asking } from './Asking.js';
import { Conversation } from './Conversation.js';

/** What is asked about. */
export interface Subject {
  noun: 'picture' | 'video';
  /** The questions that have a scripted answer. */
  prompts: readonly ScriptedPrompt[];
}

interface TalkingProps {
  conversation: ConversationState;
  subject: Subject;
  mode: DemoInfo['mode'] | undefined;
  onAsk(ask: Ask): void;
}

/** Questions, answers and the box to ask. */
export function Talking({ conversation, subject, mode, onAsk }: TalkingProps) {
  const { messages, busy, retry, isPaused, shown, show, regenerate, stop, clear } = conversation;
  const section = useRef<HTMLElement>(null);

  // In a region that is there from the start, since some readers miss what one brings along; failures say so themselves.
  const last = messages.at(-1)?.status;
  const waiting = isPaused
    ? 'You are offline. The question is sent when you are back.'
    : retry
      ? 'The server is busy. It is asked again in a moment…'
      : `Looking at the ${subject.noun}…`;
  const news =
    last === 'submitted'
      ? waiting
      : last === 'complete'
        ? 'The answer is complete.'
        : last === 'stopped'
          ? 'The answer was stopped.'
          : '';

  /** The buttons of an invitation go with it, as does the one that clears; the focus must not go with them. */
  const takeFocus = () => section.current?.focus({ preventScroll: true });

  return (
    <section ref={section} className="talking" aria-label="Conversation" tabIndex={-1}>
      <Conversation
        messages={messages}
        shownId={shown?.id}
        busy={busy}
        waiting={waiting}
        subject={subject}
        mode={mode}
        onAsk={(first) => {
          takeFocus();
          onAsk(first);
        }}
        onShow={show}
        onRegenerate={regenerate}
      />
      <p className="pr-visually-hidden" role="status">
        {news}
      </p>
      <Asking
        busy={busy}
        mode={mode}
        noun={subject.noun}
        suggestions={messages.length > 0 ? subject.prompts : []}
        canClear={messages.length > 0 && !busy}
        onAsk={onAsk}
        onStop={stop}
        onClear={() => {
          takeFocus();
          clear();
        }}
      />
    </section>
  );
}
