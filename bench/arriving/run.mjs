// Shapes stream into one image, 500 a second: script and all tasks of the main thread for each frame (Chromium's own
// account), and how far frames were apart. Each round goes on where the one before ended.
//   node bench/arriving/run.mjs [--rate 500] [--seconds 4] [--rounds 3]
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { serveBench } from '../page.mjs';

const { values: args } = parseArgs({
  options: {
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
  },
});
const server = await serveBench('arriving');
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1230, height: 920 } });
  await page.goto(server.address);
  await page.locator('.pr-image[data-status=loaded]').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted) => metrics.find(({ name }) => name === wanted).value * 1000;
    return { script: of('ScriptDuration'), tasks: of('TaskDuration') };
  };
  for (let round = 1; round <= Number(args.rounds); round++) {
    const before = await spent();
    const gaps = await page.evaluate(
      ([rate, seconds]) => window.arrive(rate, seconds),
      [Number(args.rate), Number(args.seconds)],
    );
    const after = await spent();
    const share = (what) => ((after[what] - before[what]) / gaps.length).toFixed(2);
    const sorted = gaps.toSorted((a, b) => a - b);
    const [median, slow] = [0.5, 0.95].map((part) => sorted[Math.floor(part * sorted.length)].toFixed(1));
    console.log(
      `${round * args.rate * args.seconds} shapes: ${gaps.length} frames, ${median} ms apart (95 %: ${slow}), of each ${share('script')} ms script, ${share('tasks')} ms in all tasks`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
