import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { Activity, type ReactNode } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { nextFrame } from '../../../test/support/image.js';
import { answer, button, openChat } from '../../../test/support/perceptronChat.js';
import type { ChatMessageInit } from '../../state/chatTypes.js';

const line = 'A line of text that is long enough to be a line of its own.\n';

const talk = (turns: number): ChatMessageInit[] =>
  Array.from({ length: turns }, (_, turn): ChatMessageInit[] => [
    { role: 'user', text: `Question ${turn}?` },
    { role: 'assistant', text: line.repeat(4) },
  ]).flat();

const toEnd = ({ scrollHeight, clientHeight, scrollTop }: Element) => scrollHeight - clientHeight - scrollTop;
const isAtEnd = (log: Element) => waitFor(() => expect(toEnd(log)).toBeLessThan(5));

/** As by hand, which a page hears of with its next frame. */
async function scrollTo(log: Element, top: number) {
  await act(async () => {
    log.scrollTop = top;
    await nextFrame();
    await nextFrame();
  });
}

async function ask(text = 'And?') {
  await userEvent.fill(screen.getByRole('textbox'), text);
  await userEvent.keyboard('{Enter}');
}

it('begins at the end of an old conversation', async () => {
  const { log } = openChat({ initialMessages: talk(30) });
  await isAtEnd(log);
});

it('is where the reader left it when an <Activity> shows it again, unless a turn has begun by then', async () => {
  let mode: 'visible' | 'hidden' = 'visible';
  const props = { initialMessages: talk(30) };
  const chat = openChat(props, (shown) => <Activity mode={mode}>{shown}</Activity>);
  const turnTo = (next: typeof mode) => {
    mode = next;
    return chat.update(props);
  };
  await isAtEnd(chat.log);
  await scrollTo(chat.log, 500);
  await turnTo('hidden');
  await turnTo('visible');
  await nextFrame();
  expect(chat.log.scrollTop).toBe(500);
  await ask();
  await turnTo('hidden');
  await turnTo('visible');
  await isAtEnd(chat.log);
});

it('does not mind to be told of its scrolling when an <Activity> hides it already', async () => {
  const failed = vi.fn();
  addEventListener('error', failed);
  onTestFinished(() => removeEventListener('error', failed));
  let mode: 'visible' | 'hidden' = 'visible';
  const props = { initialMessages: talk(30) };
  const { log, update } = openChat(props, (shown) => <Activity mode={mode}>{shown}</Activity>);
  await isAtEnd(log);
  await nextFrame();
  log.scrollTop = 500;
  mode = 'hidden';
  await update(props);
  await nextFrame();
  await nextFrame();
  expect(failed).not.toHaveBeenCalled();
});

it('begins at the top of what there is before the first question, which has no latest to jump to', async () => {
  const { log } = openChat({ suggestions: Array.from({ length: 60 }, (_, i) => `Suggestion ${i}`) });
  expect(log.scrollHeight).toBeGreaterThan(log.clientHeight + 200);
  expect(log.scrollTop).toBe(0);
  await scrollTo(log, 20);
  expect(screen.queryByRole('button', { name: 'Jump to latest' })).toBeNull();
});

it('is as high as what is around it, and where that has no height, no higher with more messages', () => {
  const heightIn = (height: number | undefined, turns: number) => {
    const around = (chat: ReactNode) => <div style={{ height }}>{chat}</div>;
    const { root, unmount } = openChat({ initialMessages: talk(turns) }, around);
    const { offsetHeight } = root;
    unmount();
    return offsetHeight;
  };
  expect(heightIn(900, 1)).toBe(Math.min(900, innerHeight));
  expect(heightIn(340, 20)).toBe(340);
  const alone = heightIn(undefined, 0);
  expect(alone).toBeGreaterThan(340);
  expect(heightIn(undefined, 20)).toBe(alone);
});

it('follows an answer through bursts of any size', async () => {
  const chat = openChat({ initialMessages: talk(10) });
  await ask();
  for (const lines of [1, 60, 5]) {
    await act(async () => chat.manual.last.text(line.repeat(lines)));
    await isAtEnd(chat.log);
  }
});

it('follows on where the browser has moved what was shorter for a moment, and tells so late, as Safari does', async () => {
  // Which would make good for it, but comes after what is told of a scroll.
  vi.stubGlobal('ResizeObserver', undefined);
  const late = (event: Event) => event.isTrusted && event.stopPropagation();
  window.addEventListener('scroll', late, true);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    window.removeEventListener('scroll', late, true);
  });
  const chat = openChat({ initialMessages: talk(10) });
  await ask();
  const waiting = await waitFor(() => chat.last().querySelector<HTMLElement>('.pr-chat-waiting')!);
  waiting.style.height = '200px';
  chat.log.scrollTop = chat.log.scrollHeight;
  fireEvent.scroll(chat.log);
  const { scrollTop } = chat.log;
  await act(async () => chat.manual.last.reasoning('Hm.'));
  const clamped = chat.log.scrollTop;
  expect(clamped).toBeLessThan(scrollTop);
  // Else Chromium would take it back.
  for (const top of [0, clamped]) chat.log.scrollTop = top;
  const more = Object.assign(document.createElement('p'), { style: 'height: 300px' });
  chat.last().append(more);
  fireEvent.scroll(chat.log);
  expect(screen.queryByRole('button', { name: 'Jump to latest' })).toBeNull();
});

it('does not break off what a reader has just begun to scroll', async () => {
  const chat = openChat({ initialMessages: talk(10) });
  await ask();
  await isAtEnd(chat.log);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const grow = async () => {
    const { scrollTop } = chat.log;
    await act(async () => chat.manual.last.text(line.repeat(20)));
    await nextFrame();
    await nextFrame();
    return chat.log.scrollTop - scrollTop;
  };
  expect(await grow()).toBeGreaterThan(200);
  fireEvent.wheel(chat.log, { deltaY: 40 });
  expect(await grow(), 'down').toBeGreaterThan(200);
  for (const [hand, begin] of [
    ['wheel', () => fireEvent.wheel(chat.log, { deltaY: -40 })],
    ['key', () => fireEvent.keyDown(chat.log, { key: 'PageUp' })],
    ['finger', () => fireEvent.touchMove(chat.log)],
    ['scrollbar', () => fireEvent.pointerDown(chat.log)],
  ] as const) {
    begin();
    expect(await grow(), hand).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(toEnd(chat.log), `${hand}, but nothing was scrolled`).toBeLessThan(5);
  }
});

it('follows on when thoughts close above what is seen, also without scroll anchoring', async () => {
  const chat = openChat();
  chat.log.style.overflowAnchor = 'none';
  await ask();
  await act(async () => chat.manual.last.reasoning(line.repeat(20)));
  await act(async () => chat.manual.last.text(line.repeat(60)));
  await isAtEnd(chat.log);
  await waitFor(() => expect(chat.last().querySelector('.pr-thinking')).not.toHaveAttribute('data-open'));
  await waitFor(() => expect(chat.last().querySelector('.pr-thinking-panel')!.clientHeight).toBe(0));
  await act(async () => chat.manual.last.text(line.repeat(40)));
  await isAtEnd(chat.log);
});

it('stays where the reader has scrolled to, and leads back', async () => {
  const chat = openChat({ initialMessages: talk(10) });
  await ask();
  await act(async () => chat.manual.last.text(line.repeat(40)));
  await isAtEnd(chat.log);
  await scrollTo(chat.log, chat.log.scrollTop - 300);
  const { scrollTop } = chat.log;
  await act(async () => chat.manual.last.text(line.repeat(40)));
  await waitFor(() => expect(toEnd(chat.log)).toBeGreaterThan(600));
  expect(chat.log.scrollTop).toBe(scrollTop);
  await userEvent.click(button('Jump to latest'));
  await isAtEnd(chat.log);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Jump to latest' })).toBeNull());
  expect(document.activeElement, 'the focus, not lost with the button').toBe(chat.last());
  await act(async () => chat.manual.last.text(line.repeat(40)));
  await isAtEnd(chat.log);
});

it('goes to a new question from wherever the reader is', async () => {
  const chat = openChat({ initialMessages: talk(20) });
  await isAtEnd(chat.log);
  await scrollTo(chat.log, 0);
  await ask('Something new?');
  await isAtEnd(chat.log);
  await answer(chat, 'So.');
  await isAtEnd(chat.log);
});

it('brings a picture into view when a phrase about it is pressed', async () => {
  const url = 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/%3E';
  const { last, log } = openChat({
    initialMessages: [
      { role: 'user', parts: [{ type: 'image', url }] },
      { role: 'assistant', text: `${line.repeat(60)}<point mention="cat"> (5,5) </point>` },
    ],
  });
  await isAtEnd(log);
  const figure = last().querySelector('.pr-chat-figure')!;
  const isInView = () => figure.getBoundingClientRect().bottom > log.getBoundingClientRect().top;
  // The picture has its size once it is loaded, and pushes what is below it on until then.
  await waitFor(() => expect(isInView()).toBe(false));
  last().querySelector<HTMLElement>('.pr-chip')!.click();
  await waitFor(() => expect(isInView()).toBe(true));
});
