// Measures GroundedVideo on a film that carries its frame number in its pixels; README.md says how to read it.
//   npm run bench:video -- [--seconds 8] [--seeks 60] [--only exactness|cost]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { serveBench } from '../page.mjs';
import { cpuOf, rendererOf } from '../rendererCpu.mjs';

const { values: args } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    seeks: { type: 'string', default: '60' },
    only: { type: 'string' },
  },
});
const seconds = Number(args.seconds);
const FRAMES = 120;
const server = await serveBench('video', { assetsInlineLimit: 0 });
const browser = await chromium.launch({
  executablePath: process.env.PERCEPTRON_CHROMIUM || undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
await page.goto(server.address);
await page.waitForFunction(() => 'bench' in window);
const call = (name, ...rest) => page.evaluate(([n, r]) => window.bench[n](...r), [name, rest]);
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;

/** How far the overlay is from the picture, in frames; the film loops. */
function distance({ frame, overlay }) {
  const apart = Math.abs(frame - overlay);
  return Math.min(apart, FRAMES - apart);
}

/** Pictures of what was composed, as the browser's screencast gives them. */
async function record() {
  const session = await page.context().newCDPSession(page);
  const pictures = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(`data:image/jpeg;base64,${data}`);
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 80, everyNthFrame: 1 });
  await page.waitForTimeout(seconds * 1000);
  await session.send('Page.stopScreencast');
  await session.detach();
  // The first ones show what was there before.
  return pictures.slice(2);
}

/** Of frames seen in several pictures, how many had their own overlay in all of them. */
function report(name, read) {
  const frames = [];
  for (const picture of read) {
    const last = frames.at(-1);
    if (last?.[0].frame === picture.frame) last.push(picture);
    else frames.push([picture]);
  }
  const isExact = (picture) => distance(picture) === 0;
  const cells = [
    read.length,
    percent(read.filter(isExact).length, read.length),
    frames.length,
    percent(frames.filter((pictures) => pictures.every(isExact)).length, frames.length),
    Math.max(...read.map(distance)),
  ];
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

async function exactness() {
  console.log('| what | pictures | exact | frames in them | always exact | worst, in frames |');
  console.log('|---|---|---|---|---|---|');
  for (const [name, rates, mount] of [
    ['control', [1, 2], () => call('control')],
    ['default', [0, 1, 2], () => call('exactness', true)],
    ['`lockFrames={false}`', [0, 1, 2], () => call('exactness', false)],
  ]) {
    for (const rate of rates) {
      await mount();
      if (rate === 0) {
        const pictures = [];
        for (let i = 0; i < Number(args.seeks); i++) {
          await call('seek', (i * 53 + 7) % FRAMES);
          pictures.push(`data:image/png;base64,${(await page.screenshot()).toString('base64')}`);
        }
        report(`${name}, after seeks`, await call('decode', pictures));
      } else {
        await call('play', rate);
        const pictures = await record();
        await call('pause');
        report(`${name}, at ${rate}x`, await call('decode', pictures));
      }
    }
  }
}

async function cost() {
  const renderer = await rendererOf(browser, page);
  console.log('\n| what | frames presented | reached the page | main thread, ms a frame | all threads |');
  console.log('|---|---|---|---|---|');
  const film = async (name, mount) => {
    await mount();
    await call('play', 2);
    await call('frames', 1);
    const before = cpuOf(renderer);
    const { reached, presented } = await call('frames', seconds);
    const after = cpuOf(renderer);
    await call('pause');
    const each = (kind) => ((after[kind] - before[kind]) / reached).toFixed(2);
    console.log(
      `| ${name} | ${presented} | ${percent(reached, presented)} | ${each('main')} | ${each('all')} |`,
    );
  };
  await film('the video alone', () => call('plain'));
  await film('nothing to draw', () => call('many', 0, 2, {}));
  for (const [count, length, options, name] of [
    [1, 1000, {}, ''],
    [200, 1000, {}, ''],
    [200, 1000, { lockFrames: false }, ', `lockFrames={false}`'],
    [200, 1000, { showTrails: true }, ', trails'],
  ])
    await film(`${count} x ${length}${name}`, () => call('many', count, length, options));
}

console.log(`load ${loadavg()[0].toFixed(1)} at the start`);
if (args.only !== 'cost') await exactness();
if (args.only !== 'exactness') await cost();
console.log(`\nload ${loadavg()[0].toFixed(1)} at the end`);
await browser.close();
await server.close();
process.exit(0);
