import { act, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { createMockPerceptron } from 'perceptron-react/testing';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  answer,
  answered,
  asked,
  button,
  CAT,
  CAT_BOX,
  chip,
  openChat,
} from '../../../test/support/perceptronChat.js';
import { createPerceptronClient, PerceptronError } from '../../api/index.js';
import { GroundingProvider, PerceptronProvider, usePerceptronChat } from '../../hooks/index.js';
import { PerceptronChat } from '../index.js';

afterEach(() => vi.restoreAllMocks());

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

  it('breaks the long words of a suggestion, of which nothing stands out', () => {
    const { root } = openChat({ suggestions: ['Rindfleischetikettierungsüberwachung'.repeat(9)] });
    const { left, right } = root.getBoundingClientRect();
    const suggestion = button(/^Rindfleisch/).getBoundingClientRect();
    expect(suggestion.left).toBeGreaterThan(left);
    expect(suggestion.right).toBeLessThan(right);
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
      initialMessages: [asked('Why?'), answered('So.', { reasoning: 'Hm.', model: 'perceptron-mk1' })],
      renderMessage: (message, usual) => <section data-role={message.role}>{usual}</section>,
      renderActions: (message) => <button type="button">Like {message.text}</button>,
      renderText: ({ text }) => <em>{text}</em>,
      renderReasoning: (reasoning) => <u>{reasoning}</u>,
      labels: { you: 'Du', composer: { send: 'Senden' } },
    });
    expect(screen.getByText('So.').localName).toBe('em');
    expect(screen.getByText('Hm.').localName).toBe('u');
    expect(button('Like So.').closest('section')!.dataset.role).toBe('assistant');
    expect(screen.getByRole('article', { name: 'Du' })).toBeTruthy();
    expect(button(/Senden/)).toBeTruthy();
  });

  it('tells of a failure in the words of the app', async () => {
    const chat = openChat({
      initialMessages: [asked('Why?'), answered('So.')],
      labels: {
        failure: () => 'Der Server antwortet nicht',
        failureDetail: ({ code }) => (code === 'network' ? null : 'Wir sehen es uns an.'),
      },
    });
    const fail = async (error: PerceptronError) => {
      await userEvent.type(screen.getByRole('textbox'), 'And?{Enter}');
      await act(async () => chat.manual.last.fail(error));
      await waitFor(() => expect(chat.last().dataset.status).toBe('error'));
    };
    await fail(new PerceptronError('server_error', 'Oops.'));
    expect(chat.last()).toHaveTextContent('Der Server antwortet nichtWir sehen es uns an.');
    expect(chat.news()).toBe('Der Server antwortet nicht. Wir sehen es uns an.');
    await fail(new PerceptronError('network', 'Oops.'));
    expect(chat.news()).toBe('Der Server antwortet nicht.');
    expect(chat.root).not.toHaveTextContent('Oops.');
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
