import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { createMockPerceptron } from 'perceptron-react/testing';
import { Activity, Profiler, type ReactNode, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { createManualClient } from '../../test/support/manualClient.js';
import { createPerceptronClient, type PerceptronError } from '../api/index.js';
import type { CompletionState } from '../state/completion.js';
import { PerceptronProvider } from './PerceptronProvider.js';
import { type UseStreamingCompletionResult, useStreamingCompletion } from './useStreamingCompletion.js';

const request = { messages: [{ role: 'user' as const, content: 'Where is the cat?' }] };

afterEach(() => {
  vi.restoreAllMocks();
});

function setup() {
  const manual = createManualClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <PerceptronProvider client={manual.client}>{children}</PerceptronProvider>
    </StrictMode>
  );
  const hook = renderHook(() => useStreamingCompletion(), { wrapper });
  const start = () => act(async () => void hook.result.current.start(request));
  return { manual, wrapper, start, ...hook };
}

describe('useStreamingCompletion', () => {
  it('streams from the mock of the API into the component', async () => {
    const mock = createMockPerceptron({
      answers: [
        { answer: { reasoning: 'Look.', text: 'A <point_box mention="cat"> (1,2) (3,4) </point_box>.' } },
      ],
    });
    const client = createPerceptronClient({ fetch: mock.fetch });
    function App() {
      const { status, reasoning, grounding, usage, start } = useStreamingCompletion({ client });
      return (
        <button type="button" onClick={() => start({ ...request, vision: { enableThinking: true } })}>
          {status} {reasoning} {grounding.shapes.map(({ mention }) => mention)} {usage?.totalTokens}
        </button>
      );
    }
    render(<App />, { wrapper: StrictMode });
    act(() => screen.getByRole('button', { name: 'idle' }).click());
    await waitFor(() => expect(screen.getByRole('button').textContent).toMatch(/^complete Look\. cat \d+$/));
  });

  it('keeps what arrived when it is stopped', async () => {
    const { manual, result, start } = setup();
    await start();
    expect(result.current.status).toBe('submitted');
    manual.last.reasoning('Hm');
    await waitFor(() => expect(result.current.status).toBe('thinking'));
    manual.last.text('One <point> (1,2) </point>');
    await waitFor(() => expect(result.current.status).toBe('answering'));
    act(() => result.current.stop());
    expect(result.current).toMatchObject({ status: 'stopped', reasoning: 'Hm', error: null });
    expect(result.current.grounding.shapes).toHaveLength(1);
    expect(manual.last.signal?.aborted).toBe(true);
  });

  it('aborts the request when it unmounts, and not before', async () => {
    const { manual, unmount, start } = setup();
    await start();
    expect(manual.last.signal?.aborted).toBe(false);
    unmount();
    await waitFor(() => expect(manual.last.signal?.aborted).toBe(true));
  });

  it('goes on while an <Activity> hides it', async () => {
    const manual = createManualClient();
    let answer: UseStreamingCompletionResult;
    function Answer() {
      answer = useStreamingCompletion({ client: manual.client });
      return answer.text;
    }
    const ui = (mode: 'visible' | 'hidden') => (
      <Activity mode={mode}>
        <Answer />
      </Activity>
    );
    const { container, rerender, unmount } = render(ui('visible'), { wrapper: StrictMode });
    await act(async () => void answer.start(request));
    await act(async () => rerender(ui('hidden')));
    await new Promise((resolve) => setTimeout(resolve));
    manual.last.text('More.');
    await act(async () => rerender(ui('visible')));
    await waitFor(() => expect(container.textContent).toBe('More.'));
    await act(async () => rerender(ui('hidden')));
    unmount();
    await waitFor(() => expect(manual.last.signal?.aborted).toBe(true));
  });

  it('keeps its functions', async () => {
    const { result, manual, start } = setup();
    const { start: first, stop, reset } = result.current;
    await start();
    manual.last.finish();
    await waitFor(() => expect(result.current.status).toBe('complete'));
    expect(result.current).toMatchObject({ start: first, stop, reset });
  });

  it('tells how it ended, once', async () => {
    const manual = createManualClient();
    const onFinish = vi.fn();
    const { result } = renderHook(() => useStreamingCompletion({ client: manual.client, onFinish }), {
      wrapper: StrictMode,
    });
    await act(async () => void result.current.start(request));
    manual.last.fail(new Error('gone'));
    await waitFor(() => expect(onFinish).toHaveBeenCalledOnce());
    expect(onFinish.mock.calls[0]?.[0]).toMatchObject({ status: 'error', error: { code: 'network' } });
    expect(result.current.error?.message).toBe('gone');
    act(() => result.current.reset());
    expect(result.current).toMatchObject({ status: 'idle', error: null });
  });

  it('tells the latest callback, and ends well though that throws', async () => {
    const manual = createManualClient();
    const [first, second] = [vi.fn(), vi.fn()];
    const reported = vi.fn((event: ErrorEvent) => event.preventDefault());
    window.addEventListener('error', reported, { once: true });
    second.mockImplementation(() => {
      throw new Error('a mistake of the app');
    });
    const { result, rerender } = renderHook(
      ({ onFinish }) => useStreamingCompletion({ client: manual.client, onFinish }),
      { initialProps: { onFinish: first } },
    );
    let ended: Promise<CompletionState> | undefined;
    await act(async () => {
      ended = result.current.start(request);
    });
    rerender({ onFinish: second });
    manual.last.finish();
    expect(await ended).toMatchObject({ status: 'complete' });
    await waitFor(() => expect(reported).toHaveBeenCalledOnce());
    expect(second).toHaveBeenCalledOnce();
    expect(first).not.toHaveBeenCalled();
  });

  it('publishes by timer in a hidden tab, where no frames come', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const frames = vi.spyOn(window, 'requestAnimationFrame');
    const { manual, result, start } = setup();
    await start();
    manual.last.text('One');
    await waitFor(() => expect(result.current.text).toBe('One'));
    manual.last.text(' two');
    await waitFor(() => expect(result.current.text).toBe('One two'));
    expect(frames).not.toHaveBeenCalled();
  });

  it('renders 10,000 deltas in no more commits than frames pass', async () => {
    const manual = createManualClient();
    let commits = 0;
    let latest: UseStreamingCompletionResult | undefined;
    function App() {
      const completion = useStreamingCompletion({ client: manual.client });
      latest = completion;
      return (
        <button type="button" onClick={() => completion.start(request)}>
          {completion.status} {completion.text.length}
        </button>
      );
    }
    render(
      <Profiler id="app" onRender={() => commits++}>
        <App />
      </Profiler>,
    );
    let frames = 0;
    let counting = true;
    requestAnimationFrame(function count() {
      frames++;
      if (counting) requestAnimationFrame(count);
    });
    await act(async () => screen.getByRole('button').click());
    for (let burst = 0; burst < 200; burst++) {
      manual.last.text(...Array.from({ length: 50 }, () => 'word '));
      await new Promise((resolve) => setTimeout(resolve));
    }
    manual.last.finish();
    await waitFor(() => expect(screen.getByRole('button').textContent).toBe('complete 50000'));
    counting = false;
    expect(latest?.text.length).toBe(50_000);
    expect(commits).toBeGreaterThan(3);
    expect(commits).toBeLessThanOrEqual(frames);
  });

  it('renders on a server', () => {
    const { client } = createManualClient();
    const App = () => useStreamingCompletion({ client }).status;
    expect(renderToString(<App />)).toBe('idle');
  });

  it('says what to do where there is no client', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => renderHook(() => useStreamingCompletion())).toThrow(
      /within <PerceptronProvider client={…}>/,
    );
  });

  it('is typed', () => {
    expectTypeOf<UseStreamingCompletionResult['error']>().toEqualTypeOf<PerceptronError | null>();
    expectTypeOf<UseStreamingCompletionResult['status']>().toEqualTypeOf<
      'idle' | 'submitted' | 'thinking' | 'answering' | 'complete' | 'stopped' | 'error'
    >();
  });
});
