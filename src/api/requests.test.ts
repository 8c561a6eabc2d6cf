import { afterEach, describe, expect, it, vi } from 'vitest';
import { json, scriptedFetch } from '../../test/scriptedFetch.js';
import { type CompletionRequest, createPerceptronClient, type PerceptronClientOptions } from './index.js';

const answer = json({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] });
const image = { type: 'image', url: 'https://example.org/a.png' } as const;
const video = { type: 'video', url: 'https://example.org/a.mp4' } as const;
const text = { type: 'text', text: 'What is here?' } as const;
const ask = (...content: (typeof image | typeof video | typeof text)[]) => [
  { role: 'user' as const, content },
];

async function sent(
  request: Partial<CompletionRequest>,
  options: PerceptronClientOptions = {},
  stream = false,
) {
  const fetch = scriptedFetch(answer);
  const client = createPerceptronClient({ fetch, ...options });
  const full = { messages: ask(image, text), ...request };
  await (stream ? client.stream(full).result() : client.complete(full));
  return fetch.requests[0]!;
}

afterEach(() => void vi.restoreAllMocks());

describe('where a request goes', () => {
  it.each<[PerceptronClientOptions, string]>([
    [{}, 'https://api.perceptron.inc/v1/chat/completions'],
    [{ baseURL: 'https://example.org/' }, 'https://example.org/v1/chat/completions'],
    [{ baseURL: 'https://example.org/v1' }, 'https://example.org/v1/chat/completions'],
    [{ baseURL: '/api/perceptron' }, '/api/perceptron/v1/chat/completions'],
    [{ baseURL: '' }, '/v1/chat/completions'],
    [
      { baseURL: 'https://fal.run/perceptron/isaac-01/openai', path: 'v1/chat' },
      'https://fal.run/perceptron/isaac-01/openai/v1/chat',
    ],
  ])('%o', async (options, url) => {
    expect((await sent({}, options)).url).toBe(url);
  });

  it("calls fetch as no object's method, which browsers refuse of their own", async () => {
    const owners: unknown[] = [];
    const fetch = async function (this: unknown, url: string, init: RequestInit) {
      owners.push(this);
      return scriptedFetch(answer)(url, init);
    };
    const client = createPerceptronClient({ fetch });
    await client.complete({ messages: ask(text) });
    await client.stream({ messages: ask(text) }).result();
    expect(owners).toEqual([undefined, undefined]);
  });

  it('carries the key and further headers', async () => {
    const headers = async () => ({
      'X-App': 'mine',
      Authorization: 'Custom abcdef',
      'X-None': undefined as never,
    });
    expect(Object.fromEntries((await sent({}, { apiKey: async () => ' k-123 ' })).headers)).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: 'Bearer k-123',
    });
    expect((await sent({}, { apiKey: 'k-123', authScheme: 'Key' })).headers.get('authorization')).toBe(
      'Key k-123',
    );
    const own = await sent({}, { apiKey: 'k-123', headers });
    expect([own.headers.get('authorization'), own.headers.get('x-app')]).toEqual(['Custom abcdef', 'mine']);
    expect(own.headers.has('x-none')).toBe(false);
    const counted = await sent({}, { headers: { 'x-count': 5 as unknown as string } });
    expect(counted.headers.get('x-count')).toBe('5');
    expect((await sent({}, { apiKey: () => undefined })).headers.has('authorization')).toBe(false);
  });

  it('takes a stand-in for a Response that has nothing but its JSON', async () => {
    const body = { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] };
    const fetch = async () => ({ status: 200, json: async () => body }) as Response;
    const client = createPerceptronClient({ fetch });
    expect((await client.complete({ messages: ask(text) })).text).toBe('Hi');
    expect((await client.stream({ messages: ask(text) }).result()).text).toBe('Hi');
  });

  it('uses the global fetch of the moment', async () => {
    const client = createPerceptronClient();
    const fetch = scriptedFetch(answer);
    vi.spyOn(globalThis, 'fetch').mockImplementation(fetch as typeof globalThis.fetch);
    await client.complete({ messages: ask(text) });
    expect(fetch.requests).toHaveLength(1);
  });

  it('says that only a browser completes a relative URL', async () => {
    const request = createPerceptronClient({ baseURL: '/api' }).complete({ messages: ask(text) });
    await expect(request).rejects.toMatchObject({ code: 'invalid_request', param: 'baseURL' });
  });
});

describe('what a request says', () => {
  it('has no more than it needs', async () => {
    expect((await sent({ messages: [{ role: 'user', content: 'Hi' }] })).body).toEqual({
      model: 'perceptron-mk1',
      messages: [{ role: 'user', content: 'Hi' }],
    });
  });

  it('asks a stream for its usage', async () => {
    const { body } = await sent({}, {}, true);
    expect(body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  it('has every field under its name on the wire, null included', async () => {
    const responseFormat = { type: 'json_schema' as const, json_schema: { name: 'x', schema: {} } };
    const { body } = await sent({
      model: 'some-model',
      temperature: 0,
      topP: 1,
      topK: 0,
      frequencyPenalty: -2,
      presencePenalty: 2,
      maxCompletionTokens: null,
      responseFormat,
      reasoningEffort: 'low',
      vision: { annotationFormat: 'box', enableThinking: false, focus: false },
      extra: { seed: 1, top_k: 5 },
    });
    expect(body).toEqual({
      model: 'some-model',
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: image.url } }, text] }],
      temperature: 0,
      top_p: 1,
      top_k: 5,
      frequency_penalty: -2,
      presence_penalty: 2,
      max_completion_tokens: null,
      response_format: responseFormat,
      reasoning_effort: 'low',
      vision_config: { annotation_format: 'box', enable_thinking: false, internal_tools: { focus: false } },
      seed: 1,
    });
    expect((await sent({ regex: '[a-z]+' })).body).toMatchObject({ regex: '[a-z]+' });
  });

  it('sends media in our form and in the form of the wire', async () => {
    const wire = { type: 'image_url' as const, image_url: { url: image.url, detail: 'high' } };
    const { body } = await sent({ messages: [{ role: 'user', content: [video, wire] }] });
    expect(body.messages).toEqual([
      { role: 'user', content: [{ type: 'video_url', video_url: { url: video.url } }, wire] },
    ]);
  });

  it('sends earlier thinking back, or not', async () => {
    const messages: CompletionRequest['messages'] = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: '', reasoning: 'Hm' },
      { role: 'user', content: 'And?', reasoning: 'not mine' },
      { role: 'assistant', content: 'So', reasoning_content: 'Hm, so' },
      { role: 'user', content: 'Why?' },
    ];
    expect((await sent({ messages })).body.messages).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: '', reasoning_content: 'Hm' },
      { role: 'user', content: 'And?' },
      { role: 'assistant', content: 'So', reasoning_content: 'Hm, so' },
      { role: 'user', content: 'Why?' },
    ]);
    const without = await sent({ messages, includeReasoningInHistory: false });
    expect(JSON.stringify(without.body)).not.toContain('reasoning');
  });
});

describe('how models are asked', () => {
  const vision = { annotationFormat: 'box', enableThinking: true, focus: true } as const;
  const asked = async (
    model: string,
    options?: PerceptronClientOptions,
    wishes: CompletionRequest['vision'] = vision,
  ) => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { body } = await sent({ model, vision: wishes }, options);
    return {
      hint: (body.messages as { content: unknown }[])[0]!.content,
      config: body.vision_config,
      effort: body.reasoning_effort,
    };
  };

  it.each([
    [
      'perceptron-mk1',
      undefined,
      { annotation_format: 'box', enable_thinking: true, internal_tools: { focus: true } },
      undefined,
    ],
    [
      'a-model-to-come',
      undefined,
      { annotation_format: 'box', enable_thinking: true, internal_tools: { focus: true } },
      undefined,
    ],
    ['perceptron-mk1.5', undefined, { annotation_format: 'box' }, 'medium'],
    ['isaac-0.2-2b-preview', '<hint>BOX THINK FOCUS</hint>', undefined, undefined],
    ['isaac-0.2-1b', '<hint>BOX THINK FOCUS</hint>', undefined, undefined],
    ['isaac-0.1', '<hint>BOX</hint>', undefined, undefined],
    [
      'constructor',
      undefined,
      { annotation_format: 'box', enable_thinking: true, internal_tools: { focus: true } },
      undefined,
    ],
  ])('%s', async (model, hint, config, effort) => {
    const got = await asked(model);
    expect(typeof got.hint === 'string' ? got.hint : undefined).toBe(hint);
    expect([got.config, got.effort]).toEqual([config, effort]);
  });

  it('leaves out what nobody wished for', async () => {
    expect(Array.isArray((await asked('isaac-0.1', {}, {})).hint)).toBe(true);
    expect(Array.isArray((await asked('isaac-0.1', {}, { enableThinking: false, focus: false })).hint)).toBe(
      true,
    );
    expect((await asked('perceptron-mk1', {}, {})).config).toBeUndefined();
    expect((await asked('perceptron-mk1.5', {}, { enableThinking: false })).effort).toBe('none');
  });

  it('heeds the table of the app', async () => {
    const models = {
      mine: { grounding: 'hint', focus: false },
      'isaac-0.1': { thinking: 'vision' },
    } as const;
    expect((await asked('mine', { models })).hint).toBe('<hint>BOX THINK</hint>');
    expect((await asked('isaac-0.1', { models })).hint).toBe('<hint>BOX THINK</hint>');
  });

  it('learns from the listing of the server', async () => {
    const listing = {
      data: [
        {
          id: 'new',
          owned_by: 'p',
          modalities: ['text', 'image'],
          output_formats: ['box'],
          reasoning: { supported: false, always_enabled: false },
          max_context_tokens: 9,
        },
        { no: 'id' },
        null,
      ],
    };
    const fetch = scriptedFetch(json(listing), answer);
    const client = createPerceptronClient({ fetch });
    expect(await client.models()).toEqual([
      expect.objectContaining({
        id: 'new',
        ownedBy: 'p',
        outputFormats: ['box'],
        reasoning: { supported: false, alwaysEnabled: false },
        maxContextTokens: 9,
        raw: listing.data[0],
      }),
    ]);
    expect(fetch.requests[0]?.url).toBe('https://api.perceptron.inc/v1/models?extended=true');
    expect(fetch.requests[0]?.init).toMatchObject({ method: 'GET', body: undefined });
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    await client.complete({
      model: 'new',
      messages: ask(image),
      vision: { enableThinking: true, annotationFormat: 'box' },
    });
    expect(fetch.requests[1]?.body.vision_config).toEqual({ annotation_format: 'box' });
    const withVideo = client.complete({ model: 'new', messages: ask(video) });
    await expect(withVideo).rejects.toMatchObject({
      code: 'invalid_request',
      param: 'messages[0].content[0].url',
    });
  });

  it('hints at pairings that answer worse, once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const client = createPerceptronClient({ fetch: scriptedFetch(answer) });
    const request = {
      model: 'hinted',
      messages: ask(image),
      vision: { annotationFormat: 'point', enableThinking: true },
    } as const;
    await client.complete(request);
    await client.complete(request);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toMatch(/Thinking .* worse/);
    vi.stubEnv('NODE_ENV', 'production');
    await client.complete({ ...request, model: 'hinted too' });
    vi.unstubAllEnvs();
    expect(warn).toHaveBeenCalledOnce();
  });

  it('warns of a key in a browser', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubGlobal('window', globalThis);
    createPerceptronClient({ apiKey: 'secret-key' });
    vi.unstubAllGlobals();
    expect(warn.mock.calls.flat().join()).toContain('everybody can read it');
    expect(warn.mock.calls.flat().join()).not.toContain('secret-key');
  });
});
