export type { ThinkingOpenDetails, ThinkingOpenReason } from '../state/thinkingPanel.js';
export type { ChipDescription, ChipKind, GroundedTextLabels } from './chipText.js';
export { GroundedText, type GroundedTextContent, type GroundedTextProps } from './GroundedText.js';
export { ThinkingPanel, type ThinkingPanelLabels, type ThinkingPanelProps } from './ThinkingPanel.js';
