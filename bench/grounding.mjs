/**
 * How fast markup is read: whole, in pieces, and when it is hostile. CPU time, so that a busy machine matters less.
 *
 *   npm run build && node bench/grounding.mjs [path of core.js]
 */
import { pathToFileURL } from 'node:url';

const core = process.argv[2]
  ? pathToFileURL(process.argv[2]).href
  : new URL('../dist/core.js', import.meta.url).href;
const { createGroundingStream, parseGrounding } = await import(core);

const MB = 1 << 20;
const fill = (unit, size = MB) => unit.repeat(Math.ceil(size / unit.length));
const prose = 'The quick brown fox jumps over the lazy dog, and nobody minds. ';
const box = '<point_box mention="traffic light"> (808,248) (863,386) </point_box> ';
const answer = fill(prose + box, 100_000);
const collection = `<collection mention="cars">${fill('<point> (12,345) </point> ', 250_000)}</collection>`;
const misquoted = `<point mention="5" tall"> (1,2) </point> ${fill(prose + box, 100_000)}`;
const polygon = `<polygon> ${fill('(123,456) ', 100_000)}</polygon>`;

function cpu(run) {
  run();
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function inPieces(text, pieces) {
  const stream = createGroundingStream();
  for (let piece = 0; piece < pieces; piece += 1) {
    const at = (index) => Math.floor((index * text.length) / pieces);
    stream.push(text.slice(at(piece), at(piece + 1)));
    stream.snapshot();
  }
  return stream.end();
}

const rows = [];
const whole = { prose: fill(prose), 'prose and boxes': fill(prose + box), 'boxes only': fill(box) };
for (const [name, text] of Object.entries(whole)) {
  const ms = cpu(() => parseGrounding(text));
  rows.push({ case: `parse 1 MB: ${name}`, 'cpu ms': ms.toFixed(0), 'MB/s': (1000 / ms).toFixed(1) });
}
const streamed = {
  'answer 100 KB': answer,
  'one collection 250 KB': collection,
  'lone quote 100 KB': misquoted,
  'one polygon 100 KB': polygon,
};
for (const [name, text] of Object.entries(streamed)) {
  for (const pieces of [10, 1000, 10_000]) {
    const ms = cpu(() => inPieces(text, pieces));
    const row = { case: `stream with snapshots: ${name}`, deltas: pieces, 'cpu ms': ms.toFixed(0) };
    rows.push({ ...row, 'us/delta': ((ms * 1000) / pieces).toFixed(1) });
  }
}
const hostile = {
  '<point ': fill('<point '),
  'unclosed quotes': fill('<point mention="'),
  'alternating quotes': fill(`<point mention="'`),
  '<': fill('<'),
  'nested containers': fill('<collection>'),
  'stray close tags in a container': `<track>${fill('</point>')}`,
};
for (const [name, text] of Object.entries(hostile)) {
  const ms = cpu(() => parseGrounding(text));
  rows.push({ case: `hostile 1 MB: ${name}`, 'cpu ms': ms.toFixed(0), 'MB/s': (1000 / ms).toFixed(1) });
}
console.table(rows);
