import type { ContentPart, ImagePart, Message, VideoPart, VisionOptions, WireMediaPart } from './types.js';

/** A way of asking that the vendor recommends for a task, in its words. */
export interface Prompt {
  /** The system message. */
  system?: string | undefined;
  /** The user's words, beside the image or video. */
  text?: string | undefined;
  /** How grounded the answer should be. */
  vision: VisionOptions;
}

/** What a prompt is about. */
export type MediaKind = 'image' | 'video';

/** Asks for a caption: a sentence, or key objects, their relationships and context. */
export function captionPrompt(style: 'concise' | 'detailed' = 'concise', media: MediaKind = 'image'): Prompt {
  const text =
    style === 'concise'
      ? `Provide a concise, human-friendly caption for the upcoming ${media}.`
      : `Provide a detailed caption describing key objects, relationships, and context in the upcoming ${media}.`;
  return { text, vision: { enableThinking: true } };
}

/** Asks for all the text in an image. */
export function ocrPrompt(): Prompt {
  return {
    system:
      'You are an OCR (Optical Character Recognition) system. Accurately detect, extract, and transcribe all readable text from the image.',
    vision: { enableThinking: true },
  };
}

/** Asks for a box around each object of `categories`, or around every object when there are none. */
export function detectPrompt(categories: readonly string[] = [], media: MediaKind = 'image'): Prompt {
  const goal =
    categories.length === 0
      ? 'Your goal is to segment out the objects in the scene'
      : `Your goal is to segment out the following categories: {${categories.join(', ')}}`;
  const track = categories.length > 0 && media === 'video' ? ' Make sure to track the objects.' : '';
  return { system: goal + track, vision: { annotationFormat: 'box', enableThinking: false } };
}

/** Asks how many `objects` (a plural: `cats`) there are, with a point on each. */
export function countPrompt(objects: string): Prompt {
  return {
    text: `How many ${objects} are there? Point to each.`,
    vision: { annotationFormat: 'point', enableThinking: false },
  };
}

/**
 * Asks when in a video `event` happens. A tight observable event (`the ball leaves the hand`) works better than a vague
 * one (`interesting moments`).
 */
export function clipPrompt(event: string): Prompt {
  return { text: `Clip the moment ${event}.`, vision: { annotationFormat: 'clip', enableThinking: true } };
}

/**
 * A prompt about images or a video, as the fields of a request.
 *
 * @example client.stream(promptRequest(countPrompt('cats'), { type: 'image', url }))
 */
export function promptRequest(
  { system, text, vision }: Prompt,
  ...media: readonly (ImagePart | VideoPart | WireMediaPart)[]
): { messages: Message[]; vision: VisionOptions } {
  // The vendor's words speak of the "upcoming" image.
  const parts: ContentPart[] = text === undefined ? [...media] : [{ type: 'text', text }, ...media];
  const messages: Message[] = [{ role: 'user', content: parts }];
  if (system !== undefined) messages.unshift({ role: 'system', content: system });
  return { messages, vision };
}
