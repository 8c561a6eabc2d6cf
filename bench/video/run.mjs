// Measures GroundedVideo on a film that carries its frame number in its pixels.
//   node scripts/with-browser.mjs node bench/video/run.mjs [--seconds 8] [--seeks 60]
// Exactness, twice: for each presented frame, when the overlay has been painted for it; and in pictures of the page as it
// was composited, where a refresh may show the new frame with the old overlay for 1/60 s, because the browser may compose
// the two apart. A busy machine shows in both.
// Cost: main-thread time of the overlay for each frame of 200 tracks with 1,000 waypoints each.
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build, preview } from 'vite';

const { values: args } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, seeks: { type: 'string', default: '60' } },
});
const FRAMES = 120;
const here = (path) => new URL(path, import.meta.url).pathname;
const config = {
  configFile: false,
  root: here('.'),
  logLevel: 'warn',
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^perceptron-react$/, replacement: here('../../src/index.ts') },
      { find: /^perceptron-react\/core$/, replacement: here('../../src/core.ts') },
    ],
  },
  build: { outDir: here('../../node_modules/.cache/bench-video'), emptyOutDir: true, assetsInlineLimit: 0 },
  preview: { port: 0, host: '127.0.0.1' },
};

await build(config);
const server = await preview(config);
const browser = await chromium.launch({
  executablePath: process.env.PERCEPTRON_CHROMIUM || undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
await page.goto(server.resolvedUrls.local[0]);
await page.waitForFunction(() => 'bench' in window);
const call = (name, ...rest) => page.evaluate(([n, r]) => window.bench[n](...r), [name, rest]);

/** How far the overlay is from the picture, in frames; the film loops. */
const distance = ({ frame, overlay }) => {
  const apart = Math.abs(frame - overlay);
  return Math.min(apart, FRAMES - apart);
};

/** @param missed frames that were presented while the page was busy: counted as not exact */
function report(name, read, missed = 0) {
  const errors = read.map(distance);
  const exact = errors.filter((error) => error === 0).length;
  const share = (100 * exact) / (errors.length + missed);
  console.log(
    `| ${name} | ${errors.length + missed} | ${missed} | ${share.toFixed(1)} % | ${Math.max(...errors)} |`,
  );
}

/** Pictures of what was composited, as the browser's screencast gives them. */
async function record(milliseconds) {
  const session = await page.context().newCDPSession(page);
  const pictures = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(`data:image/jpeg;base64,${data}`);
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 80, everyNthFrame: 1 });
  await page.waitForTimeout(milliseconds);
  await session.send('Page.stopScreencast');
  await session.detach();
  // The first ones show what was there before.
  return pictures.slice(2);
}

console.log('| what | looked at | missed by the page | exact | worst, frames |\n|---|---|---|---|---|');
await call('exactness');
const seeks = [];
for (let i = 0; i < Number(args.seeks); i++) {
  await call('seek', (i * 53 + 7) % FRAMES);
  seeks.push(`data:image/png;base64,${(await page.screenshot()).toString('base64')}`);
}
report('screenshots after seeks, paused', await call('decode', seeks));
for (const rate of [1, 2]) {
  await call('play', rate);
  const { results, missed } = await call('presented', Number(args.seconds));
  report(`presented frames at ${rate}x`, results, missed);
  const pictures = await record(Number(args.seconds) * 1000);
  await call('pause');
  report(`screencast at ${rate}x, each refresh`, await call('decode', pictures));
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
console.log('\n| tracks x waypoints | frames | median, ms | 95 % | worst |\n|---|---|---|---|---|');
for (const [count, length, trails] of [
  [200, 1000, false],
  [200, 1000, true],
  [10, 1000, false],
]) {
  await call('many', count, length, trails);
  const times = (await call('frameTimes', 4)).toSorted((a, b) => a - b);
  const cells = [quantile(times, 0.5), quantile(times, 0.95), times.at(-1)].map((time) => time.toFixed(2));
  console.log(`| ${count} x ${length}${trails ? ', trails' : ''} | ${times.length} | ${cells.join(' | ')} |`);
}
await browser.close();
await server.close();
process.exit(0);
