import { describe, expect, it } from 'vitest';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

describe('Florence-2', () => {
  it.each([
    ['<OD>', { bboxes: [[64, 48, 320, 240]], labels: ['car'] }],
    ['<DENSE_REGION_CAPTION>', { bboxes: [[64, 48, 320, 240]], labels: ['car'] }],
    ['<OPEN_VOCABULARY_DETECTION>', { bboxes: [[64, 48, 320, 240]], bboxes_labels: ['car'], polygons: [] }],
  ])('reads %s in pixels', (task, answer) => {
    const expected = [['box', 'car', 100, 100, 500, 500]];
    expect(shapesOf(formats.florence2({ [task]: answer }, options))).toEqual(expected);
    const python = JSON.stringify({ [task]: answer }).replaceAll('"', "'");
    expect(shapesOf(formats.florence2(python, options))).toEqual(expected);
    const inputSize = { width: 1280, height: 960 };
    expect(shapesOf(formats.florence2({ [task]: answer }, { imageSize, inputSize }))).toEqual([
      ['box', 'car', 50, 50, 250, 250],
    ]);
  });

  it('reads the only box without the list around it', () => {
    expect(
      shapesOf(formats.florence2({ '<OD>': { bboxes: [64, 48, 320, 240], labels: ['car'] } }, options)),
    ).toEqual([['box', 'car', 100, 100, 500, 500]]);
  });

  it('reads quads and outlines as polygons', () => {
    const quads = {
      '<OCR_WITH_REGION>': { quad_boxes: [[0, 0, 64, 0, 64, 48, 0, 48]], labels: ['</s>STOP'] },
    };
    expect(shapesOf(formats.florence2(quads, options))).toEqual([
      ['polygon', 'STOP', 0, 0, 100, 0, 100, 100, 0, 100],
    ]);
    const ring = [0, 0, 64, 0, 64, 48];
    const outlines = { '<REGION_TO_SEGMENTATION>': { polygons: [[ring, ring]], labels: [''] } };
    expect(shapesOf(formats.florence2(outlines, options))).toEqual(
      Array(2).fill(['polygon', undefined, 0, 0, 100, 0, 100, 100]),
    );
  });

  it('reads raw tokens behind their label', () => {
    const boxes = '<loc_1><loc_2><loc_3><loc_4><loc_5><loc_6><loc_7><loc_8>';
    expect(
      shapesOf(formats.florence2(`</s><s>car<loc_52><loc_332><loc_932><loc_774>door${boxes}</s>`, options)),
    ).toEqual([
      ['box', 'car', 52, 332, 932, 774],
      ['box', 'door', 1, 2, 3, 4],
      ['box', 'door', 5, 6, 7, 8],
    ]);
    expect(shapesOf(formats.florence2(`STOP${boxes}`, { ...options, task: '<OCR_WITH_REGION>' }))).toEqual([
      ['polygon', 'STOP', 1, 2, 3, 4, 5, 6, 7, 8],
    ]);
    expect(
      shapesOf(formats.florence2({ '<REGION_TO_CATEGORY>': 'car<loc_1><loc_2><loc_3><loc_4>' }, options)),
    ).toEqual([['box', 'car', 1, 2, 3, 4]]);
    const outline =
      '<poly><loc_1><loc_2><loc_3><loc_2><loc_3><loc_4><sep><loc_5><loc_6><loc_7><loc_8><loc_9><loc_9></poly>';
    expect(shapesOf(formats.florence2(`car${outline}`, options))).toEqual([
      ['polygon', 'car', 1, 2, 3, 2, 3, 4],
      ['polygon', 'car', 5, 6, 7, 8, 9, 9],
    ]);
  });

  it.each(['door', '<loc_1><loc_2>', 'door<loc_1><loc_2><loc', 'door<loc_1>'])(
    'says that raw text was cut at %j',
    (tail) => {
      const result = formats.florence2(`car<loc_52><loc_332><loc_932><loc_774>${tail}`, options);
      expect(shapesOf(result)[0]).toEqual(['box', 'car', 52, 332, 932, 774]);
      expect(result.complete).toBe(false);
    },
  );

  it.each(['<OCR_WITH_REGION>', 'ocr_with_region', '<OCR_WITH_REGION>the sign'])(
    'knows the task by %j',
    (task) => {
      const quad = 'STOP<loc_1><loc_2><loc_3><loc_4><loc_5><loc_6><loc_7><loc_8>';
      const expected = [['polygon', 'STOP', 1, 2, 3, 4, 5, 6, 7, 8]];
      expect(shapesOf(formats.florence2(quad, { ...options, task }))).toEqual(expected);
    },
  );

  it.each(['</s>', '</s><pad>', '</s><pad><pad>'])(
    'takes %j for the end, whatever is missing before it',
    (end) => {
      const result = formats.florence2(`</s><s>car<loc_1><loc_2><loc_3><loc_4><loc_5>${end}`, options);
      expect(shapesOf(result)).toEqual([['box', 'car', 1, 2, 3, 4]]);
      expect(codesOf(result)).toEqual(['invalid_item']);
      expect(result.complete).toBe(true);
    },
  );

  it('says that raw text was cut that has its beginning but not its end', () => {
    const text = '</s><s>car<loc_1><loc_2><loc_3><loc_4>door<loc_5><loc_6><loc_7><loc_8></s>';
    for (let end = 1; end < text.length; end++) {
      if (text.slice(0, end).endsWith('</s>')) continue;
      expect(formats.florence2(text.slice(0, end), options).complete, text.slice(0, end)).toBe(false);
    }
  });

  it('says which size it needs', () => {
    const answer = { '<OD>': { bboxes: [[64, 48, 320, 240]], labels: ['car'] } };
    const result = formats.florence2(answer, { imageSize: { width: 0, height: 480 } });
    expect(codesOf(result)).toEqual(['missing_image_size']);
  });
});
