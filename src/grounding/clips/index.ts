export type { ClipSource } from './clips.js';
export { type ClipsToCSVOptions, clipsToCSV } from './csv.js';
export { type ClipRecord, clipsToJSON } from './json.js';
export { type ClipsToWebVTTOptions, clipsToWebVTT } from './webVTT.js';
export { parseWebVTT, type WebVTTIssue, type WebVTTIssueCode, type WebVTTResult } from './webVTTReader.js';
