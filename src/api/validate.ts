import { PerceptronError } from './errors.js';
import { mediaOf, mediaProblem } from './media.js';
import type { ModelCapabilities } from './models.js';
import type { CompletionRequest, ContentPart, Message } from './types.js';
import { isObject, type WireObject } from './wire.js';

const ROLES: readonly unknown[] = ['system', 'user', 'assistant'];
const FORMATS: readonly unknown[] = ['point', 'box', 'polygon', 'clip'];
const EFFORTS: readonly unknown[] = ['none', 'minimal', 'low', 'medium', 'high'];

/** The numbers of a request: their ranges, and whether they are whole. */
const NUMBERS = [
  { name: 'temperature', min: 0, max: 2 },
  { name: 'topP', min: 0, max: 1 },
  { name: 'topK', min: 0, whole: true },
  { name: 'frequencyPenalty', min: -2, max: 2 },
  { name: 'presencePenalty', min: -2, max: 2 },
  { name: 'maxCompletionTokens', min: 0, whole: true },
] as const satisfies readonly { name: keyof CompletionRequest; min: number; max?: number; whole?: boolean }[];

/**
 * Refuses what the API would refuse, or misread, before it is sent.
 *
 * @throws PerceptronError with code `invalid_request` and the path of the field as `param`
 */
export function validateRequest(request: CompletionRequest, model: string, can: ModelCapabilities): void {
  if (!isObject(request)) {
    fail('', 'The request is not an object. Give one with `messages`.');
  }
  if (request.model !== undefined && (typeof request.model !== 'string' || request.model.trim() === '')) {
    fail(
      'model',
      'model is not a model id. Leave it out for the default, or name one that client.models() lists.',
    );
  }
  if (!Array.isArray(request.messages) || request.messages.length === 0) {
    fail(
      'messages',
      "messages is missing or empty. Ask something: [{ role: 'user', content: 'What is here?' }].",
    );
  }
  request.messages.forEach((message: Message, index: number) => {
    validateMessage(message, `messages[${index}]`, model, can);
  });
  validateVision(request);
  for (const number of NUMBERS) validateNumber(request[number.name], number);
  validateConstraints(request);
}

function validateMessage(message: Message, path: string, model: string, can: ModelCapabilities): void {
  if (!isObject(message)) fail(path, `${path} is not a message. Write { role, content }.`);
  const { role, content } = message;
  if (!ROLES.includes(role)) {
    fail(`${path}.role`, `${path}.role is ${show(role)}. It must be 'system', 'user' or 'assistant'.`);
  }
  const field = `${path}.content`;
  if (typeof content === 'string') {
    // An earlier answer may be empty: one that was stopped while it thought.
    if (content === '' && role !== 'assistant') fail(field, `${field} is empty. Give it text or parts.`);
    return;
  }
  if (!Array.isArray(content)) fail(field, `${field} is missing. Give it text, or a list of parts.`);
  if (content.length === 0) fail(field, `${field} has no parts. Give it text, an image or a video.`);
  content.forEach((part: ContentPart, index: number) => {
    validatePart(part, `${field}[${index}]`, model, can);
  });
}

function validatePart(part: ContentPart, path: string, model: string, can: ModelCapabilities): void {
  const media = mediaOf(part);
  if (media) {
    const problem = mediaProblem(media, model, can);
    const field = `${path}.${media.field}`;
    if (problem) fail(field, `${field} ${problem}`);
    return;
  }
  const { type, text }: WireObject = isObject(part) ? part : {};
  if (type !== 'text') {
    const field = `${path}.type`;
    fail(
      field,
      `${field} is ${show(type)}. It must be 'text', 'image', 'video', 'image_url' or 'video_url'.`,
    );
  }
  if (typeof text !== 'string') fail(`${path}.text`, `${path}.text is ${show(text)}. It must be a string.`);
}

function validateVision({ vision, messages }: CompletionRequest): void {
  if (vision === undefined || vision === null) return;
  if (!isObject(vision))
    fail('vision', 'vision is not an object. Write { annotationFormat, enableThinking, focus }.');
  const { annotationFormat, enableThinking, focus } = vision;
  if (annotationFormat !== undefined && !FORMATS.includes(annotationFormat)) {
    const path = 'vision.annotationFormat';
    fail(path, `${path} is ${show(annotationFormat)}. It must be 'point', 'box', 'polygon' or 'clip'.`);
  }
  for (const [name, value] of Object.entries({ enableThinking, focus })) {
    if (value !== undefined && typeof value !== 'boolean') {
      fail(`vision.${name}`, `vision.${name} is ${show(value)}. It must be true or false.`);
    }
  }
  const kinds = new Set(
    messages.flatMap(({ content }) =>
      typeof content === 'string' ? [] : content.map((part) => mediaOf(part)?.kind),
    ),
  );
  if (annotationFormat === 'clip' && !kinds.has('video')) {
    fail(
      'vision.annotationFormat',
      "vision.annotationFormat is 'clip', which marks times of a video, but no message holds a video. Add one, or ask for 'point', 'box' or 'polygon'.",
    );
  }
  if (focus && !kinds.has('image')) {
    const has = kinds.has('video') ? 'the messages hold only video' : 'no message holds an image';
    fail(
      'vision.focus',
      `vision.focus zooms into regions of an image, but ${has}. Add an image, or leave focus out.`,
    );
  }
}

function validateNumber(
  value: unknown,
  { name, min, max, whole }: { name: string; min: number; max?: number; whole?: boolean },
): void {
  if (value === undefined || value === null) return;
  const inRange = typeof value === 'number' && value >= min && value <= (max ?? Number.MAX_SAFE_INTEGER);
  if (inRange && (!whole || Number.isInteger(value))) return;
  const wanted = max === undefined ? `a whole number, ${min} or more` : `a number from ${min} to ${max}`;
  fail(name, `${name} is ${show(value)}. It must be ${wanted}; leave it out for the default.`);
}

function validateConstraints({ regex, responseFormat, reasoningEffort, extra }: CompletionRequest): void {
  if (regex !== undefined && regex !== null && (typeof regex !== 'string' || regex === '')) {
    fail('regex', `regex is ${show(regex)}. It must be the source of a regular expression, as a string.`);
  }
  if (responseFormat !== undefined && responseFormat !== null) {
    if (!isObject(responseFormat) || typeof responseFormat.type !== 'string') {
      fail(
        'responseFormat',
        "responseFormat is malformed. Write { type: 'json_schema', json_schema: { … } }.",
      );
    }
    if (responseFormat.type === 'json_schema' && !isObject(responseFormat.json_schema)) {
      fail('responseFormat.json_schema', 'responseFormat.json_schema is missing. Give it { name, schema }.');
    }
    if (regex) fail('regex', 'regex and responseFormat both constrain the answer. Leave one of them out.');
  }
  if (reasoningEffort !== undefined && !EFFORTS.includes(reasoningEffort)) {
    const wanted = "'none', 'minimal', 'low', 'medium' or 'high'";
    fail('reasoningEffort', `reasoningEffort is ${show(reasoningEffort)}. It must be ${wanted}.`);
  }
  if (extra !== undefined && !isObject(extra)) {
    fail('extra', 'extra is not an object. Give it the further fields of the body.');
  }
}

/** A wrong value in a message: short, and on one line. */
function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return `'${value.slice(0, 40)}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function fail(param: string, message: string): never {
  throw new PerceptronError('invalid_request', message, { param: param || undefined });
}
