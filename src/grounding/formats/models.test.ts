import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/formatSamples.js';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

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

describe('coordinates of 0..1 in a format of larger ones', () => {
  const { gemini, qwen3VL, qwen25VL } = formats;
  const qwen = '[{"bbox_2d": [0.1, 0.2, 0.5, 1], "label": "cat"}]';
  it.each([
    ['gemini', () => gemini('[{"box_2d": [0.2, 0.1, 1, 0.5], "label": "cat"}]'), [0.1, 0.2, 0.5, 1]],
    ['qwen3VL', () => qwen3VL(qwen), [0.1, 0.2, 0.5, 1]],
    ['qwen25VL', () => qwen25VL(qwen, { imageSize, inputSize: { width: 100, height: 100 } }), [1, 2, 5, 10]],
  ] as const)('are read as the format says, and reported: %s', (_, read, corners) => {
    const result = read();
    expect(shapesOf(result)).toEqual([['box', 'cat', ...corners]]);
    expect(codesOf(result)).toEqual(['suspect_scale']);
  });

  it('are not taken for such where one is larger, or where all are 0', () => {
    for (const text of [
      '[{"box_2d": [0, 0, 1, 1]}, {"box_2d": [0, 0, 1, 2]}]',
      '[{"point": [0, 0], "label": "corner"}]',
      '[{"box_2d": [0.1, 0.2], "label": "no box"}, {"point": [500, 2], "label": "p"}]',
    ])
      expect(codesOf(gemini(text))).not.toContain('suspect_scale');
  });
});

describe('formats without pixels', () => {
  const { deepSeekVL2, gemini, molmo, moondream, paliGemma, qwen3VL, yolo } = formats;
  const relative = { deepSeekVL2, gemini, molmo, moondream, paliGemma, qwen3VL, yolo };

  it.each(Object.keys(relative) as (keyof typeof relative)[])('need no image size: %s', (name) => {
    const result = relative[name](samples[name]);
    expect(result.annotations.length).toBeGreaterThan(1);
    expect(result).toEqual(relative[name](samples[name], options));
    expect(codesOf(result)).not.toContain('missing_image_size');
  });
});

describe('Gemini, asked for bare lists', () => {
  it.each([
    '```\n[[10, 20, 30, 40, "cat"], [1, 2, 3, 4, "it\'s 5"]]\n```',
    '- [10, 20, 30, 40, "cat"]\n- ["it\'s 5", 1, 2, 3, 4]',
  ])('reads the label among the numbers of %j', (text) => {
    const result = formats.gemini(text, options);
    expect(shapesOf(result)).toEqual([
      ['box', 'cat', 20, 10, 40, 30],
      ['box', "it's 5", 2, 1, 4, 3],
    ]);
    expect(result).toMatchObject({ issues: [], complete: true });
  });

  it('reports the lists that are no boxes', () => {
    const result = formats.gemini('[[10, 20, 30, 40], ["cat"], [1, 2], [1, 2, 3, "cat"], []]', options);
    expect(shapesOf(result)).toEqual([['box', undefined, 20, 10, 40, 30]]);
    expect(codesOf(result)).toEqual(['invalid_item', 'invalid_item', 'invalid_item']);
  });

  it('keeps the whole ones of a list that was cut off', () => {
    const result = formats.gemini('[[10, 20, 30, 40, "cat"], [1, 2, 3, 4, "do', options);
    expect(shapesOf(result)).toEqual([['box', 'cat', 20, 10, 40, 30]]);
    expect(codesOf(result)).toEqual(['cut_off']);
  });
});

describe('Gemini, asked for boxes under their labels', () => {
  it.each(['orange', 'mailbox', 'boxing glove', 'rectangular sign', 'face mask', 'checkpoint'])(
    'reads %s, which only sounds like the name of another field',
    (label) => {
      const result = formats.gemini(JSON.stringify({ [label]: [10, 20, 30, 40] }), options);
      expect(shapesOf(result)).toEqual([['box', label, 20, 10, 40, 30]]);
    },
  );

  it.each(['image_size', 'imageSize', 'color', 'bbox', 'bounding_boxes', 'coordinates', 'position'])(
    'takes %s for what it is',
    (name) => {
      expect(shapesOf(formats.gemini(JSON.stringify({ [name]: [10, 20, 30, 40] }), options))).toEqual([]);
    },
  );
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

  it('reads where someone looks', () => {
    expect(shapesOf(formats.moondream({ gaze: { x: 0.5, y: 0.25 } }, options))).toEqual([
      ['point', undefined, 500, 250],
    ]);
    for (const nowhere of [{ gaze: null }, "{'gaze': None}"]) {
      expect(formats.moondream(nowhere, options)).toEqual({ annotations: [], issues: [], complete: true });
    }
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

describe('DeepSeek-VL2, in a detection without boxes', () => {
  it.each([
    ['', ['invalid_item']],
    ['{"a": 1}', ['invalid_item']],
    ['[]', []],
  ])('reports %j as %j', (inside, codes) => {
    const result = formats.deepSeekVL2(`<|ref|>dog<|/ref|><|det|>${inside}<|/det|>`, options);
    expect(result).toMatchObject({ annotations: [], complete: true });
    expect(codesOf(result)).toEqual(codes);
  });
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

  it('takes "There are none." for what it says', () => {
    expect(formats.molmo(' There are none.', options)).toEqual({
      annotations: [],
      issues: [],
      complete: true,
    });
    expect(codesOf(formats.molmo('There are none of those.', options))).toEqual(['unreadable']);
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

  it.each(['<eos>', '<bos>', ' <pad><eos>'])('takes %j for an answer that found nothing', (text) => {
    expect(formats.paliGemma(text, options)).toEqual({ annotations: [], issues: [], complete: true });
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
