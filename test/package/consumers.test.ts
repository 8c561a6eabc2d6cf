import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockPerceptron } from '../../src/testing/index.js';
import { listen } from '../loopback.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const apps = join(root, 'test/consumers/apps');
const executablePath = process.env.PERCEPTRON_CHROMIUM;
const run = promisify(execFile);

let folder: string;

async function npm(app: string, ...args: string[]): Promise<string> {
  // Nothing of the npm that runs this test may reach the apps: they are somebody else's projects.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$|VITE)/.test(name)),
  );
  try {
    const { stdout } = await run('npm', args, { cwd: join(folder, app), env, maxBuffer: 1 << 24 });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`In the app ${app}, "npm ${args.join(' ')}" failed:\n${stdout}\n${stderr}`);
  }
}

/** The README's examples as modules of an app, each by the name of what it exports. */
function writeReadmeExamples(app: string): void {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const target = join(folder, app, 'src/readme');
  mkdirSync(target);
  for (const [, kind, code = ''] of readme.matchAll(/```(tsx?)\n(.*?)```/gs)) {
    // Node's part: the app has no types of it.
    if (/defineConfig|from 'express'/.test(code)) continue;
    const name = /^export (?:function|const) (\w+)/m.exec(code)?.[1] ?? 'example';
    writeFileSync(join(target, `${name}.${kind}`), code);
  }
}

async function install(app: string): Promise<void> {
  cpSync(join(apps, app), join(folder, app), { recursive: true });
  if (app === 'vite-react-19') writeReadmeExamples(app);
  await npm(
    app,
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel',
    'error',
  );
}

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/index.js'))) {
    throw new Error('There is no dist/ to pack. Run "npm run build" first, or "npm test", which does both.');
  }
  folder = mkdtempSync(join(tmpdir(), 'perceptron-consumers-'));
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: root });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  renameSync(join(folder, tarball ?? ''), join(folder, 'perceptron-react.tgz'));
  await Promise.all(readdirSync(apps).map(install));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a Node app that installs the tarball', () => {
  it('type-checks without the DOM, and runs', async () => {
    await npm('node-esm', 'run', 'build');
    const printed = await npm('node-esm', 'run', '--silent', 'start');
    expect(JSON.parse(printed)).toMatchObject({
      complete: true,
      shapes: [{ kind: 'box', mention: 'bus', x1: 100, y1: 200, x2: 300, y2: 400 }],
      failure: 'stream_truncated',
      proxied: true,
      key: 'Bearer key',
      models: expect.arrayContaining(['perceptron-mk1']),
    });
  });
});

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

describe.skipIf(!executablePath)('a React app that installs the tarball (needs PERCEPTRON_CHROMIUM)', () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu'];
    browser = await chromium.launch({ executablePath, args, timeout: 120_000 });
  });
  afterAll(() => browser.close());

  it.each(['vite-react-19', 'vite-react-18'])('%s type-checks, builds, asks and paints', async (app) => {
    await Promise.all([npm(app, 'run', 'types'), npm(app, 'run', 'build')]);

    const mock = createMockPerceptron({
      answers: {
        reasoning: 'It has two decks.',
        text: 'The <point_box mention="bus"> (250,250) (750,750) </point_box> is red.',
      },
    });
    const built = join(folder, app, 'dist');
    const server = await listen((request, response) =>
      mock.handler(request, response, () => {
        const file = join(built, request.url === '/' ? 'index.html' : (request.url ?? ''));
        const found = existsSync(file);
        response.writeHead(found ? 200 : 404, { 'content-type': types[extname(file)] ?? 'text/plain' });
        response.end(found ? readFileSync(file) : '');
      }),
    );
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    try {
      await page.goto(server.url);
      await page.getByRole('img', { name: 'A street' }).waitFor();
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByText('is red.').waitFor();
      await page.waitForFunction(() => {
        // Whether any canvas is painted near a place, in parts of its width and height.
        const painted = (x: number, y: number) =>
          [...document.querySelectorAll('canvas')].some((canvas) => {
            const { width, height } = canvas;
            if (width === 0 || height === 0) return false;
            const area = canvas.getContext('2d')?.getImageData(width * x - 4, height * y - 4, 8, 8).data;
            return area?.some((value, at) => at % 4 === 3 && value > 0) ?? false;
          });
        const edges = painted(0.25, 0.5) && painted(0.75, 0.5) && painted(0.5, 0.25) && painted(0.5, 0.75);
        const ownLayer = painted(0.05, 0.05);
        return edges && ownLayer && !painted(0.1, 0.5) && !painted(0.9, 0.9);
      });
      expect(mock.requests).toHaveLength(1);
      expect(mock.requests[0]).toMatchObject({ annotationFormat: 'box', stream: true, state: 'finished' });
      expect(problems).toEqual([]);
    } finally {
      await page.close();
      await server.close();
    }
  });
});
