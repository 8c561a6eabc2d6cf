import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { photos } from '../../demo/answers/index.js';
import { overlayFormats } from '../../demo/overlay/formats.js';
import { noSettings } from '../../demo/overlay/settings.js';
import {
  createPlayground,
  executablePath,
  paintedPixels,
  paintedSpot,
  violations,
} from '../support/playground.js';

describe.skipIf(!executablePath)(
  'the overlay page (needs PERCEPTRON_CHROMIUM: the path of a Chromium)',
  () => {
    const playground = createPlayground();

    async function open() {
      const opened = await playground.open({ PERCEPTRON_DEMO_PACE: 'instant' }, '#/overlay');
      await opened.page.locator('.picture[data-status=loaded]').waitFor();
      return opened;
    }

    const summary = (page: Page) => page.locator('.pr-list-summary').textContent();
    const flags = (page: Page) => page.locator('.flags').textContent();

    it('reads the sample of every format, and paints it in its place', async () => {
      const { page, problems } = await open();
      for (const { id, name, sample, read } of overlayFormats) {
        await page.getByLabel('Format').selectOption(id);
        const photo = photos.find((one) => one.id === sample.pictureId)!;
        const result = read(sample.text, photo, { ...noSettings, ...sample.settings });
        expect(result).toMatchObject({ issues: [], complete: true });
        expect(result.annotations.length).toBeGreaterThan(1);
        await expect
          .poll(() => summary(page), { message: name })
          .toBe(`${result.annotations.length} annotations`);
        await expect.poll(() => flags(page), { message: name }).toBe('CompleteNo issues');
        for (const shape of result.annotations) {
          await expect
            .poll(() => paintedPixels(page, paintedSpot(shape)), { message: `${name} ${shape.id}` })
            .toBeGreaterThan(0);
        }
      }
      expect(problems).toEqual([]);
    });

    it('reads while one types, keeps what is whole, and shows where a mistake is', async () => {
      const { page } = await open();
      await page.getByLabel('Format').selectOption('gemini');
      const field = page.getByLabel('Answer');
      await field.fill(
        '[{"box_2d": [1, 2, 30, 40], "label": "a"},\n{"box_2d": [1, "x", 3, 4]},\n{"box_2d": [1, 2',
      );
      await expect.poll(() => flags(page)).toBe('Cut off2 issues');
      expect(await summary(page)).toBe('1 annotation');

      await page.getByRole('button', { name: /^Line 2, column 1/ }).click();
      const chosen = await field.evaluate((element) => {
        const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
        return [document.activeElement === element, value.slice(selectionStart, selectionEnd)];
      });
      expect(chosen).toEqual([true, '{"box_2d": [1, "x", 3, 4]}']);

      await field.fill('[{"box_2d": [1, 2, 30, 40], "label": "a"}]');
      await expect.poll(() => flags(page)).toBe('CompleteNo issues');
      // Another format is never guessed, and a text of the visitor's own is kept when it is chosen.
      await page.getByLabel('Format').selectOption('paliGemma');
      await page.getByText('The text holds no <loc> tokens.').waitFor();
      expect(await field.inputValue()).toContain('box_2d');
      await page.getByRole('button', { name: 'Load sample' }).click();
      await expect.poll(() => summary(page)).toBe('4 annotations');
    });

    it('asks for what a format needs', async () => {
      const { page } = await open();
      await page.getByLabel('Format').selectOption('qwen25VL');
      await page.getByLabel('Width in pixels').fill('');
      await page.getByText('In the options').waitFor();
      await page.getByRole('button', { name: '1036 × 728' }).click();
      await expect.poll(() => summary(page)).toBe('5 annotations');

      await page.getByLabel('Format').selectOption('yolo');
      await page.getByLabel('Class names').fill('bloom, cup');
      await page.getByRole('row', { name: /^bloom, 4 annotations/ }).waitFor();
      await page.getByRole('row', { name: /^cup, 1 annotation/ }).waitFor();
    });

    it("puts the text on the visitor's own picture, which it cannot do with a file that is none", async () => {
      const { page } = await open();
      const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } });
      const input = page.locator('.thumb-add input');
      await input.setInputFiles({ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no') });
      await page.getByText('“broken.png” cannot be read as an image.').waitFor();
      await input.setInputFiles({ name: 'mine.png', mimeType: 'image/png', buffer });
      await page.getByRole('group', { name: /^Your picture mine.png, 7 annotations/ }).waitFor();
      await page.getByLabel('Export as').selectOption('coco');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('mine.coco.json');
      const data = JSON.parse(await readFile(await download.path(), 'utf8'));
      expect(data.images).toEqual([{ id: 1, width: 300, height: 200, file_name: 'mine.png' }]);
      expect(data.annotations).toHaveLength(7);
    });

    it('saves the picture with its overlay at its own size, and copies data', async () => {
      const { page } = await open();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('boats-annotated.png');
      const png = await readFile(await download.path());
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 819]);

      await page.getByLabel('Export as').selectOption('yolo');
      await page.getByRole('button', { name: 'Copy' }).click();
      await page.getByText('Copied. Classes: 0 sailing ship, 1 rowing boat, 2 houseboat.').waitFor();
      await page.getByText('Without 3 points').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.trim().split('\n')).toHaveLength(4);
    });

    it('is reached by its link, works on a phone, and has nothing that axe objects to', async () => {
      const { page } = await playground.open({ PERCEPTRON_DEMO_PACE: 'instant' });
      await page.getByRole('link', { name: 'Overlay' }).press('Enter');
      await page.locator('.picture[data-status=loaded]').waitFor();
      await page.waitForFunction(() => document.title.startsWith('Overlay'));
      await page.getByLabel('Answer').fill('[{"bbox_2d": [1, 2, 3');
      await page.getByText('Cut off').waitFor();
      // Another page and back: what was typed is still there.
      await page.getByRole('link', { name: 'Ask' }).click();
      await page.getByLabel('Ask about the picture').waitFor();
      await page.goBack();
      expect(await page.getByLabel('Answer').inputValue()).toBe('[{"bbox_2d": [1, 2, 3');
      expect(await violations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Load sample' }).click();
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(() => summary(page)).toBe('7 annotations');
      expect(await violations(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      const own = await page.locator('.thumb-add').boundingBox();
      expect(own!.x + own!.width, 'in sight without scrolling').toBeLessThan(390);
    });
  },
);
