import type { HTMLAttributes, ReactNode } from 'react';
import type { LabelOverrides } from '../../hooks/useLocalization.js';
import type { UsePerceptronChatOptions, UsePerceptronChatResult } from '../../hooks/usePerceptronChat.js';
import type { ComposerProps } from '../composer/composerProps.js';
import type { ConversationLook } from './conversationContext.js';
import type { PerceptronChatLabels } from './conversationLabels.js';
import type { ChatSuggestion } from './EmptyChat.js';

/**
 * Props of {@link PerceptronChat}: those of {@link usePerceptronChat}, and how the conversation is shown. Others reach the
 * root `<div>`.
 */
export interface PerceptronChatProps
  extends UsePerceptronChatOptions,
    ConversationLook,
    Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'id' | 'onError'> {
  /**
   * What `usePerceptronChat` returned, where the app works with the conversation too; of the hook's options only `model`,
   * `vision` and `historyMedia` are then for this component, which offers and counts by them. The app renders with each
   * frame of an answer: `labels` and functions that stay the same spare all other messages from that.
   * @default a conversation of the component's own
   */
  chat?: UsePerceptronChatResult | undefined;
  /** Questions to begin with: pressed, one is sent with what is attached. @default [] */
  suggestions?: readonly (string | ChatSuggestion)[] | undefined;
  /** What there is before the first message, above the suggestions. @default a title and a line of text */
  empty?: ReactNode;
  /** Props for the prompt box, such as `accept`, `maxFiles`, `submitKey` or `autoFocus`. */
  composer?: Partial<Omit<ComposerProps, 'onSend' | 'onStop' | 'busy' | 'labels' | 'locale'>> | undefined;
  /** Replaces some or all strings, those of the parts under their names: `{ you: 'Du', composer: { send: 'Senden' } }`. */
  labels?: LabelOverrides<PerceptronChatLabels> | undefined;
}
