// Takes the pictures of the README from the running playground: npm run screenshot
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { ensureBrowser } from './browser.mjs';

const root = join(import.meta.dirname, '..');
const question = 'What dates this picture?';
const pictures = [
  { colorScheme: 'light', file: 'docs/demo.jpg' },
  { colorScheme: 'dark', file: 'docs/demo-dark.jpg' },
];

// The pictures are of scripted answers in their own pace, whatever the shell is set to.
delete process.env.PERCEPTRON_API_KEY;
delete process.env.PERCEPTRON_DEMO_PACE;
const server = await createServer({
  configFile: join(root, 'demo/vite.config.ts'),
  logLevel: 'error',
  server: { host: '127.0.0.1', port: 0, hmr: false },
});
await server.listen();
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});

try {
  await mkdir(join(root, 'docs'), { recursive: true });
  for (const { colorScheme, file } of pictures) {
    const page = await browser.newPage({
      colorScheme,
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 1.5,
    });
    await page.goto(`http://127.0.0.1:${server.httpServer.address().port}/`);
    await page.getByRole('button', { name: question }).click();
    await page.locator('.answer').getByText('Total').waitFor();
    await page.getByRole('button', { name: /^Thought/, expanded: false }).waitFor();
    await page.locator('.pr-chip').first().hover();
    const path = join(root, file);
    await page.screenshot({ path, type: 'jpeg', quality: 82 });
    await page.close();
    console.log(`${file}: ${Math.round((await stat(path)).size / 1024)} KB`);
  }
} finally {
  await browser.close();
  await server.close();
}
