import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APP_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Ubuntu has a script of this name that only says which snap to install. Windows' Chrome would open a window. */
function runs(file) {
  return process.platform !== 'linux' || spawnSync(file, ['--version']).status === 0;
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

async function find() {
  const asked = process.env.PERCEPTRON_CHROMIUM;
  if (asked) {
    if (isExecutable(asked)) return asked;
    throw new Error(
      `PERCEPTRON_CHROMIUM is "${asked}", which is not an executable file. Unset it or correct it.`,
    );
  }
  const installed = NAMES.map(onPath).find((file) => file && runs(file));
  return installed ?? APP_PATHS.find(isExecutable) ?? (await playwrightsOwn());
}

function installFromPlaywright() {
  const cli = join(import.meta.dirname, '../node_modules/playwright/cli.js');
  return (
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
      .status === 0
  );
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  // A list that could not be fetched need not be the one that has it.
  apt('update', '-qq');
  return apt('install', '-y', '-qq', 'chromium');
}

/**
 * The path of a Chromium to test with: `PERCEPTRON_CHROMIUM`, else one of the system's, else Playwright's own.
 * Where there is none, one is installed: Debian's package for root on a Debian machine, Playwright's elsewhere.
 */
export async function ensureBrowser() {
  const found = await find();
  if (found) return found;
  console.log('No Chromium found: installing one for the browser tests.');
  if (!installFromDebian()) installFromPlaywright();
  const installed = await find();
  if (installed) return installed;
  throw new Error(
    'The browser tests need Chromium and none could be installed. ' +
      'Install Chrome or Chromium, run "npx playwright install chromium", or set PERCEPTRON_CHROMIUM to its path.',
  );
}
