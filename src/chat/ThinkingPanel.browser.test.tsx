import { fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isOpen, LONG, setup, TEXT, trigger, wait } from '../../test/support/thinking.js';
import { ThinkingPanel } from './ThinkingPanel.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what it shows', () => {
  test('nothing without thinking and without text', () => {
    for (const reasoning of [' \n', undefined, null])
      expect(setup({ reasoning }).container.innerHTML).toBe('');
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

  test('the ref is there with the root, and gone with it', () => {
    const ref = { current: null as HTMLDivElement | null };
    const { container, rerender } = render(<ThinkingPanel ref={ref} reasoning="" />);
    expect(ref.current).toBeNull();
    rerender(<ThinkingPanel ref={ref} reasoning="" thinking />);
    expect(ref.current).toBe(container.firstElementChild);
    rerender(<ThinkingPanel ref={ref} reasoning="" />);
    expect(ref.current).toBeNull();
  });

  test('it renders on a server, open while thinking and closed afterwards', () => {
    expect(renderToString(<ThinkingPanel reasoning={TEXT} thinking />)).toContain('aria-expanded="true"');
    expect(renderToString(<ThinkingPanel reasoning={TEXT} />)).toContain('aria-expanded="false"');
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

  test.each([undefined, Number.NaN, Number.POSITIVE_INFINITY])(
    'not known for thoughts that were never watched, as by %s ms',
    (durationMs) => {
      setup({ reasoning: TEXT, durationMs });
      expect(trigger().textContent).toBe('Thoughts');
    },
  );

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
