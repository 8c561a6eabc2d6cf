import type { FormHTMLAttributes, ReactNode, Ref, RefObject } from 'react';
import type { ModelOverrides, VisionOptions } from '../../api/index.js';
import type { LabelOverrides } from '../../hooks/useLocalization.js';
import type { ChatMediaInput, ChatMediaPart } from '../../state/chatTypes.js';
import type { ComposerChangeDetails, ComposerInput, ComposerRejection } from '../../state/composerTypes.js';
import type { ComposerLabels } from './composerLabels.js';

/** What an app can ask of a {@link Composer}, for example from a drop target or a suggestion of its own. */
export interface ComposerActions {
  /** Adds files or URLs within the limits, as a drop does; what is not added is told in the box. */
  addMedia(media: readonly ChatMediaInput[]): void;
  /** Writes in the box, in place of what is there. */
  setValue(value: string): void;
  /** Chooses how to answer. */
  setVision(vision: VisionOptions): void;
  /** Puts the text cursor in the box. */
  focus(): void;
  /** Sends what is in the box, unless it is empty, busy or disabled. */
  send(): void;
}

type OwnAttributes = 'children' | 'defaultValue' | 'onSubmit' | 'action' | 'autoFocus';

/** Props of {@link Composer}. Others reach the root `<form>`. */
export interface ComposerProps extends Omit<FormHTMLAttributes<HTMLFormElement>, OwnAttributes> {
  /**
   * Takes what was written, which then leaves the box. It comes back where `onSend` returns or resolves with `false`, or
   * throws or rejects before `busy` has said that it was taken.
   */
  onSend(input: ComposerInput): unknown;
  /** Stops the running answer: pressed in place of Send while `busy`, or by Escape in the box. */
  onStop?: (() => void) | undefined;
  /** Whether an answer is running. Send is Stop meanwhile; typing and attaching go on. @default false */
  busy?: boolean | undefined;
  /** Whether nothing can be written, changed or sent. @default false */
  disabled?: boolean | undefined;

  /** Controlled: the text. */
  value?: string | undefined;
  /** Uncontrolled: the text to begin with. @default '' */
  defaultValue?: string | undefined;
  onValueChange?: ((value: string, details: ComposerChangeDetails) => void) | undefined;
  /** Controlled: files and URLs to send, in order. */
  media?: readonly ChatMediaInput[] | undefined;
  /** Uncontrolled: the media to begin with. @default [] */
  defaultMedia?: readonly ChatMediaInput[] | undefined;
  onMediaChange?: ((media: readonly ChatMediaInput[], details: ComposerChangeDetails) => void) | undefined;
  /**
   * Controlled: how to answer. Without `enableThinking` the model thinks where that makes its answer better: for text and
   * clips, with most models not for shapes. Wishes that the model or the media do not allow are kept and not sent.
   */
  vision?: VisionOptions | undefined;
  /** Uncontrolled: how to answer, to begin with. @default {} */
  defaultVision?: VisionOptions | undefined;
  onVisionChange?: ((vision: VisionOptions, details: ComposerChangeDetails) => void) | undefined;

  /** The model that will answer: what it can do decides what is offered. @default 'perceptron-mk1' */
  model?: string | undefined;
  /**
   * What the model can do, where the library's table is wrong or does not have it: as the `models` option of
   * `createPerceptronClient` says it. @default in a `PerceptronChat` what its client says, else the table
   */
  capabilities?: ModelOverrides | undefined;
  /**
   * The images and videos that are sent again before those in the box, such as an answer's `assets`: they count for the
   * numbers of attachments, for the size of the request and for what can be asked. @default []
   */
  earlierMedia?: readonly ChatMediaPart[] | undefined;

  /**
   * What may be attached, as in `accept` of a file input: MIME types, `image/*`, endings such as `.png`. Of these, only
   * what the model takes. @default whatever the model takes
   */
  accept?: string | undefined;
  /** How many files and URLs; 0 leaves out everything to attach with. @default no limit of its own */
  maxFiles?: number | undefined;
  /** Bytes of one file. @default only the limit of all of them */
  maxFileSize?: number | undefined;
  /** Bytes of all files as they are sent, in base64, a third larger. @default 20 MB less 64 KB for the text: the API's limit */
  maxTotalSize?: number | undefined;
  /** Told of files that were not added. The box tells its user in words. */
  onReject?: ((rejections: readonly ComposerRejection[]) => void) | undefined;
  /** Where files can be dropped, and what is marked with `data-drop` meanwhile. @default the box */
  dropTarget?: RefObject<HTMLElement | null> | undefined;

  /** @default `labels.placeholder` */
  placeholder?: string | undefined;
  /** Whether the text has the focus once mounted. @default false */
  autoFocus?: boolean | undefined;
  /**
   * What sends: Enter, with Shift and Enter for a new line, or Ctrl or Cmd and Enter, which always does. On devices that are
   * used by finger (`pointer: coarse`) Enter is a new line either way, since their keyboards have no Shift and Enter.
   * @default 'enter'
   */
  submitKey?: 'enter' | 'mod-enter' | undefined;
  /** Further controls, after the switches. */
  children?: ReactNode;
  /** Takes what the app can ask of the composer. */
  actionsRef?: Ref<ComposerActions> | undefined;
  /** A BCP 47 language tag for sizes and durations. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** Replaces some or all strings. */
  labels?: LabelOverrides<ComposerLabels> | undefined;
}
