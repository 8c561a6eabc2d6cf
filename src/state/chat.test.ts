import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClient, settle } from '../../test/support/manualClient.js';
import { PerceptronError } from '../api/index.js';
import { type Chat, createChat } from './chat.js';
import { assetOf } from './chatMessage.js';
import type { ChatHost, ChatMessage, ChatSettings } from './chatTypes.js';

const CAT = 'https://example.com/cat.jpg';
const DOG = 'https://example.com/dog.png';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** A place in memory, which counts what is written to it. */
function createMemoryHost(initial?: readonly ChatMessage[]) {
  let messages = initial;
  const listeners = new Set<() => void>();
  const host: ChatHost & { writes: number; replace(next: readonly ChatMessage[] | undefined): void } = {
    writes: 0,
    read: () => messages,
    write(next) {
      messages = next;
      host.writes++;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(_, start) {
      start().catch(() => {});
    },
    replace(next) {
      messages = next;
      for (const listener of listeners) listener();
    },
  };
  return host;
}

function setup(options: Partial<ChatSettings> & { stored?: readonly ChatMessage[]; deaf?: boolean } = {}) {
  const { stored, deaf, ...rest } = options;
  const manual = createManualClient({ deaf });
  const host = createMemoryHost(stored);
  const chat = createChat(host);
  chat.subscribe(() => {});
  const settings: ChatSettings = { client: manual.client, ...rest };
  return { manual, host, chat, settings };
}

const frames = () => vi.advanceTimersByTimeAsync(300);
const texts = (chat: Chat) => chat.getSnapshot().messages.map(({ text }) => text);
const statuses = (chat: Chat) => chat.getSnapshot().messages.map(({ status }) => status);

/** Sends and answers one turn. */
async function converse(
  { chat, manual, settings }: ReturnType<typeof setup>,
  question: string,
  answer: string,
) {
  const ended = chat.send(question, settings);
  await settle();
  manual.last.text(answer);
  manual.last.finish();
  return ended;
}

describe('createChat', () => {
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

  it('knows which image an annotation belongs to', async () => {
    const context = setup();
    const { chat, manual, settings } = context;
    const first = chat.send({ text: 'One', media: [CAT] }, settings);
    await settle();
    manual.last.finish();
    await first;
    const second = chat.send({ text: 'Two', media: [DOG] }, settings);
    await settle();
    manual.last.text(
      '<point asset_idx=0> (1,2) </point> <point> (3,4) </point> <point asset_idx=7> (3,4) </point>',
    );
    manual.last.finish();
    const answer = await second;
    expect(answer.grounding.shapes.map((shape) => assetOf(answer, shape)?.url)).toEqual([
      CAT,
      DOG,
      undefined,
    ]);
  });

  it.each([
    ['all', [CAT, DOG], [CAT, DOG]],
    ['latest', [DOG], [DOG]],
    ['none', [DOG], []],
  ] as const)('sends earlier media again by historyMedia "%s"', async (historyMedia, withOwn, withoutOwn) => {
    const { chat, manual, settings } = setup({ historyMedia });
    const urls = () =>
      manual.last.request.messages.flatMap(({ content }) =>
        typeof content === 'string' ? [] : content.flatMap((part) => ('url' in part ? part.url : [])),
      );
    for (const media of [[CAT], [DOG], []]) {
      const ended = chat.send({ text: 'Look', media }, settings);
      await settle();
      if (media[0] === DOG) expect(urls()).toEqual(withOwn);
      if (!media[0]) expect(urls()).toEqual(withoutOwn);
      manual.last.finish();
      const { assets } = await ended;
      expect(assets.map(({ url }) => url)).toEqual(urls());
    }
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

  it('answers the last message again', async () => {
    const context = setup();
    const { chat, manual, settings } = context;
    await converse(context, 'One', 'wrong');
    const before = chat.getSnapshot().messages;
    const ended = chat.regenerate(undefined, settings);
    expect(texts(chat)).toEqual(['One', '']);
    await settle();
    expect(manual.last.request.messages).toEqual([{ role: 'user', content: 'One' }]);
    manual.last.text('right');
    manual.last.finish();
    await ended;
    expect(texts(chat)).toEqual(['One', 'right']);
    expect(chat.getSnapshot().messages[0]).toBe(before[0]);
    expect(chat.getSnapshot().messages[1]?.id).not.toBe(before[1]?.id);
  });

  it('answers an earlier message again and drops what came after', async () => {
    const context = setup();
    const { chat, settings } = context;
    const first = await converse(context, 'One', '1');
    await converse(context, 'Two', '2');
    chat.regenerate(first.id, settings);
    expect(texts(chat)).toEqual(['One', '']);
    chat.stop();
    await settle();
  });

  it('edits a message, keeps its media and options, and drops what came after', async () => {
    const context = setup({ vision: { annotationFormat: 'box' } });
    const { chat, manual, settings } = context;
    const first = chat.send({ text: 'One', media: [CAT], vision: { annotationFormat: 'point' } }, settings);
    await settle();
    manual.last.finish();
    await first;
    await converse(context, 'Two', '2');
    const id = chat.getSnapshot().messages[0]?.id as string;
    const ended = chat.edit(id, 'Uno', settings);
    await settle();
    expect(manual.last.request.vision).toEqual({ annotationFormat: 'point' });
    expect(manual.last.request.messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'image', url: CAT },
          { type: 'text', text: 'Uno' },
        ],
      },
    ]);
    manual.last.finish();
    await ended;
    expect(chat.getSnapshot().messages).toHaveLength(2);
    expect(chat.getSnapshot().messages[0]?.id).toBe(id);
    void chat.edit(id, { text: 'Bare', media: [] }, settings);
    await settle();
    expect(manual.last.request.messages).toEqual([{ role: 'user', content: 'Bare' }]);
    chat.stop();
    await settle();
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

  it('reads files, and keeps them with the question even when the turn is stopped at once', async () => {
    const { chat, manual, settings, host } = setup();
    vi.useRealTimers();
    const file = new File([new Uint8Array([1, 2, 3])], 'cat.png', { type: 'image/png' });
    const part = { type: 'image', url: 'data:image/png;base64,AQID', name: 'cat.png' };
    const ended = chat.send({ text: 'Who?', media: [CAT, file] }, settings);
    expect(chat.getSnapshot().messages[0]?.parts).toHaveLength(2);
    await vi.waitFor(() => expect(manual.calls).toHaveLength(1));
    expect(manual.last.request.messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'image', url: CAT },
          { type: 'image', url: part.url },
          { type: 'text', text: 'Who?' },
        ],
      },
    ]);
    manual.last.finish();
    expect((await ended).assets).toEqual([{ type: 'image', url: CAT }, part]);

    void chat.send({ text: 'And now?', media: [file] }, settings);
    chat.stop();
    await vi.waitFor(() => expect(host.read()?.[2]?.assets).toEqual([part]));
    expect(chat.getSnapshot().messages[2]?.parts).toEqual([part, { type: 'text', text: 'And now?' }]);
    expect(manual.calls).toHaveLength(1);
    vi.useFakeTimers();
  });

  it('fails a turn whose file the API does not read, and says how to fix it', async () => {
    const { chat, manual, settings } = setup();
    const file = new File(['%PDF'], 'notes.pdf', { type: 'application/pdf' });
    const message = await chat.send({ text: 'Read this', media: [file] }, settings);
    expect(message).toMatchObject({ status: 'error', error: { code: 'invalid_request', param: 'media[0]' } });
    expect(message.error?.message).toMatch(/"notes.pdf" is of type "application\/pdf".*Send a PNG/);
    expect(texts(chat)).toEqual(['Read this', '']);
    expect(manual.calls).toHaveLength(0);
  });

  it('shows an answer that was stored half written as stopped', () => {
    const stored = [
      { role: 'user', text: 'One' },
      { role: 'assistant', text: 'Ha', status: 'answering' },
    ] as unknown as ChatMessage[];
    const { chat } = setup({ stored });
    expect(chat.getSnapshot().status).toBe('idle');
    expect(chat.getSnapshot().messages).toMatchObject([
      { text: 'One', status: 'complete', parts: [{ type: 'text', text: 'One' }] },
      { text: 'Ha', status: 'stopped', complete: false },
    ]);
  });

  it('begins with its seed where nothing is stored', async () => {
    const context = setup();
    const { chat, host } = context;
    chat.seed([{ role: 'assistant', text: 'Ask me about a photo.' }]);
    expect(host.writes).toBe(0);
    await converse(context, 'Hello', 'Hi');
    expect(texts(chat)).toEqual(['Ask me about a photo.', 'Hello', 'Hi']);
    chat.clear();
    expect(texts(chat)).toEqual([]);
  });

  it('aborts the turn whose answer is taken out of the conversation', async () => {
    const { chat, manual, settings, host } = setup();
    const remove = [
      () => chat.clear(),
      () => chat.setMessages((messages) => messages.slice(0, -1)),
      () => host.replace([]),
      () => host.replace(undefined),
    ];
    for (const act of remove) {
      const ended = chat.send('Hello', settings);
      await settle();
      manual.last.text('Hi');
      await settle();
      act();
      expect(manual.last.signal?.aborted).toBe(true);
      expect((await ended).status).toBe('stopped');
      expect(chat.getSnapshot().status).toBe('idle');
      expect(chat.getSnapshot().messages.some(({ role }) => role === 'assistant')).toBe(false);
    }
  });

  it('goes on with the answer when other messages are changed', async () => {
    const { chat, manual, settings } = setup();
    const ended = chat.send('Hello', settings);
    await settle();
    manual.last.text('Hi');
    await settle();
    chat.setMessages((messages) => [{ role: 'system', text: 'A note', id: 'note' }, ...messages]);
    expect(statuses(chat)).toEqual(['complete', 'complete', 'answering']);
    manual.last.text(' there');
    manual.last.finish();
    await ended;
    expect(texts(chat)).toEqual(['A note', 'Hello', 'Hi there']);
  });

  it('stops when its last subscriber leaves for good, and keeps what arrived', async () => {
    const manual = createManualClient();
    const host = createMemoryHost();
    const chat = createChat(host);
    const leave = [chat.subscribe(() => {}), chat.subscribe(() => {})];
    void chat.send('Hello', { client: manual.client });
    await settle();
    manual.last.text('Hi');
    await settle();
    leave[0]?.();
    await frames();
    expect(chat.getSnapshot().status).toBe('answering');
    leave[1]?.();
    await frames();
    expect(manual.last.signal?.aborted).toBe(true);
    expect(host.read()?.at(-1)).toMatchObject({ status: 'stopped', text: 'Hi' });
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
