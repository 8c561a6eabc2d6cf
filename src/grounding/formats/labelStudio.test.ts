import { describe, expect, it } from 'vitest';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

describe('Label Studio', () => {
  const result = (type: string, value: object, id: string) => ({
    id,
    type,
    original_width: 200,
    original_height: 100,
    image_rotation: 0,
    from_name: 'label',
    to_name: 'image',
    value,
  });
  const box = { x: 10, y: 20, width: 30, height: 40, rotation: 0 };

  it('reads percent', () => {
    const task = {
      id: 1,
      data: { image: 'a.jpg' },
      annotations: [
        {
          result: [
            result('rectanglelabels', { ...box, rectanglelabels: ['Car'] }, 'a'),
            result(
              'polygonlabels',
              {
                points: [
                  [1, 2],
                  [3, 4],
                  [5, 1],
                ],
                polygonlabels: ['P'],
              },
              'b',
            ),
            result('keypointlabels', { x: 50, y: 60, width: 0.3, keypointlabels: ['K'] }, 'c'),
            result('brushlabels', { format: 'rle', rle: [1], brushlabels: ['B'] }, 'd'),
          ],
        },
      ],
      predictions: [{ result: [result('rectanglelabels', { ...box, rectanglelabels: ['no'] }, 'e')] }],
    };
    const read = formats.labelStudio(JSON.stringify([task]), options);
    expect(shapesOf(read)).toEqual([
      ['box', 'Car', 100, 200, 400, 600],
      ['polygon', 'P', 10, 20, 30, 40, 50, 10],
      ['point', 'K', 500, 600],
    ]);
    expect(read.annotations.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(codesOf(read)).toEqual(['unsupported']);
  });

  it('turns rotated rectangles in pixels, around their corner', () => {
    const value = { x: 10, y: 10, width: 20, height: 20, rotation: 90, rectanglelabels: ['R'] };
    const read = formats.labelStudio([result('rectanglelabels', value, 'r')], options);
    expect(shapesOf(read)).toEqual([['polygon', 'R', 100, 100, 100, 500, 0, 500, 0, 100]]);
    expect(codesOf(read)).toEqual(['unsupported']);
  });

  it('reads predictions with their score where there are no annotations', () => {
    const task = {
      annotations: [],
      predictions: [
        { score: 0.7, result: [result('rectanglelabels', { ...box, rectanglelabels: ['a'] }, 'a')] },
      ],
    };
    expect(formats.labelStudio(task, options).annotations).toMatchObject([{ mention: 'a', score: 0.7 }]);
  });

  it('puts together what is known of a region, and reads the short form', () => {
    const region = [
      result('rectangle', box, 'q'),
      result('labels', { ...box, labels: ['Text'] }, 'q'),
      result('textarea', { ...box, text: ['hello'] }, 'q'),
    ];
    expect(shapesOf(formats.labelStudio({ annotations: [{ result: region }] }, options))).toEqual([
      ['box', 'Text', 100, 200, 400, 600],
    ]);
    const short = [
      { image: 'a.jpg', id: 1, label: [{ ...box, rectanglelabels: ['Car'], original_width: 6 }] },
    ];
    expect(shapesOf(formats.labelStudio(short, options))).toEqual([['box', 'Car', 100, 200, 400, 600]]);
  });

  it('says that it leaves out the masks of the short form', () => {
    const short = [
      {
        image: 'a.jpg',
        brush: [{ format: 'rle', rle: [1, 2], brushlabels: ['Car'] }],
        box: [{ ...box, rectanglelabels: ['Car'] }],
      },
    ];
    const read = formats.labelStudio(short, options);
    expect(shapesOf(read)).toEqual([['box', 'Car', 100, 200, 400, 600]]);
    expect(codesOf(read)).toEqual(['unsupported']);
  });

  it('counts tasks as assets', () => {
    const task = (label: string) => ({
      data: { image: label },
      annotations: [{ result: [result('rectanglelabels', { ...box, rectanglelabels: [label] }, label)] }],
    });
    expect(formats.labelStudio([task('a'), task('b')], options).annotations).toMatchObject([
      { mention: 'a', assetIdx: 0 },
      { mention: 'b', assetIdx: 1 },
    ]);
  });
});
