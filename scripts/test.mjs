// `npm test`: the package is built, since some tests install it, and every layer of tests runs against it.
import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.mjs';

const env = { ...process.env, PERCEPTRON_CHROMIUM: await ensureBrowser(), STORYBOOK_DISABLE_TELEMETRY: '1' };
const steps = [
  [process.execPath, ['scripts/build.mjs']],
  ['npx', ['vitest', 'run', ...process.argv.slice(2)]],
];
for (const [command, args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
