import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMockPerceptron, type MockOptions } from './index.js';

const base = { model: 'perceptron-mk1', messages: [{ role: 'user', content: 'Hi' }] };
const json = { 'content-type': 'application/json' };

async function post(body: unknown, options: MockOptions = {}, headers: Record<string, string> = json) {
  const mock = createMockPerceptron({ answers: 'ok', ...options });
  const response = await mock.fetch('/v1/chat/completions', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const user = (...content: object[]) => ({ messages: [{ role: 'user', content }] });
const image = (url: unknown) => ({ type: 'image_url', image_url: { url } });
const video = (url: unknown) => ({ type: 'video_url', video_url: { url } });
const photo = image('https://x.test/a.jpg');

describe('accepts', () => {
  it.each<[string, object]>([
    ['every role', { messages: ['system', 'user', 'assistant'].map((role) => ({ role, content: 'x' })) }],
    [
      'thinking sent back, and an answer without text',
      { messages: [{ role: 'assistant', content: null, reasoning_content: 'x' }] },
    ],
    ['image data URLs', user(image('data:image/webp;base64,AAAA'), image('DATA:IMAGE/PNG;BASE64,AAAA'))],
    ['data URLs with parameters', user(image('data:image/png;name=a;base64,AAAA'))],
    ['video', user(video('data:video/mp4;base64,AAAA'), video('https://x.test/b.webm'))],
    [
      'QuickTime where the model takes it',
      { ...user(video('data:video/quicktime;base64,AAAA')), model: 'perceptron-mk1.5' },
    ],
    [
      'clip with a video',
      { ...user(video('https://x.test/b')), vision_config: { annotation_format: 'clip' } },
    ],
    ['focus with an image', { ...user(photo), vision_config: { internal_tools: { focus: true } } }],
    ['no focus without one', { vision_config: { internal_tools: { focus: false } } }],
    [
      'numbers at their limits',
      {
        temperature: 2,
        top_p: 1,
        top_k: 0,
        frequency_penalty: -2,
        presence_penalty: 2,
        max_completion_tokens: 0,
      },
    ],
    [
      'null for what may be null',
      { temperature: null, top_p: null, top_k: null, regex: null, stream: null, vision_config: null },
    ],
    ['a schema', { response_format: { type: 'json_schema', json_schema: { name: 'a' } } }],
    ['fields it does not know', { seed: 4 }],
    ['reasoning effort where the model takes it', { model: 'perceptron-mk1.5', reasoning_effort: 'low' }],
    ['images for isaac', { model: 'isaac-0.1', ...user(photo) }],
  ])('%s', async (_, extra) => {
    expect(await post({ ...base, ...extra })).toMatchObject({ status: 200 });
  });
});

describe('refuses', () => {
  it.each<[string, string, object]>([
    ['no model', 'model', { model: undefined }],
    ['a model that is not a string', 'model', { model: 5 }],
    ['no messages', 'messages', { messages: undefined }],
    ['an empty list of messages', 'messages', { messages: [] }],
    ['a message that is a string', 'messages[0]', { messages: ['Hi'] }],
    ['an unknown role', 'messages[1].role', { messages: [...base.messages, { role: 'tool', content: 'x' }] }],
    ['no content', 'messages[0].content', { messages: [{ role: 'user' }] }],
    ['content that is a number', 'messages[0].content', { messages: [{ role: 'user', content: 1 }] }],
    ['no parts', 'messages[0].content', user()],
    [
      'thinking that is not a string',
      'messages[0].reasoning_content',
      { messages: [{ role: 'assistant', content: '', reasoning_content: 1 }] },
    ],
    ['an unknown part', 'messages[0].content[0].type', user({ type: 'image', url: 'https://x.test' })],
    ['text without text', 'messages[0].content[0].text', user({ type: 'text' })],
    [
      'an image that is only a URL',
      'messages[0].content[0].image_url',
      user({ type: 'image_url', image_url: 'https://x.test' }),
    ],
    ['no URL', 'messages[0].content[0].image_url.url', user(image(undefined))],
    ['a file URL', 'messages[0].content[0].image_url.url', user(image('file:///a.png'))],
    ['a GIF', 'messages[0].content[1].image_url.url', user(photo, image('data:image/gif;base64,AAAA'))],
    [
      'an image as a video',
      'messages[0].content[0].video_url.url',
      user(video('data:image/png;base64,AAAA')),
    ],
    [
      'a data URL that is not base64',
      'messages[0].content[0].image_url.url',
      user(image('data:image/png,AAAA')),
    ],
    [
      'video for isaac',
      'messages[0].content[0].type',
      { model: 'isaac-0.1', ...user(video('https://x.test/b')) },
    ],
    ['vision_config for isaac', 'vision_config', { model: 'isaac-0.2-1b', vision_config: {} }],
    [
      'an unknown format',
      'vision_config.annotation_format',
      { vision_config: { annotation_format: 'mask' } },
    ],
    [
      'clip without a video',
      'vision_config.annotation_format',
      { vision_config: { annotation_format: 'clip' }, ...user(photo) },
    ],
    [
      'thinking that is not a boolean',
      'vision_config.enable_thinking',
      { vision_config: { enable_thinking: 'yes' } },
    ],
    [
      'focus without an image',
      'vision_config.internal_tools.focus',
      { vision_config: { internal_tools: { focus: true } } },
    ],
    ['a temperature too high', 'temperature', { temperature: 2.1 }],
    ['a temperature in words', 'temperature', { temperature: 'hot' }],
    ['top_p over 1', 'top_p', { top_p: 1.1 }],
    ['half a top_k', 'top_k', { top_k: 1.5 }],
    ['a negative limit of tokens', 'max_completion_tokens', { max_completion_tokens: -1 }],
    ['a penalty too low', 'frequency_penalty', { frequency_penalty: -2.5 }],
    [
      'regex and response_format',
      'regex',
      { regex: 'a', response_format: { type: 'json_schema', json_schema: {} } },
    ],
    [
      'a schema without a schema',
      'response_format.json_schema',
      { response_format: { type: 'json_schema' } },
    ],
    ['an unknown response_format', 'response_format.type', { response_format: { type: 'xml' } }],
    ['reasoning_effort for mk1', 'reasoning_effort', { reasoning_effort: 'low' }],
    ['an unknown effort', 'reasoning_effort', { model: 'perceptron-mk1.5', reasoning_effort: 'max' }],
    ['a stream in words', 'stream', { stream: 'true' }],
    ['include_usage in words', 'stream_options.include_usage', { stream_options: { include_usage: 'yes' } }],
  ])('%s: 400 that names the field', async (_, param, extra) => {
    const { status, body } = await post({ ...base, ...extra });
    expect(status).toBe(400);
    expect(body).toEqual({
      error: {
        message: expect.stringMatching(/\S/),
        type: 'invalid_request_error',
        param: expect.stringContaining(param.replace(/\.type$/, '')),
        code: expect.any(String),
      },
    });
  });

  it('an unknown model, with 404 and model_not_found', async () => {
    const { status, body } = await post({ ...base, model: 'gpt-9' });
    expect(status).toBe(404);
    expect(body.error).toMatchObject({ type: 'not_found_error', param: 'model', code: 'model_not_found' });
    expect((await post({ ...base, model: 'gpt-9' }, { models: 'any' })).status).toBe(200);
    expect((await post({ ...base, model: 'gpt-9' }, { models: ['gpt-9'] })).status).toBe(200);
  });

  it('a body that is not JSON, is not sent as JSON, or is larger than 20 MB', async () => {
    expect((await post('{"model":')).status).toBe(400);
    expect((await post(base, {}, {})).status).toBe(400);
    const large = { ...base, messages: [{ role: 'user', content: 'x'.repeat(20 * 1024 * 1024) }] };
    expect(await post(large)).toMatchObject({ status: 413, body: { error: { code: 'request_too_large' } } });
  });

  it('other routes and methods, and says which there are', async () => {
    const mock = createMockPerceptron();
    const unknown = await mock.fetch('/v1/completions', { method: 'POST' });
    expect(unknown.status).toBe(404);
    expect((await unknown.json()).error.message).toContain('POST /v1/chat/completions');
    expect((await mock.fetch('/v1/chat/completions')).status).toBe(405);
    expect((await mock.fetch('/api/chat', { method: 'POST' })).status).toBe(404);
    expect((await createMockPerceptron({ chatPath: '/api/chat' }).fetch('/api/chat')).status).toBe(405);
  });
});

describe('keys', () => {
  const options = { apiKeys: ['good'], forbiddenKeys: ['barred'] };

  it.each([
    ['none', undefined, 401],
    ['a wrong one', 'Bearer bad', 401],
    ['another scheme', 'Basic good', 401],
    ['a forbidden one', 'Bearer barred', 403],
    ['a good one', 'Bearer good', 200],
  ])('%s', async (_, authorization, status) => {
    const headers = authorization ? { ...json, authorization } : json;
    const answer = await post(base, options, headers);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toMatch(/good|bad|barred/);
  });
});

describe('the rate limit', () => {
  afterEach(() => vi.useRealTimers());

  it('refuses what is too much and says when there is room again', async () => {
    vi.useFakeTimers({ now: 0 });
    const mock = createMockPerceptron({ answers: 'ok', rateLimit: { chat: 2 } });
    const send = () =>
      mock.fetch('/v1/chat/completions', { method: 'POST', headers: json, body: JSON.stringify(base) });
    expect((await send()).status).toBe(200);
    vi.setSystemTime(20_000);
    expect((await send()).status).toBe(200);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect((await refused.json()).error.type).toBe('rate_limit_error');
    vi.setSystemTime(60_000);
    expect((await send()).status).toBe(200);
    expect((await send()).headers.get('retry-after')).toBe('20');
  });

  it('is the API’s own for true', async () => {
    const mock = createMockPerceptron({ rateLimit: true });
    const statuses = await Promise.all(
      Array.from({ length: 31 }, async () => (await mock.fetch('/v1/models')).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  });
});

describe('models', () => {
  const get = async (path: string, options: MockOptions = {}) => {
    const response = await createMockPerceptron(options).fetch(`https://api.perceptron.inc${path}`);
    return { status: response.status, body: await response.json() };
  };

  it('are listed, with more when extended', async () => {
    const { body } = await get('/v1/models');
    expect(body.object).toBe('list');
    const mk1 = body.data[0];
    expect(mk1).toEqual({
      id: 'perceptron-mk1',
      object: 'model',
      created: expect.any(Number),
      owned_by: 'perceptron',
    });
    const extended = (await get('/v1/models?extended=true')).body.data[0];
    expect(extended).toMatchObject({
      modalities: ['text', 'image', 'video'],
      output_formats: ['point', 'box', 'polygon', 'clip'],
      reasoning: { supported: true, always_enabled: false },
      max_context_tokens: 32768,
      max_output_tokens: 8192,
    });
  });

  it('can be asked for one by one', async () => {
    expect((await get('/v1/models/isaac-0.1')).body.id).toBe('isaac-0.1');
    const own = { models: [{ id: 'me/vision 2', description: 'Mine' }] };
    expect((await get('/v1/models/me%2Fvision%202?extended=true', own)).body.description).toBe('Mine');
    expect(await get('/v1/models/none')).toMatchObject({
      status: 404,
      body: { error: { code: 'model_not_found' } },
    });
  });
});
