'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { AnnotationFormat, PendingRetry } from '../../api/index.js';
import type { AnnotationStyle } from '../../image/index.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import type { ComposerInput } from '../../state/composerTypes.js';
import type { ColorBy, MentionColorSource } from '../../styles/palette.js';
import type { ComposerProps } from '../composer/composerProps.js';
import type { GroundedTextProps } from '../GroundedText.js';
import type { ThinkingPanelProps } from '../ThinkingPanel.js';
import type { PerceptronChatLabels } from './conversationLabels.js';

/** How the messages of a conversation are shown. A function that changes has all of them rendered again. */
export interface ConversationLook {
  /**
   * Renders an answer as Markdown, as `GroundedText` has it: `renderMarkdown` of `perceptron-react/markdown`, or a renderer of
   * your own.
   * @default plain text, white space kept
   */
  renderText?: GroundedTextProps['renderText'];
  /** The same for thoughts, as `ThinkingPanel` has it. @default plain text, line breaks kept */
  renderReasoning?: ThinkingPanelProps['renderText'];
  /** Shows a message in a way of the app's own, around or in place of the `usual` one. */
  renderMessage?: ((message: ChatMessage, usual: ReactNode) => ReactNode) | undefined;
  /** Further buttons at the end of an answer that has ended. */
  renderActions?: ((message: ChatMessage) => ReactNode) | undefined;
  /** How shapes look, over the defaults. */
  annotationStyle?: AnnotationStyle | undefined;
  /**
   * Colours of mentions: a list, a record by mention, or a function. From a list a mention is given one colour in all answers,
   * as far as those of each answer still differ; below a `GroundingProvider` of the app's each answer gives them out as the
   * parts beside the chat do. @default the provider's, else the palette
   */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default the provider's, or 'mention' */
  colorBy?: ColorBy | undefined;
  /** A BCP 47 language tag for times and numbers. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
}

/** What every message of a conversation shares: the same object until the app changes something. */
export interface Conversation extends ConversationLook {
  labels: PerceptronChatLabels;
  /** Colours that mentions are given throughout the conversation; null where the app decides, or where each answer gives out its own. */
  palette: readonly string[] | null;
  /** What answers are given in where the question does not say. */
  format: AnnotationFormat | undefined;
  /** How a question is edited. */
  editor: Omit<ComposerProps, 'onSend'>;
  regenerate(): void;
  continueAnswer(): void;
  edit(messageId: string, input: ComposerInput): void;
}

export const ConversationContext = createContext<Conversation | null>(null);

/** Apart, since it changes with each turn: only what can be done with a message depends on it. */
export const BusyContext = createContext(false);

/** A try that is waited for, or the network, where the reader is to know of it. */
export type Wait = PendingRetry | 'network' | null;

/** What the running answer waits for. */
export const WaitContext = createContext<Wait>(null);

export const useConversation = (): Conversation => useContext(ConversationContext)!;
export const useBusy = (): boolean => useContext(BusyContext);
export const useWait = (): Wait => useContext(WaitContext);
