import { describe, expect, it } from 'vitest';
import { ask, contentOf, stream } from '../../test/support/askMock.js';
import { type AnswerRule, createMockPerceptron } from './index.js';

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

  it('says how answers are written that are none', async () => {
    const list = ['first', 'second'] as unknown as AnswerRule[];
    expect(() => createMockPerceptron({ answers: list })).toThrow('a rule is an object with an `answer`');
    expect(() => createMockPerceptron().answer(undefined as unknown as string)).toThrow('Give one answer');
    const forgetful = createMockPerceptron({ answers: () => undefined as unknown as string });
    expect(await (await ask(forgetful)).text()).toContain('the function gave undefined');
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
