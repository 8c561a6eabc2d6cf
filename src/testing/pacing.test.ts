import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, contentOf, stream } from '../../test/support/askMock.js';
import { createMockPerceptron, type MockOptions } from './index.js';

describe('pace', () => {
  afterEach(() => vi.useRealTimers());

  async function timesOf(pace: MockOptions['pace'], answer = { text: ['aaaa', 'bbbb', 'cccccccc'] }) {
    vi.useFakeTimers({ now: 0 });
    const mock = createMockPerceptron({ answers: answer, pace });
    const times: number[] = [];
    const reading = (async () => {
      const response = await ask(mock, '', stream);
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        if (/"content":"[^"]/.test(value)) times.push(Date.now());
      }
    })();
    await vi.runAllTimersAsync();
    await reading;
    return times;
  }

  it('waits before headers, first and later deltas', async () => {
    expect(await timesOf({ headersMs: 5, firstDeltaMs: 100, deltaMs: 10 })).toEqual([105, 115, 125]);
  });

  it('keeps a speed in tokens', async () => {
    expect(await timesOf({ tokensPerSecond: 10 })).toEqual([100, 200, 400]);
  });

  it('a speed of nothing is refused with a reason', async () => {
    const response = await ask(createMockPerceptron({ answers: 'x', pace: { tokensPerSecond: 0 } }));
    expect((await response.json()).error.message).toContain('tokensPerSecond is 0');
  });
});

describe('holding', () => {
  it('lets deltas through one by one', async () => {
    const mock = createMockPerceptron({ answers: 'one two three' });
    mock.hold();
    let seen = '';
    const response = await ask(mock, '', stream);
    const reading = response.body!.pipeThrough(new TextDecoderStream()).pipeTo(
      new WritableStream({
        write(text) {
          for (const [, piece] of text.matchAll(/"content":"([^"]+)"/g)) seen += piece;
        },
      }),
    );
    await mock.step();
    expect(seen).toBe('one');
    await mock.step(2);
    expect(seen).toBe('one two three');
    expect(mock.requests[0]).toMatchObject({ deltasSent: 3, state: 'open' });
    await mock.step();
    await reading;
    expect(mock.requests[0]?.state).toBe('finished');
  });

  it('release lets the rest through, and more steps than there are do not hang', async () => {
    const mock = createMockPerceptron({ answers: 'one two' });
    mock.hold();
    const whole = ask(mock, '', stream).then((response) => response.text());
    await mock.step(50);
    expect(await whole).toContain('[DONE]');
    const next = ask(mock, '', stream).then((response) => response.text());
    mock.release();
    expect(await next).toContain('[DONE]');
  });

  it('an unstreamed answer is one step', async () => {
    const mock = createMockPerceptron({ answers: 'one two' });
    mock.hold();
    const content = ask(mock).then(contentOf);
    await mock.step();
    expect(await content).toBe('one two');
  });

  it('says that nothing is held', async () => {
    await expect(createMockPerceptron().step()).rejects.toThrow('mock.hold()');
  });
});

describe('abort', () => {
  const endless = { text: 'on and on', fault: 'stall' } as const;

  it('before the request: rejects with the reason and records nothing', async () => {
    const mock = createMockPerceptron();
    const signal = AbortSignal.abort(new Error('changed my mind'));
    await expect(ask(mock, '', {}, { signal })).rejects.toThrow('changed my mind');
    expect(mock.requests).toHaveLength(0);
  });

  it('before the headers', async () => {
    const mock = createMockPerceptron();
    mock.failNext('slow_headers');
    const controller = new AbortController();
    const response = ask(mock, '', {}, { signal: controller.signal });
    const request = await mock.received();
    controller.abort();
    await expect(response).rejects.toMatchObject({ name: 'AbortError' });
    await request.closed;
    expect(request.aborted).toBe(true);
  });

  it('in the middle: the body fails with the reason', async () => {
    const mock = createMockPerceptron({ answers: endless });
    const controller = new AbortController();
    const response = await ask(mock, '', stream, { signal: controller.signal });
    const reading = response.text();
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(mock.requests[0]).toMatchObject({ aborted: true, state: 'aborted' });
  });

  it('a cancelled body counts as aborted, one that is read to [DONE] does not', async () => {
    const mock = createMockPerceptron({ answers: 'one two' });
    const reader = (await ask(mock, '', stream)).body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(mock.requests[0]?.aborted).toBe(true);
    const whole = (await ask(mock, '', stream)).body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('[DONE]')) text += (await whole.read()).value;
    await whole.cancel();
    expect(mock.requests[1]).toMatchObject({ aborted: false, state: 'finished' });
  });
});
