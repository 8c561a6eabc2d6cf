import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { films } from '../../demo/answers/index.js';
import { tailTip } from '../../demo/films/cat.js';
import { harbourFilm, lampPlace, mainsailOutline } from '../../demo/films/harbour.js';
import type { Place } from '../../demo/films/markup.js';
import { parseGrounding, type ShapeAnnotation, trackAt } from '../../src/grounding/index.js';
import {
  createPlayground,
  executablePath,
  paintedPixels,
  paintedSpot,
  violations,
} from '../support/playground.js';

/** Goes to a time and waits for its picture. Returns the time of that picture, in seconds. */
const seek = (page: Page, time: number) =>
  page.evaluate(async (at) => {
    const video = document.querySelector('video');
    if (!video) throw new Error('There is no video.');
    // A seek to where it is already shows no new picture.
    if (video.currentTime === at) video.currentTime = at > 1 ? at - 1 : at + 1;
    video.currentTime = at;
    return new Promise<number>((resolve) => {
      const whenPresented = () =>
        video.requestVideoFrameCallback((_now, { mediaTime }) => {
          if (mediaTime <= at + 0.001 && at - mediaTime < 0.126) resolve(mediaTime);
          else whenPresented();
        });
      whenPresented();
    });
  }, time);

/** The colour of the video's picture at some places, each the mean of 3 by 3 pixels. */
const colorsAt = (page: Page, places: readonly Place[]) =>
  page.evaluate((spots) => {
    const video = document.querySelector('video');
    if (!video) throw new Error('There is no video.');
    const { videoWidth: width, videoHeight: height } = video;
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    context?.drawImage(video, 0, 0);
    return spots.map(([x, y]) => {
      const data =
        context?.getImageData(Math.round(x * width) - 1, Math.round(y * height) - 1, 3, 3).data ?? [];
      const mean = (channel: number) => {
        let sum = 0;
        for (let index = channel; index < data.length; index += 4) sum += data[index] ?? 0;
        return sum / 9;
      };
      return [mean(0), mean(1), mean(2)] as const;
    });
  }, places);

const currentTime = (page: Page) => page.evaluate(() => document.querySelector('video')?.currentTime);

describe.skipIf(!executablePath)('the video page (needs PERCEPTRON_CHROMIUM: the path of a Chromium)', () => {
  const playground = createPlayground();

  async function open(film = 0, env: NodeJS.ProcessEnv = { PERCEPTRON_DEMO_PACE: 'instant' }) {
    const opened = await playground.open(env);
    const { page } = opened;
    // With less motion the video stands still until it is asked to move.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('link', { name: 'Video' }).click();
    await choose(page, film);
    return opened;
  }

  async function choose(page: Page, film: number) {
    await page.locator('.thumb').nth(film).click();
    await page.getByRole('group', { name: films[film]?.alt }).waitFor();
    await page.locator('.pr-video[data-status=ready]').waitFor();
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
  }

  const ask = async (page: Page, label: string) => {
    const turns = await page.locator('.answer').count();
    await page.locator('.talking').getByRole('button', { name: label }).click();
    const turn = page.locator('.answer').nth(turns);
    await turn.getByText('Total').waitFor();
    return turn;
  };

  it.each(films.map((film, index) => [film.title, index] as const))(
    'answers every scripted question about “%s” with text, thinking, chips, clips and moving shapes',
    async (_title, index) => {
      const { page, problems } = await open(index);
      for (const { label, prompt, answer, thinking } of films[index]!.prompts) {
        const turn = await ask(page, label);
        expect(await page.locator('.question').last().textContent()).toContain(prompt);

        const grounding = parseGrounding(answer);
        expect(grounding.issues).toEqual([]);
        const pieces = grounding.segments.flatMap(({ kind, span }) =>
          kind === 'text' ? [answer.slice(span.start, span.end).trim()] : [],
        );
        const prose = (await turn.locator('.prose').textContent()) ?? '';
        expect(pieces.filter((piece) => !prose.includes(piece))).toEqual([]);
        const chips = grounding.segments.filter(({ kind }) => kind === 'annotation');
        expect(await turn.locator('.prose .pr-chip').count()).toBe(chips.length);
        expect(await turn.locator('.pr-thinking').count()).toBe(thinking ? 1 : 0);
        expect(await turn.locator('.figures').textContent()).toMatch(/First token.*Tokens.*Request/s);
        await expect
          .poll(() => page.locator('.pr-timeline-item').count(), { message: label })
          .toBe(grounding.clips.length);

        for (const track of grounding.tracks) {
          const [first, last] = [track.waypoints[0], track.waypoints.at(-1)];
          const [start, end] = [first?.t ?? 0, last?.t ?? 0];
          for (const time of [start, start + (end - start) * 0.37, start + (end - start) * 0.8]) {
            const shape = trackAt(track, Math.max(start, await seek(page, time))) as ShapeAnnotation;
            await expect
              .poll(() => paintedPixels(page, paintedSpot(shape)), {
                message: `${label}: ${shape.id} at ${time}`,
              })
              .toBeGreaterThan(0);
          }
        }
      }
      expect(problems).toEqual([]);
    },
  );

  it('has films that show what their answers say', async () => {
    const { page } = await open(0);
    const { width } = harbourFilm;
    for (const time of [3.04, 5.52, 7.24, 11]) {
      await seek(page, time);
      const [top, , , corner, foot] = mainsailOutline(time);
      const inSail: Place = [top![0] * 0.2 + foot![0] * 0.8 - 8 / width, top![1] * 0.2 + foot![1] * 0.8];
      const beside: Place = [corner![0] - 6 / width, corner![1] - 0.06];
      const [sail, sky] = await colorsAt(page, [inSail, beside]);
      expect(Math.min(...sail!), `sail at ${time}`).toBeGreaterThan(180);
      expect(Math.min(...sky!), `beside the sail at ${time}`).toBeLessThan(175);
    }
    await seek(page, 1.8);
    const [dark] = await colorsAt(page, [[lampPlace[0] - 5 / width, lampPlace[1]]]);
    await seek(page, 2.32);
    const [lit] = await colorsAt(page, [[lampPlace[0] - 5 / width, lampPlace[1]]]);
    expect(Math.min(...dark!)).toBeLessThan(160);
    expect(Math.min(...lit!)).toBeGreaterThan(200);

    await choose(page, 1);
    for (const frame of [2, 8, 12, 19]) {
      await seek(page, frame / 8 + 0.01);
      const [x, y] = tailTip(frame);
      const [tip, above] = await colorsAt(page, [
        [x, y + 0.012],
        [x, Math.max(0.01, y - 0.05)],
      ]);
      expect(tip![1], `tail in photograph ${frame + 1}`).toBeLessThan(above![1] - 20);
    }
  });

  it('goes to a clip from the text, from the timeline and from the list, and selects it in all of them', async () => {
    const { page } = await open(0);
    const turn = await ask(page, 'What happens here?');
    const selected = page.locator('.pr-timeline-item[data-selected]');

    await turn.locator('.pr-chip', { hasText: 'leap' }).nth(1).click();
    await expect.poll(() => currentTime(page)).toBeCloseTo(8.4, 1);
    await expect.poll(() => selected.count()).toBe(1);

    await page
      .locator('.pr-timeline')
      .getByRole('button', { name: /^passing/ })
      .click();
    await expect.poll(() => currentTime(page)).toBeCloseTo(6.2, 1);
    await expect.poll(() => turn.locator('.pr-chip[aria-pressed=true]').textContent()).toContain('passing');

    await page.getByRole('row', { name: /^flash, 3/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => currentTime(page)).toBeCloseTo(6, 1);

    await page.getByRole('button', { name: 'Markup' }).click();
    expect(await page.locator('.raw').textContent()).toContain('<track mention="sailing boat">');
  });

  it('works with the keyboard alone, and plays what is asked about', async () => {
    const { page } = await open(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.locator('.suggestion').nth(1).focus();
    await page.keyboard.press('Enter');
    await page.locator('.answer').getByText('Total').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('talking');
    await page.waitForFunction(() => (document.querySelector('video')?.played.length ?? 0) > 0);
    await page.evaluate(() => document.querySelector('video')?.pause());

    await page.getByRole('button', { name: /^leap/ }).first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => currentTime(page)).toBeCloseTo(4.4, 1);
    const film = page.locator('.strip input[type=radio]');
    await film.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('group', { name: films[1]?.alt }).waitFor();
    expect(await film.nth(1).isChecked()).toBe(true);
  });

  it('sends the film as a video, with the kind of answer that is wanted', async () => {
    const { page } = await open(0);
    const request = page.waitForRequest(/chat\/completions/);
    await ask(page, 'Clip the leaps');
    const body = (await request).postDataJSON();
    expect(body.vision_config).toEqual({ annotation_format: 'clip', enable_thinking: true });
    const [media, text] = body.messages[0].content;
    expect(media.video_url.url.slice(0, 22)).toBe('data:video/mp4;base64,');
    expect(text.text).toBe('Clip the moment the dolphin leaps.');
  });

  it('keeps what arrived when the connection is cut, and answers again', async () => {
    // In the demo's own pace: a cut right after a write takes what was written along.
    const { page } = await open(0, {});
    await page.getByLabel('Simulate').selectOption('cut');
    await page.getByRole('button', { name: 'Follow the boats' }).click();
    await page.getByRole('alert').getByText('stream_truncated').waitFor();
    await page.getByRole('row', { name: /^sailing boat/ }).waitFor();
    expect(await page.getByRole('row', { name: /^ferry/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('goes the other way').waitFor();
    await page.getByRole('row', { name: /^ferry/ }).waitFor();
    expect(await page.getByText('stream_truncated').count()).toBe(0);
  });

  it("takes the visitor's own video, and says why it cannot take a file", async () => {
    const { page } = await open(0);
    const input = page.locator('.thumb-add input');
    const give = (name: string, mimeType: string, buffer: Buffer) =>
      input.setInputFiles({ name, mimeType, buffer });
    await give('holiday.mov', 'video/quicktime', Buffer.from('no'));
    await page.getByText('“holiday.mov” is not an MP4 or WebM video').waitFor();
    await give('broken.mp4', 'video/mp4', Buffer.from('no'));
    await page.getByText('“broken.mp4” cannot be played by this browser.').waitFor();
    await give('long.webm', 'video/webm', Buffer.alloc(15 * 1024 * 1024));
    await page.getByText('“long.webm” has 15 MB. A request takes 20 MB').waitFor();

    await input.setInputFiles('test/fixtures/tall.webm');
    await page.getByRole('group', { name: /^Your video tall.webm/ }).waitFor();
    await page.getByLabel('Ask about the video').fill('What is this?');
    await page.keyboard.press('Enter');
    await page.getByText('nothing has looked at your video').waitFor();
    await page.getByText('No clips in this answer').waitFor();
  });

  it('works on a phone, and has nothing that axe objects to', async () => {
    const { page } = await open(1);
    await page.setViewportSize({ width: 390, height: 844 });
    const asking = await page.locator('.asking').boundingBox();
    const first = await page.locator('.suggestion').first().boundingBox();
    expect(first!.y + first!.height, 'in sight without scrolling').toBeLessThan(asking!.y);
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.waitForFunction(() => document.title.startsWith('Video'));
    expect(await violations(page)).toEqual([]);
    await ask(page, 'Clip each gait');
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);

    await page.setViewportSize({ width: 900, height: 800 });
    const right = (selector: string) =>
      page.evaluate((name) => document.querySelector(name)?.getBoundingClientRect().right ?? 0, selector);
    const edge = await page.evaluate(() => document.querySelector('.talking')?.getBoundingClientRect().left);
    expect(await right('.film-list')).toBeLessThanOrEqual(edge ?? 0);
    expect(await right('.credit')).toBeLessThanOrEqual(edge ?? 0);

    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.locator('.pr-chip', { hasText: 'walk' }).click();
    await page.locator('.pr-timeline-item[data-selected]').first().waitFor();
    const box = await page.locator('.pr-video').boundingBox();
    expect(box?.width).toBeGreaterThan(330);
  });
});
