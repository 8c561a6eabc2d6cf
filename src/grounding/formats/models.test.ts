import { describe, expect, it } from 'vitest';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

/** One line a shape: kind, mention, coordinates on the grid. */
const shapesOf = ({ annotations }: formats.FormatResult) =>
  annotations.map((shape) => {
    const numbers =
      shape.kind === 'box'
        ? [shape.x1, shape.y1, shape.x2, shape.y2]
        : shape.kind === 'point'
          ? [shape.x, shape.y]
          : shape.points.flat();
    return [shape.kind, shape.mention, ...numbers.map((value) => Math.round(value * 1e6) / 1e6)];
  });
const codesOf = ({ issues }: formats.FormatResult) => issues.map(({ code }) => code);

describe('Qwen3-VL', () => {
  const read = (text: unknown) => formats.qwen3VL(text, options);

  it('reads fenced JSON on 0..1000, x first, and says where each item stands', () => {
    const text =
      '```json\n[\n\t{"bbox_2d": [341, 258, 397, 360], "label": "猫"},\n\t{"point_2d": ["394", 105], "label": "tip"}\n]\n```';
    const result = read(text);
    expect(shapesOf(result)).toEqual([
      ['box', '猫', 341, 258, 397, 360],
      ['point', 'tip', 394, 105],
    ]);
    expect(result).toMatchObject({ issues: [], complete: true });
    const [first] = result.annotations;
    expect(text.slice(first!.span.start, first!.span.end)).toBe(
      '{"bbox_2d": [341, 258, 397, 360], "label": "猫"}',
    );
  });

  it.each([
    ['a fence without a language', '```\n[{"bbox_2d": [1, 2, 3, 4], "label": "a"}]\n```'],
    ['prose around, a citation in it', 'Here it is [1]: [{"bbox_2d": [1, 2, 3, 4], "label": "a"}]. [2]'],
    ['a single object', '{"bbox_2d": [1, 2, 3, 4], "label": "a"}'],
    ['nested lists', '[[[{"bbox_2d": [[1, 2], [3, 4]], "label": "a"}]]]'],
    ['Python', "[{'bbox_2d': (1, 2, 3, 4), 'label': u'a', 'ok': True, 'x': None,},]"],
    ['a comment', '[{"bbox_2d": [1, 2, 3, 4], // left\n "label": "a" /* ? */}]'],
    ['named corners', '[{"bbox_2d": {"x1": 1, "y1": 2, "x2": 3, "y2": 4}, "label": "a"}]'],
    ['text for numbers', '[{"bbox_2d": "[1, 2, 3, 4]", "label": "a"}]'],
    ['no commas', '[{"bbox_2d": [1 2 3 4] "label": "a"}]'],
    ['swapped corners', '[{"bbox_2d": [3, 4, 1, 2], "label": "a"}]'],
    [
      'thinking with a draft',
      '<think>[{"bbox_2d": [9, 9, 9, 9]}]</think>[{"bbox_2d": [1, 2, 3, 4], "label": "a"}]',
    ],
    ['a draft before the fence', 'As [{"x": 1}]:\n```json\n{"bbox_2d": [1, 2, 3, 4], "label": "a"}\n```'],
    ['parsed values', [{ bbox_2d: [1, 2, 3, 4], label: 'a' }]],
  ])('reads %s', (_, input) => {
    const result = read(input);
    expect(shapesOf(result)).toEqual([['box', 'a', 1, 2, 3, 4]]);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it.each([
    [
      'one too many after the box',
      '[{"bbox_2d": [1, 2, 3, 4]], "label": "a"}, {"bbox_2d": [5, 6, 7, 8], "label": "b"}]',
    ],
    [
      'one too many after the item',
      '[{"bbox_2d": [1, 2, 3, 4], "label": "a"}}, {"bbox_2d": [5, 6, 7, 8], "label": "b"}]',
    ],
    [
      'one missing after the box',
      '[{"bbox_2d": [1, 2, 3, 4, "label": "a"}, {"bbox_2d": [5, 6, 7, 8], "label": "b"}]',
    ],
    [
      'one too many around',
      '{[{"bbox_2d": [1, 2, 3, 4], "label": "a"}, {"bbox_2d": [5, 6, 7, 8], "label": "b"}]}',
    ],
  ])('reads around a stray bracket: %s', (_, text) => {
    const result = read(text);
    expect(shapesOf(result)).toEqual([
      ['box', 'a', 1, 2, 3, 4],
      ['box', 'b', 5, 6, 7, 8],
    ]);
    expect(codesOf(result)).toEqual(['malformed']);
  });

  it.each([
    ['lists side by side', '[{"bbox_2d": [1, 2, 3, 4]}][{"bbox_2d": [5, 6, 7, 8]}]'],
    ['a line each', '{"bbox_2d": [1, 2, 3, 4]}\n{"bbox_2d": [5, 6, 7, 8]}'],
    ['several fences', '```json\n{"bbox_2d": [1, 2, 3, 4]}\n```\nand\n```\n{"bbox_2d": [5, 6, 7, 8]}\n```'],
    ['bare lists', '[[1, 2, 3, 4], [5, 6, 7, 8]]'],
    ['several boxes under one label', '{"bbox_2d": [[1, 2, 3, 4], [5, 6, 7, 8]]}'],
    ['named groups', '{"left": [{"bbox_2d": [1, 2, 3, 4]}], "right": {"bbox_2d": [5, 6, 7, 8]}}'],
  ])('reads %s', (_, text) => {
    const result = read(text);
    expect(shapesOf(result).map(([, , ...numbers]) => numbers)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    expect(new Set(result.annotations.map(({ id }) => id)).size).toBe(2);
  });

  it('keeps quotes that a label was not escaped for', () => {
    expect(shapesOf(read('[{"bbox_2d": [1, 2, 3, 4], "label": "the "big" cat"}]'))).toEqual([
      ['box', 'the "big" cat', 1, 2, 3, 4],
    ]);
  });

  it('leaves out what is no item, says so, and keeps the rest', () => {
    const result = read(
      '[{"bbox_2d": [1, 2, 3]}, {"bbox_2d": [NaN, 2, 3, 4]}, {"bbox_2d": null}, {"foo": 1}, "junk", {"bbox_2d": [1, 2, 3, 4], "label": {"a": 1}, "score": 0.5}]',
    );
    expect(shapesOf(result)).toEqual([['box', undefined, 1, 2, 3, 4]]);
    expect(result.annotations[0]).toMatchObject({ score: 0.5 });
    expect(codesOf(result)).toEqual(Array(5).fill('invalid_item'));
    expect(result.complete).toBe(true);
  });

  it('moves what lies outside to the edge, with an issue', () => {
    const result = read('[{"bbox_2d": [-5, 900.5, 1200, 100], "label": "a"}]');
    expect(shapesOf(result)).toEqual([['box', 'a', 0, 100, 1000, 900.5]]);
    expect(codesOf(result)).toEqual(['out_of_image']);
  });

  it('keeps whole items of a cut answer and says that it was cut', () => {
    const result = read('```json\n[{"bbox_2d": [1, 2, 3, 4], "label": "a"}, {"bbox_2d": [5, 6, 7, 8], "la');
    expect(shapesOf(result)).toEqual([['box', 'a', 1, 2, 3, 4]]);
    expect(result.complete).toBe(false);
    expect(codesOf(result)).toEqual(['cut_off']);
  });

  it.each(['[]', '```json\n[]\n```', '', '  '])('takes %j for an empty answer', (text) => {
    expect(read(text)).toEqual({ annotations: [], issues: [], complete: true });
  });

  it.each([['There is no cat.'], ['[{"box_2d": [1, 2, 3, 4]}]'], ['{"a": {"b": [1, 2]}}'], [42], [null]])(
    'says that %j is not its format',
    (input) => {
      const result = read(input);
      expect(result.annotations).toEqual([]);
      expect(result.issues).not.toEqual([]);
    },
  );

  it('uses the label that was asked for, and the prefix of ids', () => {
    const result = formats.qwen3VL('[1, 2, 3, 4]', { ...options, label: 'cat', idPrefix: 'm1-' });
    expect(result.annotations[0]).toMatchObject({ mention: 'cat', id: 'm1-qwen3VL-0' });
  });
});

describe('Qwen2.5-VL', () => {
  it('scales pixels of the picture that the model saw', () => {
    const inputSize = formats.qwen25VLInputSize(imageSize);
    expect(inputSize).toEqual({ width: 644, height: 476 });
    const result = formats.qwen25VL('[{"bbox_2d": [0, 0, 322, 119], "label": "a"}]', {
      imageSize,
      inputSize,
    });
    expect(shapesOf(result)).toEqual([['box', 'a', 0, 0, 500, 250]]);
  });

  it('refuses to guess that picture, and still says whether the answer was cut', () => {
    const result = formats.qwen25VL('[{"bbox_2d": [0, 0, 322, 119], "label": "a"', options);
    expect(result).toMatchObject({ annotations: [], complete: false });
    expect(codesOf(result)).toEqual(['missing_input_size', 'cut_off']);
  });

  it('reads its point tags', () => {
    const inputSize = { width: 1000, height: 500 };
    const text = '<points x1="500" y1="250" x2="100" y2="50" alt="eyes">eyes</points>';
    expect(shapesOf(formats.qwen25VL(text, { imageSize, inputSize }))).toEqual([
      ['point', 'eyes', 500, 500],
      ['point', 'eyes', 100, 100],
    ]);
  });

  it.each([
    [{ width: 1920, height: 1080 }, {}, { width: 1932, height: 1092 }],
    [{ width: 10, height: 10 }, {}, { width: 56, height: 56 }],
    [{ width: 4000, height: 3000 }, { maxPixels: 1003520 }, { width: 1148, height: 840 }],
  ])('resizes %j as the processor does', (size, limits, expected) => {
    expect(formats.qwen25VLInputSize(size, limits)).toEqual(expected);
  });
});

describe('Gemini', () => {
  it('reads y first, and notes a mask', () => {
    const result = formats.gemini(
      '```json\n[{"box_2d": [100, 200, 300, 400], "mask": "data:image/png;base64,iVBOR", "label": "a"}, {"point": [10, 20], "label": "p"}]\n```',
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['box', 'a', 200, 100, 400, 300],
      ['point', 'p', 20, 10],
    ]);
    expect(codesOf(result)).toEqual(['unsupported']);
  });
});

describe('Moondream', () => {
  it('reads 0..1 and takes the label from the options', () => {
    const text = "{'objects': [{'x_min': 0.1, 'y_min': 0.2, 'x_max': 0.3, 'y_max': 0.4}]}";
    const result = formats.moondream(text, { ...options, label: 'face' });
    expect(shapesOf(result)).toEqual([['box', 'face', 100, 200, 300, 400]]);
    expect(shapesOf(formats.moondream({ points: [{ x: 0.5, y: 0.25 }] }, options))).toEqual([
      ['point', undefined, 500, 250],
    ]);
  });

  it('knows an empty answer from a broken one', () => {
    expect(formats.moondream('{"objects": []}', options).issues).toEqual([]);
    expect(codesOf(formats.moondream('{"objects": [{"x_min": 0.1}]}', options))).toEqual(['invalid_item']);
  });
});

describe('DeepSeek-VL2', () => {
  it('reads every box of a label on 0..999, and leaves out odd counts', () => {
    const result = formats.deepSeekVL2(
      'A <|ref|>dog<|/ref|><|det|>[[0, 0, 999, 999], [1, 2, 3], [999, 999, 0, 0]]<|/det|> and a cat',
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['box', 'dog', 0, 0, 1000, 1000],
      ['box', 'dog', 0, 0, 1000, 1000],
    ]);
    expect(codesOf(result)).toEqual(['invalid_item']);
    expect(result.complete).toBe(true);
  });

  it.each(['<|ref|>cat<|/ref|>', '<|ref|>ca', '<|ref|>cat<|/ref|><|det|>[[1, 2, 3', '<|re'])(
    'says that an answer was cut at %j',
    (tail) => {
      const result = formats.deepSeekVL2(
        `<|ref|>dog<|/ref|><|det|>[[0, 0, 999, 999]]<|/det|>${tail}`,
        options,
      );
      expect(shapesOf(result)).toEqual([['box', 'dog', 0, 0, 1000, 1000]]);
      expect(result.complete).toBe(false);
    },
  );
});

describe('Molmo', () => {
  it('reads percent, with alt or the body as the label', () => {
    const result = formats.molmo(
      'See <points x1="10.5" y1="20" x2="30" y2="40" alt="cats">cats</points> and <point x=1 y=\'2\'>a &amp; b</point>.',
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['point', 'cats', 105, 200],
      ['point', 'cats', 300, 400],
      ['point', 'a & b', 10, 20],
    ]);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('keeps the whole pairs of a tag that was cut off', () => {
    const result = formats.molmo('<points x1="10.5" y1="20" x2="30" y2="4', options);
    expect(shapesOf(result)).toEqual([['point', undefined, 105, 200]]);
    expect(result.complete).toBe(false);
  });

  it('reads the coords of Molmo 2', () => {
    const result = formats.molmo('<points coords="1 1 523 432 2 611 440">boats</points>', options);
    expect(shapesOf(result)).toEqual([
      ['point', 'boats', 523, 432],
      ['point', 'boats', 611, 440],
    ]);
  });

  it('leaves out half a pair and a tag without any', () => {
    const result = formats.molmo(
      '<point x="1">a</point><point>b</point><point x="x" y="1">c</point>',
      options,
    );
    expect(codesOf(result)).toEqual(['invalid_item', 'invalid_item', 'invalid_item']);
  });
});

describe('PaliGemma', () => {
  it('reads y first, a bin of 1024 each', () => {
    const result = formats.paliGemma(
      '<loc0256><loc0128><loc0768><loc0896> cat ; <loc0000><loc0000><loc0512><loc0512> big-dog é<eos>',
      options,
    );
    expect(shapesOf(result)).toEqual([
      ['box', 'cat', 125, 250, 875, 750],
      ['box', 'big-dog é', 0, 0, 500, 500],
    ]);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('keeps the box of a mask', () => {
    const mask = '<seg001>'.repeat(16);
    const result = formats.paliGemma(`<loc0256><loc0128><loc0768><loc0896>${mask} cat`, options);
    expect(shapesOf(result)).toEqual([['box', 'cat', 125, 250, 875, 750]]);
    expect(codesOf(result)).toEqual(['unsupported']);
  });

  it.each(['<loc0000>', '<loc0000><lo', '<loc0001><loc0002><loc00'])('says that it was cut at %j', (tail) => {
    const result = formats.paliGemma(`<loc0256><loc0128><loc0768><loc0896> cat ; ${tail}`, options);
    expect(shapesOf(result)).toEqual([['box', 'cat', 125, 250, 875, 750]]);
    expect(codesOf(result)).toEqual(['cut_off']);
  });
});

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

  it('says which size it needs', () => {
    const answer = { '<OD>': { bboxes: [[64, 48, 320, 240]], labels: ['car'] } };
    const result = formats.florence2(answer, { imageSize: { width: 0, height: 480 } });
    expect(codesOf(result)).toEqual(['missing_image_size']);
  });
});
