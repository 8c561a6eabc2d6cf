import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright';
import { build, createServer, preview } from 'vite';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { demoConfig } from '../../demo/vite.config.js';
import type { ShapeAnnotation } from '../../src/grounding/index.js';

/** The browser to try the playground with; without one its tests are skipped. */
export const executablePath = process.env.PERCEPTRON_CHROMIUM;

/** A page of the playground. */
export interface PlaygroundPage {
  page: Page;
  url: string;
  /** Errors of the page and of its console. */
  problems: string[];
}

/**
 * A playground for the tests of a `describe`, each with a page of its own; those of the same settings share a server. It is
 * the preview of a build, whose pages come sooner, or the server that `npm run demo` starts.
 */
export function createPlayground(how: 'preview' | 'development' = 'preview') {
  let browser: Browser;
  const closing: (() => Promise<unknown>)[] = [];
  /** By the settings. */
  const servers = new Map<string, Promise<{ url: string; close(): Promise<void> }>>();

  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu'];
    browser = await chromium.launch({ executablePath, args, timeout: 120_000 });
    // With React's warnings, which are problems of a page.
    if (how === 'preview') await build({ ...demoConfig({}), configFile: false, logLevel: 'error' });
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
  afterAll(async () => {
    await browser.close();
    for (const server of servers.values()) await (await server).close();
  });

  async function serve(env: NodeJS.ProcessEnv) {
    const config = { ...demoConfig(env), configFile: false, logLevel: 'error' } as const;
    const address = { host: '127.0.0.1', port: 0 };
    const server =
      how === 'preview'
        ? await preview({ ...config, preview: address })
        : await (await createServer({ ...config, server: { ...address, hmr: false } })).listen();
    return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
  }

  function serverFor(env: NodeJS.ProcessEnv) {
    const key = JSON.stringify(env);
    const server = servers.get(key) ?? serve(env);
    servers.set(key, server);
    return server;
  }

  return {
    /** Runs after the test, in reverse order. */
    closing,
    async open(env: NodeJS.ProcessEnv, route = ''): Promise<PlaygroundPage> {
      const { url } = await serverFor(env);
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      page.setDefaultTimeout(120_000);
      closing.push(() => page.close());
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      await page.goto(url + route);
      return { page, url, problems };
    },
  };
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds against WCAG 2.2 A and AA. */
export async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const found = await axe.run(document, { runOnly: tags });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** The grid coordinates of a spot that is painted: a point, or the middle of a box's upper edge, or a vertex. */
export function paintedSpot(shape: ShapeAnnotation): readonly [x: number, y: number] {
  if (shape.kind === 'point') return [shape.x, shape.y];
  if (shape.kind === 'box') return [(shape.x1 + shape.x2) / 2, shape.y1];
  return shape.points[0] as readonly [number, number];
}

/** How many of the overlay's pixels around a spot are painted, over all its canvases. */
export const paintedPixels = (page: Page, [x, y]: readonly [number, number]) =>
  page.evaluate(
    ([gridX, gridY]) => {
      const image = document.querySelector('.picture img, .picture video')?.getBoundingClientRect();
      if (!image) throw new Error('There is no picture.');
      const left = image.left + (gridX / 1000) * image.width;
      const top = image.top + (gridY / 1000) * image.height;
      let painted = 0;
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.picture canvas')) {
        const box = canvas.getBoundingClientRect();
        if (box.width === 0) continue;
        const scale = canvas.width / box.width;
        const at = [
          Math.round((left - box.left) * scale) - 2,
          Math.round((top - box.top) * scale) - 2,
        ] as const;
        const data = canvas.getContext('2d')?.getImageData(at[0], at[1], 5, 5).data ?? [];
        for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 0) > 0) painted++;
      }
      return painted;
    },
    [x, y] as const,
  );
