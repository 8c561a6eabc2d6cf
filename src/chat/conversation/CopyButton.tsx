'use client';

import { useEffect, useState } from 'react';
import { namedDrawing } from '../../image/namedDrawing.js';
import { ChatIcon } from '../ChatIcon.js';
import type { PerceptronChatLabels } from './conversationLabels.js';

/** How long it says that it has copied, in milliseconds. */
const TOLD = 2000;

type Outcome = 'copied' | 'copyFailed';

/** Copies a text, and says whether that went well. */
export function CopyButton({ text, labels }: { text(): string; labels: PerceptronChatLabels }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), TOLD);
    return () => clearTimeout(timer);
  }, [outcome]);

  // A page that is not served safely has no clipboard at all.
  const copy = () =>
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text()))
      .then(
        () => setOutcome('copied'),
        () => setOutcome('copyFailed'),
      );

  const icon = outcome === 'copied' ? 'done' : outcome === 'copyFailed' ? 'warning' : 'copy';
  return (
    <>
      <button
        type="button"
        className="pr-chat-action"
        {...namedDrawing(labels[outcome ?? 'copy'])}
        data-outcome={outcome ?? undefined}
        onClick={copy}
      >
        <ChatIcon name={icon} />
      </button>
      <span role="status" className="pr-visually-hidden">
        {outcome && labels[outcome]}
      </span>
    </>
  );
}
