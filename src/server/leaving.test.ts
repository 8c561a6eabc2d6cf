import { describe, expect, it } from 'vitest';
import { failure } from '../../test/support/failure.js';
import { chat, clientOf, errorOf, MODELS, proxyTo } from '../../test/support/proxy.js';
import type { CompletionRequest } from '../api/index.js';
import { createMockPerceptron, type MockOptions } from '../testing/index.js';
import type { PerceptronProxyOptions } from './index.js';

function start(mockOptions: MockOptions = {}, options: PerceptronProxyOptions = {}) {
  const mock = createMockPerceptron(mockOptions);
  return { mock, ...proxyTo(mock, options) };
}

describe('a browser that leaves stops the model', () => {
  const leave = async (when: 'before the answer' | 'while it reads' | 'while nobody reads') => {
    const { proxy, mock, reported } = start({ answers: { text: 'one two', fault: 'stall' } });
    if (when === 'before the answer') mock.failNext('slow_headers');
    const controller = new AbortController();
    const asking = proxy(chat({ stream: true }, { signal: controller.signal }));
    const { closed } = await mock.received(1);
    if (when === 'before the answer') {
      controller.abort();
      expect(await errorOf(await asking)).toMatchObject({ status: 499, code: 'client_closed_request' });
    } else {
      const response = await asking;
      const reading = when === 'while it reads' ? response.text() : undefined;
      if (reading) await expect.poll(() => mock.requests[0]?.deltasSent).toBe(1);
      controller.abort();
      // It fails nowhere, for servers to log.
      if (reading) expect(await reading).toContain('one');
    }
    await closed;
    expect(mock.requests[0]?.aborted).toBe(true);
    expect(reported).toEqual([]);
  };

  it.each(['before the answer', 'while it reads', 'while nobody reads'] as const)('by its signal, %s', leave);

  it.each([false, true])(
    'by cancelling the body, as hosts without a signal do, reading: %s',
    async (isReading) => {
      const { proxy, mock, reported } = start({
        answers: { text: 'one two', fault: { kind: 'stall', after: 0 } },
      });
      const response = await proxy(chat({ stream: true }));
      const reader = response.body!.getReader();
      await reader.read();
      const reading = isReading ? reader.read() : undefined;
      await reader.cancel();
      await reading;
      await mock.requests[0]?.closed;
      expect(mock.requests[0]?.aborted).toBe(true);
      expect(reported).toEqual([]);
    },
  );

  it('before anything is sent', async () => {
    const { proxy, mock } = start();
    const response = await proxy(chat({}, { signal: AbortSignal.abort() }));
    expect(response.status).toBe(499);
    expect((await proxy(new Request(MODELS, { signal: AbortSignal.abort() }))).status).toBe(499);
    expect(mock.requests).toEqual([]);
  });

  it('while the app decides', async () => {
    const controller = new AbortController();
    const authorize = () => {
      controller.abort();
      return true;
    };
    const { proxy, mock } = start({}, { authorize });
    expect((await proxy(chat({}, { signal: controller.signal }))).status).toBe(499);
    expect(mock.requests).toEqual([]);
  });

  it('through the client', async () => {
    const { proxy, mock } = start({ answers: { text: 'one two', fault: 'stall' } });
    const controller = new AbortController();
    const request: CompletionRequest = { messages: [{ role: 'user', content: 'Hi' }] };
    const stream = clientOf(proxy).stream(request, { signal: controller.signal });
    for await (const _ of stream) {
      controller.abort();
      break;
    }
    expect(await failure(stream.result())).toMatchObject({ code: 'aborted', partial: { text: 'one' } });
    await mock.requests[0]?.closed;
    expect(mock.requests[0]?.aborted).toBe(true);
  });
});
