import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  answer,
  answered,
  asked,
  button,
  CAT,
  CAT_BOX,
  openChat,
} from '../../../test/support/perceptronChat.js';
import { PerceptronError } from '../../api/index.js';

afterEach(() => vi.restoreAllMocks());

describe('what can be done with a message', () => {
  it('stops by Escape, says so, and keeps what had arrived', async () => {
    const chat = openChat({ suggestions: ['Why?'] });
    await userEvent.click(button('Why?'));
    await act(async () => chat.manual.last.text('Because'));
    await waitFor(() => expect(chat.last().textContent).toContain('Because'));
    await userEvent.keyboard('{Escape}');
    expect(chat.last().dataset.status).toBe('stopped');
    expect(chat.last().textContent).toContain('Stopped');
    expect(chat.last().textContent).toContain('Because');
    expect(chat.manual.last.signal?.aborted).toBe(true);
    expect(chat.news()).toBe('Stopped');
  });

  it('leaves a dialog around it open by an Escape that is for the answer or for an edit', async () => {
    const chat = openChat({ initialMessages: [asked('One?'), answered('1')], suggestions: ['Why?'] });
    const prevented: boolean[] = [];
    const listen = (event: KeyboardEvent) => prevented.push(event.defaultPrevented);
    window.addEventListener('keydown', listen);
    const leave = async () => {
      prevented.length = 0;
      await userEvent.keyboard('{Escape}');
      return prevented.at(-1);
    };
    await userEvent.type(screen.getByRole('textbox'), 'Why?{Enter}');
    await waitFor(() => expect(chat.manual.calls).toHaveLength(1));
    await act(async () => screen.getByRole('log').focus());
    expect(await leave()).toBe(true);
    expect(await leave(), 'nothing runs any more').toBe(false);
    await userEvent.click(screen.getAllByRole('button', { name: 'Edit' })[0]!);
    // Stopped before it reaches the window, so it is heard on its way there.
    window.removeEventListener('keydown', listen);
    const heard = new Promise<KeyboardEvent>((resolve) =>
      window.addEventListener('keydown', resolve, { capture: true, once: true }),
    );
    await userEvent.keyboard('{Escape}');
    expect((await heard).defaultPrevented).toBe(true);
  });

  it('goes on with an answer that was cut off at the token limit', async () => {
    const chat = openChat({ suggestions: ['Why?'] });
    await userEvent.click(button('Why?'));
    await answer(chat, 'Because', { finishReason: 'length', complete: false });
    expect(chat.last().textContent).toContain('Cut off at the length limit');
    await userEvent.click(button('Continue'));
    await waitFor(() => expect(chat.manual.calls).toHaveLength(2));
    expect(chat.manual.last.request.messages.at(-1)).toMatchObject({ role: 'user', content: 'Continue.' });
  });

  it('says why an answer failed and what to quote, and tries again with the focus in its place', async () => {
    const chat = openChat({ suggestions: ['Why?'], dir: 'rtl' });
    await userEvent.click(button('Why?'));
    const error = new PerceptronError('rate_limited', 'Slow down.', {
      requestId: 'trace-1',
      retryAfterMs: 61_000,
    });
    await act(async () => chat.manual.last.fail(error));
    await waitFor(() => expect(chat.last().textContent).toContain('Too many requests'));
    expect(chat.last().textContent).toMatch(/Slow down\.Wait .+ before the next try\./);
    expect(chat.last().querySelector('code')!.textContent).toBe('trace-1');
    expect(getComputedStyle(screen.getByText('Slow down.')).direction, 'of what is in English').toBe('ltr');
    expect(chat.news()).toBe('Too many requests. Slow down. Wait 1 minute, 1 second before the next try.');
    await userEvent.click(button('Try again'));
    await waitFor(() => expect(chat.manual.calls).toHaveLength(2));
    await waitFor(() => expect(document.activeElement).toBe(chat.last()));
    await answer(chat, 'So.');
    expect(chat.turns()).toHaveLength(2);
    expect(chat.last().textContent).toContain('So.');
  });

  it('answers again, keeping the place of the answer before', async () => {
    const chat = openChat({ initialMessages: [asked('Why?'), answered('So.')] });
    const place = chat.last();
    await userEvent.click(button('Answer again'));
    await answer(chat, 'Because.');
    expect(chat.last()).toBe(place);
    expect(place.textContent).toContain('Because.');
  });

  it('asks a question in other words, drops what came after, and keeps its media', async () => {
    const chat = openChat({
      initialMessages: [asked('One?', CAT), answered('1'), asked('Two?'), answered('2')],
    });
    await userEvent.click(screen.getAllByRole('button', { name: 'Edit' })[0]!);
    const [text] = screen.getAllByRole<HTMLTextAreaElement>('textbox');
    expect(document.activeElement).toBe(text);
    expect(text!.value).toBe('One?');
    await userEvent.fill(text!, 'Three?');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(chat.manual.calls).toHaveLength(1));
    expect(chat.turns()).toHaveLength(2);
    await answer(chat, '3');
    const { messages } = chat.manual.last.request;
    expect(messages).toHaveLength(1);
    expect(JSON.stringify(messages)).toContain('Three?');
    expect(JSON.stringify(messages)).toContain('data:image');
  });

  it('leaves a question as it was by Escape, and the focus where it began', async () => {
    const chat = openChat({ initialMessages: [asked('One?'), answered('1')] });
    await userEvent.click(button('Edit'));
    await userEvent.keyboard(' more{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(button('Edit')));
    expect(chat.turns()[0]!.textContent).toBe('One?');
    expect(chat.manual.calls).toHaveLength(0);
  });

  it('copies an answer as it reads', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    openChat({ initialMessages: [asked('Where?', CAT), answered(`Here: ${CAT_BOX}`)] });
    await userEvent.click(button('Copy'));
    expect(write).toHaveBeenCalledWith('Here: A cat.');
    await waitFor(() => expect(button('Copied')).toBeTruthy());
  });

  it('says where it could not copy', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'));
    openChat({ initialMessages: [asked('Why?'), answered('So.')] });
    await userEvent.click(button('Copy'));
    await waitFor(() => expect(button('Could not be copied')).toBeTruthy());
  });
});
