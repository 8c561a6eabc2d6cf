// Streams 10,000 deltas through client, parser, controller and hook into a React component, and prints the scripting time
// of every thousand (Chromium's own account), and React commits against frames.
//   node bench/streaming/run.mjs [--rounds 5]
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { ensureBrowser } from '../../scripts/browser.mjs';

const { values: args } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const here = (path) => new URL(path, import.meta.url).pathname;
const config = {
  configFile: false,
  root: here('.'),
  logLevel: 'warn',
  plugins: [react()],
  resolve: { alias: [{ find: /^perceptron-react$/, replacement: here('../../src/index.ts') }] },
  build: { outDir: here('../../node_modules/.cache/bench-streaming'), emptyOutDir: true },
  preview: { port: 0, host: '127.0.0.1' },
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

await build(config);
const server = await preview(config);
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});

async function round() {
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls.local[0]);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const script = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  await page.waitForFunction(() => document.querySelector('button'));
  await page.evaluate(() => globalThis.bench.start());
  const thousands = [];
  for (let thousand = 0; thousand < 10; thousand++) {
    const before = await script();
    await page.evaluate(() => globalThis.bench.feed(1000));
    thousands.push((await script()) - before);
  }
  const counted = await page.evaluate(() => globalThis.bench.finish());
  await page.close();
  return { thousands, counted };
}

try {
  const rounds = [];
  for (let index = 0; index < Number(args.rounds); index++) rounds.push(await round());
  console.log(`Scripting time per delta in microseconds, median of ${rounds.length} rounds:`);
  for (let thousand = 0; thousand < 10; thousand++) {
    const micros = median(rounds.map(({ thousands }) => thousands[thousand]));
    console.log(`  ${`${thousand * 1000}`.padStart(5)}..${(thousand + 1) * 1000}  ${micros.toFixed(1)}`);
  }
  for (const { counted } of rounds)
    console.log(
      `${counted.commits} commits in ${counted.frames} frames; ${counted.characters} characters, ${counted.shapes} shapes`,
    );
} finally {
  await browser.close();
  await server.close();
}
