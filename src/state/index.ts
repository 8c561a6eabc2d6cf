export type { AnswerState, AnswerStatus } from './answer.js';
export type { Chat, ChatMessagesUpdate } from './chat.js';
export { createChat } from './chat.js';
export { assetOf, createChatMessage } from './chatMessage.js';
export type {
  ChatHost,
  ChatInput,
  ChatMediaInput,
  ChatMediaPart,
  ChatMessage,
  ChatMessageInit,
  ChatPart,
  ChatRequestOptions,
  ChatSettings,
  ChatState,
  ChatStatus,
  ChatTurnInfo,
  HistoryMedia,
  MissingMedia,
} from './chatTypes.js';
export { createVideoClock, type VideoClock, type VideoTime } from './clock.js';
export type { CompletionController, CompletionOptions, CompletionState } from './completion.js';
export { createCompletion } from './completion.js';
export type { FrameEnvironment } from './frames.js';
export { createPlayback } from './playback.js';
export type { Playback, PlaybackState, TimeRange } from './playbackTypes.js';
export type {
  ControlledSelection,
  Selection,
  SelectionChangeDetails,
  SelectionChangeReason,
  SelectionOptions,
  SelectionState,
} from './selection.js';
export { createSelection } from './selection.js';
export type { Store } from './store.js';
export {
  type ClockFormatOptions,
  formatDuration,
  formatTime,
  formatTimeRange,
  type TimeFormatOptions,
} from './time.js';
export type {
  Timeline,
  TimelineChangeDetails,
  TimelineChangeReason,
  TimelineOptions,
  TimelineState,
  TimelineView,
} from './timeline.js';
export { createTimeline } from './timeline.js';
export { createViewport } from './viewport.js';
export type {
  ImageRect,
  ViewPoint,
  Viewport,
  ViewportChangeDetails,
  ViewportChangeReason,
  ViewportController,
  ViewportGeometry,
  ViewportOptions,
} from './viewportTypes.js';
