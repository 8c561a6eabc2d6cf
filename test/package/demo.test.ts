import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { photos } from '../../demo/answers/index.js';
import { parseGrounding } from '../../src/grounding/index.js';
import { createPlayground, executablePath, paintedPixels, paintedSpot } from '../support/playground.js';

describe.skipIf(!executablePath)('the playground (needs PERCEPTRON_CHROMIUM: the path of a Chromium)', () => {
  const { open } = createPlayground();

  it('answers every scripted question about a photo with text, thinking, chips and shapes', async () => {
    const { page, problems } = await open({ PERCEPTRON_DEMO_PACE: 'instant' });
    const photo = photos[0];
    if (!photo) throw new Error('There is no photo.');
    await page.getByText('Scripted answers').waitFor();

    for (const [index, { label, prompt, answer, thinking }] of photo.prompts.entries()) {
      await page.getByRole('button', { name: label }).click();
      const turn = page.locator('.answer').nth(index);
      await turn.getByText('Total').waitFor();
      expect(await page.locator('.question').nth(index).textContent()).toContain(prompt);

      const grounding = parseGrounding(answer);
      const [firstWords] = grounding.text.split('  ');
      expect(await turn.locator('.prose').textContent()).toContain(firstWords?.slice(0, 30));
      const chips = grounding.segments.filter(({ kind }) => kind === 'annotation');
      expect(await turn.locator('.prose .pr-chip').count()).toBe(chips.length);
      expect(await turn.locator('.pr-thinking').count()).toBe(thinking ? 1 : 0);
      if (thinking) {
        await turn.getByRole('button', { name: /^Thought/ }).click();
        expect(await turn.locator('.pr-thinking').textContent()).toContain(thinking.slice(0, 40));
      }
      expect(await turn.locator('.figures').textContent()).toMatch(/First token.*Tokens.*Request/s);

      for (const shape of grounding.shapes) {
        const [x, y] = paintedSpot(shape);
        await expect
          .poll(() => paintedPixels(page, [x, y]), { message: `${label} (${x}, ${y})` })
          .toBeGreaterThan(0);
      }
    }
    expect(problems).toEqual([]);
  });

  it('lights up the shape of a chip, and shows the markup', async () => {
    const { page } = await open({ PERCEPTRON_DEMO_PACE: 'instant' });
    await page.getByRole('button', { name: 'Find the boats' }).click();
    const chip = page.locator('.pr-chip').first();
    await chip.hover();
    await expect.poll(() => page.locator('.picture').getAttribute('data-highlighted')).not.toBeNull();
    await page.getByRole('button', { name: 'Markup' }).click();
    expect(await page.locator('.raw').textContent()).toContain('<point_box mention="sailing ship">');
  });

  it('keeps what arrived when the connection is cut, and answers again', async () => {
    // In the demo's own pace: a cut right after a write takes what was written along.
    const { page } = await open({});
    await page.getByLabel('Simulate').selectOption('cut');
    await page.getByRole('button', { name: 'Find the boats' }).click();
    await page.getByRole('alert').getByText('stream_truncated').waitFor();
    expect(await page.locator('.prose').textContent()).toContain('Four boats');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Three more hulls').waitFor();
    expect(await page.getByText('stream_truncated').count()).toBe(0);
  });

  it('never loses the focus of the keyboard with what was pressed', async () => {
    const { page } = await open({ PERCEPTRON_DEMO_PACE: 'instant' });
    const focused = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim();
      });
    const ended = () => page.locator('.answer').getByText('Total').last().waitFor();
    const press = async (name: string) => {
      await page.getByRole('button', { name }).last().focus();
      await page.keyboard.press('Enter');
    };
    await page.getByLabel('Ask about the picture').fill('Who is here?');
    await press('Send');
    await ended();
    expect(await focused()).toBe('Send');
    await page.getByRole('status').getByText('The answer is complete.', { exact: true }).waitFor();

    await page.getByLabel('Simulate').selectOption('server_error');
    await press('Regenerate');
    await page.getByRole('alert').getByText('server_error').waitFor();
    expect(await focused()).toBe('Answer');
    await press('Try again');
    await ended();
    expect(await focused()).toBe('Answer');
    // What comes next is what the answer has, not what the page begins with.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.answer') !== null)).toBe(true);

    await press('Clear the conversation');
    await page.getByRole('heading', { name: 'Ask about this picture' }).waitFor();
    expect(await focused()).toBe('Conversation');
  });

  it('can be read and worked at 400% zoom: nothing is cut, and nothing covers what has the focus', async () => {
    const { page } = await open({ PERCEPTRON_DEMO_PACE: 'instant' });
    await page.setViewportSize({ width: 320, height: 256 });
    await page.getByRole('button', { name: 'Find the boats' }).click();
    await page.getByText('Total').waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);
    const bar = await page.evaluate(() =>
      [...document.querySelectorAll('.header > :not(.brand)')].map((part) =>
        part.getBoundingClientRect().toJSON(),
      ),
    );
    const overlapping = bar.filter((a, at) =>
      bar.some(
        (b, i) => i > at && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
      ),
    );
    expect(overlapping).toEqual([]);
    for (const chip of await page.locator('.pr-chip, .action').all()) {
      await chip.focus();
      const covered = await chip.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return !element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
      expect(covered, (await chip.textContent()) ?? '').toBe(false);
    }
  });

  it('says that it has not looked at a picture of the visitor', async () => {
    const { page } = await open({ PERCEPTRON_DEMO_PACE: 'instant' });
    const name = 'mine.png';
    const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 80, height: 60 } });
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await page.getByLabel('Ask about the picture').fill('What is this?');
    await page.keyboard.press('Enter');
    await page.getByText('nothing has looked at your picture').waitFor();
    expect(await page.locator('.pr-chip').count()).toBe(0);
  });

  describe('with a key', () => {
    // The server that visitors start with their key.
    const { open, closing } = createPlayground('development');
    const key = 'test-key-3f9a';
    let upstream: HttpServer;
    let requests: { url: string; authorization?: string; body: string; closed: Promise<void> }[];

    const event = (delta: object, finish: string | null = null) =>
      `data: ${JSON.stringify({ id: 'x', model: 'perceptron-mk1', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

    const read = async (request: IncomingMessage) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      return body;
    };

    async function startUpstream(isEndless: boolean) {
      requests = [];
      upstream = createHttpServer(async (request, response) => {
        const closed = new Promise<void>((resolve) => response.on('close', resolve));
        const { url = '', headers } = request;
        requests.push({ url, authorization: headers.authorization, body: await read(request), closed });
        response.writeHead(200, { 'content-type': 'text/event-stream', 'x-trace-id': 'trace-from-upstream' });
        response.write(event({ content: 'A <point mention="mast"> (590,300) </point> ' }));
        if (isEndless) return;
        response.write(event({ content: 'from upstream.' }));
        response.end(`${event({}, 'stop')}data: [DONE]\n\n`);
      });
      await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
      closing.push(() => new Promise((resolve) => upstream.close(resolve).closeAllConnections()));
      return `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    }

    it('asks the API with the key, which the browser never sees', async () => {
      const baseURL = await startUpstream(false);
      const { page, url } = await open({ PERCEPTRON_API_KEY: key, PERCEPTRON_BASE_URL: baseURL });
      const seen: Promise<string>[] = [];
      page.on('response', (response) => {
        const head = [response.url(), response.headers(), response.request().headers()].map((part) =>
          JSON.stringify(part),
        );
        // The browser keeps no body of a stream; what came of it is in the page.
        seen.push(
          response.text().then(
            (text) => head + text,
            () => head.join(),
          ),
        );
      });
      await page.reload();
      await page.getByText('Live', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Find the boats' }).click();
      await page.getByText('trace-from-upstream').waitFor();

      expect(requests.map(({ url: path }) => path)).toEqual(['/v1/chat/completions']);
      expect(requests[0]?.authorization).toBe(`Bearer ${key}`);
      expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
        stream: true,
        vision_config: { annotation_format: 'box' },
      });
      expect(await page.locator('.prose').textContent()).toContain('from upstream.');
      const all = (await Promise.all(seen)).join('') + (await page.content());
      expect(all.includes('/v1/chat/completions')).toBe(true);
      expect(all.includes(key)).toBe(false);

      const foreign = await fetch(`${url}api/perceptron/v1/models`, {
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect(foreign.status).toBe(403);
      expect((await fetch(`${url}api/perceptron/v1/files`)).status).toBe(404);
      expect(requests).toHaveLength(1);
    });

    it('closes the connection to the API when the visitor stops the answer', async () => {
      const baseURL = await startUpstream(true);
      const { page } = await open({ PERCEPTRON_API_KEY: key, PERCEPTRON_BASE_URL: baseURL });
      await page.getByRole('button', { name: 'Find the boats' }).click();
      await page.locator('.pr-chip').waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
      await requests[0]?.closed;
      await page.getByText('Stopped. What had arrived is kept.').waitFor();
      expect(await page.locator('.pr-chip').count()).toBe(1);
    });
  });
});
