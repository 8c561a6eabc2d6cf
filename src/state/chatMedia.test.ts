import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CAT, DOG, setup, texts } from '../../test/support/chat.js';
import { settle } from '../../test/support/manualClient.js';
import type { Chat } from './chat.js';
import { assetOf } from './chatMessage.js';
import type { ChatSettings } from './chatTypes.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('createChat: media', () => {
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

  it('reads files, and keeps them with the question even when the turn is stopped at once', async () => {
    const { chat, manual, settings, host } = setup();
    vi.useRealTimers();
    const file = new File([new Uint8Array([1, 2, 3])], 'cat.png', { type: 'image/png' });
    const part = { type: 'image', url: 'data:image/png;base64,AQID', name: 'cat.png' };
    const ended = chat.send({ text: 'Who?', media: [CAT, file] }, settings);
    expect(chat.getSnapshot().messages[0]?.parts).toHaveLength(2);
    await expect.poll(() => manual.calls).toHaveLength(1);
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
    await expect.poll(() => host.read()?.[2]?.assets).toEqual([part]);
    expect(chat.getSnapshot().messages[2]?.parts).toEqual([part, { type: 'text', text: 'And now?' }]);
    expect(manual.calls).toHaveLength(1);
    vi.useFakeTimers();
  });

  it.each([
    ['is answered again', (chat: Chat, settings: ChatSettings) => chat.regenerate(undefined, settings)],
    ['is followed by another', (chat: Chat, settings: ChatSettings) => chat.send('Sure?', settings)],
    [
      'is edited',
      (chat: Chat, settings: ChatSettings) =>
        chat.edit(chat.getSnapshot().messages[0]!.id, 'Who is it?', settings),
    ],
  ])('sends a file that is still being read when its question %s', async (_, next) => {
    const { chat, manual, settings, host } = setup();
    vi.useRealTimers();
    const file = new File([new Uint8Array([1, 2, 3])], 'cat.png', { type: 'image/png' });
    const part = { type: 'image', url: 'data:image/png;base64,AQID', name: 'cat.png' };
    void chat.send({ text: 'Who?', media: [file] }, settings);
    const ended = next(chat, settings);
    await expect.poll(() => manual.calls).toHaveLength(1);
    expect(manual.last.request.messages[0]?.content).toMatchObject([
      { type: 'image', url: part.url },
      { type: 'text' },
    ]);
    expect(host.read()?.[0]?.assets).toEqual([part]);
    manual.last.finish();
    expect((await ended).assets).toEqual([part]);
    vi.useFakeTimers();
  });

  it('goes without media of an earlier message that can no longer be read, and says so', async () => {
    const { chat, manual, settings } = setup();
    vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }));
    const gone = { type: 'image', url: '/gone.png' } as const;
    chat.setMessages([
      { role: 'user', parts: [gone] },
      { role: 'user', parts: [{ type: 'text', text: 'Who?' }, gone, { type: 'image', url: CAT }] },
      { role: 'assistant', text: 'The second <point asset_idx=2> (1,2) </point>.' },
    ]);
    const ended = chat.send({ text: 'And now?', media: [DOG] }, settings);
    await settle();
    expect(manual.last.request.messages).toMatchObject([
      { content: [{ text: 'Who?' }, { url: CAT }] },
      { role: 'assistant' },
      { content: [{ url: DOG }, { text: 'And now?' }] },
    ]);
    manual.last.text('<point asset_idx=0> (1,2) </point> <point> (3,4) </point>');
    manual.last.finish();
    const answer = await ended;
    const missing = { ...gone, reason: 'unreadable' };
    expect(answer).toMatchObject({ status: 'complete', missingMedia: [missing, missing] });
    expect(answer.grounding.shapes.map((shape) => assetOf(answer, shape)?.url)).toEqual([CAT, DOG]);
    const [, , earlier] = chat.getSnapshot().messages;
    expect(assetOf(earlier!, earlier!.grounding.shapes[0]!)?.url, 'as it was').toBe(CAT);

    const own = await chat.send({ text: 'Who?', media: ['/gone.png'] }, settings);
    expect(own.error?.message, 'its own medium').toMatch(/could not be read from \/gone.png: status 404/);
    const next = chat.send('Never mind.', settings);
    await settle();
    expect(manual.calls).toHaveLength(2);
    manual.last.finish();
    expect(await next).toMatchObject({ status: 'complete', missingMedia: [missing, missing, missing] });
  });

  it('goes without media of an earlier message that another model does not take, wherever they are', async () => {
    const { chat, manual, settings } = setup();
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const film = (url: string) => ({ type: 'video' as const, url });
    const films = ['data:video/mp4;base64,AAAA', '/film.mp4', 'https://example.com/film'].map(film);
    const odd = { type: 'image', url: 'data:image/tiff;base64,AAAA' } as const;
    chat.setMessages([{ role: 'user', parts: [...films, odd, { type: 'image', url: CAT }] }]);
    const ended = chat.send('And now?', { ...settings, model: 'isaac-0.1' });
    await settle();
    expect(manual.last.request.messages).toMatchObject([{ content: [{ url: CAT }] }, {}]);
    manual.last.finish();
    const reason = 'type';
    expect(await ended).toMatchObject({
      assets: [{ url: CAT }],
      missingMedia: [...films, odd].map((part) => ({ ...part, reason })),
    });
    expect(fetched).not.toHaveBeenCalled();
  });

  it.each([
    ['is answered again', (chat: Chat, settings: ChatSettings) => chat.regenerate(undefined, settings)],
    [
      'is edited',
      (chat: Chat, settings: ChatSettings) => chat.edit(chat.getSnapshot().messages[0]!.id, 'Now?', settings),
    ],
  ])('sends a file that a model refused when its question %s by one that takes it', async (_, again) => {
    const { chat, manual, settings } = setup();
    vi.useRealTimers();
    const film = new File(['?'], 'a.mov', { type: 'video/quicktime' });
    const refused = await chat.send({ text: 'Who?', media: [film] }, settings);
    expect((await again(chat, settings)).error?.message).toBe(refused.error?.message);
    const ended = again(chat, { ...settings, model: 'perceptron-mk1.5' });
    await expect.poll(() => manual.calls).toHaveLength(1);
    expect(manual.last.request.messages.at(-1)?.content).toMatchObject([{ type: 'video' }, {}]);
    manual.last.finish();
    expect((await ended).assets).toEqual(chat.getSnapshot().messages[0]!.assets);
    vi.useFakeTimers();
  });

  it('reads a picture once that several messages hold, so that no answer takes it for another', async () => {
    const { chat, manual, settings } = setup();
    const statuses = [200, 500];
    vi.stubGlobal('fetch', async () => {
      return new Response(new Blob(['png'], { type: 'image/png' }), { status: statuses.shift()! });
    });
    const part = { type: 'image', url: '/a.png' } as const;
    chat.setMessages([
      { role: 'user', parts: [part] },
      { role: 'user', parts: [part] },
    ]);
    vi.useRealTimers();
    const ended = chat.send({ text: 'And now?', media: [DOG] }, settings);
    await expect.poll(() => manual.calls).toHaveLength(1);
    manual.last.finish();
    const { messages } = manual.last.request;
    const parts = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content));
    expect(parts.filter(({ type }) => type === 'image')).toHaveLength((await ended).assets.length);
    vi.useFakeTimers();
  });

  it('fails a turn whose file the API does not read, and says how to fix it', async () => {
    const { chat, manual, settings } = setup();
    vi.useRealTimers();
    const file = new File(['%PDF'], 'notes.pdf', { type: 'application/pdf' });
    const message = await chat.send({ text: 'Read this', media: [file] }, settings);
    expect(message).toMatchObject({ status: 'error', error: { code: 'invalid_request', param: 'media[0]' } });
    expect(message.error?.message).toMatch(/"notes.pdf" is of type "application\/pdf".*Convert it to one of/);
    expect(texts(chat)).toEqual(['Read this', '']);
    expect(manual.calls).toHaveLength(0);
    const film = new File(['?'], 'a.mov', { type: 'video/quicktime' });
    const refused = await chat.send({ text: 'Who?', media: [film] }, settings);
    expect(refused.error?.message, 'another model does').toMatch(/which the model does not take/);
    const taken = chat.send({ text: 'Who?', media: [film], model: 'perceptron-mk1.5' }, settings);
    await expect.poll(() => manual.calls).toHaveLength(1);
    expect(manual.last.request.messages.at(-1)?.content).toMatchObject([{ type: 'video' }, {}]);
    manual.last.finish();
    await taken;
    vi.useFakeTimers();
  });
});
