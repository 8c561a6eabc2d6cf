import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  chunks,
  delta,
  done,
  event,
  finish,
  json,
  type Script,
  scriptedFetch,
} from '../../test/scriptedFetch.js';
import { createPerceptronClient, type PendingRetry, type PerceptronError } from './index.js';
import { parseRetryAfter } from './retry.js';

const request = { messages: [{ role: 'user' as const, content: 'What is here?' }] };
const good: Script = json({ choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] });
const status = (code: number, headers: Record<string, string> = {}, error: object = { message: 'no' }) =>
  json({ error }, { status: code, headers });
const broken: Script = () => Promise.reject(new TypeError('fetch failed'));

describe('retry', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-24T00:00:00Z') });
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** Runs to the end and tells when each attempt began. */
  async function run(scripts: Script[], options: { maxRetries?: number; stream?: boolean } = {}) {
    const start = Date.now();
    const times: number[] = [];
    const fetch = scriptedFetch(
      ...scripts.map(
        (script): Script =>
          (init) => {
            times.push(Date.now() - start);
            return script(init);
          },
      ),
    );
    const client = createPerceptronClient({ fetch, maxRetries: options.maxRetries });
    const answer = options.stream ? client.stream(request).result() : client.complete(request);
    const outcome = answer.then(
      ({ text }) => text,
      (error: PerceptronError) => error,
    );
    await vi.runAllTimersAsync();
    return { times, outcome: await outcome };
  }

  it.each([429, 408, 500, 502, 503, 504, 599])('tries again after %i', async (code) => {
    expect(await run([status(code), good])).toEqual({ times: [0, 250], outcome: 'Hi' });
  });

  it.each([400, 401, 402, 403, 404, 413, 418, 422])('does not after %i', async (code) => {
    const { times, outcome } = await run([status(code), good]);
    expect(times).toEqual([0]);
    expect(outcome).toMatchObject({ status: code, retryable: false });
  });

  it.each([
    ['type', 429],
    ['code', 429],
    ['type', 413],
  ])('does not when the %s of %i says that the credits are used up', async (field, code) => {
    const { times, outcome } = await run([
      status(code, {}, { message: 'no', [field]: 'insufficient_quota' }),
      good,
    ]);
    expect(times).toEqual([0]);
    expect(outcome).toMatchObject({ code: 'quota_exceeded', retryable: false });
  });

  it('doubles the wait, and gives up', async () => {
    const { times, outcome } = await run([broken]);
    expect(times).toEqual([0, 250, 750]);
    expect(outcome).toMatchObject({ code: 'network', retryable: true });
    expect((await run([broken], { maxRetries: 0 })).times).toEqual([0]);
    expect((await run([broken], { maxRetries: Number.NaN })).times).toEqual([0]);
    // 250, 500, 1000, 2000, then the cap.
    expect((await run([broken], { maxRetries: 6 })).times).toEqual([0, 250, 750, 1750, 3750, 7750, 11750]);
  });

  it.each([
    ['2', 2_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Tue, 24 Nov 2026 00:00:10 GMT', 10_000],
    ['Mon, 23 Nov 2026 00:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
  ])('waits for Retry-After: %s', async (header, wait) => {
    expect((await run([status(429, { 'retry-after': header }), good])).times).toEqual([0, wait + 250]);
  });

  it('returns at once when the server asks for more patience than anyone has', async () => {
    const { times, outcome } = await run([status(429, { 'retry-after': '120' }), good]);
    expect(times).toEqual([0]);
    expect(outcome).toMatchObject({ code: 'rate_limited', retryAfterMs: 120_000, retryable: true });
  });

  it('tries again when the body fails before its first byte', async () => {
    const cut = chunks([], { end: new TypeError('terminated') });
    expect(
      (await run([cut, chunks([delta({ content: 'Hi' }) + finish() + done])], { stream: true })).outcome,
    ).toBe('Hi');
  });

  it.each([
    ['a cut', chunks([delta({ content: 'H' })], { end: new TypeError('terminated') })],
    ['a missing end', chunks([delta({ content: 'H' })])],
    ['an error event', chunks([event({ error: { message: 'no', code: 503 } })])],
    ['a body cut to nothing', chunks([])],
  ])('never tries again after %s', async (_, script) => {
    const { times } = await run([script, good], { stream: true });
    expect(times).toEqual([0]);
  });

  it('asks for headers and key anew at each attempt', async () => {
    const fetch = scriptedFetch(broken, good);
    let attempt = 0;
    const client = createPerceptronClient({ fetch, apiKey: () => `key-${++attempt}` });
    const answer = client.complete(request);
    await vi.runAllTimersAsync();
    await answer;
    expect(fetch.requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer key-1',
      'Bearer key-2',
    ]);
  });
});

describe('a try that is waited for', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const busy = status(429, { 'retry-after': '12' });

  /** Streams an answer and notes each wait and its end. */
  function run(scripts: Script[], options: { maxRetries?: number } = {}) {
    const fetch = scriptedFetch(...scripts);
    const told: (PendingRetry | null)[] = [];
    const abort = new AbortController();
    const stream = createPerceptronClient({ fetch, ...options }).stream(request, {
      signal: abort.signal,
      onRetry: (retry) => told.push(retry),
    });
    const outcome = stream.result().then(
      ({ text }) => text,
      ({ code }: PerceptronError) => code,
    );
    return { fetch, told, abort, outcome };
  }

  it('is told of, with when and why, and so is its end', async () => {
    const { told, outcome } = run([busy, status(500), good]);
    await vi.advanceTimersByTimeAsync(12_249);
    const first = { attempt: 2, at: 12_250, delayMs: 12_250, error: { code: 'rate_limited', status: 429 } };
    expect(told).toMatchObject([first]);
    expect(Object.isFrozen(told[0])).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(told.slice(1)).toMatchObject([
      null,
      { attempt: 3, delayMs: 500, error: { code: 'server_error' } },
    ]);
    await vi.advanceTimersByTimeAsync(500);
    expect(told.slice(3)).toEqual([null]);
    expect(await outcome).toBe('Hi');
  });

  it('can be made at once, as often as one likes, without losing those to come', async () => {
    const { told, outcome, fetch } = run([busy, busy, busy, good], { maxRetries: 1 });
    for (const attempt of [2, 3]) {
      await vi.advanceTimersByTimeAsync(1_000);
      expect(told.at(-1)).toMatchObject({ attempt });
      told.at(-1)?.now();
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetch.requests).toHaveLength(3);
    // Too late: those are over.
    for (const retry of told.slice(0, -1)) retry?.now();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetch.requests).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(10_250);
    expect(await outcome).toBe('Hi');
    expect(told.at(-1)).toBeNull();
  });

  it('ends with the call', async () => {
    const { told, abort, outcome, fetch } = run([busy, good]);
    await vi.advanceTimersByTimeAsync(5_000);
    abort.abort();
    expect(await outcome).toBe('aborted');
    expect(told).toMatchObject([{ attempt: 2 }, null]);
    expect(fetch.requests).toHaveLength(1);
  });

  it('is made as soon as a computer wakes that has slept over it', async () => {
    const { outcome, fetch } = run([busy, good]);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.setSystemTime(60_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fetch.requests).toHaveLength(2);
    expect(await outcome).toBe('Hi');
  });

  it('is waited for no longer than was asked where the clock is set back meanwhile', async () => {
    const { outcome } = run([busy, good]);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.setSystemTime(-3_600_000);
    await vi.advanceTimersByTimeAsync(10_250);
    expect(await outcome).toBe('Hi');
  });

  it('is told of in calls of every kind', async () => {
    const models = json({ data: [{ id: 'm' }] });
    const client = createPerceptronClient({ fetch: scriptedFetch(busy, good, busy, models) });
    const onRetry = vi.fn();
    const calls = client.complete(request, { onRetry }).then(() => client.models({ onRetry }));
    await vi.runAllTimersAsync();
    await calls;
    expect(onRetry.mock.calls.map(([retry]) => retry?.attempt)).toEqual([2, undefined, 2, undefined]);
  });
});

describe('parseRetryAfter', () => {
  it('takes no nonsense for a time', () => {
    for (const nonsense of [
      null,
      undefined,
      '',
      ' ',
      'x',
      '1,2',
      '1e3',
      'Infinity',
      'NaN',
      '2026',
      'Mon, nonsense',
    ]) {
      const parsed = parseRetryAfter(nonsense);
      expect(parsed).toBe(nonsense === '2026' ? 2_026_000 : undefined);
    }
  });
});
