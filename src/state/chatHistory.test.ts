import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  CAT,
  converse,
  createMemoryHost,
  DOG,
  frames,
  setup,
  statuses,
  texts,
} from '../../test/support/chat.js';
import { createManualClient, settle } from '../../test/support/manualClient.js';
import { createChat } from './chat.js';
import type { ChatMessage } from './chatTypes.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('createChat: changing the conversation', () => {
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

  it('takes an answer that was written by hand to be about all media before it', () => {
    const chat = createChat(createMemoryHost());
    const media = (url: string) => ({ role: 'user' as const, parts: [{ type: 'image' as const, url }] });
    const answer = { role: 'assistant' as const };
    chat.seed([media(CAT), answer, media(DOG), answer, { ...answer, assets: [] }]);
    const assets = chat.getSnapshot().messages.map((message) => message.assets.map(({ url }) => url));
    expect(assets).toEqual([[CAT], [CAT], [DOG], [CAT, DOG], []]);
  });

  it('has each file once in JSON, however many answers count it among their assets', async () => {
    const context = setup();
    const { chat, manual, settings, host } = context;
    const [cat, dog] = ['C', 'D'].map((letter) => `data:image/png;base64,${letter.repeat(4_000)}`);
    const film = `data:video/mp4;base64,${'F'.repeat(4_000)}`;
    chat.setMessages([{ role: 'user', parts: [{ type: 'video', url: film }] }]);
    settings.model = 'isaac-0.1';
    for (const media of [[cat!, DOG], [], [dog!], [cat!]]) {
      const ended = chat.send({ text: 'Look', media }, settings);
      await settle();
      manual.last.text('<point asset_idx=0> (1,2) </point>');
      manual.last.finish();
      await ended;
    }
    const { messages } = chat.getSnapshot();
    const json = JSON.stringify(messages);
    expect(JSON.stringify(host.read())).toBe(json);
    expect(messages.at(-1)!.missingMedia).toMatchObject([{ url: film }]);
    expect(json.split(film)).toHaveLength(2);
    expect(json.split(cat!)).toHaveLength(3);
    expect(json.split(dog!)).toHaveLength(2);
    const again = createChat(createMemoryHost(JSON.parse(json)));
    expect(again.getSnapshot().messages).toEqual(messages);
    expect(structuredClone(messages)).toEqual(messages);
    again.setMessages(JSON.parse(json).slice(3));
    const kept = again
      .getSnapshot()
      .messages.at(-1)!
      .assets.map(({ url }) => url);
    expect(kept.slice(1), 'what is still there').toEqual([DOG, dog, kept[0]]);
  });

  it('keeps the files apart of messages that an app gave one id', () => {
    const { chat } = setup();
    const files = ['C', 'D'].map((letter) => `data:image/png;base64,${letter.repeat(4_000)}`);
    chat.setMessages(
      files.flatMap((url) => [
        { role: 'user' as const, id: 'photo', parts: [{ type: 'image' as const, url }] },
        { role: 'assistant' as const, text: 'Seen' },
      ]),
    );
    const { messages } = chat.getSnapshot();
    const again = createChat(createMemoryHost(JSON.parse(JSON.stringify(messages))));
    expect(again.getSnapshot().messages).toEqual(messages);
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

  it('gives a message that brings no id one that no other has', () => {
    const { chat } = setup();
    const idsOf = () => chat.getSnapshot().messages.map(({ id }) => id);
    chat.setMessages([
      { role: 'user', text: 'One' },
      { role: 'assistant', text: '1' },
    ]);
    expect(idsOf()).toEqual(['message-0', 'message-1']);
    chat.setMessages((messages) => [...messages.slice(1), { role: 'user', text: 'Two' }]);
    expect(idsOf()).toEqual(['message-1', 'message-2']);
    chat.setMessages((messages) => [{ role: 'system', text: 'A note' }, ...messages]);
    expect(idsOf()).toEqual(['message-0', 'message-1', 'message-2']);
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
});
