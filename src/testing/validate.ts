import type { ModelTable } from './models.js';
import { refuse } from './problems.js';
import { isRecord } from './reading.js';
import type { MockAsset, MockModel } from './types.js';

/** The largest request body that the API takes, in bytes. */
export const maxBodyBytes = 20 * 1024 * 1024;

type Fields = Record<string, unknown>;

const imageTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
const videoTypes: readonly string[] = ['video/mp4', 'video/webm'];

/** Fields that are numbers: their least and greatest value, and whether they are whole. */
const numbers: Readonly<Record<string, readonly [least: number, greatest: number, whole: boolean]>> = {
  temperature: [0, 2, false],
  top_p: [0, 1, false],
  top_k: [0, Infinity, true],
  frequency_penalty: [-2, 2, false],
  presence_penalty: [-2, 2, false],
  max_completion_tokens: [0, Infinity, true],
};

function invalid(param: string, message: string, code = 'invalid_value'): never {
  refuse(400, { message, param, code });
}

function missing(param: string): never {
  invalid(param, `Missing required parameter: '${param}'.`, 'missing_required_parameter');
}

interface Types {
  boolean: boolean;
  number: number;
  string: string;
  object: Fields;
}

function expectType<T extends keyof Types>(
  value: unknown,
  param: string,
  type: T,
): asserts value is Types[T] {
  const fits = type === 'object' ? isRecord(value) : typeof value === type;
  const article = type === 'object' ? 'an' : 'a';
  if (!fits) invalid(param, `Invalid type for '${param}': expected ${article} ${type}.`, 'invalid_type');
}

function expectOneOf(value: unknown, param: string, allowed: readonly string[]): void {
  if (typeof value === 'string' && allowed.includes(value)) return;
  invalid(
    param,
    `Invalid value for '${param}': expected one of ${allowed.map((name) => `'${name}'`).join(', ')}.`,
  );
}

function checkUrl(kind: MockAsset['type'], url: unknown, param: string, allowed: readonly string[]): void {
  if (typeof url !== 'string' || url === '') missing(param);
  const data = /^data:([^;,]*)(?:;[^;,]*)*?(;base64)?,/i.exec(url);
  if (!data) {
    if (/^https?:\/\/[^/]/i.test(url)) return;
    invalid(param, `'${param}' must be an http(s) URL or a base64 data URL.`, 'invalid_url');
  }
  const mime = data[1]!.toLowerCase();
  if (!allowed.includes(mime)) {
    const found = mime ? `'${mime}'` : 'no MIME type';
    invalid(
      param,
      `Unsupported ${kind}: ${found} in '${param}'. Use ${allowed.join(', ')}.`,
      'unsupported_media_type',
    );
  }
  if (!data[2]) invalid(param, `The data URL in '${param}' must be base64.`);
}

function checkPart(part: unknown, param: string, model: MockModel): void {
  expectType(part, param, 'object');
  expectOneOf(part.type, `${param}.type`, ['text', 'image_url', 'video_url']);
  if (part.type === 'text') {
    expectType(part.text, `${param}.text`, 'string');
    return;
  }
  const kind = part.type === 'image_url' ? 'image' : 'video';
  if (model.modalities && !model.modalities.includes(kind)) {
    invalid(param, `The model '${model.id}' does not take ${kind}s.`, 'unsupported_modality');
  }
  const media = part[part.type as string];
  expectType(media, `${param}.${part.type}`, 'object');
  const allowed = kind === 'image' ? imageTypes : (model.videoTypes ?? videoTypes);
  checkUrl(kind, media.url, `${param}.${part.type}.url`, allowed);
}

function checkMessage(message: unknown, param: string, model: MockModel): void {
  expectType(message, param, 'object');
  const { role, content, reasoning_content } = message;
  expectOneOf(role, `${param}.role`, ['system', 'user', 'assistant']);
  if (reasoning_content != null) expectType(reasoning_content, `${param}.reasoning_content`, 'string');
  if (content == null) {
    // An answer that was all thinking or all tool calls has none.
    if (role !== 'assistant') missing(`${param}.content`);
  } else if (Array.isArray(content)) {
    if (content.length === 0) invalid(`${param}.content`, `'${param}.content' must not be empty.`);
    for (const [at, part] of content.entries()) checkPart(part, `${param}.content[${at}]`, model);
  } else if (typeof content !== 'string') {
    invalid(`${param}.content`, `'${param}.content' must be a string or an array of parts.`, 'invalid_type');
  }
}

function checkMessages(messages: unknown, model: MockModel): void {
  if (messages == null) missing('messages');
  if (!Array.isArray(messages) || messages.length === 0) {
    invalid('messages', "'messages' must be an array of at least one message.", 'invalid_type');
  }
  for (const [at, message] of messages.entries()) checkMessage(message, `messages[${at}]`, model);
}

function checkVision(vision: unknown, assets: readonly MockAsset[], model: MockModel): void {
  if (vision == null) return;
  expectType(vision, 'vision_config', 'object');
  if (model.visionConfig === false) {
    const how = 'Ask with a system message such as <hint>BOX</hint> instead.';
    invalid(
      'vision_config',
      `The model '${model.id}' does not take 'vision_config'. ${how}`,
      'unsupported_parameter',
    );
  }
  const { annotation_format, enable_thinking, internal_tools } = vision;
  if (annotation_format != null) {
    expectOneOf(annotation_format, 'vision_config.annotation_format', ['point', 'box', 'polygon', 'clip']);
    if (annotation_format === 'clip' && !assets.some(({ type }) => type === 'video')) {
      invalid('vision_config.annotation_format', "The format 'clip' needs a video among the messages.");
    }
  }
  if (enable_thinking != null) expectType(enable_thinking, 'vision_config.enable_thinking', 'boolean');
  if (internal_tools == null) return;
  expectType(internal_tools, 'vision_config.internal_tools', 'object');
  const { focus } = internal_tools;
  if (focus != null) expectType(focus, 'vision_config.internal_tools.focus', 'boolean');
  if (focus === true && !assets.some(({ type }) => type === 'image')) {
    invalid('vision_config.internal_tools.focus', 'Focus needs an image among the messages.');
  }
}

function checkNumbers(body: Fields): void {
  for (const [param, [least, greatest, whole]] of Object.entries(numbers)) {
    const value = body[param];
    if (value == null) continue;
    expectType(value, param, 'number');
    if (whole && !Number.isInteger(value))
      invalid(param, `'${param}' must be a whole number.`, 'invalid_type');
    if (value >= least && value <= greatest) continue;
    const range = greatest === Infinity ? `${least} or more` : `between ${least} and ${greatest}`;
    invalid(param, `'${param}' must be ${range}.`);
  }
}

function checkConstraints({ regex, response_format }: Fields): void {
  if (regex != null) expectType(regex, 'regex', 'string');
  if (response_format == null) return;
  if (regex != null) invalid('regex', "'regex' and 'response_format' exclude each other: send one of them.");
  expectType(response_format, 'response_format', 'object');
  expectOneOf(response_format.type, 'response_format.type', ['text', 'json_schema']);
  if (response_format.type === 'json_schema')
    expectType(response_format.json_schema, 'response_format.json_schema', 'object');
}

function checkStream({ stream, stream_options }: Fields): void {
  if (stream != null) expectType(stream, 'stream', 'boolean');
  if (stream_options == null) return;
  expectType(stream_options, 'stream_options', 'object');
  const { include_usage } = stream_options;
  if (include_usage != null) expectType(include_usage, 'stream_options.include_usage', 'boolean');
}

/** Checks a chat request as the API does: refuses it at the first thing wrong, or returns the body. */
export function checkChat(body: unknown, assets: readonly MockAsset[], models: ModelTable): Fields {
  if (!isRecord(body)) invalid('body', 'The request body must be a JSON object.', 'invalid_json');
  if (body.model == null) missing('model');
  expectType(body.model, 'model', 'string');
  const model = models.find(body.model);
  if (!model) unknownModel(body.model);
  checkMessages(body.messages, model);
  checkVision(body.vision_config, assets, model);
  if (body.reasoning_effort != null) {
    expectOneOf(body.reasoning_effort, 'reasoning_effort', ['none', 'minimal', 'low', 'medium', 'high']);
    if (model.reasoningEffort === false) {
      invalid(
        'reasoning_effort',
        `The model '${model.id}' does not take 'reasoning_effort'.`,
        'unsupported_parameter',
      );
    }
  }
  checkNumbers(body);
  checkConstraints(body);
  checkStream(body);
  return body;
}

/** Refuses a model that there is not. */
export function unknownModel(id: string): never {
  const message = `The model '${id}' does not exist or you do not have access to it.`;
  refuse(404, { message, type: 'not_found_error', param: 'model', code: 'model_not_found' });
}
