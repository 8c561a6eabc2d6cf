import { PerceptronError } from './errors.js';
import type { ContentPart, ImagePart, Message, VideoPart, VisionOptions, WireMediaPart } from './types.js';
import { isObject } from './wire.js';

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

/**
 * Asks for a caption: a sentence, or key objects, their relationships and context.
 *
 * @throws PerceptronError with code `invalid_request` for another style
 */
export function captionPrompt(style: 'concise' | 'detailed' = 'concise', media: MediaKind = 'image'): Prompt {
  if (style !== 'concise' && style !== 'detailed') refuse('captionPrompt', "'concise' or 'detailed'", style);
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

/**
 * Asks for a box around each object of `categories`, or around every object when there are none.
 *
 * @throws PerceptronError with code `invalid_request` for what is no list
 */
export function detectPrompt(categories: readonly string[] = [], media: MediaKind = 'image'): Prompt {
  if (!Array.isArray(categories)) refuse('detectPrompt', "a list of categories, such as ['cat']", categories);
  const goal =
    categories.length === 0
      ? 'Your goal is to segment out the objects in the scene'
      : `Your goal is to segment out the following categories: {${categories.join(', ')}}`;
  const track = categories.length > 0 && media === 'video' ? ' Make sure to track the objects.' : '';
  return { system: goal + track, vision: { annotationFormat: 'box', enableThinking: false } };
}

/**
 * Asks how many `objects` (a plural: `cats`) there are, with a point on each.
 *
 * @throws PerceptronError with code `invalid_request` for what is no text
 */
export function countPrompt(objects: string): Prompt {
  if (typeof objects !== 'string') refuse('countPrompt', "what to count, such as 'cats'", objects);
  return {
    text: `How many ${objects} are there? Point to each.`,
    vision: { annotationFormat: 'point', enableThinking: false },
  };
}

/**
 * Asks when in a video `event` happens. A tight observable event (`the ball leaves the hand`) works better than a vague
 * one (`interesting moments`).
 *
 * @throws PerceptronError with code `invalid_request` for what is no text
 */
export function clipPrompt(event: string): Prompt {
  if (typeof event !== 'string') refuse('clipPrompt', "an event, such as 'the door opens'", event);
  return { text: `Clip the moment ${event}.`, vision: { annotationFormat: 'clip', enableThinking: true } };
}

/**
 * A prompt about images or a video, as the fields of a request.
 *
 * @throws PerceptronError with code `invalid_request` for what is no prompt, such as a question in words alone
 * @example client.stream(promptRequest(countPrompt('cats'), { type: 'image', url }))
 */
export function promptRequest(
  prompt: Prompt,
  ...media: readonly (ImagePart | VideoPart | WireMediaPart)[]
): { messages: Message[]; vision: VisionOptions } {
  if (!isObject(prompt))
    refuse('promptRequest', "a prompt, such as countPrompt('cats') or { text, vision }", prompt);
  const { system, text, vision } = prompt;
  // The vendor's words speak of the "upcoming" image.
  const parts: ContentPart[] = text === undefined ? [...media] : [{ type: 'text', text }, ...media];
  const messages: Message[] = [{ role: 'user', content: parts }];
  if (system !== undefined) messages.unshift({ role: 'system', content: system });
  return { messages, vision };
}

/** Words that nobody meant would be sent, and answered. */
function refuse(name: string, wanted: string, given: unknown): never {
  const shown = typeof given === 'string' ? `'${given}'` : String(given);
  throw new PerceptronError('invalid_request', `${name} takes ${wanted}, but was given ${shown}.`);
}
