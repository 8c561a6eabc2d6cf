'use client';

import { ChatIcon } from '../ChatIcon.js';
import type { ComposerLabels } from './composerLabels.js';
import type { ComposerView } from './useComposer.js';

/** Send, or Stop while an answer is running: one button, which keeps the focus whichever it is. */
export function SendButton(props: { view: ComposerView; labels: ComposerLabels; stops: boolean }) {
  const { view, labels, stops } = props;
  const { empty, busy, disabled } = view;
  const label = stops ? labels.stop : labels.send;
  return (
    <button
      type="submit"
      className="pr-composer-send"
      aria-label={label}
      title={label}
      aria-description={empty && !stops ? labels.sendHelp : ''}
      // Not `disabled`, which would drop the focus of whoever has just pressed it.
      aria-disabled={(!stops && (empty || busy)) || undefined}
      disabled={disabled && !stops}
    >
      <ChatIcon name={stops ? 'stop' : 'send'} />
    </button>
  );
}
