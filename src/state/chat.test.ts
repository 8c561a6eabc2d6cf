import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CAT, converse, frames, setup, statuses, texts } from '../../test/support/chat.js';
import { settle } from '../../test/support/manualClient.js';
import { PerceptronError } from '../api/index.js';
import type { Chat } from './chat.js';
import { createChatMessage } from './chatMessage.js';
import type { ChatSettings } from './chatTypes.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('createChat: a turn', () => {
  it('keeps an option that a message leaves undefined', async () => {
    const { chat, manual, settings } = setup({ model: 'isaac-0.2-1b', temperature: 0.5 });
    const ended = chat.send({ text: 'Hi', model: undefined, temperature: 0 }, settings);
    await settle();
    expect(manual.last.request).toMatchObject({ model: 'isaac-0.2-1b', temperature: 0 });
    manual.last.finish();
    await ended;
  });

  it('fills in what a message leaves undefined', () => {
    const message = { role: 'user', text: 'Hi', reasoning: undefined, assets: undefined } as const;
    const whole = { text: 'Hi', reasoning: '', assets: [], status: 'complete', complete: true };
    expect(createChatMessage({ ...message, status: undefined })).toMatchObject(whole);
    const { chat } = setup();
    chat.setMessages([message]);
    expect(chat.getSnapshot().messages).toMatchObject([whole]);
  });

  it('adds the question and streams its answer', async () => {
    const { chat, manual, settings, host } = setup({ model: 'perceptron-mk1', system: 'Be brief.' });
    expect(chat.getSnapshot()).toMatchObject({ messages: [], status: 'idle', error: null });
    const ended = chat.send({ text: 'Where is the cat?', media: [CAT] }, settings);
    expect(chat.getSnapshot()).toMatchObject({
      status: 'submitted',
      messages: [
        {
          role: 'user',
          text: 'Where is the cat?',
          status: 'complete',
          assets: [{ type: 'image', url: CAT }],
        },
        { role: 'assistant', text: '', status: 'submitted', assets: [{ type: 'image', url: CAT }] },
      ],
    });
    await settle();
    expect(manual.last.request).toEqual({
      model: 'perceptron-mk1',
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'image', url: CAT },
            { type: 'text', text: 'Where is the cat?' },
          ],
        },
      ],
    });
    manual.last.reasoning('Hm.');
    await settle();
    expect(chat.getSnapshot().status).toBe('thinking');
    manual.last.text('There: <point mention="cat"> (5,6) </point>');
    await frames();
    expect(chat.getSnapshot().status).toBe('answering');
    manual.last.finish({
      requestId: 'trace',
      usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 },
    });
    const message = await ended;
    expect(message).toMatchObject({
      status: 'complete',
      complete: true,
      reasoning: 'Hm.',
      requestId: 'trace',
    });
    expect(chat.getSnapshot()).toMatchObject({ status: 'idle', error: null });
    expect(chat.getSnapshot().messages.at(-1)).toBe(message);
    expect(message.parts).toEqual([{ type: 'text', text: message.text }]);
    expect(host.read()).toEqual(chat.getSnapshot().messages);
    expect(host.writes).toBe(2);
  });

  it('keeps messages that are plain JSON', async () => {
    const context = setup();
    await converse(context, 'Hello', 'Hi <point> (1,2) </point>');
    const messages = context.chat.getSnapshot().messages;
    expect(JSON.parse(JSON.stringify(messages))).toEqual(messages);
  });

  it('gives annotations of different answers different ids', async () => {
    const context = setup();
    const first = await converse(context, 'One', '<point> (1,2) </point>');
    const second = await converse(context, 'Two', '<point> (1,2) </point>');
    const ids = [first, second].map(({ id, grounding }) => {
      expect(grounding.shapes[0]?.id.startsWith(id)).toBe(true);
      return grounding.shapes[0]?.id;
    });
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('sends the conversation with its thinking, and skips answers that said nothing', async () => {
    const context = setup();
    const { chat, manual, settings } = context;
    const first = chat.send('One', settings);
    await settle();
    manual.last.reasoning('Easy.');
    manual.last.text('1');
    manual.last.finish();
    await first;
    chat.send('Two', settings);
    await settle();
    chat.stop();
    chat.send('Three', settings);
    await settle();
    expect(manual.last.request.messages).toEqual([
      { role: 'user', content: 'One' },
      { role: 'assistant', content: '1', reasoning: 'Easy.' },
      { role: 'user', content: 'Two' },
      { role: 'user', content: 'Three' },
    ]);
    chat.stop();
    await settle();
  });

  it('keeps what arrived when it is stopped', async () => {
    const { chat, manual, settings, host } = setup({ deaf: true });
    const ended = chat.send('Go on', settings);
    await settle();
    manual.last.reasoning('So');
    manual.last.text('One', ' two');
    await settle();
    chat.stop();
    expect(manual.last.signal?.aborted).toBe(true);
    expect(chat.getSnapshot()).toMatchObject({ status: 'idle', error: null });
    manual.last.text(' late');
    await frames();
    expect(await ended).toMatchObject({
      status: 'stopped',
      text: 'One two',
      reasoning: 'So',
      complete: false,
    });
    expect(host.read()?.at(-1)).toMatchObject({ status: 'stopped', text: 'One two' });
  });

  it('resolves a failed turn with its message, and tells why until cleared', async () => {
    const onError = vi.fn();
    const onFinish = vi.fn();
    const { chat, manual, settings } = setup({ onError, onFinish });
    const ended = chat.send('Go on', settings);
    await settle();
    manual.last.text('One');
    const error = new PerceptronError('rate_limited', 'Slow down.', { status: 429, retryable: true });
    manual.last.fail(error);
    const message = await ended;
    await settle();
    expect(message).toMatchObject({
      status: 'error',
      text: 'One',
      error: { code: 'rate_limited', message: 'Slow down.', status: 429, retryable: true },
    });
    expect(chat.getSnapshot()).toMatchObject({ status: 'error', error });
    expect(onError).toHaveBeenCalledExactlyOnceWith(error, message);
    expect(onFinish).toHaveBeenCalledExactlyOnceWith(message);
    chat.clearError();
    expect(chat.getSnapshot()).toMatchObject({ status: 'idle', error: null });
    expect(chat.getSnapshot().messages.at(-1)?.error?.code).toBe('rate_limited');
  });

  it('stops the running turn when the next one begins, and loses none of the messages', async () => {
    const { chat, manual, settings } = setup();
    const first = chat.send('One', settings);
    await settle();
    manual.last.text('1');
    await settle();
    const second = chat.send('Two', settings);
    const third = chat.send('Three', settings);
    await settle();
    expect(manual.calls.filter(({ signal }) => !signal?.aborted)).toHaveLength(1);
    manual.last.text('3');
    manual.last.finish();
    expect((await first).text).toBe('1');
    expect((await second).status).toBe('stopped');
    expect((await third).text).toBe('3');
    expect(texts(chat)).toEqual(['One', '1', 'Two', '', 'Three', '3']);
    expect(statuses(chat).filter((_, index) => index % 2)).toEqual(['stopped', 'stopped', 'complete']);
  });

  it('takes request options for one send', async () => {
    const { chat, manual, settings } = setup({ model: 'a', temperature: 0.2 });
    void chat.send({ text: 'Hi', model: 'b', vision: undefined }, settings);
    await settle();
    expect(manual.last.request).toMatchObject({ model: 'b', temperature: 0.2 });
    chat.stop();
    await settle();
  });

  it.each([
    ['an empty text', (chat: Chat, settings: ChatSettings) => chat.send('  ', settings), /nothing to send/],
    [
      'a text that is null',
      (chat: Chat, settings: ChatSettings) => chat.send({ text: null as unknown as string }, settings),
      /nothing to send/,
    ],
    [
      'a file that nobody chose',
      (chat: Chat, settings: ChatSettings) =>
        chat.send({ text: 'Hi', media: [undefined as unknown as File] }, settings),
      /media\[0\] is no file and no URL/,
    ],
    [
      'an empty URL, which is that of the page',
      (chat: Chat, settings: ChatSettings) => chat.send({ text: 'Hi', media: ['/a.png', ' '] }, settings),
      /media\[1\] is no file and no URL/,
    ],
    [
      'nothing to regenerate',
      (chat: Chat, settings: ChatSettings) => chat.regenerate(undefined, settings),
      /no message/,
    ],
    [
      'an unknown id',
      (chat: Chat, settings: ChatSettings) => chat.regenerate('x', settings),
      /no message "x"/,
    ],
    [
      'an unknown id to edit',
      (chat: Chat, settings: ChatSettings) => chat.edit('x', 'y', settings),
      /"x" is not/,
    ],
  ])('refuses %s and leaves the conversation alone', async (_, act, reason) => {
    const onError = vi.fn();
    const { chat, host, manual, settings } = setup({ onError });
    const message = await act(chat, settings);
    expect(message).toMatchObject({ status: 'error', error: { code: 'invalid_request' } });
    expect(chat.getSnapshot()).toMatchObject({ status: 'error', messages: [] });
    expect(chat.getSnapshot().error?.message).toMatch(reason);
    expect(onError).toHaveBeenCalledOnce();
    expect(host.writes + manual.calls.length).toBe(0);
  });

  it.each([null, undefined, 'Hi', {}])('says what to give where messages are none: %o', (given) => {
    const { chat } = setup();
    expect(() => chat.setMessages(given as never)).toThrow(
      'a conversation is a list of messages, but this is',
    );
    expect(() => chat.setMessages(() => given as never)).toThrow('give [] for none');
  });

  it('keeps the identity of what did not change', async () => {
    const context = setup();
    const { chat, manual, settings } = context;
    const first = await converse(context, 'One', '1');
    void chat.send('Two', settings);
    await settle();
    manual.last.text('<point> (1,2) </point>');
    await settle();
    const snapshot = chat.getSnapshot();
    expect(chat.getSnapshot()).toBe(snapshot);
    manual.last.text(' and more');
    await frames();
    const next = chat.getSnapshot();
    expect(next.messages[1]).toBe(first);
    expect(next.messages[3]?.grounding.shapes[0]).toBe(snapshot.messages[3]?.grounding.shapes[0]);
    chat.stop();
    await settle();
  });
});
