export type {
  ComposerChangeDetails,
  ComposerChangeReason,
  ComposerInput,
  ComposerRejection,
  ComposerRejectionCode,
} from '../state/composerTypes.js';
export type { MediaKinds } from '../state/composerVision.js';
export type { ThinkingOpenDetails, ThinkingOpenReason } from '../state/thinkingPanel.js';
export {
  type ChipDescription,
  type ChipKind,
  defaultTextLabels,
  type GroundedTextLabels,
} from './chipText.js';
export { Composer } from './composer/Composer.js';
export {
  type ComposerLabels,
  defaultComposerLabels,
  type RejectionParts,
} from './composer/composerLabels.js';
export type { ComposerActions, ComposerProps } from './composer/composerProps.js';
export type { ConversationLook } from './conversation/conversationContext.js';
export {
  type ChatPartLabels,
  defaultChatLabels,
  type MediaParts,
  type PerceptronChatLabels,
} from './conversation/conversationLabels.js';
export type { ChatSuggestion } from './conversation/EmptyChat.js';
export { PerceptronChat } from './conversation/PerceptronChat.js';
export type { PerceptronChatProps } from './conversation/perceptronChatProps.js';
export { GroundedText, type GroundedTextContent, type GroundedTextProps } from './GroundedText.js';
export { ThinkingPanel, type ThinkingPanelProps } from './ThinkingPanel.js';
export { defaultThinkingLabels, type ThinkingPanelLabels } from './thinkingLabels.js';
