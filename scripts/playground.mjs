import { join } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { ensureBrowser } from './browser.mjs';

/** The repository's folder. */
export const root = join(import.meta.dirname, '..');

/**
 * Calls `use` with a browser and the address of the playground, which ends with a slash, and closes both afterwards.
 *
 * @param {(browser: import('playwright').Browser, url: string) => Promise<void>} use
 */
export async function withPlayground(use) {
  const server = await createServer({
    configFile: join(root, 'demo/vite.config.ts'),
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false },
  });
  try {
    await server.listen();
    const browser = await chromium.launch({
      executablePath: await ensureBrowser(),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      await use(browser, `http://127.0.0.1:${server.httpServer.address().port}/`);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
