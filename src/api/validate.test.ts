import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { json, scriptedFetch } from '../../test/scriptedFetch.js';
import { type CompletionRequest, createPerceptronClient, type PerceptronError } from './index.js';

const answer = json({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] });
const part = (part: unknown) => ({ messages: [{ role: 'user', content: [part] }] });
const image = (url: unknown) => part({ type: 'image', url });
const png = 'data:image/png;base64,iVBORw0KGgo=';
const mp4 = 'data:video/mp4;base64,AAAA';
const hi = [{ role: 'user', content: 'Hi' }];

async function refusal(request: unknown, options = {}) {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const fetch = scriptedFetch(answer);
  const client = createPerceptronClient({ fetch, ...options });
  const outcomes = await Promise.all(
    [client.complete(request as CompletionRequest), client.stream(request as CompletionRequest).result()].map(
      (call) =>
        call.then(
          () => undefined,
          (error: PerceptronError) => error,
        ),
    ),
  );
  expect(outcomes[0]?.message).toBe(outcomes[1]?.message);
  if (outcomes[0]) expect(fetch.requests).toHaveLength(0);
  return outcomes[0];
}

describe('a request that is refused before it is sent', () => {
  it.each<[string, unknown, string | undefined, RegExp]>([
    ['no request', undefined, undefined, /not an object/],
    ['no messages', {}, 'messages', /missing or empty/],
    ['empty messages', { messages: [] }, 'messages', /missing or empty/],
    ['a message that is none', { messages: [null] }, 'messages[0]', /role, content/],
    ['an unknown role', { messages: [{ role: 'tool', content: 'x' }] }, 'messages[0].role', /'assistant'/],
    ['no content', { messages: [...hi, { role: 'user' }] }, 'messages[1].content', /missing/],
    ['null content', { messages: [{ role: 'user', content: null }] }, 'messages[0].content', /missing/],
    ['empty content', { messages: [{ role: 'user', content: '' }] }, 'messages[0].content', /empty/],
    ['no parts', { messages: [{ role: 'user', content: [] }] }, 'messages[0].content', /no parts/],
    ['a part that is none', part(null), 'messages[0].content[0].type', /must be/],
    ['an unknown part', part({ type: 'audio' }), 'messages[0].content[0].type', /'audio'/],
    ['a text part without text', part({ type: 'text' }), 'messages[0].content[0].text', /string/],
    ['an image without a URL', image(undefined), 'messages[0].content[0].url', /no URL/],
    [
      'a wire part without a URL',
      part({ type: 'image_url' }),
      'messages[0].content[0].image_url.url',
      /no URL/,
    ],
    ['a blob URL', image('blob:https://x/1'), 'messages[0].content[0].url', /readAsDataURL/],
    ['a file URL', image('file:///a.png'), 'messages[0].content[0].url', /readAsDataURL/],
    ['a relative URL', image('/a.png'), 'messages[0].content[0].url', /absolute/],
    ['another scheme', image('ftp://x/a.png'), 'messages[0].content[0].url', /http\(s\)/],
    ['a URL without a host', image('https://'), 'messages[0].content[0].url', /absolute/],
    ['a GIF', image('data:image/gif;base64,AAAA'), 'messages[0].content[0].url', /image\/gif.*Convert/],
    ['an SVG', image('data:image/svg+xml;utf8,<svg/>'), 'messages[0].content[0].url', /image\/svg\+xml/],
    ['image/jpg', image('data:image/jpg;base64,AAAA'), 'messages[0].content[0].url', /Write image\/jpeg/],
    ['a video as an image', image(mp4), 'messages[0].content[0].url', /video\/mp4/],
    [
      'a QuickTime video',
      part({ type: 'video', url: 'data:video/quicktime;base64,AAAA' }),
      'messages[0].content[0].url',
      /Convert/,
    ],
    ['a data URL without a comma', image('data:image/png;base64'), 'messages[0].content[0].url', /malformed/],
    [
      'a data URL without a type',
      image('data:;base64,AAAA'),
      'messages[0].content[0].url',
      /without a MIME type/,
    ],
    [
      'a data URL that is not base64',
      image('data:image/png,abc'),
      'messages[0].content[0].url',
      /not base64/,
    ],
    [
      'a data URL without data',
      image('data:image/png;base64,'),
      'messages[0].content[0].url',
      /without data/,
    ],
    [
      'data that is not base64',
      image('data:image/png;base64,A@A'),
      'messages[0].content[0].url',
      /not base64/,
    ],
    [
      'padding in the middle',
      image('data:image/png;base64,A=AA'),
      'messages[0].content[0].url',
      /not base64/,
    ],
    [
      'a video for isaac',
      { ...part({ type: 'video', url: mp4 }), model: 'isaac-0.1' },
      'messages[0].content[0].url',
      /takes none/,
    ],
    [
      'clips without a video',
      { ...image(png), vision: { annotationFormat: 'clip' } },
      'vision.annotationFormat',
      /video/,
    ],
    ['focus without an image', { messages: hi, vision: { focus: true } }, 'vision.focus', /image/],
    [
      'focus on video only',
      { ...part({ type: 'video', url: mp4 }), vision: { focus: true } },
      'vision.focus',
      /only video/,
    ],
    [
      'an unknown format',
      { ...image(png), vision: { annotationFormat: 'mask' } },
      'vision.annotationFormat',
      /'mask'/,
    ],
    ['vision that is none', { messages: hi, vision: 'box' }, 'vision', /not an object/],
    [
      'thinking that is no boolean',
      { messages: hi, vision: { enableThinking: 'yes' } },
      'vision.enableThinking',
      /true or false/,
    ],
    ['an empty model', { messages: hi, model: ' ' }, 'model', /model id/],
    ['a temperature too high', { messages: hi, temperature: 2.1 }, 'temperature', /from 0 to 2/],
    ['a temperature that is NaN', { messages: hi, temperature: Number.NaN }, 'temperature', /NaN/],
    ['a temperature of text', { messages: hi, temperature: '1' }, 'temperature', /'1'/],
    ['topP too high', { messages: hi, topP: 1.01 }, 'topP', /from 0 to 1/],
    ['topK with a fraction', { messages: hi, topK: 1.5 }, 'topK', /whole number/],
    ['topK below 0', { messages: hi, topK: -1 }, 'topK', /whole number/],
    ['a penalty too low', { messages: hi, frequencyPenalty: -3 }, 'frequencyPenalty', /-2 to 2/],
    ['an infinite penalty', { messages: hi, presencePenalty: Infinity }, 'presencePenalty', /Infinity/],
    [
      'tokens without end',
      { messages: hi, maxCompletionTokens: Infinity },
      'maxCompletionTokens',
      /whole number/,
    ],
    [
      'regex and responseFormat',
      { messages: hi, regex: 'a', responseFormat: { type: 'json_schema', json_schema: {} } },
      'regex',
      /one of them/,
    ],
    ['regex that is no string', { messages: hi, regex: /a/ }, 'regex', /string/],
    [
      'responseFormat without a schema',
      { messages: hi, responseFormat: { type: 'json_schema' } },
      'responseFormat.json_schema',
      /missing/,
    ],
    ['an unknown effort', { messages: hi, reasoningEffort: 'max' }, 'reasoningEffort', /'max'/],
    ['a BigInt in extra', { messages: hi, extra: { a: 1n } }, 'extra', /JSON/],
    ['extra that is none', { messages: hi, extra: [] }, 'extra', /not an object/],
  ])('%s', async (_, request, param, message) => {
    const error = await refusal(request);
    expect(error).toMatchObject({ code: 'invalid_request', param, retryable: false, status: undefined });
    expect(error?.message).toMatch(message);
  });

  it.each<[string, unknown]>([
    [
      'limits of every range',
      {
        messages: hi,
        temperature: 2,
        topP: 0,
        topK: 0,
        frequencyPenalty: 2,
        presencePenalty: -2,
        maxCompletionTokens: 0,
      },
    ],
    [
      'nulls',
      { messages: hi, temperature: null, topP: null, topK: null, regex: null, maxCompletionTokens: null },
    ],
    [
      'a data URL in capitals, with parameters and line breaks',
      image('DATA:image/PNG;name=a;BASE64,iVBO\r\nRw0KGgo='),
    ],
    [
      'a QuickTime video where it is known',
      { ...part({ type: 'video', url: 'data:video/quicktime;base64,AAAA' }), model: 'perceptron-mk1.5' },
    ],
    [
      'clips of a video',
      { ...part({ type: 'video_url', video_url: { url: mp4 } }), vision: { annotationFormat: 'clip' } },
    ],
    ['no wish to focus', { messages: hi, vision: { focus: false } }],
  ])('but not %s', async (_, request) => {
    expect(await refusal(request)).toBeUndefined();
  });

  it('is measured in bytes, not characters', async () => {
    const request = { messages: [{ role: 'user', content: '日本' }] };
    const bytes = new TextEncoder().encode(JSON.stringify({ model: 'perceptron-mk1', ...request })).length;
    const client = (maxBodyBytes: number) =>
      createPerceptronClient({ fetch: scriptedFetch(answer), maxBodyBytes });
    await expect(client(bytes).complete(request as CompletionRequest)).resolves.toMatchObject({ text: 'Hi' });
    const error = client(bytes - 1).complete(request as CompletionRequest);
    await expect(error).rejects.toMatchObject({ code: 'invalid_request', param: 'messages' });
  });

  it('has at most 20 MB, and large images are checked without trouble', async () => {
    const large = (length: number) => image(`data:image/png;base64,${'A'.repeat(length)}`);
    expect(await refusal(large(21 * 2 ** 20))).toMatchObject({ code: 'invalid_request' });
    const client = createPerceptronClient({ fetch: scriptedFetch(answer) });
    await expect(client.complete(large(19 * 2 ** 20) as CompletionRequest)).resolves.toMatchObject({
      text: 'Hi',
    });
  });

  it('never fails in a way of its own, whatever it is given', async () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true });
    const request = fc.oneof(
      anything,
      fc.record({
        messages: fc.oneof(anything, fc.array(anything)),
        vision: anything,
        extra: anything,
        regex: anything,
      }),
      fc.record({
        messages: fc.array(fc.record({ role: fc.constant('user'), content: fc.array(anything) }), {
          minLength: 1,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(request, async (value) => {
        const error = await refusal(value);
        if (error) expect(error.code).toBe('invalid_request');
      }),
    );
  });
});
