import { describe, expect, it } from 'vitest';
import { createPlayground, executablePath, violations } from '../support/playground.js';

describe.skipIf(!executablePath)(
  "the playground's chat (needs PERCEPTRON_CHROMIUM: the path of a Chromium)",
  () => {
    const { open } = createPlayground();

    it('asks about a photo and a film, goes on from there, and starts anew', async () => {
      const { page, problems } = await open({ PERCEPTRON_DEMO_PACE: 'instant' }, '#/chat');
      const answers = page.getByRole('article', { name: 'Answer' });
      await page.getByRole('button', { name: 'Find the boats' }).click();
      await answers.getByRole('button', { name: /^sailing ship –/ }).waitFor();
      await answers.getByRole('button', { name: 'sailing ship, box, center, 1 of 7' }).waitFor();

      const next = page.getByRole('list', { name: 'Questions to go on with' });
      expect(await next.getByRole('button').allTextContents(), 'what was asked is not offered again').toEqual(
        ['Who is here?', 'Outline the ship', 'What dates this picture?'],
      );
      await next.getByRole('button', { name: 'Outline the ship' }).click();
      await answers
        .nth(1)
        .getByRole('button', { name: /^rudder –/ })
        .waitFor();
      expect(await next.count(), 'below the last answer only').toBe(1);
      expect(await violations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Clear the conversation' }).click();
      await page.getByRole('button', { name: 'Clip each gait' }).click();
      await answers.locator('video').waitFor();
      await answers
        .getByRole('group', { name: /timeline/i })
        .first()
        .waitFor();
      expect(problems).toEqual([]);
    });

    it('says that what shows a film could not be loaded, and tries again', async () => {
      const { page } = await open({ PERCEPTRON_DEMO_PACE: 'instant' }, '#/chat');
      const code = '**/AnswerVideo*.js';
      await page.route(code, (route) => route.abort());
      await page.getByRole('button', { name: 'Clip each gait' }).click();
      const answer = page.getByRole('article', { name: 'Answer' });
      const alert = answer.getByRole('alert');
      await alert.getByText('The video could not be loaded.').waitFor();
      await answer.getByRole('button', { name: /^walk/ }).first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.unroute(code);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await answer.locator('video').waitFor();
      expect(await alert.count()).toBe(0);
    });

    it('tells of a failure and tries again', async () => {
      const { page } = await open({ PERCEPTRON_DEMO_PACE: 'instant' }, '#/chat');
      await page.getByLabel('Simulate').selectOption('rate_limit');
      await page.getByRole('button', { name: 'Find the boats' }).click();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('button', { name: /^sailing ship –/ }).waitFor();
    });
  },
);
