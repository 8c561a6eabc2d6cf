import { hashKey, QueryClient, QueryClientProvider, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { createMockPerceptron } from 'perceptron-react/testing';
import { type ReactNode, StrictMode, Suspense, useState } from 'react';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type Completion,
  createPerceptronClient,
  type PendingRetry,
  type PerceptronError,
} from '../api/index.js';
import { completionOptions } from './completionOptions.js';

const ask = (content: string) => ({ messages: [{ role: 'user' as const, content }] });

function setup() {
  const mock = createMockPerceptron({
    answers: [
      { when: 'fail', answer: { text: '', fault: 400 } },
      { answer: 'A cat <point> (1,2) </point>.' },
    ],
  });
  const client = createPerceptronClient({ fetch: mock.fetch });
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </StrictMode>
  );
  return { mock, client, queryClient, wrapper };
}

describe('completionOptions', () => {
  it('asks with useQuery, once for the same request', async () => {
    const { mock, client, wrapper } = setup();
    const options = () => completionOptions(client, ask('Where?'));
    const first = renderHook(() => useQuery(options()), { wrapper });
    await waitFor(() => expect(first.result.current.isSuccess).toBe(true));
    expect(first.result.current.data?.grounding.shapes).toHaveLength(1);
    const second = renderHook(() => useQuery(options()), { wrapper });
    expect(second.result.current.data).toBe(first.result.current.data);
    expect(mock.requests).toHaveLength(1);
    expectTypeOf(first.result.current.data).toEqualTypeOf<Completion | undefined>();
    expectTypeOf(first.result.current.error).toEqualTypeOf<PerceptronError | null>();
  });

  it('tells of a try that the client waits for, which can be made at once', async () => {
    const { mock, client, wrapper } = setup();
    mock.failNext({ status: 429, retryAfter: 50 });
    const { result } = renderHook(
      () => {
        const [retry, onRetry] = useState<PendingRetry | null>(null);
        return { retry, ...useQuery(completionOptions(client, ask('Where?'), { onRetry })) };
      },
      { wrapper },
    );
    await waitFor(() => expect(result.current.retry?.error.retryAfterMs).toBe(50_000));
    act(() => result.current.retry?.now());
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
    expect(result.current.retry).toBeNull();
  });

  it('suspends with useSuspenseQuery', async () => {
    const { client, wrapper } = setup();
    const Answer = () => useSuspenseQuery(completionOptions(client, ask('Where?'))).data.grounding.text;
    render(
      <Suspense fallback="waiting">
        <Answer />
      </Suspense>,
      { wrapper },
    );
    expect(screen.getByText('waiting')).toBeTruthy();
    expect(await screen.findByText(/^A cat/)).toBeTruthy();
  });

  it('fetches ahead, and hands errors over without asking again', async () => {
    const { mock, client, queryClient } = setup();
    await queryClient.prefetchQuery(completionOptions(client, ask('Where?')));
    const data = await queryClient.ensureQueryData(completionOptions(client, ask('Where?')));
    expect(data.text).toMatch(/^A cat/);
    expectTypeOf(data).toEqualTypeOf<Completion>();
    expect(mock.requests).toHaveLength(1);
    await expect(queryClient.fetchQuery(completionOptions(client, ask('fail')))).rejects.toMatchObject({
      code: 'bad_request',
    });
    expect(mock.requests).toHaveLength(2);
  });

  it('hashes a request once, and as React Query would', () => {
    const { client, queryClient } = setup();
    let reads = 0;
    const request = {
      get messages() {
        reads++;
        return ask('Where?').messages;
      },
    };
    const hashes = [1, 2, 3].map(() => {
      const options = completionOptions(client, request);
      return queryClient.defaultQueryOptions(options).queryHash;
    });
    expect(new Set(hashes)).toEqual(new Set([hashKey(['perceptron', 'completion', ask('Where?')])]));
    expect(reads).toBe(1);
  });

  it('aborts a request that nobody waits for', async () => {
    let signal: AbortSignal | undefined;
    const client = createPerceptronClient({
      fetch: (_, init) => {
        signal = init?.signal ?? undefined;
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal?.reason)));
      },
    });
    const { wrapper } = setup();
    const { unmount } = renderHook(() => useQuery(completionOptions(client, ask('Where?'))), { wrapper });
    await waitFor(() => expect(signal).toBeDefined());
    unmount();
    await waitFor(() => expect(signal?.aborted).toBe(true));
  });
});
