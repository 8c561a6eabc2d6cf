import { PerceptronError } from './errors.js';
import { DEFAULT_MODEL, knownModels, type ModelCapabilities } from './models.js';
import type { Usage } from './types.js';

/** Side of a patch in pixels: the unit in which the server measures an image. */
const PATCH = 16;
/** Side of what becomes one token: two patches by two. */
const TOKEN = 2 * PATCH;
/** Above this the server makes an image smaller, without a word. */
const MOST_PATCHES = 6_144;
const FEWEST_TOKENS = 64;
const MOST_TOKENS = MOST_PATCHES / 4;
/** Frames that the server takes of each second of video. */
const FRAMES_PER_SECOND = 2;
const FEWEST_FRAMES = 2;
const MOST_FRAMES = 256;

/** What the API takes at most. */
export const mediaLimits = {
  /** Of the JSON, in which base64 data URLs are a third larger than their files. */
  bodyBytes: 20 * 1024 * 1024,
  imagePatches: MOST_PATCHES,
  videoFrames: MOST_FRAMES,
} as const;

/**
 * How many tokens an image costs: ceil(w/32) * ceil(h/32), at least 64, after the server's own downsizing to no more than
 * 6,144 patches of 16x16 px, which keeps the aspect and whole tokens (1920x1080 becomes 1664x928: 1,508 tokens).
 *
 * @param width in pixels
 * @param height in pixels
 * @throws PerceptronError with code `invalid_request` for what is no size
 */
export function estimateImageTokens(width: number, height: number): number {
  requirePositive({ width, height });
  const patches = Math.ceil(width / PATCH) * Math.ceil(height / PATCH);
  if (patches <= MOST_PATCHES) return clamp(grid(width, height), FEWEST_TOKENS, MOST_TOKENS);
  const scale = Math.sqrt((MOST_PATCHES * PATCH * PATCH) / (width * height));
  const across = Math.max(1, Math.floor((width * scale) / TOKEN));
  const down = Math.max(1, Math.floor((height * scale) / TOKEN));
  return clamp(across * down, FEWEST_TOKENS, MOST_TOKENS);
}

/**
 * How many tokens a video costs: frames/2 * ceil(w/32) * ceil(h/32), with frames taken twice a second, 2 to 256 of them,
 * an even number.
 *
 * @param width in pixels
 * @param height in pixels
 * @param duration in seconds
 * @throws PerceptronError with code `invalid_request` for what is no size or duration
 */
export function estimateVideoTokens(width: number, height: number, duration: number): number {
  requirePositive({ width, height, duration });
  const frames = clamp(Math.floor(duration * FRAMES_PER_SECOND), FEWEST_FRAMES, MOST_FRAMES);
  return Math.floor(frames / 2) * grid(width, height);
}

/**
 * What tokens cost in US dollars; undefined where the price of the model is not known.
 *
 * @param model id of a model, or its capabilities with a price
 */
export function estimatePrice(
  { promptTokens, completionTokens }: Pick<Usage, 'promptTokens' | 'completionTokens'>,
  model: string | Pick<ModelCapabilities, 'price'> = DEFAULT_MODEL,
): number | undefined {
  const can =
    typeof model !== 'string' ? model : Object.hasOwn(knownModels, model) ? knownModels[model] : undefined;
  const price = can?.price;
  return price && (promptTokens * price.input + completionTokens * price.output) / 1_000_000;
}

function grid(width: number, height: number): number {
  return Math.ceil(width / TOKEN) * Math.ceil(height / TOKEN);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

function requirePositive(measures: Record<string, number>): void {
  for (const [name, value] of Object.entries(measures)) {
    if (Number.isFinite(value) && value > 0) continue;
    throw new PerceptronError(
      'invalid_request',
      `${name} is ${value}. It must be a number above 0; wait until the image or video has loaded.`,
      { param: name },
    );
  }
}
