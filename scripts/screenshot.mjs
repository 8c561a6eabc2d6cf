// Takes the pictures of the README from the running playground: npm run screenshot
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root, withPlayground } from './playground.mjs';

async function ask(page, question) {
  await page.getByRole('button', { name: question }).click();
  await page.locator('.answer').getByText('Total').waitFor();
  await page.getByRole('button', { name: /^Thought/, expanded: false }).waitFor();
}

const scenes = [
  {
    name: 'demo',
    route: '',
    quality: 64,
    async prepare(page) {
      await ask(page, 'What dates this picture?');
      await page.locator('.pr-chip').first().hover();
    },
  },
  {
    name: 'video',
    route: '#/video',
    quality: 70,
    async prepare(page) {
      await page.locator('.pr-video[data-status=ready]').waitFor();
      await ask(page, 'What happens here?');
      await page.locator('.pr-chip', { hasText: 'leap' }).nth(1).click();
      // The browser's own controls go away while a video plays.
      await page.addStyleTag({ content: 'video::-webkit-media-controls { display: none !important; }' });
      await page.evaluate(async () => {
        const video = document.querySelector('video');
        video.currentTime = 8.84;
        await new Promise((resolve) => {
          const whenPresented = () =>
            video.requestVideoFrameCallback((_now, { mediaTime }) => {
              if (Math.abs(mediaTime - 8.84) < 0.05) resolve();
              else whenPresented();
            });
          whenPresented();
        });
        await new Promise(requestAnimationFrame);
      });
    },
  },
  {
    name: 'chat',
    route: '#/chat',
    quality: 64,
    async prepare(page) {
      await page.getByRole('button', { name: 'Find the boats' }).click();
      await page.getByRole('button', { name: 'Outline the ship' }).click();
      await page.getByRole('button', { name: 'What dates this picture?' }).waitFor();
      await page.locator('.pr-chip', { hasText: 'hull' }).last().hover();
      await page.locator('.pr-image[data-status=loaded]').last().waitFor();
    },
  },
];

// The pictures are of scripted answers in their own pace, whatever the shell is set to.
delete process.env.PERCEPTRON_API_KEY;
delete process.env.PERCEPTRON_DEMO_PACE;

await withPlayground(async (browser, url) => {
  await mkdir(join(root, 'docs'), { recursive: true });
  for (const { name, route, quality, prepare } of scenes) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 800 },
        deviceScaleFactor: 1.25,
      });
      await page.goto(url + route);
      await prepare(page);
      const file = `docs/${name}${colorScheme === 'dark' ? '-dark' : ''}.jpg`;
      const path = join(root, file);
      await page.screenshot({ path, type: 'jpeg', quality });
      await page.close();
      console.log(`${file}: ${Math.round((await stat(path)).size / 1024)} KB`);
    }
  }
});
