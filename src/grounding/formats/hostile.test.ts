import { describe, expect, it } from 'vitest';
import { names, options, readers } from '../../../test/support/formatSamples.js';

describe('hostile input', () => {
  /** Enough to tell a quadratic reader: it would take minutes. */
  const size = 100_000;
  const attacks = [
    '[',
    '{',
    '(',
    '"',
    "'",
    '<',
    '<loc',
    '<loc0001>',
    '<loc_1>',
    '<poly>',
    '<point ',
    '<point x="1" y="1">',
    '<|det|>[',
    '<|ref|>',
    '<|box_start|>',
    '<|box_start|>(1,2)<|',
    '</s><s><pad>',
    '<![CDATA[',
    '<a><![CDATA[<]]>',
    ']```',
    '```json\n]   ',
    '<li data-bbox="1 2 3 4">',
    '```',
    '```[/*',
    '[{"bbox_2d":',
    '{"a":1,',
    '{[],',
    '[[1,2,3,4],',
    '"\\',
    '//',
    '/*',
    '1',
    '9.',
    ' ',
    '\n',
    '0 ',
    '&',
    '<!--',
    '<!-- a (1',
    '<!-- a ',
    '<a "',
    "<a '",
    '<object>',
    '</object>',
    '<object><name>',
    '{"objects":[{}',
    '{"a":{"b":[',
    '}',
    ']',
    '[}',
    '{]',
    '"a" ',
    '</think>',
    '<think>',
    '<points coords="1 1 2 3 ',
    '[{"mask": "x, "label": "y"},',
    '<seg001>',
    '0,',
  ];

  it.each(attacks)('gets through much of %j', (attack) => {
    const text = attack.repeat(size / attack.length);
    for (const name of names) {
      const result = readers[name](text, options);
      expect(result.issues.length).toBeLessThan(size);
    }
  });

  it.each([
    ['<path d="', 'M0 0L1 1L1 0z'],
    ['<rect transform="', 'rotate'],
    ['<rect transform="', 'rotate(1'],
    ['<polygon points="', '1.'],
  ])('gets through much of an SVG with %s%s', (start, attack) => {
    const value = `<svg>${start}${attack.repeat(size / attack.length)}"/></svg>`;
    const target = { selector: { type: 'SvgSelector', value } };
    expect(readers.webAnnotation([{ target }], options).complete).toBe(true);
  });

  it('gets through values nested deeper than any stack', () => {
    let deep: unknown = [1, 2, 3, 4];
    for (let i = 0; i < 100_000; i++) deep = [deep];
    for (const name of names) expect(readers[name](deep, options)).toBeDefined();
  });
});
