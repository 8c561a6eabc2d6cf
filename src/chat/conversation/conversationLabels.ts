import type { PerceptronErrorCode, PerceptronErrorJSON } from '../../api/index.js';
import type { LabelOverrides } from '../../hooks/useLocalization.js';
import type { ImageLabels } from '../../image/index.js';
import type { ClipTimelineLabels, VideoLabels } from '../../video/index.js';
import type { GroundedTextLabels } from '../chipText.js';
import type { ComposerLabels } from '../composer/composerLabels.js';
import type { ThinkingPanelLabels } from '../thinkingLabels.js';

/** An image or a video of a conversation, for {@link PerceptronChatLabels.media}. */
export interface MediaParts {
  kind: 'image' | 'video';
  /** What answers call it, from 1; undefined where it is the only one. */
  number: number | undefined;
  /** Of the file, where it came from one. */
  name: string | undefined;
}

/** The strings of the components that a `PerceptronChat` is made of. */
export interface ChatPartLabels {
  composer?: LabelOverrides<ComposerLabels> | undefined;
  thinking?: LabelOverrides<ThinkingPanelLabels> | undefined;
  text?: LabelOverrides<GroundedTextLabels> | undefined;
  image?: LabelOverrides<ImageLabels> | undefined;
  video?: LabelOverrides<VideoLabels> | undefined;
  timeline?: LabelOverrides<ClipTimelineLabels> | undefined;
}

/** Every string that a `PerceptronChat` says by itself, and those of its parts. */
export interface PerceptronChatLabels extends ChatPartLabels {
  /** The name of the list of messages. */
  conversation: string;
  /** The name of a message of the user. */
  you: string;
  /** The name of an answer. */
  answer: string;
  /** An empty conversation. */
  emptyTitle: string;
  emptyText: string;
  /** The name of the list of suggestions. */
  suggestions: string;
  /** An image or a video, in words. */
  media(parts: MediaParts): string;
  /** Until the first word of an answer. @param kind of what it is about, where that is something to look at */
  waiting(kind: 'image' | 'video' | undefined): string;
  /** The same while it waits to be asked for again. @param duration until then, in words: "12 seconds" */
  retrying(error: PerceptronErrorJSON, duration: string): string;
  retryNow: string;
  /** The same while the browser is offline. */
  offline: string;
  /** Told to assistive technology. */
  finished: string;
  stopped: string;
  /** An answer that ended at its token limit. */
  cutOff: string;
  /** An answer that ended without saying why. */
  incomplete: string;
  /** An answer for which images or videos of earlier questions could not be read. */
  missingMedia(count: number): string;
  /** An answer of a model that does not take images or videos of earlier questions. */
  refusedMedia(count: number): string;
  continue: string;
  /** What is sent to have an answer go on. */
  continuePrompt: string;
  copy: string;
  copied: string;
  copyFailed: string;
  regenerate: string;
  retry: string;
  edit: string;
  cancel: string;
  dismiss: string;
  jump: string;
  /** What went wrong, in a few words. */
  failure(code: PerceptronErrorCode): string;
  /** More about it, below; null for nothing. @default the error's own message, in English and for developers too */
  failureDetail(error: PerceptronErrorJSON): string | null;
  /** @param duration in words: "12 seconds" */
  retryAfter(duration: string): string;
  /** Before the id to quote to support. */
  requestId: string;
}

const FAILURES: Partial<Record<PerceptronErrorCode, string>> = {
  rate_limited: 'Too many requests',
  quota_exceeded: 'No credits left',
  unauthorized: 'The key was not accepted',
  forbidden: 'This is not allowed',
  too_large: 'Too much to send',
  network: 'No connection',
  timeout: 'The answer took too long',
  stream_truncated: 'The answer broke off',
  invalid_stream_chunk: 'The answer could not be read',
  invalid_response: 'The answer could not be read',
  server_error: 'The server failed',
};

const failure = (code: PerceptronErrorCode) => FAILURES[code] ?? 'This did not work';

/** The strings in English. */
export const defaultChatLabels: PerceptronChatLabels = {
  conversation: 'Conversation',
  you: 'You',
  answer: 'Answer',
  emptyTitle: 'What would you like to see?',
  emptyText: 'Add an image or a video and ask about it. Whatever the answer speaks of is marked in it.',
  suggestions: 'Suggested questions',
  media: ({ kind, number, name }) => {
    const noun = kind === 'image' ? 'Image' : 'Video';
    const numbered = number === undefined ? noun : `${noun} ${number}`;
    return name ? `${numbered}: ${name}` : numbered;
  },
  waiting: (kind) => (kind ? `Looking at the ${kind}…` : 'Waiting for the answer…'),
  retrying: ({ code, status }, duration) => {
    const isBusy = code === 'rate_limited' || status === 503;
    return `${isBusy ? 'The service is busy' : failure(code)}. Trying again in ${duration}.`;
  },
  retryNow: 'Try now',
  offline: 'You are offline. This is sent as soon as the connection is back.',
  finished: 'The answer is complete.',
  stopped: 'Stopped',
  cutOff: 'Cut off at the length limit',
  incomplete: 'This answer may not be complete',
  missingMedia: (count) =>
    count === 1
      ? 'An image or video from before could not be read again, so this answer does without it.'
      : `${count} images or videos from before could not be read again, so this answer does without them.`,
  refusedMedia: (count) =>
    count === 1
      ? 'This model does not take an image or video from before, so this answer does without it.'
      : `This model does not take ${count} images or videos from before, so this answer does without them.`,
  continue: 'Continue',
  continuePrompt: 'Continue.',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not be copied',
  regenerate: 'Answer again',
  retry: 'Try again',
  edit: 'Edit',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  jump: 'Jump to latest',
  failure,
  failureDetail: ({ message }) => message,
  retryAfter: (duration) => `Wait ${duration} before the next try.`,
  requestId: 'Request',
};
