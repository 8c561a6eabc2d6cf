export { GroundingProvider, type GroundingProviderProps } from './GroundingProvider.js';
export { type GroundingSelection, useGroundingSelection } from './useGroundingSelection.js';
export { useMentionColors } from './useMentionColors.js';
