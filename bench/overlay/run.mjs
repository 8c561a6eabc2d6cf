// Draws the same data by every variant in one run and prints CPU time against raw canvas 2D (1.00).
//   npm run bench:overlay -- [--rounds 7] [--sets boxes-10k,points-10k] [--variants raw,ours]
// CPU time is the kernel's own account (schedstat, nanoseconds) of the renderer: main thread, and all its threads.
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build, preview } from 'vite';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    sets: { type: 'string', default: 'boxes-1k-labels,boxes-10k,boxes-10k-labels,polygons-1k,points-10k' },
    variants: { type: 'string', default: 'raw,naiveKonva,tunedKonva,svg,annotorious,imageAlone,ours' },
  },
});
const rounds = Number(args.rounds);
const variants = args.variants.split(',');
const STEPS = 30;

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
  build: { outDir: here('../../node_modules/.cache/bench-overlay'), emptyOutDir: true },
  preview: { port: 0, host: '127.0.0.1' },
};

/** CPU nanoseconds of a process so far: of its main thread, and of all of its threads. */
function cpuOf(pid) {
  let main = 0;
  let all = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const time = Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
      all += time;
      if (thread === String(pid)) main = time;
    } catch {
      // The thread ended while the folder was read.
    }
  }
  return { main, all };
}

async function measure(pid, run) {
  const before = cpuOf(pid);
  const result = await run();
  const after = cpuOf(pid);
  return { result, main: (after.main - before.main) / 1e6, all: (after.all - before.all) / 1e6 };
}

/** The process of `page`: the renderer that works while the page does. Chromium keeps others ready. */
async function rendererOf(browser, page) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = pids.map((pid) => cpuOf(pid).main);
    await page.evaluate(() => {
      const end = performance.now() + 200;
      while (performance.now() < end);
    });
    const grown = pids.map((pid, index) => cpuOf(pid).main - before[index]);
    const [first, second = 0] = grown.toSorted((a, b) => b - a);
    if (first > 5e7 && second < first / 2) return pids[grown.indexOf(first)];
  }
  throw new Error('No renderer stood out while the page worked: is something else busy on this machine?');
}

async function round(address, set, variant) {
  const browser = await chromium.launch({
    executablePath: process.env.PERCEPTRON_CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--renderer-process-limit=1',
      '--disable-extensions',
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
    await page.goto(address);
    const call = (name, ...rest) => page.evaluate(([n, r]) => window.bench[n](...r), [name, rest]);
    await call('prepare', set);
    const pid = await rendererOf(browser, page);
    const figures = {};
    const { result: can, ...first } = await measure(pid, () => call('mount', variant));
    figures.first = first;
    // Wait out late work of the first frame, so that it is not counted as the first step's.
    await call('settle');
    if (can.highlight) {
      await call('highlight', 3);
      const { main, all } = await measure(pid, () => call('highlight', STEPS));
      figures.highlight = { main: main / STEPS, all: all / STEPS };
    }
    if (can.move) {
      const { main, all } = await measure(pid, () => call('move', STEPS));
      figures.move = { main: main / STEPS, all: all / STEPS };
      figures.settle = await measure(pid, () => call('settle'));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

await build(config);
const server = await preview(config);
const address = server.resolvedUrls.local[0];
for (const set of args.sets.split(',')) {
  const samples = Object.fromEntries(variants.map((variant) => [variant, []]));
  for (let i = 0; i < rounds; i++)
    for (const variant of variants) samples[variant].push(await round(address, set, variant));
  const figure = (variant, phase, thread) => {
    const values = samples[variant].flatMap((sample) => (sample[phase] ? [sample[phase][thread]] : []));
    return values.length ? median(values) : undefined;
  };
  console.log(`\n## ${set} (medians of ${rounds}, CPU ms, in brackets against raw)\n`);
  console.log(
    '| variant | first frame, main | all | move step, main | all | settle, main | highlight, main | all |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const variant of variants) {
    const cell = (phase, thread) => {
      const value = figure(variant, phase, thread);
      if (value === undefined) return '-';
      const limit = samples.raw && figure('raw', phase === 'settle' ? 'move' : phase, thread);
      return `${value.toFixed(2)}${limit ? ` (${(value / limit).toFixed(2)})` : ''}`;
    };
    const cells = [
      ['first', 'main'],
      ['first', 'all'],
      ['move', 'main'],
      ['move', 'all'],
      ['settle', 'main'],
      ['highlight', 'main'],
      ['highlight', 'all'],
    ].map(([phase, thread]) => cell(phase, thread));
    console.log(`| ${variant} | ${cells.join(' | ')} |`);
  }
}
await server.close();
process.exit(0);
