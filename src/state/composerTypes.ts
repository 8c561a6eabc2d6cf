import type { VisionOptions } from '../api/index.js';
import type { ChatMediaInput } from './chatTypes.js';

/** What a composer hands over: it goes to `usePerceptronChat().send` as it is. */
export interface ComposerInput {
  /** Without blanks at its ends; empty where only media are sent. */
  text: string;
  media: readonly ChatMediaInput[];
  /** Only what the model can do with these media: no clips without a video, no focus without an image. */
  vision: VisionOptions;
}

/** What is being written. */
export interface ComposerDraft {
  readonly value: string;
  readonly media: readonly ChatMediaInput[];
  readonly vision: VisionOptions;
}

/** Why a draft changed: `send` cleared it, `restore` brought it back since it was not taken. */
export type ComposerChangeReason =
  | 'type'
  | 'choose'
  | 'pick'
  | 'drop'
  | 'paste'
  | 'remove'
  | 'send'
  | 'restore'
  | 'api';

/** What comes with every change of a draft. */
export interface ComposerChangeDetails {
  reason: ComposerChangeReason;
  /** The DOM event behind the change, where there is one. */
  event?: Event | undefined;
}

/**
 * Why a file was not added: its `type` is not one that can be sent, it is `empty`, it is larger than one file may be
 * (`file_size`), there is no room for it beside the others (`total_size`), or there are enough already (`count`).
 */
export type ComposerRejectionCode = 'type' | 'empty' | 'file_size' | 'total_size' | 'count';

/** A file that was not added. */
export interface ComposerRejection {
  readonly code: ComposerRejectionCode;
  readonly media: ChatMediaInput;
  /** Of the file, or the last part of the URL; empty where there is none. */
  readonly name: string;
  /**
   * What it is over: bytes that one file may have for `file_size`, bytes that were left for `total_size`, files for
   * `count`.
   */
  readonly limit?: number | undefined;
}

/** What may be attached. */
export interface AttachmentLimits {
  /** MIME types. */
  types: readonly string[];
  maxFiles: number;
  /** Bytes of one file. */
  maxFileSize: number;
  /** Bytes of all of them as they are sent, in base64. */
  maxTotalSize: number;
}
