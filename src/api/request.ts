import { PerceptronError } from './errors.js';
import { warnOnce } from './hints.js';
import { mediaOf } from './media.js';
import { DEFAULT_MODEL, type ModelCapabilities, type ModelTable } from './models.js';
import type { CompletionRequest, ContentPart, Message, VisionOptions } from './types.js';
import { validateRequest } from './validate.js';
import type { WireObject } from './wire.js';

/** What {@link buildBody} needs to know of the client. */
export interface BuildOptions {
  stream: boolean;
  models: ModelTable;
  maxBodyBytes: number;
}

/**
 * The body of a request as JSON, checked.
 *
 * @throws PerceptronError with code `invalid_request`
 */
export function buildBody(
  request: CompletionRequest,
  { stream, models, maxBodyBytes }: BuildOptions,
): string {
  const model = request?.model ?? DEFAULT_MODEL;
  const can = models.get(model);
  validateRequest(request, model, can);
  hintAtPairings(request, model, can);
  return serialize(toWire(request, model, can, stream), maxBodyBytes);
}

/** A valid request in the wire's terms. */
export function toWire(
  request: CompletionRequest,
  model: string,
  can: ModelCapabilities,
  stream: boolean,
): WireObject {
  const vision = request.vision ?? {};
  const keepReasoning = request.includeReasoningInHistory ?? true;
  const messages = request.messages.map((message) => messageToWire(message, keepReasoning));
  const hint = can.grounding === 'hint' ? hintOf(vision, can) : '';
  return {
    model,
    messages: hint === '' ? messages : [{ role: 'system', content: `<hint>${hint}</hint>` }, ...messages],
    vision_config: can.grounding === 'vision_config' ? visionConfigOf(vision, can) : undefined,
    reasoning_effort: request.reasoningEffort ?? effortOf(vision, can),
    temperature: request.temperature,
    top_p: request.topP,
    top_k: request.topK,
    frequency_penalty: request.frequencyPenalty,
    presence_penalty: request.presencePenalty,
    max_completion_tokens: request.maxCompletionTokens,
    regex: request.regex,
    response_format: request.responseFormat,
    ...(stream && { stream: true, stream_options: { include_usage: true } }),
    ...request.extra,
  };
}

function messageToWire(message: Message, keepReasoning: boolean): WireObject {
  const { role, content } = message;
  const reasoning = message.reasoning ?? message.reasoning_content;
  return {
    role,
    content: typeof content === 'string' ? content : content.map(partToWire),
    reasoning_content: role === 'assistant' && keepReasoning && reasoning ? reasoning : undefined,
  };
}

function partToWire(part: ContentPart): WireObject {
  const media = mediaOf(part);
  if (!media) return { type: 'text', text: (part as { text: string }).text };
  // The wire's own form goes as it is, with fields that this library does not know.
  if (part.type === 'image_url' || part.type === 'video_url') return { ...part };
  return media.kind === 'image'
    ? { type: 'image_url', image_url: { url: media.url } }
    : { type: 'video_url', video_url: { url: media.url } };
}

function visionConfigOf(
  { annotationFormat, enableThinking, focus }: VisionOptions,
  can: ModelCapabilities,
): unknown {
  const config = {
    annotation_format: annotationFormat,
    enable_thinking: can.thinking === 'vision' ? enableThinking : undefined,
    internal_tools: can.focus && focus !== undefined ? { focus } : undefined,
  };
  return Object.values(config).some((value) => value !== undefined) ? config : undefined;
}

function hintOf({ annotationFormat, enableThinking, focus }: VisionOptions, can: ModelCapabilities): string {
  const words = [
    annotationFormat?.toUpperCase(),
    enableThinking && can.thinking === 'vision' && 'THINK',
    focus && can.focus && 'FOCUS',
  ];
  return words.filter(Boolean).join(' ');
}

function effortOf({ enableThinking }: VisionOptions, can: ModelCapabilities): string | undefined {
  if (can.thinking !== 'reasoning_effort' || enableThinking === undefined) return undefined;
  return enableThinking ? 'medium' : 'none';
}

/** Tells a developer of wishes that are legal, but that the model ignores or answers worse for. */
function hintAtPairings(
  { vision = {}, reasoningEffort }: CompletionRequest,
  model: string,
  can: ModelCapabilities,
): void {
  const { annotationFormat: format, enableThinking, focus } = vision ?? {};
  const warn = (kind: string, message: string) => warnOnce(`${kind}:${model}`, `${message} (model ${model})`);
  const shapes = format !== undefined && format !== 'clip';
  if (enableThinking && can.thinking === 'none')
    warn('no-thinking', 'enableThinking is left out: this model cannot think.');
  else if (enableThinking && shapes && !can.thinksForShapes) {
    warn(
      'thinking-shapes',
      `Thinking usually makes a ${format} answer worse: leave enableThinking out for shapes.`,
    );
  }
  if (enableThinking === false && can.thinking !== 'none' && !shapes) {
    warn(
      'no-thinking-text',
      'Text answers, captions, OCR and clips are usually better with enableThinking: true.',
    );
  }
  if (focus && !can.focus)
    warn('no-focus', 'focus is left out: this model cannot zoom into regions when asked.');
  if (format && !can.formats.includes(format)) {
    warn('no-format', `This model is not known to answer with the format '${format}'.`);
  }
  if (
    reasoningEffort &&
    can.thinking !== 'reasoning_effort' &&
    (can.thinking === 'none' || can.grounding === 'hint')
  ) {
    warn('no-effort', 'This model is not known to heed reasoningEffort; use vision.enableThinking.');
  }
}

/** JSON, unless it cannot be or is over the limit. */
function serialize(body: WireObject, maxBodyBytes: number): string {
  let json: string;
  try {
    json = JSON.stringify(body);
  } catch (error) {
    throw new PerceptronError(
      'invalid_request',
      `The request cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}. Look for circular references and BigInts in extra and responseFormat.`,
      { param: 'extra' },
    );
  }
  const bytes = json.length > maxBodyBytes ? json.length : utf8Length(json, maxBodyBytes);
  if (bytes > maxBodyBytes) {
    throw new PerceptronError(
      'invalid_request',
      `The request body has at least ${megabytes(bytes)}, and the limit is ${megabytes(maxBodyBytes)}. Send smaller or fewer images and videos, or http(s) URLs in place of data URLs.`,
      { param: 'messages' },
    );
  }
  return json;
}

/** Bytes of `text` in UTF-8; its length where that is surely within `limit`. */
function utf8Length(text: string, limit: number): number {
  return text.length * 3 <= limit ? text.length : new TextEncoder().encode(text).length;
}

function megabytes(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes} bytes` : `${(bytes / 2 ** 20).toFixed(2)} MB`;
}
