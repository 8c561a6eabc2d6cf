// Draws the same data by every variant in one run and prints CPU time against raw canvas 2D (1.00).
//   npm run bench:overlay -- [--rounds 7] [--sets boxes-10k,points-10k] [--variants raw,ours] [--phases move] [--second]
// CPU time is the kernel's own account (schedstat, nanoseconds) of the renderer: main thread, and all its threads.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { serveBench } from '../page.mjs';
import { cpuOf, rendererOf } from '../rendererCpu.mjs';

const { values: args } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    sets: { type: 'string', default: 'boxes-1k-labels,boxes-10k,boxes-10k-labels,polygons-1k,points-10k' },
    /** A phase to print a profile of: first, move, settle, highlight, point or append. */
    profile: { type: 'string' },
    /** Whether another picture has been shown on the page before, so that most code has run. */
    second: { type: 'boolean', default: false },
    /** What is measured after the first frame. */
    phases: { type: 'string', default: 'highlight,point,append,move' },
    variants: {
      type: 'string',
      default: 'raw,rawTwoTone,naiveKonva,tunedKonva,svg,annotorious,imageAlone,reactCanvas,konvaCanvas,ours',
    },
  },
});
const rounds = Number(args.rounds);
const variants = args.variants.split(',');
const phases = args.phases.split(',').filter(Boolean);
const STEPS = 30;

async function measure(pid, run) {
  const before = cpuOf(pid);
  const result = await run();
  const after = cpuOf(pid);
  return { result, main: after.main - before.main, all: after.all - before.all };
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
    const session = await page.context().newCDPSession(page);
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage');
      return (await session.send('Runtime.getHeapUsage')).usedSize;
    };
    const profiled = async (phase, run) => {
      if (args.profile !== phase) return measure(pid, run);
      await session.send('Profiler.enable');
      await session.send('Profiler.setSamplingInterval', { interval: 100 });
      await session.send('Profiler.start');
      const result = await measure(pid, run);
      const { profile } = await session.send('Profiler.stop');
      printProfile(profile, `${set}, ${variant}, ${phase}`);
      return result;
    };
    if (args.second) {
      await call('mount', variant);
      await call('settle');
      await call('unmount');
      await call('prepare', set);
    }
    const heapBefore = await heap();
    const { result: can, ...first } = await profiled('first', () => call('mount', variant));
    figures.first = first;
    // Wait out late work of the first frame, so that it is not counted as the first step's.
    await call('settle');
    figures.memory = { main: ((await heap()) - heapBefore) / 1e6 };
    for (const phase of phases) {
      if (!can[phase]) continue;
      await call(phase, 3);
      await call('settle');
      const { main, all } = await profiled(phase, () => call(phase, STEPS));
      figures[phase] = { main: main / STEPS, all: all / STEPS };
      if (phase === 'move') figures.settle = await profiled('settle', () => call('settle'));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

/** Where the time of a phase went: milliseconds in each function itself, the longest first. */
function printProfile({ nodes, samples, timeDeltas }, title) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map();
  samples.forEach((id, index) => {
    const { functionName, lineNumber } = byId.get(id).callFrame;
    const name = `${functionName || '(anonymous)'}:${lineNumber}`;
    own.set(name, (own.get(name) ?? 0) + timeDeltas[index] / 1000);
  });
  console.error(`\n${title}`);
  for (const [name, ms] of [...own].sort((a, b) => b[1] - a[1]).slice(0, 30))
    console.error(`${ms.toFixed(1).padStart(8)}  ${name}`);
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const server = await serveBench('overlay', { minify: !args.profile });
for (const set of args.sets.split(',')) {
  const samples = Object.fromEntries(variants.map((variant) => [variant, []]));
  for (let i = 0; i < rounds; i++)
    for (const variant of variants) samples[variant].push(await round(server.address, set, variant));
  const figure = (variant, phase, thread) => {
    const values = samples[variant].flatMap((sample) => (sample[phase] ? [sample[phase][thread]] : []));
    return values.length ? median(values) : undefined;
  };
  console.log(
    `\n## ${set} (${args.second ? 'second picture of a page, ' : ''}medians of ${rounds}, CPU ms, in brackets against raw)\n`,
  );
  const columns = [
    ['first frame, main', 'first', 'main'],
    ['all', 'first', 'all'],
    ['move step, main', 'move', 'main'],
    ['all', 'move', 'all'],
    ['sharp again, main', 'settle', 'main'],
    ['highlight, main', 'highlight', 'main'],
    ['all', 'highlight', 'all'],
    ['pointer to highlight, main', 'point', 'main'],
    ['one more shape, main', 'append', 'main'],
  ];
  console.log(`| variant | ${columns.map(([name]) => name).join(' | ')} | heap MB |`);
  console.log('|---'.repeat(columns.length + 2).concat('|'));
  for (const variant of variants) {
    const cells = columns.map(([, phase, thread]) => {
      const value = figure(variant, phase, thread);
      if (value === undefined) return '-';
      // Sharp again is one whole painting, which is what a step of raw canvas is.
      const limit = samples.raw && figure('raw', phase === 'settle' ? 'move' : phase, thread);
      return `${value.toFixed(2)}${limit ? ` (${(value / limit).toFixed(2)})` : ''}`;
    });
    console.log(`| ${variant} | ${cells.join(' | ')} | ${figure(variant, 'memory', 'main').toFixed(1)} |`);
  }
}
await server.close();
process.exit(0);
