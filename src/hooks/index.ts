export { chatKey } from './chatRegistry.js';
export {
  type CompletionQueryKey,
  type CompletionQueryOptions,
  completionOptions,
} from './completionOptions.js';
export { GroundingProvider, type GroundingProviderProps } from './GroundingProvider.js';
export {
  PerceptronProvider,
  type PerceptronProviderProps,
  usePerceptronClient,
} from './PerceptronProvider.js';
export { type GroundingSelection, useGroundingSelection } from './useGroundingSelection.js';
export { useMentionColors } from './useMentionColors.js';
export {
  type UsePerceptronChatOptions,
  type UsePerceptronChatResult,
  usePerceptronChat,
} from './usePerceptronChat.js';
export {
  type UseStreamingCompletionOptions,
  type UseStreamingCompletionResult,
  useStreamingCompletion,
} from './useStreamingCompletion.js';
