import { act, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { createMockPerceptron } from 'perceptron-react/testing';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import frames from '../../../test/fixtures/frames.webm?url';
import { painted, picture } from '../../../test/support/image.js';
import { answer, button, openChat } from '../../../test/support/perceptronChat.js';
import { createPerceptronClient, PerceptronError } from '../../api/index.js';
import { GroundingProvider, PerceptronProvider, usePerceptronChat } from '../../hooks/index.js';
import type { ChatMessageInit } from '../../state/chatTypes.js';
import { PerceptronChat } from '../index.js';

afterEach(() => vi.restoreAllMocks());

const CAT = picture(400, 300);
const DOG = picture(300, 300);
const CAT_BOX = 'A <point_box mention="cat"> (100,100) (500,500) </point_box>.';

const asked = (text: string, ...urls: string[]): ChatMessageInit => ({
  role: 'user',
  parts: [...urls.map((url) => ({ type: 'image' as const, url })), { type: 'text', text }],
});
const answered = (text: string, rest: Partial<ChatMessageInit> = {}): ChatMessageInit => ({
  role: 'assistant',
  text,
  ...rest,
});

/** As a conversation is stored. */
async function dataUrl(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*/, 'data:video/webm;base64'));
    reader.readAsDataURL(blob);
  });
}

const images = (element: Element) => [...element.querySelectorAll<HTMLElement>('.pr-image')];
const chip = (element: Element) => element.querySelector<HTMLElement>('.pr-chip')!;

describe('PerceptronChat', () => {
  it('is a whole chat in ten lines, against the mock of the API', async () => {
    const mock = createMockPerceptron({ answers: CAT_BOX });
    const client = createPerceptronClient({ fetch: mock.fetch });
    const { container } = render(
      <StrictMode>
        <PerceptronProvider client={client}>
          <PerceptronChat id="support" composer={{ defaultMedia: ['https://example.com/cat.jpg'] }} />
        </PerceptronProvider>
      </StrictMode>,
    );
    await userEvent.type(screen.getByRole('textbox'), 'Where is the cat?{Enter}');
    await waitFor(() => expect(chip(container)).not.toBeNull());
    expect(mock.requests[0]).toMatchObject({
      prompt: 'Where is the cat?',
      assets: [{ type: 'image', url: 'https://example.com/cat.jpg' }],
    });
    expect(screen.getAllByRole('article').map((turn) => turn.getAttribute('aria-label'))).toEqual([
      'You',
      'Answer',
    ]);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('');
  });

  it('passes what is not for the conversation to its root', () => {
    const ref = vi.fn();
    const { root } = openChat({
      id: 'a',
      className: 'mine',
      style: { color: 'red' },
      title: 'Chat',
      ref,
    } as object);
    expect(root.matches('.pr-chat.mine[title="Chat"][data-empty][data-status="idle"]:not([id])')).toBe(true);
    expect(root.style.color).toBe('red');
    expect(ref).toHaveBeenCalledWith(root);
  });

  it('lights up a phrase and its shape together, in the picture beside it', async () => {
    const { last } = openChat({ initialMessages: [asked('Where?', CAT), answered(CAT_BOX)] });
    const [image] = images(last());
    await painted(image!);
    await userEvent.click(chip(last()));
    expect(image!.dataset.selected).toBeDefined();
  });

  it('shows those pictures that an answer marks something in', () => {
    const { turns } = openChat({
      initialMessages: [
        asked('Where?', CAT, DOG),
        answered('The <point mention="dog" asset_idx="1"> (5,5) </point> is here.'),
        asked('And what is it?'),
        answered('A spaniel.'),
        asked('And both?'),
        answered(
          `${CAT_BOX.replace('mention', 'asset_idx="0" mention')} The <point mention="dog"> (5,5) </point>.`,
        ),
      ],
    });
    const shown = turns().map((turn) => images(turn).map((image) => image.querySelector('img')!.src));
    const stills = turns().map((turn) => turn.querySelectorAll('.pr-chat-figure').length);
    expect(stills).toEqual([0, 1, 0, 0, 0, 2]);
    expect(shown.at(-1)).toEqual([CAT, DOG]);
  });

  it('has the picture in its place before the first box, where boxes are asked for', async () => {
    const chat = openChat({
      vision: { annotationFormat: 'box' },
      suggestions: [{ text: 'Where?', media: [CAT] }],
    });
    await userEvent.click(button('Where?'));
    await waitFor(() => expect(images(chat.last())).toHaveLength(1));
    await answer(chat, 'Nowhere.');
    expect(images(chat.last())).toHaveLength(0);
  });

  it('shows a stored video with its clips, and goes to the one that is pressed', async () => {
    const film = await dataUrl(frames);
    const { last, turns, unmount } = openChat({
      initialMessages: [
        { role: 'user', parts: [{ type: 'video', url: film }] },
        answered('It is at <clip mention="end" t="1.5 2" />.'),
      ],
    });
    const video = last().querySelector('video')!;
    await waitFor(() => expect(video.readyState).toBeGreaterThan(0));
    expect(last().querySelector('.pr-timeline')).not.toBeNull();
    await userEvent.click(chip(last()));
    await waitFor(() => expect(video.currentTime).toBeCloseTo(1.5, 1));
    const [question] = turns()[0]!.getElementsByTagName('video');
    expect(question!.src.replace(/#.*/, ''), 'one address for both, in this page').toBe(video.src);
    expect(video.src).toMatch(/^blob:/);
    unmount();
    await expect(fetch(video.src)).rejects.toThrow();
  });

  it('goes through waiting, thinking and answering, and tells how it ended but no token', async () => {
    const chat = openChat({ suggestions: ['Why?'] });
    await userEvent.click(button('Why?'));
    expect(chat.news()).toBe('Waiting for the answer…');
    await act(async () => chat.manual.last.reasoning('Hm.'));
    await waitFor(() => expect(button('Thinking…')).toBeTruthy());
    expect(chat.news()).toBe('');
    await act(async () => chat.manual.last.text('Because'));
    await waitFor(() => expect(chat.root.dataset.status).toBe('answering'));
    expect(chat.log.getAttribute('aria-live')).toBe('off');
    expect(chat.news()).toBe('');
    await answer(chat, ' of that.');
    await waitFor(() => expect(chat.news()).toBe('The answer is complete.'));
  });

  it('says nothing of an old conversation', async () => {
    const { news } = openChat({ initialMessages: [asked('Why?'), answered('So.')] });
    expect(news()).toBe('');
  });

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
    const chat = openChat({ suggestions: ['Why?'] });
    await userEvent.click(button('Why?'));
    const error = new PerceptronError('rate_limited', 'Slow down.', {
      requestId: 'trace-1',
      retryAfterMs: 61_000,
    });
    await act(async () => chat.manual.last.fail(error));
    await waitFor(() => expect(chat.last().textContent).toContain('Too many requests'));
    expect(chat.last().textContent).toContain('Slow down.Wait 1 minute, 1 second before the next try.');
    expect(chat.last().querySelector('code')!.textContent).toBe('trace-1');
    expect(chat.news()).toBe('Too many requests. Slow down.');
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

  it('sends a suggestion with what is attached, or writes it in the box', async () => {
    const chat = openChat({
      suggestions: [
        { text: 'Describe it.', fill: true },
        { label: 'Count', text: 'How many?', vision: { annotationFormat: 'point' } },
      ],
      composer: { defaultMedia: [CAT] },
    });
    await userEvent.click(button('Describe it.'));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Describe it.');
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
    await userEvent.click(button('Count'));
    await waitFor(() => expect(chat.manual.calls).toHaveLength(1));
    const { messages, vision } = chat.manual.last.request;
    expect(JSON.stringify(messages)).toMatch(/data:image.*How many\?/);
    expect(vision?.annotationFormat).toBe('point');
    // Its button has gone.
    await waitFor(() => expect(document.activeElement).toBe(chat.last()));
  });

  it('tells what could not even be asked, until that is dismissed', async () => {
    function App() {
      const chat = usePerceptronChat();
      return (
        <>
          <button type="button" onClick={() => chat.send('')}>
            Send nothing
          </button>
          <PerceptronChat chat={chat} />
        </>
      );
    }
    const client = createPerceptronClient({ fetch: createMockPerceptron().fetch });
    render(<App />, {
      wrapper: ({ children }) => <PerceptronProvider client={client}>{children}</PerceptronProvider>,
    });
    await userEvent.click(button('Send nothing'));
    expect(screen.getAllByText(/There is nothing to send/)).toHaveLength(2);
    await userEvent.click(button('Dismiss'));
    expect(screen.queryAllByText(/There is nothing to send/)).toHaveLength(0);
  });

  it('shares the selection of an app around it', async () => {
    const onSelectedIdChange = vi.fn();
    const { last } = openChat({ initialMessages: [asked('Where?', CAT), answered(CAT_BOX)] }, (chat) => (
      <GroundingProvider onSelectedIdChange={onSelectedIdChange}>{chat}</GroundingProvider>
    ));
    await userEvent.click(chip(last()));
    expect(onSelectedIdChange).toHaveBeenCalledOnce();
  });

  it('lets an app show messages, actions, text and strings in its own way', async () => {
    openChat({
      initialMessages: [asked('Why?'), answered('So.', { model: 'perceptron-mk1' })],
      renderMessage: (message, usual) => <section data-role={message.role}>{usual}</section>,
      renderActions: (message) => <button type="button">Like {message.text}</button>,
      renderText: ({ text }) => <em>{text}</em>,
      labels: { you: 'Du', composer: { send: 'Senden' } },
    });
    expect(screen.getByText('So.').localName).toBe('em');
    expect(button('Like So.').closest('section')!.dataset.role).toBe('assistant');
    expect(screen.getByRole('article', { name: 'Du' })).toBeTruthy();
    expect(button(/Senden/)).toBeTruthy();
  });

  it('shows a conversation of another id in its place', async () => {
    const { update, turns } = openChat({ id: 'a', initialMessages: [asked('Why?'), answered('So.')] });
    await update({ id: 'b' });
    expect(turns()).toHaveLength(0);
    await update({ id: 'a' });
    expect(turns()).toHaveLength(2);
  });

  it('has no trouble with axe while it answers and when it failed', async () => {
    const chat = openChat({ initialMessages: [asked('Where?', CAT), answered(CAT_BOX)] });
    await userEvent.type(screen.getByRole('textbox'), 'And?{Enter}');
    await act(async () => chat.manual.last.text('Well'));
    const check = async () =>
      (await axe.run(chat.root, { rules: { region: { enabled: false } } })).violations;
    expect(await check()).toEqual([]);
    await act(async () => chat.manual.last.fail(new PerceptronError('server_error', 'Oops.')));
    await waitFor(() => expect(chat.last().textContent).toContain('Oops.'));
    expect(await check()).toEqual([]);
  });
});
