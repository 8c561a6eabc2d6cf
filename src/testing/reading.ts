import type { AnnotationFormat } from '../api/index.js';
import type { MockAsset } from './types.js';

/** What a chat request asks for, read from a body that may be anything. */
export interface Wishes {
  prompt: string;
  model?: string;
  assets: readonly MockAsset[];
  annotationFormat?: AnnotationFormat;
  thinking: boolean;
  stream: boolean;
}

type Fields = Record<string, unknown>;

const formats: readonly AnnotationFormat[] = ['point', 'box', 'polygon', 'clip'];

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const record = (value: unknown): Fields => (isRecord(value) ? value : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function textOf(message: Fields): string {
  if (typeof message.content === 'string') return message.content;
  const texts = list(message.content).map((part) => record(part).text);
  return texts.filter((text) => typeof text === 'string').join('\n');
}

function assetOf(part: unknown): MockAsset[] {
  const { type, image_url, video_url } = record(part);
  const { url } = record(type === 'image_url' ? image_url : type === 'video_url' ? video_url : undefined);
  return typeof url === 'string' ? [{ type: type === 'image_url' ? 'image' : 'video', url }] : [];
}

function hintsOf(messages: readonly Fields[]): readonly string[] {
  const system = messages
    .filter(({ role }) => role === 'system')
    .map(textOf)
    .join('\n');
  const hint = /<hint>([^<]*)<\/hint>/i.exec(system);
  return hint?.[1]?.trim().toLowerCase().split(/\s+/) ?? [];
}

/** Reads the wishes of a request leniently: what is missing or malformed is simply not wished for. */
export function readWishes(body: unknown): Wishes {
  const { model, messages, stream, vision_config, reasoning_effort } = record(body);
  const turns = list(messages).map(record);
  const vision = record(vision_config);
  const hints = hintsOf(turns);
  const lastUser = turns.findLast(({ role }) => role === 'user');
  const effort = typeof reasoning_effort === 'string' ? reasoning_effort : undefined;
  return {
    prompt: lastUser ? textOf(lastUser) : '',
    model: typeof model === 'string' ? model : undefined,
    assets: turns.flatMap(({ content }) => list(content)).flatMap(assetOf),
    annotationFormat: formats.find((format) => format === vision.annotation_format || hints.includes(format)),
    thinking:
      vision.enable_thinking === true ||
      hints.includes('think') ||
      (effort !== undefined && effort !== 'none'),
    stream: stream === true,
  };
}
