import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { estimateImageTokens, estimateVideoTokens } from '../../src/api/index.js';
import {
  type Answer,
  createMockPerceptron,
  type Fault,
  type MockHandler,
  type MockRequest,
  type Pace,
} from '../../src/testing/index.js';
import { type DemoFilm, type DemoPhoto, films, photos, type ScriptedPrompt } from '../answers/index.js';

const require = createRequire(import.meta.url);

/** What the page may ask to go wrong, in the header `x-demo-fault`. */
const faults: Readonly<Record<string, Fault>> = {
  rate_limit: { kind: 'status', status: 429, retryAfter: 3 },
  server_error: 503,
  cut: { kind: 'cut', after: 30 },
  stall: { kind: 'stall', after: 30 },
  malformed: { kind: 'malformed', after: 30 },
};

/** Something that has scripted answers. */
interface Scripted {
  prompts: readonly ScriptedPrompt[];
  tokens: number;
}

const dataUrl = (type: string, file: string) => `data:${type};base64,${readFileSync(file, 'base64')}`;

const ofPhoto = ({ package: name, width, height, prompts }: DemoPhoto): [string, Scripted] => [
  dataUrl('image/jpeg', require.resolve(`${name}/data/image.jpg`)),
  { prompts, tokens: estimateImageTokens(width, height) },
];

const ofFilm = ({ id, width, height, duration, prompts }: DemoFilm): [string, Scripted] => [
  dataUrl('video/mp4', fileURLToPath(new URL(`../films/${id}.mp4`, import.meta.url))),
  { prompts, tokens: estimateVideoTokens(width, height, duration) },
];

const noScript = (isOurs: boolean, { thinking, assets }: MockRequest): Answer => ({
  reasoning: thinking ? 'Nobody has looked at this question, so there is nothing to think about.' : undefined,
  text: `${
    isOurs
      ? "This playground's answers are scripted, and nobody has written one for this question. Try one of the suggested questions."
      : `This playground's answers are scripted: nothing has looked at your ${assets.at(-1)?.type === 'video' ? 'video' : 'picture'}, so there is nothing to show on it.`
  } To ask the real model, start the demo with PERCEPTRON_API_KEY set.`,
});

/** The mock of the API with the answers of `demo/answers`, chosen by the picture or video and the question. */
export function createScriptedApi({ instant = false }: { instant?: boolean } = {}): MockHandler {
  const byMedium = new Map([...photos.map(ofPhoto), ...films.map(ofFilm)]);

  /** Tracks have long markup, and nobody should have to wait for it. */
  const paceOf = (text: string): Pace =>
    instant
      ? 'instant'
      : { headersMs: 180, firstDeltaMs: 260, tokensPerSecond: Math.max(90, text.length / 4 / 7) };

  const answer = (request: MockRequest): Answer => {
    const asked = byMedium.get(request.assets.at(-1)?.url ?? '');
    const script = asked?.prompts.find(({ prompt }) => prompt === request.prompt.trim());
    const fault = faults[request.headers.get('x-demo-fault') ?? ''];
    if (!asked || !script) return { ...(noScript(asked !== undefined, request) as object), fault };
    return {
      reasoning: request.thinking ? script.thinking : undefined,
      text: script.answer,
      usage: { promptTokens: asked.tokens + Math.ceil(script.prompt.length / 4) },
      pace: paceOf(script.answer),
      fault,
    };
  };

  const { handler } = createMockPerceptron({
    answers: answer,
    chunk: 'word',
    pace: paceOf(''),
  });
  return handler;
}
