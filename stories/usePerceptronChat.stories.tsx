import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  type ChatMessage,
  GroundedImage,
  GroundedText,
  GroundingProvider,
  PerceptronProvider,
  ThinkingPanel,
  usePerceptronChat,
} from 'perceptron-react';
import { expect, waitFor } from 'storybook/test';
import { createStoryApi, flower, instant, pictureUrl, question } from './support/flower.js';
import './support/hooks.css';

const { mock, client } = createStoryApi();

function Message({ message }: { message: ChatMessage }) {
  if (message.role === 'user') return <p className="story-question">{message.text}</p>;
  const { reasoning, grounding, status, timing, error } = message;
  const isRunning = status === 'submitted' || status === 'thinking' || status === 'answering';
  return (
    <article className="story-column" aria-busy={isRunning}>
      {reasoning && (
        <ThinkingPanel
          reasoning={reasoning}
          thinking={status === 'thinking'}
          durationMs={timing?.thinkingMs}
        />
      )}
      {message.text && <GroundedText grounding={grounding} streaming={isRunning} />}
      {status === 'stopped' && <p className="story-note">You stopped this answer.</p>}
      {error && <p className="story-error">{error.message}</p>}
    </article>
  );
}

/** A conversation about one picture, with the annotations of its last answer. */
function Conversation() {
  const chat = usePerceptronChat({ vision: { annotationFormat: 'box' } });
  const { messages, status, retry, isPaused, error, send, stop, regenerate, edit, clear } = chat;
  const isRunning = status !== 'idle' && status !== 'error';
  const first = messages[0];
  const shown = messages.findLast(({ role }) => role === 'assistant')?.grounding;
  return (
    <GroundingProvider annotations={shown}>
      <div className="story-desk">
        <GroundedImage {...flower} annotations={shown ?? []} />
        <div className="story-column">
          {messages.map((message) => (
            <Message key={message.id} message={message} />
          ))}
          {isPaused && <p className="story-note">You are offline.</p>}
          {retry && (
            <p className="story-note">
              Busy until {new Date(retry.at).toLocaleTimeString('en')}.{' '}
              <button type="button" onClick={retry.now}>
                Try now
              </button>
            </p>
          )}
          <div className="story-bar">
            {isRunning && (
              <button type="button" onClick={stop}>
                Stop
              </button>
            )}
            {!first && (
              <button
                type="button"
                data-primary=""
                onClick={() => send({ text: question, media: [pictureUrl] })}
              >
                {question}
              </button>
            )}
            {!isRunning && first && (
              <>
                <button type="button" data-primary="" onClick={() => regenerate()}>
                  {error ? 'Try again' : 'Answer again'}
                </button>
                <button type="button" onClick={() => edit(first.id, 'Box the flowers that are open.')}>
                  Rephrase
                </button>
                <button type="button" onClick={clear}>
                  Clear
                </button>
              </>
            )}
            <span className="story-status" data-testid="status">
              {status}
            </span>
          </div>
        </div>
      </div>
    </GroundingProvider>
  );
}

/**
 * `usePerceptronChat` holds a conversation in the React Query cache. Components that name the same `id` share it; stopping,
 * errors and unmounting keep what has arrived. Each state is a story of its own.
 */
const meta: Meta<typeof Conversation> = {
  title: 'Hooks/usePerceptronChat',
  component: Conversation,
  decorators: [
    (Story) => (
      <PerceptronProvider client={client}>
        <Story />
      </PerceptronProvider>
    ),
  ],
  beforeEach: () => mock.reset(),
};
export default meta;
type Story = StoryObj<typeof Conversation>;

export const Idle: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByTestId('status')).toHaveTextContent('idle');
  },
};

// A docs page does not play what brings these states about, and would show the first one again.
export const Thinking: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.answer(instant);
    mock.hold();
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await mock.received();
    await mock.step(3);
    await waitFor(() => expect(canvas.getByTestId('status')).toHaveTextContent('thinking'));
    await expect(canvas.getByText(question)).toBeVisible();
  },
};

/** The API asks for patience: `retry` says until when, and can have it asked at once. */
export const Busy: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.failNext({ status: 429, retryAfter: 40 });
    mock.answer(instant);
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await expect(await canvas.findByText(/^Busy until/)).toBeVisible();
    await expect(canvas.getByTestId('status')).toHaveTextContent('submitted');
  },
};

export const Answering: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.answer(instant);
    mock.hold();
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await mock.received();
    await mock.step(30);
    await waitFor(() => expect(canvas.getByTestId('status')).toHaveTextContent('answering'));
    await expect(await canvas.findByText(/Four flowers are open/)).toBeVisible();
  },
};

/** Answered, answered again, and asked in other words. */
export const Conversed: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.answer(instant);
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Answer again' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Rephrase' }));
    await waitFor(() => expect(mock.requests).toHaveLength(3));
    await expect(await canvas.findByText(/The rest are still closed/)).toBeVisible();
    await expect(canvas.getByText('Box the flowers that are open.')).toBeVisible();
    await waitFor(() => expect(canvas.getByTestId('status')).toHaveTextContent('idle'));
  },
};

export const Stopped: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.answer(instant);
    mock.hold();
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await mock.received();
    await mock.step(30);
    await waitFor(() => expect(canvas.getByTestId('status')).toHaveTextContent('answering'));
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await expect(canvas.getByText('You stopped this answer.')).toBeVisible();
    await expect(canvas.getByText(/Four flowers are open/)).toBeVisible();
    await waitFor(() => expect(mock.requests[0]?.aborted).toBe(true));
  },
};

/** A cut stream keeps what had arrived, and the same question can be asked again. */
export const FailedThenRetried: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent, step }) => {
    await step('fails in the middle of the answer', async () => {
      mock.answerOnce({ ...instant, fault: { kind: 'cut', after: 30 } });
      await userEvent.click(canvas.getByRole('button', { name: question }));
      await waitFor(() => expect(canvas.getByTestId('status')).toHaveTextContent('error'));
      await expect(canvas.getByText(/Four flowers are open/)).toBeVisible();
    });
    await step('answers again', async () => {
      mock.answer(instant);
      await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
      await waitFor(() => expect(canvas.getByTestId('status')).toHaveTextContent('idle'));
      await expect(canvas.getByText(/The rest are still closed/)).toBeVisible();
    });
  },
};
