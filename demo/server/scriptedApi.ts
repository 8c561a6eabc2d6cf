import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Answer,
  createMockPerceptron,
  type Fault,
  type MockHandler,
  type MockRequest,
} from '../../src/testing/index.js';
import { type DemoPhoto, photos } from '../answers/index.js';

const require = createRequire(import.meta.url);

/** What the page may ask to go wrong, in the header `x-demo-fault`. */
const faults: Readonly<Record<string, Fault>> = {
  rate_limit: { kind: 'status', status: 429, retryAfter: 1 },
  server_error: 503,
  cut: { kind: 'cut', after: 30 },
  stall: { kind: 'stall', after: 30 },
  malformed: { kind: 'malformed', after: 30 },
};

const dataUrl = (photo: DemoPhoto) =>
  `data:image/jpeg;base64,${readFileSync(require.resolve(`${photo.package}/data/image.jpg`), 'base64')}`;

/** Tokens of an image after the API's own rule. */
const imageTokens = ({ width, height }: DemoPhoto) =>
  Math.max(64, Math.ceil(width / 32) * Math.ceil(height / 32));

const noScript = (isPhoto: boolean, { thinking }: MockRequest): Answer => ({
  reasoning: thinking ? 'Nobody has looked at this question, so there is nothing to think about.' : undefined,
  text: `${
    isPhoto
      ? "This playground's answers are scripted, and nobody has written one for this question. Try one of the suggested questions."
      : "This playground's answers are scripted: nothing has looked at your picture, so there is nothing to show on it."
  } To ask the real model, start the demo with PERCEPTRON_API_KEY set.`,
});

/** The mock of the API with the answers of `demo/answers`, chosen by the picture and the question. */
export function createScriptedApi({ instant = false }: { instant?: boolean } = {}): MockHandler {
  const byPicture = new Map(photos.map((photo) => [dataUrl(photo), photo]));

  const answer = (request: MockRequest): Answer => {
    const photo = byPicture.get(request.assets.at(-1)?.url ?? '');
    const script = photo?.prompts.find(({ prompt }) => prompt === request.prompt.trim());
    const fault = faults[request.headers.get('x-demo-fault') ?? ''];
    if (!photo || !script) return { ...(noScript(photo !== undefined, request) as object), fault };
    return {
      reasoning: request.thinking ? script.thinking : undefined,
      text: script.answer,
      usage: { promptTokens: imageTokens(photo) + Math.ceil(script.prompt.length / 4) },
      fault,
    };
  };

  const { handler } = createMockPerceptron({
    answers: answer,
    chunk: 'word',
    pace: instant ? 'instant' : { headersMs: 180, firstDeltaMs: 260, tokensPerSecond: 90 },
  });
  return handler;
}
