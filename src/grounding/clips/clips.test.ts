import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClipAnnotation,
  clipsToCSV,
  clipsToJSON,
  clipsToWebVTT,
  parseGrounding,
  parseWebVTT,
} from '../index.js';

const clip = (start: number, end?: number, mention?: string): ClipAnnotation => ({
  id: 'c',
  span: { start: 0, end: 0 },
  kind: 'clip',
  start,
  ...(end !== undefined && { end }),
  ...(mention !== undefined && { mention }),
});
const answer = parseGrounding(
  '<clip t="12.5 18" mention="Anna &amp; Bo > Cy" /> <clip t="3" mention="goal" /> <clip t="3725.25 3601" />',
);

describe('clipsToWebVTT', () => {
  it('writes cues in the order of time, moments as such, reversed ranges the right way round', () => {
    expect(clipsToWebVTT(answer)).toBe(`WEBVTT

moment-1
00:00:03.000 --> 00:00:04.000
goal

clip-2
00:00:12.500 --> 00:00:18.000
Anna &amp; Bo &gt; Cy

clip-3
01:00:01.000 --> 01:02:05.250
Clip
`);
  });

  it('takes the length of moments and a title for the unnamed', () => {
    const written = clipsToWebVTT([clip(0)], { momentDuration: 0.25, untitled: 'Untitled' });
    expect(written).toContain('00:00:00.000 --> 00:00:00.250\nUntitled');
    expect(() => clipsToWebVTT([], { momentDuration: 0 })).toThrow(/0.001 or more/);
    expect(() => clipsToWebVTT([clip(-1)])).toThrow(/time -1: times are seconds/);
    expect(clipsToWebVTT([])).toBe('WEBVTT\n');
  });

  it('is one cue a clip, whatever a mention holds', () => {
    const nasty = clipsToWebVTT([clip(0, 1, 'a\n\n00:00:05.000 --> 00:00:06.000\n<v b>\0')]);
    expect(parseWebVTT(nasty)).toMatchObject({
      clips: [{ start: 0, end: 1, mention: 'a 00:00:05.000 --> 00:00:06.000 <v b>\uFFFD' }],
      issues: [],
    });
  });

  it('does not fail on times that only a model writes', () => {
    expect(parseWebVTT(clipsToWebVTT([clip(0, 1e300)])).clips).toHaveLength(1);
  });
});

describe('parseWebVTT', () => {
  it('reads chapters as they come', () => {
    const file = `\uFEFFWEBVTT - Chapters\r\nKind: chapters\r\n\r\nNOTE made by hand\r\n\r\nSTYLE\r\n::cue {}\r\n\r
00:01.000 --> 00:02.500 align:start line:0\r\n<v Fred>Hi, <b>you</b> &amp; me</v>\r\n\r
second\r\n01:00:00.000 --> 01:00:01.000\r\ntwo\r\nlines`;
    const { clips, issues } = parseWebVTT(file, { idPrefix: 'v:' });
    expect(issues).toEqual([]);
    expect(clips).toMatchObject([
      { kind: 'clip', start: 1, end: 2.5, mention: 'Hi, you & me' },
      { start: 3600, end: 3601, mention: 'two lines' },
    ]);
    expect(clips[1]!.id).toBe(`v:cue-${file.indexOf('second')}`);
    expect(file.slice(clips[1]!.span.start)).toBe(file.slice(file.indexOf('second')));
  });

  it('reads cues that no empty line divides, and those in the block of the header, as browsers do', () => {
    const { clips, issues } = parseWebVTT(
      'WEBVTT\nKind: chapters\n00:01.000 --> 00:02.000\none\n \n two \n00:03.000-->00:04.000\tline:1\nthree\n\nNOTE 00:09.000\n\nREGION\nid:fred\n\n4\n00:05.000 --> 00:06.000\n&lrm;four&nbsp;&amp;amp;\n',
    );
    expect(issues).toEqual([]);
    expect(clips.map(({ start, end, mention }) => [start, end, mention])).toEqual([
      [1, 2, 'one two'],
      [3, 4, 'three'],
      [5, 6, '\u200Efour\u00A0&amp;'],
    ]);
  });

  it.each(['00:60.000', '1:00', '00:00:00', '00:00.0000', '0x1:00.000', '-00:01.000', ''])(
    'does not take %j for a time',
    (time) => {
      const { clips, issues } = parseWebVTT(
        `WEBVTT\n\n${time} --> 01:00:00.000\na\n\n00:01.000 --> ${time}\nb`,
      );
      expect(clips).toEqual([]);
      expect(issues.map(({ code }) => code)).toEqual(['invalid_timing', 'invalid_timing']);
    },
  );

  it('reports what it cannot read and goes on', () => {
    const { clips, issues } = parseWebVTT(
      '1\n00:00:01,000 --> 00:00:02,000\nSubRip\n\n5 --> 6\nno\n\n00:09.000 --> 00:08.000\nback\n\n00:03.000 --> 00:03.000\n',
    );
    expect(clips).toMatchObject([
      { start: 1, end: 2, mention: 'SubRip' },
      { start: 8, end: 9 },
      { start: 3 },
    ]);
    expect(clips[2]).not.toHaveProperty('end');
    expect(issues.map(({ code }) => code)).toEqual(['missing_header', 'invalid_timing', 'reversed_timing']);
    expect(issues[1]!.message).toContain('"5 --> 6" is not');
  });

  it('never throws, and takes a megabyte of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { clips } = parseWebVTT(`WEBVTT\n\n${text}`);
        for (const { start, end = start } of clips) expect(end).toBeGreaterThanOrEqual(start);
      }),
    );
    const [start] = ['00:00.000 --> 00:01.000\n'];
    for (const hostile of ['<', '-->', '&', '\r', '1:', '\n', start!])
      expect(parseWebVTT(start + hostile.repeat(1e6 / hostile.length)).clips.length).toBeGreaterThan(0);
  });
});

const mention = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('-->', '<b>&amp;</b>', 'a\r\n\nb'),
);
const times = fc.tuple(fc.nat({ max: 4e8 }), fc.option(fc.nat({ max: 4e8 }), { nil: undefined }));
const anyClips = fc.array(fc.tuple(times, fc.option(mention, { nil: undefined })), { maxLength: 12 });
/** What a file can keep: milliseconds, one line, the order of time. */
const kept = (list: ReadonlyArray<readonly [readonly [number, number | undefined], string | undefined]>) =>
  list
    .map(([[start, end = start], text = '']) => ({
      start: Math.min(start, end) / 1000,
      end: start === end ? undefined : Math.max(start, end) / 1000,
      mention: text.replace(/\s+/g, ' ').trim().replaceAll('\0', '\uFFFD') || 'Clip',
    }))
    .sort((a, b) => a.start - b.start);

describe('round trips', () => {
  it('through WebVTT', () => {
    fc.assert(
      fc.property(anyClips, (list) => {
        const clips = list.map(([[start, end], text]) =>
          clip(start / 1000, end === undefined ? undefined : end / 1000, text),
        );
        const back = parseWebVTT(clipsToWebVTT(clips));
        expect(back.issues).toEqual([]);
        expect(back.clips.map(({ start, end, mention: text }) => ({ start, end, mention: text }))).toEqual(
          kept(list),
        );
      }),
    );
  });

  it('through JSON', () => {
    expect(JSON.parse(clipsToJSON(answer))).toEqual([
      { start: 3, mention: 'goal' },
      { start: 12.5, end: 18, mention: 'Anna & Bo > Cy' },
      { start: 3601, end: 3725.25 },
    ]);
    expect(clipsToJSON([{ ...clip(1), assetIdx: 0 }], { space: 0 })).toBe('[{"start":1,"assetIdx":0}]');
  });
});

/** The fields of each record, by RFC 4180. */
function readCSV(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let [row, at]: [string[], number] = [[], 0];
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        field += text[at];
      }
      at++;
    } else while (text[at] !== delimiter && !text.startsWith('\r\n', at)) field += text[at++];
    row.push(field);
    if (text[at] === delimiter) at++;
    else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}

describe('clipsToCSV', () => {
  it('quotes what needs it and leaves the end of a moment empty', () => {
    expect(
      clipsToCSV([clip(3), clip(1, 2.25, 'says "hi", twice'), { ...clip(0, 1, 'a;b\nc'), assetIdx: 1 }]),
    ).toBe('start,end,mention,asset_idx\r\n0,1,"a;b\nc",1\r\n1,2.25,"says ""hi"", twice",\r\n3,,,\r\n');
    expect(clipsToCSV([clip(0, 1, 'a;b')], { delimiter: ';' })).toContain('0;1;"a;b";');
  });

  it("keeps a model's words from running in a spreadsheet", () => {
    const written = clipsToCSV([clip(0, 1, '=HYPERLINK("http://x")')]);
    expect(written).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(clipsToCSV([clip(0, 1, '=1')], { guardFormulas: false })).toContain(',=1,');
    // Not the delimiter here, but where the file is opened it may be.
    expect(clipsToCSV([clip(0, 1, 'a;=1')])).toContain(',"a;=1",');
  });

  it('gives back every field to whoever reads it by RFC 4180', () => {
    fc.assert(
      fc.property(anyClips, fc.constantFrom(',' as const, ';' as const, '\t' as const), (list, delimiter) => {
        const clips = list.map(([[start, end], text]) =>
          clip(start / 1000, end === undefined ? undefined : end / 1000, text),
        );
        const written = clipsToCSV(clips, { delimiter });
        const rows = readCSV(written, delimiter);
        expect(rows).toHaveLength(clips.length + 1);
        const mentions = [...clips]
          .map(({ start, end = start, mention: text = '' }) => ({ at: Math.min(start, end), text }))
          .sort((a, b) => a.at - b.at);
        for (const [i, { at, text }] of mentions.entries()) {
          expect(rows[i + 1]).toHaveLength(4);
          expect(Number(rows[i + 1]![0])).toBe(at);
          expect(rows[i + 1]![2]).toBe(/^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text);
        }
      }),
    );
  });
});
