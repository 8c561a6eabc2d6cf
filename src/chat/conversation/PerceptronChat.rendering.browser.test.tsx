import { act, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { picture } from '../../../test/support/image.js';
import { createManualClient } from '../../../test/support/manualClient.js';
import { button, openChat } from '../../../test/support/perceptronChat.js';
import { PerceptronProvider, usePerceptronChat } from '../../hooks/index.js';
import type { ChatMessage, ChatMessageInit } from '../../state/chatTypes.js';
import { PerceptronChat } from '../index.js';

const url = picture(400, 300);

it('renders no other message while an answer streams in', async () => {
  const rendered = new Map<string, number>();
  const old: ChatMessageInit[] = [
    { role: 'user', parts: [{ type: 'image', url }] },
    { role: 'assistant', text: 'A <point mention="cat"> (5,5) </point>.' },
    { role: 'user', text: 'And?' },
    { role: 'assistant', text: 'That is all.' },
  ];
  const chat = openChat({
    initialMessages: old,
    renderMessage(message, usual) {
      rendered.set(message.id, (rendered.get(message.id) ?? 0) + 1);
      return usual;
    },
  });
  await userEvent.keyboard('{Tab}');
  await userEvent.type(chat.root.querySelector('textarea')!, 'Why?{Enter}');
  await waitFor(() => expect(chat.root.dataset.status).toBe('submitted'));
  await act(async () => chat.manual.last.text('Because'));
  await waitFor(() => expect(chat.last().textContent).toContain('Because'));
  const before = new Map(rendered);
  for (let word = 0; word < 20; word++) {
    await act(async () => chat.manual.last.text(` of <point mention="dog ${word}"> (5,5) </point>`));
    await waitFor(() => expect(chat.last().textContent).toContain(`dog ${word}`));
  }
  const again = [...rendered].filter(([id, times]) => times !== before.get(id));
  expect(again.map(([id]) => old.some((message) => message.id === id))).toEqual([false]);
  expect(again).toHaveLength(1);
  await act(async () => chat.manual.last.finish());
  await waitFor(() => expect(button('Answer again')).toBeTruthy());
});

it('does not either where the app holds the conversation, and writes plain props anew each time', async () => {
  const rendered: string[] = [];
  const renderMessage = (message: ChatMessage, usual: ReactNode) => {
    rendered.push(message.text);
    return usual;
  };
  const options = { initialMessages: [{ role: 'user' as const, text: 'Old' }] };
  function App() {
    const chat = usePerceptronChat(options);
    return (
      <PerceptronChat
        chat={chat}
        renderMessage={renderMessage}
        vision={{ annotationFormat: 'box' }}
        composer={{ maxFiles: 3 }}
      />
    );
  }
  const manual = createManualClient();
  render(
    <PerceptronProvider client={manual.client}>
      <App />
    </PerceptronProvider>,
  );
  await userEvent.type(screen.getByRole('textbox'), 'Why?{Enter}');
  await waitFor(() => expect(manual.calls).toHaveLength(1));
  rendered.length = 0;
  await act(async () => manual.last.text('Because'));
  await waitFor(() => expect(rendered).toContain('Because'));
  expect(rendered).not.toContain('Old');
});

it('renders no chip of an answer again while the text after it streams in', async () => {
  const description = vi.fn(() => '');
  const chat = openChat({ suggestions: ['Why?'], labels: { text: { description } } });
  await userEvent.click(button('Why?'));
  await waitFor(() => expect(chat.root.dataset.status).toBe('submitted'));
  await act(async () => chat.manual.last.text('Of <point mention="dog"> (5,5) </point> and'));
  await waitFor(() => expect(chat.last().textContent).toContain('and'));
  await act(async () => chat.manual.last.text(' of'));
  await waitFor(() => expect(chat.last().textContent).toContain('and of'));
  description.mockClear();
  await act(async () => chat.manual.last.text(' that'));
  await waitFor(() => expect(chat.last().textContent).toContain('and of that'));
  expect(description).not.toHaveBeenCalled();
});

it('makes an overlay of a picture when it comes near, which until then is the picture alone, as large', async () => {
  const turns = Array.from({ length: 40 }, (_, turn): ChatMessageInit[] => [
    turn === 0 ? { role: 'user', parts: [{ type: 'image', url }] } : { role: 'user', text: `And ${turn}?` },
    { role: 'assistant', text: `A <point mention="cat"> (5,5) </point> ${turn}.` },
  ]).flat();
  const { log } = openChat({ initialMessages: turns });
  const overlays = () => log.querySelectorAll('.pr-image').length;
  expect(log.querySelectorAll('.pr-chat-figure')).toHaveLength(40);
  await waitFor(() => expect(overlays()).toBeGreaterThan(0));
  expect(overlays()).toBeLessThan(20);
  const first = log.querySelector('.pr-chat-figure')!;
  expect(first.querySelector('.pr-image')).toBeNull();
  await waitFor(() => {
    log.scrollTop = 0;
    expect(first.querySelector('.pr-image')).not.toBeNull();
  });
});

it('moves no word to another line while more of them stream in', async () => {
  const chat = openChat({ suggestions: ['Where?'] });
  await userEvent.click(button('Where?'));
  await waitFor(() => expect(chat.root.dataset.status).toBe('submitted'));
  const words = Array.from({ length: 48 }, (_, index) => (index % 3 === 0 ? 'watering' : 'pot'));
  const lineOf: number[] = [];
  for (const [index, word] of words.entries()) {
    await act(async () => chat.manual.last.text(index === 0 ? word : ` ${word}`));
    const text = await waitFor(() => {
      const node = chat.last().querySelector('.pr-chat-text .pr-text-block')?.firstChild;
      expect(node?.textContent).toBe(words.slice(0, index + 1).join(' '));
      return node!;
    });
    const range = document.createRange();
    let start = 0;
    const lines = words.slice(0, index + 1).map((said) => {
      range.setStart(text, start);
      range.setEnd(text, start + said.length);
      start += said.length + 1;
      return range.getBoundingClientRect().top - text.parentElement!.getBoundingClientRect().top;
    });
    expect(lines.slice(0, index)).toEqual(lineOf);
    lineOf.push(lines[index]!);
  }
  expect(new Set(lineOf).size).toBeGreaterThan(2);
});

it('has no room of its own around the paragraphs of an app, and lets code that is too wide scroll', () => {
  const { last } = openChat({
    initialMessages: [{ role: 'assistant', text: 'x'.repeat(500) }],
    renderText: ({ text }) => (
      <>
        <p>Code:</p>
        <pre>{text}</pre>
      </>
    ),
  });
  const [first, code] = last().querySelectorAll('p, pre');
  const outer = first!.parentElement!.getBoundingClientRect();
  expect(first!.getBoundingClientRect().top).toBe(outer.top);
  expect(code!.getBoundingClientRect()).toMatchObject({ bottom: outer.bottom, right: outer.right });
  expect(code!.scrollWidth).toBeGreaterThan(code!.clientWidth);
  code!.scrollLeft = 100;
  expect(code!.scrollLeft).toBe(100);
});
