'use client';

import type { ReactNode } from 'react';
import type { VisionOptions } from '../../api/index.js';
import { wrongKind } from '../../grounding/wrongKind.js';
import type { ChatMediaInput } from '../../state/chatTypes.js';
import type { PerceptronChatLabels } from './conversationLabels.js';

/** A question to begin with. */
export interface ChatSuggestion {
  text: string;
  /** What its button says. @default the text */
  label?: string | undefined;
  /** What it asks about, beside what is attached already. */
  media?: readonly ChatMediaInput[] | undefined;
  /** How it is to be answered. @default as chosen in the prompt box */
  vision?: VisionOptions | undefined;
  /** Whether a press only writes it into the prompt box, for the reader to go on. @default false */
  fill?: boolean | undefined;
}

interface EmptyChatProps {
  /** In place of the title and text. */
  children: ReactNode;
  suggestions: readonly (string | ChatSuggestion)[];
  labels: PerceptronChatLabels;
  onPress(suggestion: ChatSuggestion): void;
}

/** Without what is none, as `condition && 'Where?'` may give. */
function suggestionsOf(given: readonly (string | ChatSuggestion)[]): readonly ChatSuggestion[] {
  if (!Array.isArray(given)) throw wrongKind('suggestions is a list', given, "give ['Where is it?']");
  return given.filter(Boolean).map((one) => (typeof one === 'string' ? { text: one } : one));
}

/** What there is before the first message: an invitation, and questions to begin with. */
export function EmptyChat({ children, suggestions: given, labels, onPress }: EmptyChatProps) {
  const suggestions = suggestionsOf(given);
  return (
    <div className="pr-chat-empty">
      {children ?? (
        <div className="pr-chat-invitation">
          <p className="pr-chat-empty-title">{labels.emptyTitle}</p>
          <p className="pr-chat-empty-text">{labels.emptyText}</p>
        </div>
      )}
      {suggestions.length > 0 && (
        <ul className="pr-chat-suggestions" aria-label={labels.suggestions}>
          {suggestions.map((suggestion, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same question may be there twice
            <li key={index}>
              <button type="button" className="pr-chat-suggestion" onClick={() => onPress(suggestion)}>
                {suggestion.label ?? suggestion.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
