import { expect, it } from 'vitest';
import { describeMedia, sentBytes } from './attachments.js';
import { readMedia } from './media.js';

it('takes files that were chosen in another window, as in a popup', async () => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const { File } = frame.contentWindow as Window & typeof globalThis;
  const file = new File(['png'], 'a.png', { type: 'image/png' });
  expect(file instanceof window.File).toBe(false);
  expect(describeMedia(file)).toEqual({ kind: 'image', mimeType: 'image/png', name: 'a.png', bytes: 3 });
  expect(sentBytes(file)).toBe(4);
  expect(await readMedia([file], [file.type])).toEqual([
    { type: 'image', url: 'data:image/png;base64,cG5n', name: 'a.png' },
  ]);
  frame.remove();
});
