import { describe, expect, it } from 'vitest';
import { ask, stream } from '../../test/support/askMock.js';
import { createMockPerceptron } from './index.js';

async function events(response: Response) {
  const text = await response.text();
  return text.split('\n\n').filter(Boolean);
}

async function chunks(response: Response) {
  const data = (await events(response)).filter((event) => event.startsWith('data: {'));
  return data.map((event) => JSON.parse(event.slice(6)));
}

const deltasOf = (list: { choices: { delta: object }[] }[]) =>
  list.flatMap(({ choices }) => choices.map((c) => c.delta));

describe('an answer', () => {
  const answer = {
    reasoning: 'Let me see.',
    text: 'A red bus.',
    usage: { promptTokens: 7, completionTokens: 5 },
  };

  it('takes what it leaves undefined from the mock', async () => {
    const mock = createMockPerceptron({
      chunk: 'character',
      reasoningAs: 'reasoning',
      answers: { reasoning: 'Hm', text: 'ab', chunk: undefined, reasoningAs: undefined, pace: undefined },
    });
    expect(deltasOf(await chunks(await ask(mock, 'Where?', stream)))).toEqual([
      { role: 'assistant', content: '' },
      { reasoning: 'H' },
      { reasoning: 'm' },
      { content: 'a' },
      { content: 'b' },
      {},
    ]);
  });

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
