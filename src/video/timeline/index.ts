export { ClipTimeline } from './ClipTimeline.js';
export type { ClipTimelineProps } from './clipTimelineProps.js';
export type { ClipChangeDetails, ClipEdge } from './EdgeHandles.js';
export type { LaneMode } from './lanes.js';
export type { SeekDetails, SeekReason } from './parts.js';
export type { GetThumbnail, Thumbnail } from './thumbnails.js';
export { type ClipTimelineLabels, defaultTimelineLabels } from './timelineLabels.js';
