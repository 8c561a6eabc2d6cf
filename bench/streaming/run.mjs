// Streams 10,000 deltas through client, parser, controller and hook into a React component, and prints the scripting time
// of every thousand (Chromium's own account), and React commits against frames.
//   node bench/streaming/run.mjs [--rounds 5]
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { serveBench } from '../page.mjs';

const { values: args } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const server = await serveBench('streaming');
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});

async function round() {
  const page = await browser.newPage();
  await page.goto(server.address);
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
