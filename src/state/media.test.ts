import { afterEach, describe, expect, it, vi } from 'vitest';
import { createManualClient } from '../../test/support/manualClient.js';
import { createPerceptronClient } from '../api/index.js';
import type { ChatMediaInput } from './chatTypes.js';
import { mediaTypesOf, readMedia as readMediaFor, sendableUrl, urlParts } from './media.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

const png = (name?: string, type = 'image/png') =>
  name === undefined ? new Blob(['png'], { type }) : new File(['png'], name, { type });
const PNG = 'data:image/png;base64,cG5n';

const types = mediaTypesOf(createManualClient().client);
const readMedia = (media: readonly ChatMediaInput[], model?: string) =>
  readMediaFor(media, mediaTypesOf(createManualClient().client, model));

describe('readMedia', () => {
  it('reads files and blobs to base64', async () => {
    expect(await readMedia([png('a.png'), png()])).toEqual([
      { type: 'image', url: PNG, name: 'a.png' },
      { type: 'image', url: PNG },
    ]);
  });

  it('reads bytes of any value and number', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    const [part] = await readMedia([new Blob([bytes], { type: 'image/webp' })]);
    expect(part?.url).toBe(`data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`);
  });

  it('goes by the name where the system does not know the type', async () => {
    expect(await readMedia([png('clip.MP4', '')])).toMatchObject([{ type: 'video' }]);
    expect(await readMedia([png('photo.jpg', 'application/octet-stream')])).toMatchObject([
      { type: 'image', url: expect.stringContaining('data:image/jpeg;') },
    ]);
  });

  it('tells images from videos by URL or by MIME type, and leaves URLs as they are', async () => {
    const media = [
      'https://example.com/a.webm?x=1#t=3',
      'https://example.com/a',
      { url: 'https://example.com/b', mimeType: 'video/mp4', name: 'b' },
      'data:video/mp4;base64,AAAA',
      '/photos/c.jpg',
    ];
    const parts = await readMedia(media);
    expect(parts.map(({ type }) => type)).toEqual(['video', 'image', 'video', 'video', 'image']);
    expect(parts.map(({ url }) => url)).toEqual(
      media.map((one) => (typeof one === 'string' ? one : one.url)),
    );
    expect(urlParts(media)).toEqual(parts);
  });

  it('takes what the model takes, by the table or by its client', async () => {
    const media = [png('a.mov', 'video/quicktime'), png('b.MOV', ''), 'https://example.com/c.mov?x=1'];
    expect(await readMedia(media, 'perceptron-mk1.5')).toMatchObject([
      { type: 'video', url: expect.stringContaining('data:video/quicktime;') },
      { type: 'video', url: expect.stringContaining('data:video/quicktime;') },
      { type: 'video', url: media[2] },
    ]);
    await expect(readMedia(media)).rejects.toThrow(/"a.mov" is of type "video\/quicktime"/);
    const client = createPerceptronClient({ models: { own: { imageTypes: ['image/gif'], videoTypes: [] } } });
    const gif = [png('a.gif', 'image/gif')];
    expect(await readMediaFor(gif, mediaTypesOf(client, 'own'))).toMatchObject([{ type: 'image' }]);
    await expect(readMediaFor([png()], mediaTypesOf(client, 'own'))).rejects.toThrow(
      /to one of image\/gif\./,
    );
  });

  it('reads MIME types in either case', async () => {
    const media = [{ url: 'https://example.com/a', mimeType: 'Video/MP4' }, 'data:VIDEO/webm;base64,AAAA'];
    expect((await readMedia(media)).map(({ type }) => type)).toEqual(['video', 'video']);
  });

  it('refuses other types and says what to do', async () => {
    await expect(readMedia([png('a.gif', 'image/gif')])).rejects.toMatchObject({
      code: 'invalid_request',
      param: 'media[0]',
      message: expect.stringMatching(/"a.gif".*image\/gif.*Convert it to one of image\/png, /),
    });
    await expect(readMedia([{ url: 'https://x.y/z', mimeType: 'audio/mp3' }])).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(readMedia([new Blob(['?'])])).rejects.toThrow(/unknown type/);
  });

  it('reads blob: URLs, which die with the page', async () => {
    const url = URL.createObjectURL(png());
    expect(urlParts([url])).toEqual([]);
    expect(await readMedia([{ url, name: 'pasted.png' }])).toEqual([
      { type: 'image', url: PNG, name: 'pasted.png' },
    ]);
    URL.revokeObjectURL(url);
    await expect(readMedia([url])).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('sendableUrl', () => {
  const { signal } = new AbortController();

  it('leaves what a server can read', async () => {
    for (const url of ['https://example.com/a.png', 'HTTP://example.com/a', PNG])
      expect(await sendableUrl({ type: 'image', url }, types, signal)).toBe(url);
  });

  it('inlines what only this page can read', async () => {
    vi.stubGlobal('fetch', async () => new Response(png('a.png', '')));
    expect(await sendableUrl({ type: 'image', url: '/photos/a.png' }, types, signal)).toBe(PNG);
  });

  it('says so when it cannot be read', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    await expect(sendableUrl({ type: 'image', url: '/gone.png' }, types, signal)).rejects.toThrow(
      /could not be read from \/gone.png: status 404/,
    );
  });
});
