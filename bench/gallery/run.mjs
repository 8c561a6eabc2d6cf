// A page of many images of 20 labelled boxes each, and the same by hand (an image and a canvas each): CPU time of the main
// thread to mount it and for one step of the wheel, and the canvases that there are after each. Medians, in turn.
//   node bench/gallery/run.mjs [--images 100] [--rounds 5]
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { serveBench } from '../page.mjs';
import { cpuOf, rendererOf } from '../rendererCpu.mjs';

const { values: args } = parseArgs({
  options: { images: { type: 'string', default: '100' }, rounds: { type: 'string', default: '5' } },
});
const STEPS = 40;
const server = await serveBench('gallery');

async function round(variant) {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--renderer-process-limit=1'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.goto(server.address);
    const call = (name, ...rest) => page.evaluate(([n, r]) => window.bench[n](...r), [name, rest]);
    const pid = await rendererOf(browser, page);
    const spent = async (run) => {
      const before = cpuOf(pid).main;
      await run();
      return cpuOf(pid).main - before;
    };
    const figures = { 'mount ms': await spent(() => call('mount', variant, Number(args.images))) };
    const count = async (when) => {
      const { large, megabytes } = await call('canvases');
      figures[`canvases ${when}`] = large;
      figures[`MB ${when}`] = megabytes;
    };
    await count('mounted');
    await call('rest');
    await count('at rest');
    await page.mouse.move(600, 450);
    const wheel = async () => {
      for (let step = 0; step < STEPS; step++) {
        await page.mouse.wheel(0, 300);
        await call('twoFrames');
      }
    };
    figures['wheel step ms'] = (await spent(wheel)) / STEPS;
    await count('scrolled');
    return figures;
  } finally {
    await browser.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const all = { ours: [], byHand: [] };
for (let i = 0; i < Number(args.rounds); i++)
  for (const variant of Object.keys(all)) all[variant].push(await round(variant));
const table = {};
for (const [variant, rounds] of Object.entries(all)) {
  const names = Object.keys(rounds[0]);
  const values = names.map((name) => [name, median(rounds.map((figures) => figures[name])).toFixed(1)]);
  table[variant] = Object.fromEntries(values);
}
console.table(table);
await server.close();
process.exit(0);
