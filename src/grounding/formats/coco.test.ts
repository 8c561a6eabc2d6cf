import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

describe('COCO', () => {
  const images = [{ id: 7, width: 640, height: 480, file_name: 'a.jpg' }];
  const categories = [
    { id: 18, name: 'dog' },
    { id: 1, name: 'person', keypoints: ['nose', 'eye'] },
  ];
  const file = (...annotations: object[]) => ({
    images,
    categories,
    annotations: annotations.map((annotation, i) => ({ id: i + 1, image_id: 7, ...annotation })),
  });

  it('reads left, top, width, height in pixels, and keeps ids', () => {
    const text = JSON.stringify(file({ category_id: 18, bbox: [64, 48, 256, 192], segmentation: [] }));
    const result = formats.coco(text, options);
    expect(shapesOf(result)).toEqual([['box', 'dog', 100, 100, 500, 500]]);
    expect(result.annotations[0]!.id).toBe('1');
    expect(text.slice(result.annotations[0]!.span.start)).toMatch(/^\{"id":1/);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('prefers the outline, unless told to read boxes', () => {
    const ring = [0, 0, 64, 0, 64, 48];
    const data = file({ category_id: 18, bbox: [0, 0, 64, 48], segmentation: [ring, ring] });
    const polygon = ['polygon', 'dog', 0, 0, 100, 0, 100, 100];
    const result = formats.coco(data, options);
    expect(shapesOf(result)).toEqual([polygon, polygon]);
    expect(result.annotations.map(({ id }) => id)).toEqual(['1', '1-1']);
    expect(shapesOf(formats.coco(data, { ...options, prefer: 'box' }))).toEqual([
      ['box', 'dog', 0, 0, 100, 100],
    ]);
  });

  it('keeps the box of a run-length mask, and visible keypoints', () => {
    const result = formats.coco(
      file(
        { category_id: 18, bbox: [64, 48, 64, 48], segmentation: { counts: 'abc', size: [480, 640] } },
        { category_id: 1, bbox: [0, 0, 640, 480], keypoints: [64, 48, 2, 0, 0, 0] },
      ),
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['box', 'dog', 100, 100, 200, 200],
      ['box', 'person', 0, 0, 1000, 1000],
      ['point', 'nose', 100, 100],
    ]);
    expect(codesOf(result)).toEqual(['unsupported']);
  });

  /** The COCO API's compression of runs, from its description. */
  const compress = (runs: readonly number[]) =>
    runs
      .map((run, i) => {
        let rest = i > 2 ? run - runs[i - 2]! : run;
        let text = '';
        for (let more = true; more; ) {
          const bits = rest & 31;
          rest >>= 5;
          more = bits & 16 ? rest !== -1 : rest !== 0;
          text += String.fromCharCode((more ? bits | 32 : bits) + 48);
        }
        return text;
      })
      .join('');

  it('turns a box around its centre by the rotation that CVAT writes', () => {
    const attributes = { occluded: false, rotation: 90 };
    const file = {
      images,
      annotations: [{ image_id: 1, bbox: [64, 48, 256, 192], segmentation: [], attributes }],
    };
    const result = formats.coco(file, options);
    expect(shapesOf(result)).toEqual([
      ['polygon', undefined, 450, 33.3333, 450, 566.6667, 150, 566.6667, 150, 33.3333],
    ]);
    expect(codesOf(result)).toEqual(['unsupported']);
    const boxes = formats.coco(file, { ...options, prefer: 'box' });
    expect(shapesOf(boxes)).toEqual([['box', undefined, 100, 100, 500, 500]]);
  });

  it('works out the box of a mask that comes without one, compressed or not', () => {
    const [height, width] = [6, 8];
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 48, maxLength: 48 }), (pixels) => {
        const runs: number[] = [];
        let [inside, length] = [false, 0];
        for (const pixel of [...pixels, !pixels.at(-1)]) {
          if (pixel !== inside) {
            runs.push(length);
            [inside, length] = [pixel, 0];
          }
          length++;
        }
        const at = pixels.flatMap((isIn, i) => (isIn ? [[Math.floor(i / height), i % height] as const] : []));
        const [xs, ys] = [at.map(([x]) => x), at.map(([, y]) => y)];
        for (const counts of [runs, compress(runs)]) {
          const data = [{ segmentation: { size: [height, width], counts }, score: 0.5 }];
          const result = formats.coco(JSON.stringify(data), { imageSize: { width: 1000, height: 1000 } });
          const box = [
            'box',
            undefined,
            Math.min(...xs),
            Math.min(...ys),
            Math.max(...xs) + 1,
            Math.max(...ys) + 1,
          ];
          expect(shapesOf(result)).toEqual(at.length > 0 ? [box] : []);
          expect(codesOf(result)).toEqual(['unsupported']);
        }
      }),
    );
  });

  it.each([['~'], ['é'], [[1, -5]], [[1, 'a']], [null], [''], [[]]])('leaves out %j for a mask', (counts) => {
    const result = formats.coco([{ segmentation: { size: [4, 4], counts } }], options);
    expect(result.annotations).toEqual([]);
    expect(codesOf(result)).toEqual(['unsupported']);
  });

  it('reads the confidence that detectors write for the visibility of a keypoint', () => {
    const result = formats.coco([{ keypoints: [64, 48, 0.75], score: 0.5 }], options);
    expect(result.annotations).toMatchObject([{ kind: 'point', x: 100, y: 100, score: 0.75 }]);
  });

  it('reads results, with scores', () => {
    const text = '[{"image_id": 1, "category_id": 3, "bbox": [64, 48, 64, 48], "score": 0.9}]';
    const result = formats.coco(text, { ...options, labels: { 3: 'car' } });
    expect(shapesOf(result)).toEqual([['box', 'car', 100, 100, 200, 200]]);
    expect(result.annotations[0]!.score).toBe(0.9);
  });

  it('gives each of several images its own size and index, or reads one of them', () => {
    const several = {
      images: [
        { id: 1, width: 100, height: 100 },
        { id: 2, width: 200, height: 200 },
      ],
      annotations: [
        { image_id: 2, category_id: 1, bbox: [0, 0, 100, 100] },
        { image_id: 1, category_id: 1, bbox: [0, 0, 100, 100] },
      ],
    };
    expect(formats.coco(several, options).annotations).toMatchObject([
      { assetIdx: 1, x2: 500 },
      { assetIdx: 0, x2: 1000 },
    ]);
    const one = formats.coco(several, { imageSize: { width: 200, height: 200 }, imageId: 2 });
    expect(one.annotations).toMatchObject([{ x2: 500 }]);
    expect(one.annotations[0]).not.toHaveProperty('assetIdx');
  });

  it('says that there is no such image, but not that an image has no annotations', () => {
    const data = { images: [{ id: 1 }, { id: 2, file_name: 'boat.jpg' }], annotations: [] };
    const issuesOf = (imageId: string | number) => formats.coco(data, { ...options, imageId }).issues;
    expect([1, '2'].flatMap(issuesOf)).toEqual([]);
    expect(issuesOf('boat.jpg')).toMatchObject([
      { code: 'unreadable', message: expect.stringContaining('has the id boat.jpg') },
    ]);
  });

  it('scales by the size that the file states, and says when that is another', () => {
    const data = file({ category_id: 18, bbox: [64, 48, 64, 48] });
    const result = formats.coco(data, { imageSize: { width: 1280, height: 960 } });
    expect(shapesOf(result)).toEqual([['box', 'dog', 100, 100, 200, 200]]);
    expect(codesOf(result)).toEqual(['size_mismatch']);
  });

  it('calls a category that is told nowhere by its id', () => {
    const mentionOf = (category_id: unknown) =>
      formats.coco(file({ category_id, bbox: [64, 48, 64, 48] }), options).annotations[0]?.mention;
    expect([7, '7', 'car', undefined].map(mentionOf)).toEqual(['7', '7', 'car', undefined]);
  });

  it('says what is missing', () => {
    expect(codesOf(formats.coco('{"a": 1}', options))).toEqual(['unreadable']);
    expect(codesOf(formats.coco(file({ category_id: 18, bbox: [1, 2] }), options))).toEqual(['invalid_item']);
    const noSize = { imageSize: { width: Number.NaN, height: 1 } };
    expect(codesOf(formats.coco([{ bbox: [1, 2, 3, 4] }], noSize))).toEqual(['missing_image_size']);
  });
});
