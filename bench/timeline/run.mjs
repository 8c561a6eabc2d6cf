// Measures ClipTimeline with 10,000 clips over 10 hours: what a frame costs while it moves.
//   node scripts/with-browser.mjs node bench/timeline/run.mjs [--clips 10000] [--only wheel,pan] [--profile wheel]
// See README.md beside this file.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { serveBench } from '../page.mjs';
import { framesOf, quantile, selfTimes } from './trace.mjs';

const { values: args } = parseArgs({
  options: {
    clips: { type: 'string', default: '10000' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const CLIPS = Number(args.clips);
// Readable names in profiles; the cost is that of parsing, before anything is measured.
const server = await serveBench('timeline', { minify: !args.profile });
const browser = await chromium.launch({
  executablePath: process.env.PERCEPTRON_CHROMIUM || undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, hasTouch: true });
const page = await context.newPage();
page.on('pageerror', (error) => console.error(error));
const cdp = await context.newCDPSession(page);
await page.goto(server.address);
await page.waitForFunction(() => 'bench' in window);
const call = (name, ...rest) => page.evaluate(([n, r]) => window.bench[n](...r) && undefined, [name, rest]);
const ask = (name, ...rest) => page.evaluate(([n, r]) => window.bench[n](...r), [name, rest]);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Trusted input, one step for each frame of 60 a second or slower. */
async function steps(count, dispatch) {
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await dispatch(i);
    await sleep(Math.max(0, 16.7 - (performance.now() - start)));
  }
}

const middleOf = ({ x, y, width, height }) => ({ x: x + width * 0.6, y: y + Math.min(height / 2, 100) });
const mouse = (type, at, more = {}) =>
  cdp.send('Input.dispatchMouseEvent', { type, x: at.x, y: at.y, ...more });
const drag = async (from, count, pathOf) => {
  const held = { button: 'left', buttons: 1 };
  await mouse('mousePressed', from, { ...held, clickCount: 1 });
  await steps(count, (i) => mouse('mouseMoved', pathOf(i), held));
  await mouse('mouseReleased', pathOf(count - 1), { button: 'left', clickCount: 1 });
};
const CTRL = 2;
const wheel = (at, deltaX, deltaY, modifiers = 0) => mouse('mouseWheel', at, { deltaX, deltaY, modifiers });

const whole = { duration: 36_000 };
const close = { ...whole, defaultView: { start: 7200, end: 7500 } };
const middle = { ...whole, defaultView: { start: 7200, end: 8800 } };

const scenarios = {
  wheel: [
    'zoom by wheel, all to 2 s and back',
    whole,
    async (track) => {
      await steps(160, (i) => wheel(middleOf(track), 0, i < 80 ? -50 : 50, CTRL));
    },
  ],
  pinch: [
    'zoom by trackpad pinch',
    middle,
    async (track) => {
      await steps(160, (i) => wheel(middleOf(track), 0, Math.floor(i / 40) % 2 ? 4 : -4, CTRL));
    },
  ],
  touch: [
    'pinch with two fingers',
    middle,
    async (track) => {
      const { x, y } = middleOf(track);
      const points = (gap) => [
        { x: x - gap, y, id: 1 },
        { x: x + gap, y, id: 2 },
      ];
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(60) });
      await steps(120, (i) =>
        cdp.send('Input.dispatchTouchEvent', {
          type: 'touchMove',
          touchPoints: points(60 + 200 * Math.abs(Math.sin(i / 20))),
        }),
      );
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
  ],
  scroll: [
    'pan by wheel',
    close,
    async (track) => {
      await steps(160, (i) => wheel(middleOf(track), i < 110 ? 60 : -60, 0));
    },
  ],
  pan: [
    'pan by drag, five minutes in view',
    close,
    async (track) => {
      const at = middleOf(track);
      await drag(at, 160, (i) => ({ x: at.x + 380 * Math.sin(i / 12), y: at.y }));
    },
  ],
  panDense: [
    'pan by drag, 27 minutes in view',
    middle,
    async (track) => {
      const at = middleOf(track);
      await drag(at, 160, (i) => ({ x: at.x + 380 * Math.sin(i / 12), y: at.y }));
    },
  ],
  follow: [
    'follow the playhead at 60x',
    close,
    async () => {
      await call('run', 60);
      await sleep(4000);
      await call('run', 0);
    },
  ],
  overview: [
    'drag in the overview',
    close,
    async () => {
      const { x, y, width, height } = await ask('boxOf', '.pr-timeline-overview');
      const at = (i) => ({ x: x + width * (0.5 + 0.4 * Math.sin(i / 25)), y: y + height / 2 });
      await drag(at(0), 160, at);
    },
  ],
  packed: [
    'zoom by wheel, packed',
    { ...whole, lanes: 'packed' },
    async (track) => {
      await steps(160, (i) => wheel(middleOf(track), 0, i < 80 ? -50 : 50, CTRL));
    },
  ],
  rows: [
    'scroll 40 rows of lanes',
    { ...middle, height: 240, lanes: 'packed' },
    async (track) => {
      await steps(80, (i) => wheel(middleOf(track), 0, i < 40 ? 30 : -30));
    },
  ],
  hover: [
    'move the pointer over clips',
    close,
    async (track) => {
      await steps(120, (i) => mouse('mouseMoved', { x: track.x + i * 8 + 10, y: track.y + 20 + i }));
    },
  ],
  stream: [
    'one more clip a frame, 200 times',
    null,
    async () => {
      await page.evaluate(() => window.arrive());
    },
  ],
};

const TRACED = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'disabled-by-default-v8.cpu_profiler'];

async function trace(run, profiled) {
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const ended = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: profiled ? TRACED : TRACED.slice(0, 3),
      recordMode: 'recordAsMuchAsPossible',
    },
  });
  await call('watch');
  await run();
  const times = await page.evaluate(() => window.stopWatching());
  await cdp.send('Tracing.end');
  await ended;
  cdp.removeAllListeners('Tracing.dataCollected');
  return { events, times };
}

const only = args.profile ? [args.profile] : (args.only?.split(',') ?? Object.keys(scenarios));
console.log(
  '| what | frames | CPU a frame, ms: median | 95 % | worst | over 8 ms | interval, ms: median | 95 % | worst | elements |',
);
console.log(`|${'---|'.repeat(10)}`);
for (const name of only) {
  const [title, props, run] = scenarios[name];
  if (props) await call('mount', CLIPS, props);
  else await call('stream', CLIPS, 200);
  await sleep(1500);
  const track = await ask('boxOf', '.pr-timeline-track');
  const { events, times } = await trace(() => run(track), name === args.profile);
  const costs = framesOf(events).toSorted((a, b) => a - b);
  const intervals = times
    .slice(1)
    .map((time, i) => time - times[i])
    .toSorted((a, b) => a - b);
  const cells = [costs, intervals].map((list) =>
    [quantile(list, 0.5), quantile(list, 0.95), list.at(-1)].map((value) => value.toFixed(1)).join(' | '),
  );
  const over = costs.filter((cost) => cost > 8).length;
  console.log(
    `| ${title} | ${costs.length} | ${cells[0]} | ${over} | ${cells[1]} | ${await ask('elements')} |`,
  );
  if (args.profile) console.log(selfTimes(events));
}
await browser.close();
await server.close();
process.exit(0);
