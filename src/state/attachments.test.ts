import { describe, expect, it } from 'vitest';
import { acceptedTypes, admitMedia, createMediaKeys, describeMedia } from './attachments.js';
import type { AttachmentLimits } from './composerTypes.js';

const types = ['image/png', 'image/jpeg', 'video/mp4'];
const limits: AttachmentLimits = {
  types,
  maxFiles: Number.POSITIVE_INFINITY,
  maxFileSize: Number.POSITIVE_INFINITY,
  maxTotalSize: 1_000_000,
};
const file = (name: string, bytes = 3, type = 'image/png') =>
  new File([new Uint8Array(bytes)], name, { type });

describe('what media are', () => {
  it.each([
    [file('a.png'), { kind: 'image', mimeType: 'image/png', name: 'a.png', bytes: 3 }],
    [file('a.mp4', 3, ''), { kind: 'video', mimeType: 'video/mp4', name: 'a.mp4' }],
    [file('a.MOV', 3, 'application/octet-stream'), { kind: 'video', mimeType: 'video/quicktime' }],
    [file('a', 3, 'Image/PNG; x=y'), { kind: 'image', mimeType: 'image/png' }],
    [
      new Blob(['abc'], { type: 'video/webm' }),
      { kind: 'video', mimeType: 'video/webm', name: '', bytes: 3 },
    ],
    ['https://a.b/c/my%20cat.jpg?x=1.mp4#y', { kind: 'image', mimeType: 'image/jpeg', name: 'my cat.jpg' }],
    ['https://a.b/c/100%.mp4', { kind: 'video', mimeType: 'video/mp4', name: '100%.mp4' }],
    ['https://a.com', { kind: 'image', mimeType: '', name: '' }],
    ['https://a.com/b/c.constructor', { kind: 'image', mimeType: '', name: 'c.constructor' }],
    ['https://a.com/b//', { kind: 'image', mimeType: '', name: '' }],
    ['film.webm', { kind: 'video', mimeType: 'video/webm', name: 'film.webm' }],
    ['data:video/mp4;base64,AAAA', { kind: 'video', mimeType: 'video/mp4', name: '' }],
    ['blob:https://a.b/c', { kind: 'image', mimeType: '', name: '' }],
    [
      { url: 'https://a.b/c', mimeType: 'video/mp4', name: 'Goal' },
      { kind: 'video', name: 'Goal' },
    ],
  ] as const)('%# %s', (media, expected) => {
    expect(describeMedia(media)).toMatchObject(expected);
  });
});

// Who looks for the last part from each character on takes minutes.
it('names a URL of any length', () => {
  expect(describeMedia(`https://a.com/${'b'.repeat(500_000)}/c/d.png`).name).toBe('d.png');
});

it.each([
  [undefined, types],
  ['image/*', ['image/png', 'image/jpeg']],
  ['.png, .mp4', ['image/png', 'video/mp4']],
  ['image/JPEG,image/gif', ['image/jpeg']],
  ['*/*', types],
  ['.pdf', []],
])('reads accept=%s', (accept, expected) => {
  expect(acceptedTypes(types, accept)).toEqual(expected);
});

it('reads in accept the endings of types that only the app knows of', () => {
  expect(acceptedTypes([...types, 'image/gif'], '.gif')).toEqual(['image/gif']);
});

describe('what may be attached', () => {
  const admit = (
    incoming: Parameters<typeof admitMedia>[0],
    changed: Partial<AttachmentLimits> = {},
    present: Parameters<typeof admitMedia>[1] = [],
    taken = 0,
  ) => {
    const { admitted, rejections } = admitMedia(incoming, present, { ...limits, ...changed }, taken);
    return [admitted.length, ...rejections.map(({ code, name, limit }) => [code, name, limit])];
  };

  it('goes by type, also of files and URLs that only their name tells of', () => {
    const incoming = [file('a.png'), file('b.gif', 3, 'image/gif'), file('c.mp4', 3, ''), file('d', 3, '')];
    expect(admit(incoming)).toEqual([2, ['type', 'b.gif', undefined], ['type', 'd', undefined]]);
    expect(admit(['https://a.b/c', 'https://a.b/c.svg', 'data:image/gif;base64,AAAA'])).toEqual([
      2,
      ['type', '', undefined],
    ]);
    expect(admit(['https://a.b/c'], { types: ['video/mp4'] })).toEqual([0, ['type', 'c', undefined]]);
  });

  it('goes by size and number, counting what is there', () => {
    expect(admit([file('a.png', 0)])).toEqual([0, ['empty', 'a.png', undefined]]);
    expect(admit([file('a.png', 5), file('b.png', 6)], { maxFileSize: 5 })).toEqual([
      1,
      ['file_size', 'b.png', 5],
    ]);
    expect(admit([file('a.png'), file('b.png')], { maxFiles: 2 }, [file('x.png')])).toEqual([
      1,
      ['count', 'b.png', 2],
    ]);
  });

  it('counts what is sent: files a third larger, data URLs as they are, others not at all', () => {
    // 600 bytes are 800 in base64.
    const maxTotalSize = 1000;
    expect(admit([file('a.png', 600)], { maxTotalSize })).toEqual([1]);
    expect(admit([file('a.png', 900)], { maxTotalSize })).toEqual([0, ['file_size', 'a.png', 750]]);
    expect(admit([file('a.png', 600), file('b.png', 300), file('c.png', 150)], { maxTotalSize })).toEqual([
      2,
      ['total_size', 'b.png', 150],
    ]);
    expect(admit([file('a.png', 600)], { maxTotalSize }, ['https://a.b/c.png'], 900)).toEqual([
      0,
      ['total_size', 'a.png', 75],
    ]);
    expect(
      admit([file('a.png', 600)], { maxTotalSize }, [`data:image/png;base64,${'A'.repeat(400)}`]),
    ).toEqual([0, ['total_size', 'a.png', 432]]);
  });
});

it('keys media by what they are, also where the same is there twice', () => {
  const keysOf = createMediaKeys();
  const [a, b] = [file('a.png'), file('a.png')];
  const keys = keysOf([a, b, a, 'u', 'u', { url: 'u' }]);
  expect(new Set(keys).size).toBe(6);
  expect(keysOf([b, { url: 'u' }])).toEqual([keys[1], keys[3]]);
});
