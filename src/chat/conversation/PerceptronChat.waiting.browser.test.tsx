import { onlineManager } from '@tanstack/react-query';
import { act } from '@testing-library/react';
import type { PerceptronChatProps } from 'perceptron-react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { answer, button, openChat } from '../../../test/support/perceptronChat.js';
import { type PendingRetry, PerceptronError } from '../../api/index.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  onlineManager.setOnline(true);
});

const seconds = (count: number) => act(() => vi.advanceTimersByTimeAsync(count * 1_000));

/** A chat that has asked and is told by the client that it waits. */
async function ask(props: PerceptronChatProps = {}) {
  const chat = openChat({ suggestions: ['Why?'], ...props });
  await userEvent.click(button('Why?'));
  await expect.poll(() => chat.manual.calls).toHaveLength(1);
  const now = vi.fn();
  const waiting = () => chat.root.querySelector('.pr-chat-waiting')?.textContent;
  async function wait(delayMs: number, { code = 'rate_limited', status = 429 } = {}) {
    const error = new PerceptronError(code as 'rate_limited', 'No.', { status });
    const retry: PendingRetry = { attempt: 2, at: Date.now() + delayMs, delayMs, error, now };
    await act(async () => chat.manual.last.retry(retry));
    await expect.poll(() => chat.root.querySelector('.pr-chat-now') !== null).toBe(delayMs >= 2_000);
  }
  return { ...chat, now, wait, waiting };
}

describe('while an answer waits for a try', () => {
  it('says why and for how long, each second less, and once to those who listen', async () => {
    const chat = await ask();
    await chat.wait(12_300);
    expect(chat.waiting()).toBe('The service is busy. Trying again in 12 seconds.Try now');
    expect(chat.news()).toBe('The service is busy. Trying again in 12 seconds.');
    expect(chat.root.dataset.status).toBe('submitted');
    await seconds(2);
    const at = button('Try now').getBoundingClientRect().toJSON();
    expect(chat.waiting()).toMatch(/in 10 seconds/);
    await seconds(1);
    expect(chat.waiting()).toMatch(/in 9 seconds/);
    expect(button('Try now').getBoundingClientRect().toJSON()).toEqual(at);
    expect(chat.news()).toMatch(/in 12 seconds/);
    await seconds(20);
    expect(chat.waiting()).toMatch(/in 1 second\./);
    await act(async () => chat.manual.last.retry(null));
    await expect.poll(() => chat.waiting()).toBe('Waiting for the answer…');
    expect(chat.news()).toBe('Waiting for the answer…');
    await chat.wait(3_000, { code: 'server_error', status: 502 });
    expect(chat.news()).toBe('The server failed. Trying again in 3 seconds.');
    await answer(chat, 'So.');
    await expect.poll(() => chat.last()).toHaveTextContent('So.');
    expect(chat.waiting()).toBeUndefined();
  });

  it('lets the reader have it made at once, and keeps the focus with the answer', async () => {
    const chat = await ask();
    await chat.wait(30_000, { code: 'server_error', status: 503 });
    expect(chat.waiting()).toMatch(/^The service is busy\. Trying again in 30 seconds/);
    await userEvent.click(button('Try now'));
    expect(chat.now).toHaveBeenCalledOnce();
    await act(async () => chat.manual.last.retry(null));
    await expect.poll(() => document.activeElement).toBe(chat.last());
    await userEvent.keyboard('{Escape}');
    expect(chat.last().dataset.status).toBe('stopped');
  });

  it('stops at once', async () => {
    const chat = await ask();
    await chat.wait(30_000);
    await userEvent.click(button('Stop'));
    expect(chat.manual.last.signal?.aborted).toBe(true);
    expect(chat.waiting()).toBeUndefined();
    expect(chat.news()).toBe('Stopped');
  });

  it('says nothing of a wait that is soon over', async () => {
    const chat = await ask();
    await chat.wait(1_900);
    expect(chat.waiting()).toBe('Waiting for the answer…');
    expect(chat.news()).toBe('Waiting for the answer…');
  });

  it('says it in the words and the language of the app', async () => {
    const labels = {
      retrying: ({ code }: { code: string }, duration: string) => `${code}: wieder in ${duration}`,
      retryNow: 'Jetzt',
      offline: 'Kein Netz',
    };
    const chat = await ask({ labels, locale: 'de' });
    await chat.wait(61_000);
    expect(chat.waiting()).toBe('rate_limited: wieder in 1 Minute, 1 SekundeJetzt');
    await userEvent.click(button('Stop'));
    onlineManager.setOnline(false);
    await userEvent.click(button('Answer again'));
    expect(chat.waiting()).toBe('Kein Netz');
  });
});

it('says that it is offline, and goes on when it is not', async () => {
  onlineManager.setOnline(false);
  const chat = openChat({ suggestions: ['Why?'] });
  await userEvent.click(button('Why?'));
  const offline = 'You are offline. This is sent as soon as the connection is back.';
  expect(chat.last()).toHaveTextContent(offline);
  expect(chat.news()).toBe(offline);
  expect(chat.manual.calls).toHaveLength(0);
  await act(async () => onlineManager.setOnline(true));
  await expect.poll(() => chat.last()).toHaveTextContent('Waiting for the answer…');
  await answer(chat, 'So.');
  await expect.poll(() => chat.last()).toHaveTextContent('So.');
});

it('counts down how long to wait after the last try, and moves nothing when that is over', async () => {
  const chat = await ask();
  const failure = new PerceptronError('rate_limited', 'Slow down.', { retryAfterMs: 90_000 });
  await act(async () => chat.manual.last.fail(failure));
  await expect.poll(() => chat.last().dataset.status).toBe('error');
  const line = () => chat.last().querySelectorAll<HTMLElement>('.pr-chat-failure p')[2]!;
  expect(line()).toHaveTextContent('Wait 1 minute, 30 seconds before the next try.');
  expect(chat.news()).toContain('Wait 1 minute, 30 seconds before the next try.');
  const at = button('Try again').getBoundingClientRect().toJSON();
  await seconds(80);
  expect(line()).toHaveTextContent('Wait 10 seconds before the next try.');
  await seconds(10);
  expect(line()).not.toBeVisible();
  expect(button('Try again').getBoundingClientRect().toJSON()).toEqual(at);
});
