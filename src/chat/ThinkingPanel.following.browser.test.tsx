import { act, fireEvent, render } from '@testing-library/react';
import { Activity } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LONG, setup, trigger } from '../../test/support/thinking.js';
import { watchText } from '../../test/support/watchText.js';
import { ThinkingPanel } from './ThinkingPanel.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
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

  test('follows the thoughts of the next answer, whatever the reader did in those before', async () => {
    const { content, update } = setup({ reasoning: LONG, thinking: true });
    await scrolled(content(), content().scrollTop - 40);
    update({ reasoning: '', thinking: true });
    update({ reasoning: LONG });
    update({ reasoning: `${LONG}\n${LONG}` });
    expect(atEnd(content())).toBe(true);
  });

  test('long thoughts are laid out anew at their end only', () => {
    const long = Array.from({ length: 50 }, () => LONG).join('\n');
    const { content, update } = setup({ reasoning: long, thinking: true });
    const touched = watchText(content());
    update({ reasoning: `${long}\nAnd on.` });
    expect(touched().length).toBeLessThan(3000);
    expect(content().textContent).toBe(`${long}\nAnd on.`);
  });

  test('what the reader has selected in a line before the last stays so', () => {
    const { content, update } = setup({ reasoning: 'One.\nTw', thinking: true });
    const selection = document.getSelection()!;
    const node = document.createTreeWalker(content(), NodeFilter.SHOW_TEXT).nextNode()!;
    selection.setBaseAndExtent(node, 1, node, 4);
    update({ reasoning: 'One.\nTwo.\nThr' });
    expect(selection.toString()).toBe('ne.');
    expect(content().textContent).toBe('One.\nTwo.\nThr');
  });

  test('finished thoughts open at their start', () => {
    const { content } = setup({ reasoning: LONG });
    fireEvent.click(trigger());
    expect(content().scrollTop).toBe(0);
  });

  test('finished thoughts are where the reader left them when an <Activity> shows them again', async () => {
    const ui = (mode: 'visible' | 'hidden') => (
      <Activity mode={mode}>
        <ThinkingPanel reasoning={LONG} defaultOpen />
      </Activity>
    );
    const view = render(ui('visible'));
    const content = view.container.querySelector('.pr-thinking-content') as HTMLElement;
    await scrolled(content, 100);
    view.rerender(ui('hidden'));
    view.rerender(ui('visible'));
    expect(content.scrollTop).toBe(100);
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
