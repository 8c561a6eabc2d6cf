import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  GroundedImage,
  GroundedText,
  GroundingProvider,
  ThinkingPanel,
  useStreamingCompletion,
} from 'perceptron-react';
import { expect, waitFor } from 'storybook/test';
import { createStoryApi, flower, instant, pictureUrl, question } from './support/flower.js';
import './support/hooks.css';

const { mock, client } = createStoryApi();

/** One question about one picture. */
function AskOnce() {
  const { status, text, reasoning, grounding, usage, timing, error, start, stop, reset } =
    useStreamingCompletion({
      client,
    });
  const isRunning = status === 'submitted' || status === 'thinking' || status === 'answering';
  const ask = () =>
    start({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', url: pictureUrl },
            { type: 'text', text: question },
          ],
        },
      ],
      vision: { annotationFormat: 'box' },
    });
  return (
    <GroundingProvider annotations={grounding}>
      <div className="story-desk">
        <GroundedImage {...flower} annotations={grounding} />
        <div className="story-column">
          <div className="story-bar">
            {isRunning ? (
              <button type="button" onClick={stop}>
                Stop
              </button>
            ) : (
              <button type="button" data-primary="" onClick={ask}>
                {status === 'idle' ? question : error ? 'Try again' : 'Ask again'}
              </button>
            )}
            {status !== 'idle' && (
              <button type="button" onClick={reset}>
                Reset
              </button>
            )}
            <span className="story-status" data-testid="status">
              {status}
            </span>
          </div>
          {reasoning && (
            <ThinkingPanel
              reasoning={reasoning}
              thinking={status === 'thinking'}
              durationMs={timing?.thinkingMs}
            />
          )}
          {text && <GroundedText grounding={grounding} streaming={isRunning} />}
          {error && (
            <p className="story-error" role="alert">
              {error.message}
            </p>
          )}
          {usage && <p className="story-note">{usage.totalTokens} tokens</p>}
        </div>
      </div>
    </GroundingProvider>
  );
}

/**
 * `useStreamingCompletion` streams one answer: thinking, text and annotations. What has arrived is rendered at most once
 * per frame, and is kept when the answer is stopped or fails. Each state is a story of its own.
 */
const meta: Meta<typeof AskOnce> = {
  title: 'Hooks/useStreamingCompletion',
  component: AskOnce,
  beforeEach: () => mock.reset(),
};
export default meta;
type Story = StoryObj<typeof AskOnce>;

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

export const Complete: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.answer(instant);
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await waitFor(() => expect(canvas.getByTestId('status')).toHaveTextContent('complete'));
    await expect(canvas.getByText(/tokens/)).toBeVisible();
  },
};

/** The text that had arrived stays. */
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
    await expect(canvas.getByTestId('status')).toHaveTextContent('stopped');
    await expect(canvas.getByText(/Four flowers are open/)).toBeVisible();
    await expect((await mock.received()).aborted).toBe(true);
  },
};

/** A cut stream is an error, and keeps what had arrived. */
export const Failed: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    mock.answer({ ...instant, fault: { kind: 'cut', after: 30 } });
    await userEvent.click(canvas.getByRole('button', { name: question }));
    await expect(await canvas.findByRole('alert')).toBeVisible();
    await expect(canvas.getByText(/Four flowers are open/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};
