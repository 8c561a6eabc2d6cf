import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chunks, delta, done, finish, json, scriptedFetch } from '../../test/scriptedFetch.js';
import { createManualClient, settle } from '../../test/support/manualClient.js';
import { createPerceptronClient, PerceptronError } from '../api/index.js';
import { createCompletion } from './completion.js';

const request = { messages: [{ role: 'user' as const, content: 'Where is the cat?' }] };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** A completion whose published snapshots are recorded. */
function setup(options?: { deaf?: boolean }) {
  const manual = createManualClient(options);
  const completion = createCompletion({ client: manual.client });
  const seen: string[] = [];
  completion.subscribe(() => {
    const { status, reasoning, text } = completion.getSnapshot();
    seen.push(`${status}|${reasoning}|${text}`);
  });
  return { manual, completion, seen };
}

/** Long enough for everything that waits for a frame. */
const frames = () => vi.advanceTimersByTimeAsync(200);

describe('createCompletion', () => {
  it('goes from idle through thinking and answering to complete', async () => {
    const { manual, completion } = setup();
    expect(completion.getSnapshot()).toMatchObject({
      status: 'idle',
      text: '',
      error: null,
      complete: false,
    });
    const ended = completion.start(request);
    expect(completion.getSnapshot().status).toBe('submitted');
    await settle();
    manual.last.reasoning('Let me ');
    await settle();
    expect(completion.getSnapshot()).toMatchObject({ status: 'thinking', reasoning: 'Let me ' });
    manual.last.reasoning('see.');
    await frames();
    manual.last.text('A cat <point mention="cat"> (5,');
    await frames();
    expect(completion.getSnapshot()).toMatchObject({ status: 'answering', reasoning: 'Let me see.' });
    expect(completion.getSnapshot().timing?.thinkingMs).toBeGreaterThan(0);
    manual.last.text('6) </point>');
    manual.last.emit({ type: 'usage', usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 } });
    manual.last.emit({ type: 'finish', finishReason: 'stop' });
    manual.last.finish({ requestId: 'trace-1', model: 'perceptron-mk1' });
    const last = await ended;
    expect(completion.getSnapshot()).toEqual(last);
    expect(last).toMatchObject({
      status: 'complete',
      complete: true,
      finishReason: 'stop',
      requestId: 'trace-1',
      model: 'perceptron-mk1',
      usage: { totalTokens: 3 },
      error: null,
    });
    expect(last.grounding.shapes).toMatchObject([{ kind: 'point', x: 5, y: 6, mention: 'cat' }]);
    expect(last.grounding.source).toBe(last.text);
  });

  it('publishes the first delta at once and the others by frame, and nothing in between', async () => {
    const { manual, completion, seen } = setup();
    completion.start(request);
    await settle();
    manual.last.text('a', 'b');
    await settle();
    expect(seen).toEqual(['submitted||', 'answering||a']);
    const snapshot = completion.getSnapshot();
    manual.last.text('c', 'd');
    await settle();
    expect(completion.getSnapshot()).toBe(snapshot);
    expect(Object.isFrozen(snapshot)).toBe(true);
    await frames();
    expect(seen).toEqual(['submitted||', 'answering||a', 'answering||abcd']);
    manual.last.finish();
    await settle();
    expect(seen.at(-1)).toBe('complete||abcd');
    expect(seen).toHaveLength(4);
  });

  it('publishes what is pending together with the end', async () => {
    const { manual, completion, seen } = setup();
    const ended = completion.start(request);
    await settle();
    manual.last.text('a', 'b', 'c');
    manual.last.finish();
    await ended;
    expect(seen).toEqual(['submitted||', 'answering||a', 'complete||abc']);
  });

  it('keeps what arrived when it is stopped, and nothing that comes later', async () => {
    const { manual, completion, seen } = setup({ deaf: true });
    const ended = completion.start(request);
    await settle();
    manual.last.reasoning('Hm');
    manual.last.text('One <point> (1,2) </point>', ' two');
    await settle();
    completion.stop();
    expect(manual.last.signal?.aborted).toBe(true);
    const stopped = completion.getSnapshot();
    expect(stopped).toMatchObject({ status: 'stopped', reasoning: 'Hm', complete: false, error: null });
    expect(stopped.text).toBe('One <point> (1,2) </point> two');
    expect(stopped.grounding.shapes).toHaveLength(1);
    manual.last.text('late');
    manual.last.finish();
    await frames();
    expect(await ended).toEqual(stopped);
    expect(completion.getSnapshot()).toBe(stopped);
    expect(manual.last.isReleased).toBe(true);
    expect(seen.filter((line) => line.startsWith('stopped'))).toHaveLength(1);
  });

  it('aborts the running request when the next one starts', async () => {
    const { manual, completion } = setup();
    const first = completion.start(request);
    await settle();
    manual.last.text('first');
    await settle();
    const second = completion.start(request);
    await settle();
    expect(manual.calls[0]?.signal?.aborted).toBe(true);
    expect((await first).status).toBe('stopped');
    expect(completion.getSnapshot()).toMatchObject({ status: 'submitted', text: '' });
    manual.last.text('second');
    manual.last.finish();
    expect(await second).toMatchObject({ status: 'complete', text: 'second' });
  });

  it('sends nothing for a request that is stopped at once', async () => {
    const { manual, completion } = setup();
    const ended = completion.start(request);
    completion.stop();
    expect(await ended).toMatchObject({ status: 'stopped', text: '' });
    await settle();
    expect(manual.calls.filter(({ signal }) => !signal?.aborted)).toHaveLength(0);
  });

  it('keeps what arrived before an error, with the facts the error brings', async () => {
    const { manual, completion } = setup();
    const ended = completion.start(request);
    await settle();
    manual.last.text('Half an ans');
    manual.last.fail(
      new PerceptronError('stream_truncated', 'Cut.', { requestId: 'trace-2', retryable: true }),
    );
    const last = await ended;
    expect(last).toMatchObject({ status: 'error', text: 'Half an ans', requestId: 'trace-2' });
    expect(last.error).toMatchObject({ code: 'stream_truncated', retryable: true });
  });

  it('keeps the finish reason that came before a cut', async () => {
    const fetch = scriptedFetch(chunks([delta({ content: 'Hi' }), finish('length')]));
    const client = createPerceptronClient({ fetch, maxRetries: 0 });
    const last = await setup().completion.start(request, client);
    expect(last).toMatchObject({ status: 'error', text: 'Hi', finishReason: 'length', complete: false });
  });

  it('tells of a try that it waits for, which can be made at once', async () => {
    const busy = json(
      { error: { message: 'Slow down.' } },
      { status: 429, headers: { 'retry-after': '30' } },
    );
    const whole = chunks([delta({ content: 'Hi' }), finish(), done]);
    const client = createPerceptronClient({ fetch: scriptedFetch(busy, busy, whole) });
    const { completion } = setup();
    const ended = completion.start(request, client);
    await frames();
    const { status, retry } = completion.getSnapshot();
    expect({ status, retry }).toMatchObject({
      status: 'submitted',
      retry: { attempt: 2, error: { code: 'rate_limited', retryAfterMs: 30_000 } },
    });
    retry?.now();
    await frames();
    expect(completion.getSnapshot().retry).toMatchObject({ attempt: 3 });
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await ended).toMatchObject({ status: 'complete', text: 'Hi', retry: null });
  });

  it('waits for no try any more when it is stopped', async () => {
    const busy = json({}, { status: 503, headers: { 'retry-after': '30' } });
    const client = createPerceptronClient({ fetch: scriptedFetch(busy) });
    const { completion } = setup();
    const ended = completion.start(request, client);
    await frames();
    expect(completion.getSnapshot().retry).toMatchObject({ attempt: 2 });
    completion.stop();
    expect(completion.getSnapshot()).toMatchObject({ status: 'stopped', retry: null });
    expect(await ended).toEqual(completion.getSnapshot());
  });

  it('makes a PerceptronError of whatever a client throws', async () => {
    const { completion } = setup();
    const broken = {
      stream() {
        throw new TypeError('Failed to fetch');
      },
    };
    const last = await completion.start(request, broken as never);
    expect(last.error).toBeInstanceOf(PerceptronError);
    expect(last.error).toMatchObject({ code: 'network', message: 'Failed to fetch' });
  });

  it('takes over the text that the result knows and the events did not tell', async () => {
    const { manual, completion } = setup();
    const ended = completion.start(request);
    await settle();
    manual.last.finish({ text: 'A <point> (1,2) </point>' });
    const last = await ended;
    expect(last.text).toBe('A <point> (1,2) </point>');
    expect(last.grounding.shapes).toHaveLength(1);
  });

  it('forgets everything on reset, also while a request runs', async () => {
    const { manual, completion } = setup();
    completion.start(request);
    await settle();
    manual.last.text('something');
    manual.last.emit({ type: 'usage', usage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 } });
    await frames();
    completion.reset();
    expect(completion.getSnapshot()).toMatchObject({
      status: 'idle',
      text: '',
      usage: undefined,
      timing: undefined,
    });
    expect(manual.last.signal?.aborted).toBe(true);
    await frames();
    expect(completion.getSnapshot().status).toBe('idle');
  });

  it('stops when its last subscriber leaves for good, but not when it comes back at once', async () => {
    const manual = createManualClient();
    const completion = createCompletion({ client: manual.client });
    const leave = completion.subscribe(() => {});
    completion.start(request);
    await settle();
    manual.last.text('kept');
    await settle();
    leave();
    const leaveAgain = completion.subscribe(() => {});
    await frames();
    expect(completion.getSnapshot().status).toBe('answering');
    leaveAgain();
    leaveAgain();
    await frames();
    expect(completion.getSnapshot()).toMatchObject({ status: 'stopped', text: 'kept' });
    expect(manual.last.signal?.aborted).toBe(true);
  });

  it('parses no more than once per published snapshot', async () => {
    const { manual, completion, seen } = setup();
    const ended = completion.start(request);
    await settle();
    manual.last.text(
      ...Array.from({ length: 10_000 }, (_, index) => `<point> (${index % 1000},1) </point> `),
    );
    await frames();
    expect(completion.getSnapshot().grounding.shapes).toHaveLength(10_000);
    manual.last.finish();
    await ended;
    expect(seen.length).toBeLessThanOrEqual(5);
  });
});
