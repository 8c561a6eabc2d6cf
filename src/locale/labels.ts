import { defaultTextLabels, type GroundedTextLabels } from '../chat/chipText.js';
import { type ComposerLabels, defaultComposerLabels } from '../chat/composer/composerLabels.js';
import {
  type ChatPartLabels,
  defaultChatLabels,
  type PerceptronChatLabels,
} from '../chat/conversation/conversationLabels.js';
import { defaultThinkingLabels, type ThinkingPanelLabels } from '../chat/thinkingLabels.js';
import type { LabelGroup, LabelOverrides } from '../hooks/useLocalization.js';
import { defaultImageLabels, type ImageLabels } from '../image/imageLabels.js';
import { type AnnotationListLabels, defaultListLabels } from '../image/list/listLabels.js';
import { type ClipTimelineLabels, defaultTimelineLabels } from '../video/timeline/timelineLabels.js';
import { defaultVideoLabels, type VideoLabels } from '../video/videoLabels.js';

/** Every string of the library. An object of this type is a whole translation: the compiler names what it lacks. */
export interface PerceptronLabels {
  /** Of `PerceptronChat` itself; its parts have the strings of their own groups. */
  chat: Omit<PerceptronChatLabels, keyof ChatPartLabels>;
  composer: ComposerLabels;
  image: ImageLabels;
  /** Of `AnnotationList` and `AnnotationLegend`. */
  list: AnnotationListLabels;
  text: GroundedTextLabels;
  thinking: ThinkingPanelLabels;
  timeline: ClipTimelineLabels;
  video: VideoLabels;
}

/** Some strings of the library. */
export type PerceptronLabelOverrides = {
  [Group in LabelGroup]?: LabelOverrides<PerceptronLabels[Group]> | undefined;
};

/** Every string of the library in English: what there is to translate. */
export const defaultLabels: PerceptronLabels = {
  chat: defaultChatLabels,
  composer: defaultComposerLabels,
  image: defaultImageLabels,
  list: defaultListLabels,
  text: defaultTextLabels,
  thinking: defaultThinkingLabels,
  timeline: defaultTimelineLabels,
  video: defaultVideoLabels,
};
