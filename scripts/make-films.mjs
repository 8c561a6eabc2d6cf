// Makes the films in demo/films (needs ffmpeg; the playground needs only the films): node scripts/make-films.mjs [name]
//
// cat: the 24 photographs of Muybridge's house cat, cut from their plate and put on top of each other.
// harbour: drawn. Both are drawn by demo/films/make in a browser, so that the answers can share their motion.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root, withPlayground } from './playground.mjs';

const films = process.argv[2] ? [process.argv[2]] : ['cat', 'harbour'];
const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
const yuv = [
  '-pix_fmt',
  'yuv420p',
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
  '-color_range',
  'tv',
];
const matrix = ['-vf', 'scale=out_color_matrix=bt709:out_range=tv'];

const encodings = {
  webm: [
    '-c:v',
    'libvpx-vp9',
    '-b:v',
    '0',
    '-crf',
    '34',
    '-g',
    '50',
    '-row-mt',
    '1',
    '-deadline',
    'good',
    '-cpu-used',
    '1',
  ],
  mp4: [
    '-c:v',
    'libx264',
    '-preset',
    'veryslow',
    '-crf',
    '26',
    '-g',
    '50',
    '-movflags',
    '+faststart',
    '-threads',
    '2',
  ],
};

/** Runs ffmpeg on PNG frames from its standard input. */
function encoder(rate, file, args) {
  const input = ['-f', 'image2pipe', '-framerate', String(rate), '-c:v', 'png', '-i', '-'];
  const ffmpeg = spawn('ffmpeg', [...quiet, ...input, '-an', ...matrix, ...args, ...yuv, ...exact, file], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  return { input: ffmpeg.stdin, done: once(ffmpeg, 'close') };
}

/** Draws a film in a page of its own and encodes it. */
async function make(name, page) {
  await page.waitForFunction(() => 'start' in window);
  const film = await page.evaluateHandle((which) => window.start(which), name);
  const { framesPerSecond, count, poster } = await film.evaluate(({ frame: _, ...about }) => about);
  const file = (ending) => join(root, `demo/films/${name}.${ending}`);
  const outputs = Object.entries(encodings).map(([ending, args]) =>
    encoder(framesPerSecond, file(ending), args),
  );
  const still = encoder(1, file('jpg'), ['-frames:v', '1', '-q:v', '4']);
  for (let index = 0; index < count; index++) {
    const png = Buffer.from(await film.evaluate(({ frame }, at) => frame(at), index), 'base64');
    for (const { input } of outputs) if (!input.write(png)) await once(input, 'drain');
    if (index === poster) still.input.end(png);
  }
  for (const { input } of outputs) input.end();
  await Promise.all([...outputs, still].map(({ done }) => done));
  for (const ending of [...Object.keys(encodings), 'jpg'])
    console.log(`${name}.${ending}: ${Math.round((await stat(file(ending))).size / 1024)} KB`);
}

await withPlayground(async (browser, url) => {
  for (const name of films) {
    const page = await browser.newPage();
    await page.goto(`${url}films/make/index.html`);
    await make(name, page);
    await page.close();
  }
});
