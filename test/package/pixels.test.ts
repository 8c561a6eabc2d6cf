import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import react from '@vitejs/plugin-react';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitImage } from '../../src/grounding/index.js';
import type { Viewport } from '../../src/state/index.js';
import { aliases } from '../../vite.aliases.js';
import type { PixelPage, Scene } from '../pixels/main.js';
import { createProbe } from '../support/pixelProbe.js';
import { readPng } from '../support/png.js';
import { box, point, polygon } from '../support/shapes.js';

const executablePath = process.env.PERCEPTRON_CHROMIUM;
const folder = new URL('../../', import.meta.url).pathname;

/** Numbers 0..1, the same in every run. Marsaglia, "Xorshift RNGs" (2003). */
function createRandom(seed: number) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

type Box = ReturnType<PixelPage['box']>;
const call = <K extends keyof PixelPage>(page: Page, name: K, ...args: Parameters<PixelPage[K]>) =>
  page.evaluate(
    ([method, values]) =>
      (window as unknown as { page: Record<string, (...all: unknown[]) => unknown> }).page[method]!(
        ...values,
      ),
    [name, args] as const,
  ) as Promise<Awaited<ReturnType<PixelPage[K]>>>;

/** Where the image is by the words of the contract, in CSS pixels of its box. */
function imageRect(natural: Scene['natural'], size: Box, fit: Scene['fit'], viewport?: Viewport) {
  const fitted = fitImage(natural, size, fit ?? 'contain');
  const { scale, x, y } = viewport ?? { scale: 1, x: fitted.x, y: fitted.y };
  return { x, y, width: fitted.width * scale, height: fitted.height * scale };
}

/** A view that a viewport of this scale may show: an image that is larger than its box covers it. */
function randomView(random: () => number, natural: Scene['natural'], size: Box, fit: Scene['fit']): Viewport {
  const scale = 1 + 3 * random();
  const { width, height } = imageRect(natural, size, fit, { scale, x: 0, y: 0 });
  const edge = (length: number, room: number) =>
    length <= room ? (room - length) / 2 : -random() * (length - room);
  return { scale, x: edge(width, size.width), y: edge(height, size.height) };
}

/** A box, a dot and a polygon inside what can be seen of the image. */
function shapesIn(image: ReturnType<typeof imageRect>, size: Box, random: () => number) {
  const across = (share: number) => {
    const [from, to] = [Math.max(0, image.x), Math.min(size.width, image.x + image.width)];
    return ((from + (share + 0.05 * random()) * (to - from) - image.x) / image.width) * 1000;
  };
  const down = (share: number) => {
    const [from, to] = [Math.max(0, image.y), Math.min(size.height, image.y + image.height)];
    return ((from + (share + 0.05 * random()) * (to - from) - image.y) / image.height) * 1000;
  };
  const [left, right, upper, lower] = [across(0.12), across(0.45), down(0.6), down(0.87)];
  return {
    frame: box('frame', across(0.1), down(0.12), across(0.4), down(0.42)),
    dot: point('dot', across(0.7), down(0.25)),
    field: polygon('field', [
      [left, upper],
      [left, lower],
      [right, lower],
      [(left + right) / 2, upper],
    ]),
  };
}

/** By how much everything that is painted is off, in device pixels, by name. */
async function errors(
  page: Page,
  ratio: number,
  { frame, dot, field }: ReturnType<typeof shapesIn>,
  size: Box,
  image: ReturnType<typeof imageRect>,
  natural: Scene['natural'],
  screenshot: () => Promise<Buffer> = () => page.screenshot(),
) {
  const probe = createProbe(readPng(await screenshot()));
  const px = (x: number) => (size.left + image.x + (x / 1000) * image.width) * ratio;
  const py = (y: number) => (size.top + image.y + (y / 1000) * image.height) * ratio;
  const reach = 8 * ratio;
  const [middleX, middleY] = [px((frame.x1 + frame.x2) / 2), py((frame.y1 + frame.y2) / 2)];
  const corners = field.points.map(([x, y]) => [px(x), py(y)] as const);
  const [a, b, c] = corners as [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ];
  const [dotX, dotY] = probe.dot(px(dot.x), py(dot.y), 1.5 * reach);
  const found: Record<string, number> = {
    left: probe.uprightLine(px(frame.x1), middleY, reach),
    right: probe.uprightLine(px(frame.x2), middleY, reach),
    top: probe.levelLine(middleX, py(frame.y1), reach),
    bottom: probe.levelLine(middleX, py(frame.y2), reach),
    side: probe.uprightLine(a[0], (a[1] + b[1]) / 2, reach),
    base: probe.levelLine((b[0] + c[0]) / 2, b[1], reach),
    dotX,
    dotY,
  };
  // What scaling spreads of a pixel of the picture.
  const spread = Math.ceil(4 * ratio * Math.max(1, image.width / natural.width));
  for (const x of [200, 400, 600, 800])
    for (const y of [100, 300, 500, 700, 900]) {
      const off = probe.step(px(x), py(y), spread);
      const seen = (at: number, from: number, length: number) =>
        at > from * ratio + spread && at < (from + length) * ratio - spread;
      if (off !== null && seen(px(x), size.left, size.width) && seen(py(y), size.top, size.height))
        found[`picture ${x} ${y}`] = off;
    }
  return found;
}

/** All that is further off than `limit` device pixels, or not there. */
const beyond = (found: Record<string, number>, limit: number) =>
  Object.entries(found).filter(([, off]) => !(Math.abs(off) <= limit));

/** Half a pixel, and what reading positions from 8 bits of colour adds. */
const LIMIT = 0.52;

describe.skipIf(!executablePath)('pixels (needs PERCEPTRON_CHROMIUM: the path of a Chromium)', () => {
  let server: ViteDevServer;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    server = await createServer({
      configFile: false,
      root: `${folder}test/pixels`,
      cacheDir: `${folder}node_modules/.cache/pixels`,
      logLevel: 'error',
      plugins: [react()],
      resolve: { alias: aliases },
      server: { host: '127.0.0.1', port: 0, hmr: false, fs: { allow: [folder] } },
    });
    await server.listen();
    url = `http://127.0.0.1:${((server.httpServer as Server).address() as AddressInfo).port}/`;
    const args = ['--no-sandbox', '--disable-gpu'];
    browser = await chromium.launch({ executablePath, args, timeout: 120_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(options: BrowserContextOptions) {
    const context = await browser.newContext({ viewport: { width: 820, height: 640 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(url);
    await page.waitForFunction(() => 'page' in window);
    return { page, close: () => context.close() };
  }

  const naturals = [
    { width: 800, height: 600 },
    { width: 500, height: 500 },
    { width: 1600, height: 400 },
  ];

  describe.each([1, 1.5, 2, 3])('at %d device pixels per pixel', (ratio) => {
    it('are where geometry says, in boxes of any size and place, at any zoom', async () => {
      const { page, close } = await open({ deviceScaleFactor: ratio });
      const random = createRandom(ratio * 1000);
      for (let round = 0; round < 8; round++) {
        const length = (from: number, to: number) =>
          round % 3 ? from + random() * (to - from) : Math.round(from + random() * (to - from));
        const natural = naturals[round % naturals.length]!;
        const fit = round % 2 ? 'cover' : 'contain';
        const border = [0, 1, 2.5, 7][round % 4]!;
        const scene = {
          natural,
          fit,
          around: { position: 'absolute', left: length(0, 60), top: length(0, 40) },
          style: {
            boxSizing: 'border-box',
            width: length(320, 700),
            height: length(280, 560),
            border: `${border}px solid #0a0`,
          },
        } as const;
        const size = await call(page, 'show', { ...scene, annotations: [] });
        const viewport = round % 4 ? randomView(random, natural, size, fit) : undefined;
        const image = imageRect(natural, size, fit, viewport);
        const shapes = shapesIn(image, size, random);
        const selectedIds = round % 5 ? [] : ['frame', 'dot', 'field'];
        await call(page, 'show', {
          ...scene,
          ...(viewport && { viewport }),
          selectedIds,
          annotations: Object.values(shapes),
        });
        const found = await errors(page, ratio, shapes, size, image, natural);
        expect(beyond(found, LIMIT), `round ${round}: ${JSON.stringify({ scene, viewport })}`).toEqual([]);
      }
      await close();
    });

    it('stay where geometry says while a gesture moves them, and after it', async () => {
      const { page, close } = await open({ deviceScaleFactor: ratio });
      const random = createRandom(ratio * 2000);
      const natural = naturals[0]!;
      const size = await call(page, 'show', {
        natural,
        annotations: [],
        around: { position: 'absolute', left: 20.4, top: 11.7 },
        style: { width: 640.3, height: 480.6 },
      });
      const shapes = shapesIn(imageRect(natural, size, 'contain'), size, random);
      await call(page, 'show', {
        natural,
        annotations: Object.values(shapes),
        around: { position: 'absolute', left: 20.4, top: 11.7 },
        style: { width: 640.3, height: 480.6 },
      });
      await call(page, 'holdTimers');
      await page.mouse.move(size.left + 0.4 * size.width, size.top + 0.45 * size.height);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -9);
      await page.keyboard.up('Control');
      await expect.poll(async () => (await call(page, 'viewport')).scale).toBeGreaterThan(1);
      await call(page, 'painted');
      expect(await call(page, 'isMoving')).toBe(true);
      const viewport = await call(page, 'viewport');
      const image = imageRect(natural, size, 'contain', viewport);
      const moving = await errors(page, ratio, shapes, size, image, natural);
      // What was painted to half a pixel is magnified.
      expect(beyond(moving, LIMIT * viewport.scale), JSON.stringify(viewport)).toEqual([]);

      await call(page, 'releaseTimers');
      const settled = await errors(page, ratio, shapes, size, image, natural);
      expect(beyond(settled, LIMIT)).toEqual([]);
      await close();
    });

    it('follow a box that changes its size', async () => {
      const { page, close } = await open({ deviceScaleFactor: ratio });
      const natural = naturals[0]!;
      const style = { width: 400, height: 300 };
      const around = { position: 'absolute', left: '9.3%', top: 3.3 } as const;
      const size = await call(page, 'show', { natural, annotations: [], around, style });
      const shapes = shapesIn(imageRect(natural, size, 'contain'), size, createRandom(3));
      await call(page, 'show', { natural, annotations: Object.values(shapes), around, style });
      for (const [width, height] of [
        ['71.3%', '333.3px'],
        ['512px', '401px'],
      ] as const) {
        const now = await call(page, 'resize', width, height);
        const image = imageRect(natural, now, 'contain');
        const found = await errors(page, ratio, shapes, now, image, natural);
        expect(beyond(found, LIMIT), width).toEqual([]);
      }
      await close();
    });
  });

  it('follow a window that comes to a screen of another density', async () => {
    const { page, close } = await open({});
    const natural = naturals[0]!;
    const style = { width: 500, height: 375 };
    const size = await call(page, 'show', { natural, annotations: [], style });
    const image = imageRect(natural, size, 'contain');
    const shapes = shapesIn(image, size, createRandom(4));
    await call(page, 'show', { natural, annotations: Object.values(shapes), style });
    const session = await page.context().newCDPSession(page);
    for (const ratio of [2, 1.5, 3]) {
      await session.send('Emulation.setDeviceMetricsOverride', {
        width: 820,
        height: 640,
        deviceScaleFactor: ratio,
        mobile: false,
      });
      await page.waitForFunction((wanted) => devicePixelRatio === wanted, ratio);
      // The first frame tells the page of the density, the next shows it painted.
      for (let frame = 0; frame < 2; frame++) await call(page, 'painted');
      const found = await errors(page, ratio, shapes, size, image, natural, async () => {
        const { data } = await session.send('Page.captureScreenshot');
        return Buffer.from(data, 'base64');
      });
      expect(beyond(found, LIMIT), String(ratio)).toEqual([]);
    }
    await close();
  });
});
