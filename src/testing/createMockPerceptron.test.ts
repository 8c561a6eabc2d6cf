import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMockPerceptron, type MockOptions, type MockPerceptron } from './index.js';

const url = 'https://api.perceptron.inc/v1/chat/completions';

function ask(mock: MockPerceptron, prompt = 'What is this?', extra: object = {}, init: RequestInit = {}) {
  const body = { model: 'perceptron-mk1', messages: [{ role: 'user', content: prompt }], ...extra };
  const headers = { 'content-type': 'application/json' };
  return mock.fetch(url, { method: 'POST', headers, body: JSON.stringify(body), ...init });
}

const stream = { stream: true };

async function events(response: Response) {
  const text = await response.text();
  return text.split('\n\n').filter(Boolean);
}

async function chunks(response: Response) {
  const data = (await events(response)).filter((event) => event.startsWith('data: {'));
  return data.map((event) => JSON.parse(event.slice(6)));
}

async function contentOf(response: Response): Promise<string> {
  const body = await response.json();
  return body.choices[0].message.content;
}

const deltasOf = (list: { choices: { delta: object }[] }[]) =>
  list.flatMap(({ choices }) => choices.map((c) => c.delta));

describe('an answer', () => {
  const answer = {
    reasoning: 'Let me see.',
    text: 'A red bus.',
    usage: { promptTokens: 7, completionTokens: 5 },
  };

  it('streams role, thinking, text, finish reason and [DONE], in this order', async () => {
    const mock = createMockPerceptron({ answers: answer });
    const all = await events(await ask(mock, 'Where?', stream));
    expect(all.at(-1)).toBe('data: [DONE]');
    const parsed = all.slice(0, -1).map((event) => JSON.parse(event.slice(6)));
    expect(deltasOf(parsed)).toEqual([
      { role: 'assistant', content: '' },
      { reasoning_content: 'Let' },
      { reasoning_content: ' me' },
      { reasoning_content: ' see.' },
      { content: 'A' },
      { content: ' red' },
      { content: ' bus.' },
      {},
    ]);
    expect(parsed.map(({ choices }) => choices[0].finish_reason)).toEqual([...Array(7).fill(null), 'stop']);
    expect(new Set(parsed.map(({ id, object, model }) => `${id} ${object} ${model}`))).toEqual(
      new Set(['chatcmpl-mock-trace-1 chat.completion.chunk perceptron-mk1']),
    );
  });

  it('comes as one body when no stream is asked for', async () => {
    const body = await (await ask(createMockPerceptron({ answers: answer }))).json();
    expect(body).toMatchObject({
      object: 'chat.completion',
      model: 'perceptron-mk1',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'A red bus.', reasoning_content: 'Let me see.' },
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 },
    });
  });

  it('carries usage in a stream only when asked, on the finish chunk or after it', async () => {
    const usage = { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 };
    const withUsage = { ...stream, stream_options: { include_usage: true } };
    const none = await chunks(await ask(createMockPerceptron({ answers: answer }), '', stream));
    expect(none.some((chunk) => 'usage' in chunk)).toBe(false);
    const onFinish = await chunks(await ask(createMockPerceptron({ answers: answer }), '', withUsage));
    expect(onFinish.at(-1)).toMatchObject({ choices: [{ finish_reason: 'stop' }], usage });
    const trailing = createMockPerceptron({ answers: answer, usageOn: 'trailing' });
    expect((await chunks(await ask(trailing, '', withUsage))).at(-1)).toMatchObject({ choices: [], usage });
    const hidden = createMockPerceptron({ answers: { ...answer, usage: null } });
    expect((await chunks(await ask(hidden, '', withUsage))).some((chunk) => 'usage' in chunk)).toBe(false);
  });

  it.each([
    ['character', ['A', 'ü', '😀', 'b']],
    [2, ['Aü', '😀b']],
    ['word', ['Aü😀b']],
  ] as const)('is cut by %s, never inside a character', async (chunk, expected) => {
    const list = await chunks(await ask(createMockPerceptron({ answers: 'Aü😀b', chunk }), '', stream));
    const contents = deltasOf(list).map((delta) => ('content' in delta ? delta.content : ''));
    expect(contents.filter(Boolean)).toEqual(expected);
  });

  it('is cut where an array of deltas says', async () => {
    const mock = createMockPerceptron({ answers: { text: ['<poi', 'nt> (1,2) </point>'] } });
    const contents = deltasOf(await chunks(await ask(mock, '', stream)));
    expect(contents).toEqual([
      { role: 'assistant', content: '' },
      { content: '<poi' },
      { content: 'nt> (1,2) </point>' },
      {},
    ]);
  });

  it.each([
    ['reasoning', [{ reasoning: 'Hm.' }, { content: 'Yes.' }]],
    [
      'think_block',
      [{ content: '<think>' }, { content: 'Hm.' }, { content: '</think>\n\n' }, { content: 'Yes.' }],
    ],
  ] as const)('can leave its thinking in %s', async (reasoningAs, expected) => {
    const mock = createMockPerceptron({ answers: { reasoning: 'Hm.', text: 'Yes.' }, reasoningAs });
    expect(deltasOf(await chunks(await ask(mock, '', stream))).slice(1, -1)).toEqual(expected);
  });

  it('sends keep-alive comments when told to', async () => {
    const mock = createMockPerceptron({ answers: 'One two', keepAlive: true });
    expect((await events(await ask(mock, '', stream))).filter((event) => event.startsWith(':'))).toHaveLength(
      2,
    );
  });

  it('has a trace id that a page may read, and no thinking that was not scripted', async () => {
    const mock = createMockPerceptron({ answers: 'Yes.' });
    const response = await ask(mock, '', { vision_config: { enable_thinking: true } });
    expect(response.headers.get('x-trace-id')).toBe('mock-trace-1');
    expect(response.headers.get('access-control-expose-headers')).toContain('x-trace-id');
    expect((await response.json()).choices[0].message).not.toHaveProperty('reasoning_content');
    expect(mock.requests[0]).toMatchObject({ traceId: 'mock-trace-1', status: 200, state: 'finished' });
  });
});

describe('a recorded answer', () => {
  const raw =
    ': hi\r\n\r\ndata: {"id":"r1","model":"m","choices":[{"delta":{"content":"A\u2028b"}}]}\r\n\r\n' +
    'data: {"id":"r1","choices":[{"delta":null,"finish_reason":"stop"}],"usage":{"total_tokens":3}}\r\n\r\n' +
    'data: [DONE]\r\n\r\n';

  it('is replayed byte for byte', async () => {
    const mock = createMockPerceptron({ answers: { recorded: raw } });
    expect(await (await ask(mock, '', stream)).text()).toBe(raw);
    expect(mock.requests[0]?.deltasSent).toBe(1);
  });

  it('becomes one body when no stream is asked for', async () => {
    const mock = createMockPerceptron({ answers: { recorded: raw } });
    expect(await (await ask(mock)).json()).toMatchObject({
      id: 'r1',
      model: 'm',
      choices: [{ message: { role: 'assistant', content: 'A\u2028b' }, finish_reason: 'stop' }],
      usage: { total_tokens: 3 },
    });
  });

  it('may be a list of chunks', async () => {
    const recorded = [{ choices: [{ delta: { content: 'Hi' } }] }, { choices: [] }];
    const mock = createMockPerceptron({ answers: { recorded } });
    expect(await (await ask(mock, '', stream)).text()).toBe(
      'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\ndata: {"choices":[]}\n\ndata: [DONE]\n\n',
    );
  });
});

describe('which answer', () => {
  const image = (address: string) => ({ type: 'image_url', image_url: { url: address } });

  it('the first rule that matches is used', async () => {
    const mock = createMockPerceptron({
      answers: [
        { when: 'CAT', answer: 'a cat' },
        { when: /^how many/i, answer: 'many' },
        { when: { asset: 'boats', annotationFormat: 'box' }, answer: 'boats' },
        { when: { model: 'isaac', thinking: true }, answer: 'isaac thinks' },
        { when: (request) => request.prompt.length > 40, answer: ({ prompt }) => `${prompt.length} long` },
      ],
    });
    expect(await contentOf(await ask(mock, 'Is it a cat?'))).toBe('a cat');
    expect(await contentOf(await ask(mock, 'How many?'))).toBe('many');
    expect(await contentOf(await ask(mock, 'x'.repeat(41)))).toBe('41 long');
    const boats = [
      { role: 'user', content: [image('https://x.test/boats.jpg'), { type: 'text', text: 'Where?' }] },
    ];
    const box = { messages: boats, vision_config: { annotation_format: 'box' } };
    expect(await contentOf(await ask(mock, '', box))).toBe('boats');
    const hint = { role: 'system', content: '<hint>BOX THINK</hint>' };
    const isaac = { model: 'isaac-0.2-1b', messages: [hint, { role: 'user', content: 'Where?' }] };
    expect(await contentOf(await ask(mock, '', isaac))).toBe('isaac thinks');
  });

  it('later answers go before earlier ones, those for once before all, oldest first', async () => {
    const mock = createMockPerceptron({ answers: 'first' });
    mock.answer('second');
    mock.answerOnce('once');
    mock.answerOnce(/what/i, () => Promise.resolve('twice'));
    const said = [];
    for (let turn = 0; turn < 3; turn++) said.push(await contentOf(await ask(mock)));
    expect(said).toEqual(['once', 'twice', 'second']);
    mock.reset();
    expect(await contentOf(await ask(mock))).toBe('first');
    expect(mock.requests).toHaveLength(1);
  });

  it('a global pattern matches every time', async () => {
    const mock = createMockPerceptron({ answers: [{ when: /bus/g, answer: 'yes' }] });
    expect(await contentOf(await ask(mock, 'a bus'))).toBe('yes');
    expect(await contentOf(await ask(mock, 'a bus'))).toBe('yes');
  });

  it('without a rule the answer says how to script one, thinking where that was asked for', async () => {
    const mock = createMockPerceptron();
    const thinking = { vision_config: { enable_thinking: true } };
    const { message } = (await (await ask(mock, 'Where is it?', thinking)).json()).choices[0];
    expect(message.content).toContain('mock.answer("Where is it?"');
    expect(message.reasoning_content).not.toBe('');
    expect(await contentOf(await ask(createMockPerceptron({ fallback: 'Dunno.' })))).toBe('Dunno.');
  });

  it('an answer function that throws is a server error that says so', async () => {
    const mock = createMockPerceptron({
      answers: () => {
        throw new Error('no such photo');
      },
    });
    const response = await ask(mock);
    expect(response.status).toBe(500);
    expect((await response.json()).error.message).toContain('no such photo');
  });
});

describe('the log', () => {
  it('tells what was asked', async () => {
    const mock = createMockPerceptron();
    const content = [
      { type: 'text', text: 'What' },
      { type: 'image_url', image_url: { url: 'https://x.test/a.png' } },
      { type: 'video_url', video_url: { url: 'https://x.test/b.mp4' } },
      { type: 'text', text: 'happens?' },
    ];
    const vision_config = { annotation_format: 'clip', enable_thinking: true };
    await ask(mock, '', { messages: [{ role: 'user', content }], vision_config, ...stream });
    expect(mock.requests[0]).toMatchObject({
      route: 'chat',
      method: 'POST',
      path: '/v1/chat/completions',
      prompt: 'What\nhappens?',
      model: 'perceptron-mk1',
      annotationFormat: 'clip',
      thinking: true,
      stream: true,
      assets: [
        { type: 'image', url: 'https://x.test/a.png' },
        { type: 'video', url: 'https://x.test/b.mp4' },
      ],
    });
  });

  it('received() waits for a request', async () => {
    const mock = createMockPerceptron({ answers: 'Yes.' });
    const second = mock.received(2);
    await ask(mock, 'one');
    await ask(mock, 'two');
    expect((await second).prompt).toBe('two');
    expect((await mock.received()).prompt).toBe('one');
  });
});

describe('pace', () => {
  afterEach(() => vi.useRealTimers());

  async function timesOf(pace: MockOptions['pace'], answer = { text: ['aaaa', 'bbbb', 'cccccccc'] }) {
    vi.useFakeTimers({ now: 0 });
    const mock = createMockPerceptron({ answers: answer, pace });
    const times: number[] = [];
    const reading = (async () => {
      const response = await ask(mock, '', stream);
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        if (/"content":"[^"]/.test(value)) times.push(Date.now());
      }
    })();
    await vi.runAllTimersAsync();
    await reading;
    return times;
  }

  it('waits before headers, first and later deltas', async () => {
    expect(await timesOf({ headersMs: 5, firstDeltaMs: 100, deltaMs: 10 })).toEqual([105, 115, 125]);
  });

  it('keeps a speed in tokens', async () => {
    expect(await timesOf({ tokensPerSecond: 10 })).toEqual([100, 200, 400]);
  });

  it('a speed of nothing is refused with a reason', async () => {
    const response = await ask(createMockPerceptron({ answers: 'x', pace: { tokensPerSecond: 0 } }));
    expect((await response.json()).error.message).toContain('tokensPerSecond is 0');
  });
});

describe('holding', () => {
  it('lets deltas through one by one', async () => {
    const mock = createMockPerceptron({ answers: 'one two three' });
    mock.hold();
    let seen = '';
    const response = await ask(mock, '', stream);
    const reading = response.body!.pipeThrough(new TextDecoderStream()).pipeTo(
      new WritableStream({
        write(text) {
          for (const [, piece] of text.matchAll(/"content":"([^"]+)"/g)) seen += piece;
        },
      }),
    );
    await mock.step();
    expect(seen).toBe('one');
    await mock.step(2);
    expect(seen).toBe('one two three');
    expect(mock.requests[0]).toMatchObject({ deltasSent: 3, state: 'open' });
    await mock.step();
    await reading;
    expect(mock.requests[0]?.state).toBe('finished');
  });

  it('release lets the rest through, and more steps than there are do not hang', async () => {
    const mock = createMockPerceptron({ answers: 'one two' });
    mock.hold();
    const whole = ask(mock, '', stream).then((response) => response.text());
    await mock.step(50);
    expect(await whole).toContain('[DONE]');
    const next = ask(mock, '', stream).then((response) => response.text());
    mock.release();
    expect(await next).toContain('[DONE]');
  });

  it('an unstreamed answer is one step', async () => {
    const mock = createMockPerceptron({ answers: 'one two' });
    mock.hold();
    const content = ask(mock).then(contentOf);
    await mock.step();
    expect(await content).toBe('one two');
  });

  it('says that nothing is held', async () => {
    await expect(createMockPerceptron().step()).rejects.toThrow('mock.hold()');
  });
});

describe('abort', () => {
  const endless = { text: 'on and on', fault: 'stall' } as const;

  it('before the request: rejects with the reason and records nothing', async () => {
    const mock = createMockPerceptron();
    const signal = AbortSignal.abort(new Error('changed my mind'));
    await expect(ask(mock, '', {}, { signal })).rejects.toThrow('changed my mind');
    expect(mock.requests).toHaveLength(0);
  });

  it('before the headers', async () => {
    const mock = createMockPerceptron();
    mock.failNext('slow_headers');
    const controller = new AbortController();
    const response = ask(mock, '', {}, { signal: controller.signal });
    const request = await mock.received();
    controller.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
    await request.closed;
    expect(request.aborted).toBe(true);
  });

  it('in the middle: the body fails with the reason', async () => {
    const mock = createMockPerceptron({ answers: endless });
    const controller = new AbortController();
    const response = await ask(mock, '', stream, { signal: controller.signal });
    const reading = response.text();
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(mock.requests[0]).toMatchObject({ aborted: true, state: 'aborted' });
  });

  it('a cancelled body counts as aborted, one that is read to [DONE] does not', async () => {
    const mock = createMockPerceptron({ answers: 'one two' });
    const reader = (await ask(mock, '', stream)).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(mock.requests[0]?.aborted).toBe(true);
    const whole = (await ask(mock, '', stream)).body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('[DONE]')) text += (await whole.read()).value;
    await whole.cancel();
    expect(mock.requests[1]).toMatchObject({ aborted: false, state: 'finished' });
  });
});
