import { describe, expect, it } from 'vitest';
import { codesOf, shapesOf } from '../../../test/support/formats.js';
import * as formats from './index.js';

const imageSize = { width: 640, height: 480 };
const options = { imageSize };

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
    ['Python calls', "[{'bbox_2d': np.array([1, 2, 3, 4]), 'label': 'a'}]"],
    ['Python numbers', "[{'bbox_2d': [np.int64(1), np.float64(2.0), tensor(3.), 4], 'label': 'a'}]"],
    ['a comment behind a number', '[{"bbox_2d": [1, 2, 3, 4 // bottom\n], "label": "a"}]'],
    ['a label of the group', '{"label": "a", "boxes": [{"bbox_2d": [1, 2, 3, 4]}], "count": 1}'],
    ['corners by name in the item', '[{"x1": 1, "y1": 2, "x2": 3, "y2": 4, "label": "a"}]'],
    ['a corner and a size by name', '[{"bbox": {"x": 1, "y": 2, "width": 2, "height": 2}, "label": "a"}]'],
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
      'those between two items missing',
      '[{"bbox_2d": [1, 2, 3, 4], "label": "a", "bbox_2d": [5, 6, 7, 8], "label": "b"}]',
    ],
    [
      'a quote missing after the label',
      '[{"label": "a, "bbox_2d": [1, 2, 3, 4]}, {"bbox_2d": [5, 6, 7, 8], "label": "b"}]',
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

  it.each(['<point x="1" y="2">', '<p data-bbox="1 2 3 4">'])('takes %s in a label for a word', (label) => {
    const text = `Found: ${JSON.stringify([{ bbox_2d: [1, 2, 3, 4], label }])}`;
    expect(shapesOf(read(text))).toEqual([['box', label, 1, 2, 3, 4]]);
    expect(read(text)).toMatchObject({ issues: [], complete: true });
  });

  it.each([
    [
      'with what they are',
      '<|object_ref_start|>the eyes<|object_ref_end|><|box_start|>(1,2),(30,40)<|box_end|><|im_end|>',
      [['box', 'the eyes', 1, 2, 30, 40]],
    ],
    [
      'several, with spaces, in prose',
      'It is <|box_start|>(1, 2), (30, 40)<|box_end|><|box_start|>(5,6),(7,8)<|box_end|>.',
      [
        ['box', undefined, 1, 2, 30, 40],
        ['box', undefined, 5, 6, 7, 8],
      ],
    ],
    [
      'a point, several boxes in one, and a quad',
      "click('<|box_start|>(1,2)<|box_end|>') <|object_ref_start|>a<|object_ref_end|><|box_start|>(1,2),(3,4),(5,6),(7,8)<|box_end|><|quad_start|>(1,2),(3,2),(3,4),(1,4)<|quad_end|>",
      [
        ['point', undefined, 1, 2],
        ['box', 'a', 1, 2, 3, 4],
        ['box', 'a', 5, 6, 7, 8],
        ['polygon', 'a', 1, 2, 3, 2, 3, 4, 1, 4],
      ],
    ],
  ])('reads the marks of Qwen2-VL: %s', (_, text, shapes) => {
    expect(shapesOf(read(text))).toEqual(shapes);
    expect(read(text)).toMatchObject({ issues: [], complete: true });
  });

  it.each([
    '<|obj',
    '<|object_ref_start|>b',
    '<|object_ref_start|>b<|object_ref_end|>',
    '<|box_start|>(5,6),(7',
  ])('says that marks were cut at %j', (tail) => {
    const marks = '<|object_ref_start|>a<|object_ref_end|><|box_start|>(1,2),(3,4)<|box_end|>';
    const result = read(marks + tail);
    expect(shapesOf(result)).toEqual([['box', 'a', 1, 2, 3, 4]]);
    expect(codesOf(result)).toEqual(['cut_off']);
    expect(read(tail)).toMatchObject({ annotations: [], complete: false });
  });

  it.each(['Box: [1, 2, 3, 4] <', '<|im_start|>assistant\n{"bbox_2d": [1, 2, 3, 4]}<|im_end'])(
    'keeps the JSON before what only begins like a mark: %j',
    (text) => {
      expect(shapesOf(read(text))).toEqual([['box', undefined, 1, 2, 3, 4]]);
    },
  );

  it('takes HTML whose outermost element is closed for whole, whatever is left open inside', () => {
    const item = (text: string) => `<li data-bbox="1 2 3 4">${text}`;
    const html = `<html><ul>${item('a')}${item('b')}</ul></html>`;
    expect(read(html)).toMatchObject({ issues: [], complete: true });
    expect(shapesOf(read(html)).map(([, mention]) => mention)).toEqual(['a', 'b']);
    expect(read(html.replace('</html>', '')).complete).toBe(false);
  });

  it('says where a box stands with its marks', () => {
    const box = '<|box_start|>(1,2),(3,4)<|box_end|>';
    const { start, end } = read(`At ${box}.`).annotations[0]!.span;
    expect(`At ${box}.`.slice(start, end)).toBe(box);
  });

  it('leaves out marks without coordinates', () => {
    expect(codesOf(read('<|box_start|>none<|box_end|><|box_start|>(1,2),(3,4),(5,6)<|box_end|>'))).toEqual([
      'invalid_item',
      'invalid_item',
    ]);
  });

  it('knows JSON that its fence closes too early from an answer that was cut off', () => {
    const item = '{"bbox_2d": [1, 2, 3, 4], "label": "a"';
    for (const inside of [`[${item}}`, `[${item}`, item]) {
      const result = read(`\`\`\`json\n${inside}\n\`\`\`\nDone.`);
      expect(shapesOf(result)).toEqual([['box', 'a', 1, 2, 3, 4]]);
      expect(codesOf(result)).toEqual(['malformed']);
      expect(result.complete).toBe(true);
    }
  });

  it.each(['a ``` b', '```', '```json'])('takes the fence in the label %j for a part of it', (label) => {
    const json = JSON.stringify([{ bbox_2d: [1, 2, 3, 4], label }, { bbox_2d: [5, 6, 7, 8] }], null, 1);
    const fenced = `\`\`\`json\n${json}\n\`\`\``;
    for (const text of [fenced, `So: \`\`\`${json}\`\`\` is it.`, `As \`\`\`x\`\`\` is:\n${fenced}`]) {
      expect(shapesOf(read(text))).toEqual([
        ['box', label, 1, 2, 3, 4],
        ['box', undefined, 5, 6, 7, 8],
      ]);
      expect(read(text)).toMatchObject({ issues: [], complete: true });
    }
  });

  it.each([
    ['1.5', 1.5],
    ['00:01.50', 1.5],
    ['01:02:03', 3723],
    ['soon', undefined],
  ])('reads the time %j', (time, t) => {
    const { annotations } = read(JSON.stringify([{ time, bbox_2d: [1, 2, 3, 4], label: 'a' }]));
    expect(annotations[0]!.t).toBe(t);
  });

  it('leaves out the tags of its thinking', () => {
    const text = '<think>Here? <point x="9" y="9">a</point></think>[1] <point x="1" y="2">a</point>';
    const result = read(text);
    expect(shapesOf(result)).toEqual([['point', 'a', 1, 2]]);
    const { start, end } = result.annotations[0]!.span;
    expect(text.slice(start, end)).toBe('<point x="1" y="2">a</point>');
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

  it('takes a score from wherever there is one, and numbers in prose for what they are', () => {
    const result = read(
      'In [2019, 2020, 2021]: [{"bbox_2d": [1, 2, 3, 4], "score": null, "confidence": "0.9"}]',
    );
    expect(result.annotations).toMatchObject([{ score: 0.9 }]);
    expect(result.issues).toEqual([]);
  });

  it('prefers the label that was asked for to a field that may be one', () => {
    const text = '[{"bbox_2d": [1, 2, 3, 4], "type": "bus"}]';
    expect(shapesOf(read(text))).toEqual([['box', 'bus', 1, 2, 3, 4]]);
    expect(shapesOf(formats.qwen3VL(text, { ...options, label: 'car' }))).toEqual([
      ['box', 'car', 1, 2, 3, 4],
    ]);
  });

  it('reports an item whose numbers are under another name', () => {
    const result = read('[{"bbox_2d": [1, 2, 3, 4], "label": "a"}, {"rect": [1, 2, 3, 4], "label": "b"}]');
    expect(shapesOf(result)).toEqual([['box', 'a', 1, 2, 3, 4]]);
    expect(codesOf(result)).toEqual(['invalid_item']);
  });

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

  it('warns when that picture has to be taken for the image', () => {
    const result = formats.qwen25VL('[{"bbox_2d": [0, 0, 320, 120], "label": "a"}, {"bbox_2d"', options);
    expect(shapesOf(result)).toEqual([['box', 'a', 0, 0, 500, 250]]);
    expect(codesOf(result)).toEqual(['missing_input_size', 'cut_off']);
    const noSize = { imageSize: { width: 0, height: 0 } };
    expect(formats.qwen25VL('[{"bbox_2d": [0, 0, 322', noSize)).toMatchObject({
      annotations: [],
      complete: false,
    });
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
