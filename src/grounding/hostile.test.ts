import { describe, expect, it } from 'vitest';
import { createGroundingStream, parseGrounding } from './index.js';

const MB = 1 << 20;
const fill = (unit: string) => unit.repeat(Math.ceil(MB / unit.length));

/** A megabyte of what makes careless parsers quadratic or overflow the stack. */
const HOSTILE: Record<string, string> = {
  'open tags that never end': fill('<point '),
  'unclosed double quotes': fill('<point mention="'),
  'unclosed single quotes': fill("<point mention='"),
  'one unclosed quote, then tags': `<point mention="${fill('<point> (1,2) </point>')}`,
  'alternating quotes': fill(`<point mention="'`),
  'alternating quotes without tags': `<point ${fill(`"'`)}`,
  'three tags at once': fill(`<point "<point '<point `),
  'less-than signs': fill('<'),
  'greater-than signs': fill('>'),
  'close slashes': fill('</'),
  'nested collections': fill('<collection>'),
  'nested tracks': fill('<track>'),
  'nested containers, then the wrong close tags': fill('<collection>') + fill('</track>'),
  'nested containers, all closed':
    '<collection><track>'.repeat(50_000) + '</track></collection>'.repeat(50_000),
  'nested containers, closed from the bottom': `<track>${'<collection>'.repeat(80_000)}</track>`,
  'stray close tags': fill('</collection>'),
  'stray close tags in a container': `<collection>${fill('</point>')}`,
  'unpaired leaves in a container': `<collection>${fill('<point>')}`,
  'many children': `<collection mention="a" t="1" asset_idx="1">${fill('<point> (1,2) </point>')}</collection>`,
  'many waypoints': `<track asset_idx="1">${fill('<point t="1"> (1,2) </point>')}</track>`,
  'invalid children': `<collection>${fill('<point></point>')}`,
  ampersands: `<point mention="${fill('&')}"> (1,2) </point>`,
  'unknown references': `<point mention="${fill('&abcdefghijklmnopqrstuvwxyzabcdefgh')}"> (1,2) </point>`,
  'a long numeric reference': `<point mention="&#${fill('9')};"> (1,2) </point>`,
  parentheses: `<polygon>${fill('(')}</polygon>`,
  'unfinished tuples': `<polygon>${fill('(1,')}</polygon>`,
  digits: `<point>(${fill('9')},${fill('9')})</point>`,
  'bare digits': `<point>${fill('9')} ${fill('9')}</point>`,
  'bare pairs': `<polygon>${fill('1 2 ')}</polygon>`,
  'spaces in a tag': `<point ${fill(' ')}> (1,2) </point>`,
  'spaces in a body': `<point>(${fill(' ')}</point>`,
  'spaces around equals': `<point ${fill('mention = ')}> (1,2) </point>`,
  'words in a tag': `<point ${fill('a ')}> (1,2) </point>`,
  'one long word in a tag': `<point ${fill('a')}> (1,2) </point>`,
  'slashes in a tag': `<clip ${fill('/')}>`,
  'a long time': `<clip t="${fill('1')}"/><clip t="${fill(' ')}1"/>`,
  'lone surrogates': fill('<point\ud835'),
};

const PIECE = 1 << 16;

// A quadratic parser takes hours over these; the limit is for a busy machine.
describe.each(Object.entries(HOSTILE))('%s', (_, text) => {
  it('is read to its end without a throw, whole and in pieces', () => {
    const grounding = parseGrounding(text);
    expect(grounding.segments[0]?.span.start).toBe(0);
    expect(grounding.segments.at(-1)?.span.end).toBe(text.length);

    const start = text.slice(0, 4 * PIECE);
    const expected = parseGrounding(start);
    const stream = createGroundingStream();
    for (let index = 0; index < start.length; index += PIECE) {
      stream.push(start.slice(index, index + PIECE));
      stream.snapshot();
    }
    const ended = stream.end();
    expect(ended.text === expected.text).toBe(true);
    expect(ended.shapes.length).toBe(expected.shapes.length);
    expect(ended.issues.length).toBe(expected.issues.length);
  });
});

/** What may still become markup, so that all of it is kept until the end. */
const UNDECIDED: Record<string, string> = {
  'an open polygon': `<polygon> ${fill('(1,2) ')}`,
  'prose behind an open leaf': `<point>${fill('see 1 and 2. ')}`,
  'a tag that never ends': `<point ${fill('a ')}`,
  'whole leaves in an unclosed quote': `<point mention="${fill('<point> (1,2) </point>')}`,
};

// Whoever looks through all of it for each character takes ten minutes and more.
it.each(Object.entries(UNDECIDED))('%s is read character by character', (_, text) => {
  const stream = createGroundingStream();
  for (const character of text) stream.push(character);
  const ended = stream.end();
  const expected = parseGrounding(text);
  expect(ended.text === expected.text).toBe(true);
  expect(ended.shapes.length).toBe(expected.shapes.length);
});

it.each([' ', '1'])('a vertex of %j without end is shown character by character', (character) => {
  const stream = createGroundingStream();
  stream.push('<polygon> (1,2) (3,4) (5,6) (7');
  for (let count = 0; count < MB / 4; count++) {
    stream.push(character);
    stream.snapshot();
  }
  expect(stream.snapshot().shapes[0]).toMatchObject({ points: { length: 3 } });
  stream.push(',8) </polygon>');
  // No number has so many digits.
  expect(stream.end().shapes[0]).toMatchObject({ points: { length: character === ' ' ? 4 : 3 } });
});
