// Runs a command with PERCEPTRON_CHROMIUM set: node scripts/with-browser.mjs vitest run --project browser
import { spawnSync } from 'node:child_process';
import { ensureBrowser } from './browser.mjs';

const [command, ...args] = process.argv.slice(2);
const browser = await ensureBrowser();
const { status } = spawnSync(command, args, {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, PERCEPTRON_CHROMIUM: browser, STORYBOOK_DISABLE_TELEMETRY: '1' },
});
process.exitCode = status ?? 1;
