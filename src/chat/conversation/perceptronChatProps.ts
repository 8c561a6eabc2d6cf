import type { HTMLAttributes, ReactNode } from 'react';
import type { LabelOverrides } from '../../hooks/useLabels.js';
import type { UsePerceptronChatOptions, UsePerceptronChatResult } from '../../hooks/usePerceptronChat.js';
import type { ComposerProps } from '../composer/composerProps.js';
import type { ConversationLook } from './conversationContext.js';
import type { PerceptronChatLabels } from './conversationLabels.js';
import type { ChatSuggestion } from './EmptyChat.js';

type OwnProps = 'children' | 'id' | 'onError';

/** Props of a {@link PerceptronChat} besides the conversation. Others reach the root `<div>`. */
export interface ChatViewProps extends ConversationLook, Omit<HTMLAttributes<HTMLDivElement>, OwnProps> {
  /** Questions to begin with: pressed, one is sent with what is attached. @default [] */
  suggestions?: readonly (string | ChatSuggestion)[] | undefined;
  /** What there is before the first message, above the suggestions. @default a title and a line of text */
  empty?: ReactNode;
  /** Props for the prompt box, such as `accept`, `maxFiles`, `submitKey` or `autoFocus`. */
  composer?: Partial<Omit<ComposerProps, 'onSend' | 'onStop' | 'busy' | 'labels' | 'locale'>> | undefined;
  /** Replaces some or all strings, those of the parts under their names: `{ you: 'Du', composer: { send: 'Senden' } }`. */
  labels?: LabelOverrides<PerceptronChatLabels> | undefined;
}

/** A conversation of the component's own, as {@link usePerceptronChat} takes it. */
export interface OwnChatProps extends ChatViewProps, UsePerceptronChatOptions {
  chat?: undefined;
}

/** A conversation that the app holds. */
export interface GivenChatProps extends ChatViewProps {
  /**
   * What `usePerceptronChat` returned, where the app works with the conversation too. The app then renders with each frame
   * of an answer: `labels` and functions that stay the same spare all other messages from that.
   */
  chat: UsePerceptronChatResult;
  /** As the hook was given them: what the prompt box offers and counts. */
  model?: string | undefined;
  vision?: UsePerceptronChatOptions['vision'];
  historyMedia?: UsePerceptronChatOptions['historyMedia'];
}

/** Props of {@link PerceptronChat}: those of {@link usePerceptronChat}, or its result as `chat`. */
export type PerceptronChatProps = OwnChatProps | GivenChatProps;
