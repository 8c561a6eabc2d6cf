import { act, fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ThinkingPanel, type ThinkingPanelProps } from './ThinkingPanel.js';

const TEXT = 'The light is red.\nSo nobody may cross.';
const LONG = Array.from({ length: 80 }, (_, index) => `Thought number ${index}.`).join('\n');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const trigger = () => screen.getByRole('button');
const isOpen = () => trigger().getAttribute('aria-expanded') === 'true';

function setup(props: ThinkingPanelProps) {
  const view = render(<ThinkingPanel {...props} />, { wrapper: StrictMode });
  return {
    ...view,
    root: () => view.container.firstElementChild as HTMLElement,
    content: () => view.container.querySelector('.pr-thinking-content') as HTMLElement,
    panel: () => view.container.querySelector('.pr-thinking-panel') as HTMLElement,
    update: (next: Partial<ThinkingPanelProps>) => view.rerender(<ThinkingPanel {...props} {...next} />),
  };
}

describe('what it shows', () => {
  test('nothing without thinking and without text', () => {
    expect(setup({ reasoning: ' \n' }).container.innerHTML).toBe('');
  });

  test('only the header before the first text, which cannot be opened', () => {
    const { content, update } = setup({ reasoning: '', thinking: true });
    expect(trigger().textContent).toBe('Thinking…');
    expect(content()).toBeNull();
    fireEvent.click(trigger());
    update({ reasoning: TEXT, thinking: true });
    expect(isOpen()).toBe(true);
  });

  test('model text is text', () => {
    const html = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    const { content } = setup({ reasoning: html, thinking: true });
    expect(content().textContent).toBe(html);
    expect(content().querySelector('img, script')).toBeNull();
  });

  test('the text goes through renderText', () => {
    setup({ reasoning: TEXT, thinking: true, renderText: (text) => <em>{text.length} characters</em> });
    expect(screen.getByText(`${TEXT.length} characters`).tagName).toBe('EM');
  });

  test('the root takes class, style, ref and other props', () => {
    const ref = { current: null as HTMLDivElement | null };
    const { container } = render(
      <ThinkingPanel ref={ref} reasoning={TEXT} className="mine" style={{ margin: 3 }} data-extra="yes" />,
    );
    const root = container.firstElementChild as HTMLElement;
    expect(ref.current).toBe(root);
    expect(root.className).toBe('pr-thinking mine');
    expect(root.style.margin).toBe('3px');
    expect(root.dataset.extra).toBe('yes');
  });

  test('it renders on a server, open while thinking and closed afterwards', () => {
    expect(renderToString(<ThinkingPanel reasoning={TEXT} thinking />)).toContain('aria-expanded="true"');
    expect(renderToString(<ThinkingPanel reasoning={TEXT} />)).toContain('aria-expanded="false"');
  });
});

describe('opening and closing', () => {
  test('open while thinking, closed after the delay', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true, autoCloseDelayMs: 500 });
    expect(isOpen()).toBe(true);
    update({ thinking: false });
    expect(isOpen()).toBe(true);
    wait(499);
    expect(isOpen()).toBe(true);
    wait(1);
    expect(isOpen()).toBe(false);
  });

  test('without a delay it closes with the answer', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true, autoCloseDelayMs: 0 });
    update({ thinking: false });
    expect(isOpen()).toBe(false);
  });

  test('a reader who closed it is not overruled', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true });
    fireEvent.click(trigger());
    update({ reasoning: `${TEXT} More.` });
    expect(isOpen()).toBe(false);
    update({ reasoning: `${TEXT} More.`, thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(false);
  });

  test('a reader who opened it again keeps it open', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true });
    fireEvent.click(trigger());
    fireEvent.click(trigger());
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
  });

  test('autoOpen={false} leaves it to the reader', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true, autoOpen: false });
    expect(isOpen()).toBe(false);
    fireEvent.click(trigger());
    update({ thinking: false, autoOpen: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
  });

  test('defaultOpen stays open after the thinking', () => {
    const onOpenChange = vi.fn();
    const { update } = setup({ reasoning: TEXT, thinking: true, defaultOpen: true, onOpenChange });
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
    expect(onOpenChange).not.toHaveBeenCalled();
  });

  test('controlled: asks and does not act', () => {
    const onOpenChange = vi.fn();
    const { update } = setup({ reasoning: TEXT, open: false, onOpenChange });
    fireEvent.click(trigger());
    expect(isOpen()).toBe(false);
    expect(onOpenChange).toHaveBeenLastCalledWith(true, expect.objectContaining({ reason: 'trigger' }));
    update({ open: true });
    expect(isOpen()).toBe(true);
  });

  test('tells of what it does by itself', () => {
    const onOpenChange = vi.fn();
    const { update } = setup({ reasoning: TEXT, thinking: true, onOpenChange });
    expect(onOpenChange.mock.calls).toEqual([[true, { reason: 'auto' }]]);
    update({ thinking: false });
    wait(800);
    expect(onOpenChange.mock.calls.slice(1)).toEqual([[false, { reason: 'auto' }]]);
  });

  test.each([
    ['the pointer is in it', 'pointerOver', 'pointerOut'],
    ['the focus is in it', 'focus', 'blur'],
  ] as const)('stays open while %s, and closes after it has left', (_, enter, leave) => {
    const { content, update } = setup({ reasoning: TEXT, thinking: true });
    fireEvent[enter](content(), { pointerType: 'mouse' });
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
    fireEvent[leave](content(), { pointerType: 'mouse', relatedTarget: document.body });
    wait(799);
    expect(isOpen()).toBe(true);
    wait(1);
    expect(isOpen()).toBe(false);
  });

  test('stays open while text in it is selected', () => {
    const { content, update } = setup({ reasoning: TEXT, thinking: true });
    const selection = document.getSelection() as Selection;
    // The browser tells of a change when it has time, maybe once for several; told at once, the test is exact.
    const changed = () => fireEvent(document, new Event('selectionchange'));
    selection.selectAllChildren(content());
    changed();
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
    selection.removeAllRanges();
    changed();
    wait(800);
    expect(isOpen()).toBe(false);
  });

  test('a find in the page opens it', () => {
    const onOpenChange = vi.fn();
    const { panel } = setup({ reasoning: TEXT, onOpenChange });
    expect(panel().getAttribute('hidden')).toBe('until-found');
    fireEvent(panel(), new Event('beforematch'));
    expect(isOpen()).toBe(true);
    expect(panel().hasAttribute('hidden')).toBe(false);
    expect(onOpenChange).toHaveBeenCalledWith(true, expect.objectContaining({ reason: 'find' }));
  });

  test('works by keyboard', async () => {
    vi.useRealTimers();
    const { content, panel } = setup({ reasoning: TEXT });
    await userEvent.tab();
    expect(document.activeElement).toBe(trigger());
    await userEvent.keyboard('{Enter}');
    expect(isOpen()).toBe(true);
    await expect.poll(() => panel().getBoundingClientRect().height).toBeGreaterThan(20);
    await userEvent.tab();
    expect(document.activeElement).toBe(content());
    await userEvent.tab({ shift: true });
    await userEvent.keyboard(' ');
    expect(isOpen()).toBe(false);
  });
});

describe('how long it took', () => {
  test.each([
    [400, 'Thought for a moment'],
    [8200, 'Thought for 8 seconds'],
    [65_000, 'Thought for 1 minute, 5 seconds'],
  ])('%d ms is "%s"', (durationMs, expected) => {
    setup({ reasoning: TEXT, durationMs });
    expect(trigger().textContent).toBe(expected);
  });

  test('measured from the first text to the end of thinking', () => {
    const { update } = setup({ reasoning: '', thinking: true });
    wait(5000);
    update({ reasoning: TEXT });
    wait(8000);
    update({ reasoning: TEXT, thinking: false });
    wait(3000);
    expect(trigger().textContent).toBe('Thought for 8 seconds');
  });

  test('not known for thoughts that were never watched', () => {
    setup({ reasoning: TEXT });
    expect(trigger().textContent).toBe('Thoughts');
  });

  test('in the words of the app', () => {
    setup({
      reasoning: TEXT,
      durationMs: 65_000,
      locale: 'de',
      labels: { thought: (duration) => `${duration} nachgedacht` },
    });
    expect(trigger().textContent).toBe('1 Minute, 5 Sekunden nachgedacht');
  });
});

describe('following the text', () => {
  const atEnd = (node: HTMLElement) => node.scrollHeight - node.clientHeight - node.scrollTop <= 1;
  const scrolled = (node: HTMLElement, top: number) =>
    act(async () => {
      const event = new Promise((resolve) => node.addEventListener('scroll', resolve, { once: true }));
      node.scrollTop = top;
      await event;
    });

  test('stays at the end while text arrives, until the reader scrolls up, and again from the end on', async () => {
    const { content, update } = setup({ reasoning: LONG, thinking: true });
    expect(content().scrollHeight).toBeGreaterThan(content().clientHeight);
    expect(atEnd(content())).toBe(true);
    update({ reasoning: `${LONG}\n${LONG}` });
    expect(atEnd(content())).toBe(true);

    await scrolled(content(), content().scrollTop - 40);
    const { scrollTop } = content();
    update({ reasoning: `${LONG}\n${LONG}\n${LONG}` });
    expect(content().scrollTop).toBe(scrollTop);

    await scrolled(content(), content().scrollHeight);
    update({ reasoning: `${LONG}\n${LONG}\n${LONG}\n${LONG}` });
    expect(atEnd(content())).toBe(true);
  });

  test('finished thoughts open at their start', () => {
    const { content } = setup({ reasoning: LONG });
    fireEvent.click(trigger());
    expect(content().scrollTop).toBe(0);
  });

  test('what follows stays in place when it closes above the view', async () => {
    vi.useRealTimers();
    for (const overflowAnchor of ['auto', 'none'] as const) {
      const page = (thinking: boolean) => (
        <div data-testid="page" style={{ height: 200, overflowY: 'auto', overflowAnchor }}>
          <ThinkingPanel reasoning={LONG} thinking={thinking} autoCloseDelayMs={0} />
          <p style={{ height: 900 }}>The answer.</p>
        </div>
      );
      const view = render(page(true));
      const scroller = view.getByTestId('page');
      const answer = view.getByText('The answer.');
      scroller.scrollTop = 400;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const { top } = answer.getBoundingClientRect();
      view.rerender(page(false));
      const body = view.container.querySelector('.pr-thinking-body') as HTMLElement;
      await expect.poll(() => body.getBoundingClientRect().height).toBe(0);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect(Math.abs(answer.getBoundingClientRect().top - top), overflowAnchor).toBeLessThan(2);
      view.unmount();
    }
  });
});

describe('assistive technology', () => {
  test('the status says what happens, never the thoughts', () => {
    const { update } = setup({ reasoning: '', thinking: true });
    const status = () => screen.getByRole('status').textContent;
    expect(status()).toBe('Thinking…');
    update({ reasoning: TEXT });
    expect(status()).toBe('Thinking…');
    wait(2000);
    update({ reasoning: TEXT, thinking: false });
    expect(status()).toBe('Thought for 2 seconds');
  });

  test('old thoughts announce nothing', () => {
    setup({ reasoning: TEXT, durationMs: 3000 });
    expect(screen.getByRole('status').textContent).toBe('');
  });

  test('busy while text arrives; the trigger names its panel', () => {
    const { content, panel, update } = setup({ reasoning: TEXT, thinking: true });
    expect(content().getAttribute('aria-busy')).toBe('true');
    expect(trigger().getAttribute('aria-controls')).toBe(panel().id);
    update({ thinking: false });
    expect(content().getAttribute('aria-busy')).toBe('false');
  });

  test.each(['light', 'dark'])('axe finds nothing in any state, %s', async (theme) => {
    vi.useRealTimers();
    const { container } = render(
      <main data-theme={theme} style={{ background: 'var(--pr-surface)' }}>
        <h1 style={{ color: 'var(--pr-text)' }}>Thoughts</h1>
        <ThinkingPanel reasoning="" thinking />
        <ThinkingPanel reasoning={LONG} thinking />
        <ThinkingPanel reasoning={LONG} durationMs={8000} />
        <ThinkingPanel reasoning={TEXT} durationMs={8000} defaultOpen />
      </main>,
    );
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
