import type { Meta, StoryObj } from '@storybook/react-vite';
import { ThinkingPanel } from 'perceptron-react';
import { useState } from 'react';
import { expect, fn, waitFor } from 'storybook/test';

const SHORT = 'I need to find the traffic light.\n\nIt is at the far side of the crossing, and it shows red.';
const LONG = [
  'The question is whether it is safe to cross, so I should look for signals and for moving traffic.',
  'There is a traffic light in the background, right of the middle. Its top lamp is lit, and the lamp is red.',
  'A red light for the street in view may mean that the pedestrians have green, but I see no pedestrian signal.',
  'Two cars wait behind the line. A third one is in the crossing and may be turning.',
  'A person stands at the kerb and does not walk, which also speaks for waiting.',
  'Taken together: the light is red, a car is moving, nobody crosses.',
]
  .flatMap((line, index) => [
    `${index + 1}. ${line}`,
    'Let me check that against the picture once more before I go on.',
  ])
  .join('\n\n');

const meta = {
  component: ThinkingPanel,
  args: { reasoning: SHORT, thinking: false, onOpenChange: fn() },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '44rem' }}>
        <Story />
        <p style={{ margin: 0 }}>No, it is not safe to cross the street at this time.</p>
      </div>
    ),
  ],
} satisfies Meta<typeof ThinkingPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Before the first word there is only the header. */
export const Waiting: Story = {
  args: { reasoning: '', thinking: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button')).toHaveTextContent('Thinking…');
    await expect(canvas.getByRole('button')).toHaveAttribute('aria-expanded', 'false');
    await expect(canvas.queryByRole('group')).toBeNull();
  },
};

/** Open while the model thinks, and scrolled along with what arrives. */
export const Thinking: Story = {
  args: { reasoning: LONG, thinking: true },
  play: async ({ canvas }) => {
    const text = canvas.getByRole('group', { name: 'Thoughts' });
    await expect(canvas.getByRole('button')).toHaveAttribute('aria-expanded', 'true');
    await expect(text).toHaveAttribute('aria-busy', 'true');
    await expect(text.scrollTop).toBeGreaterThan(0);
  },
};

/** Closed once the answer is there; the header says how long it took. */
export const Done: Story = {
  args: { durationMs: 8200 },
  play: async ({ canvas, userEvent, args }) => {
    const trigger = canvas.getByRole('button', { name: 'Thought for 8 seconds' });
    await userEvent.click(trigger);
    await expect(trigger).toHaveAttribute('aria-expanded', 'true');
    await expect(canvas.getByText(/It is at the far side/)).toBeVisible();
    await expect(args.onOpenChange).toHaveBeenCalledWith(
      true,
      expect.objectContaining({ reason: 'trigger' }),
    );
    await userEvent.click(trigger);
    await expect(trigger).toHaveAttribute('aria-expanded', 'false');
  },
};

function Answering(props: React.ComponentProps<typeof ThinkingPanel>) {
  const [thinking, setThinking] = useState(true);
  return (
    <>
      <ThinkingPanel {...props} thinking={thinking} />
      <button type="button" onClick={() => setThinking(false)} style={{ marginBlock: '0.5rem' }}>
        Start the answer
      </button>
    </>
  );
}

/** The panel closes by itself when the answer starts. */
export const ClosesWithTheAnswer: Story = {
  args: { autoCloseDelayMs: 0 },
  render: (args) => <Answering {...args} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start the answer' }));
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: /Thought for/ })).toHaveAttribute('aria-expanded', 'false'),
    );
  },
};

/** A reader who opened or closed the panel is never overruled. */
export const ReaderTookOver: Story = {
  args: { autoCloseDelayMs: 0 },
  render: (args) => <Answering {...args} />,
  play: async ({ canvas, userEvent }) => {
    const trigger = canvas.getByRole('button', { name: 'Thinking…' });
    await userEvent.click(trigger);
    await expect(trigger).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(trigger);
    await userEvent.click(canvas.getByRole('button', { name: 'Start the answer' }));
    await expect(trigger).toHaveTextContent(/^Thought for/);
    await expect(trigger).toHaveAttribute('aria-expanded', 'true');
  },
};

/** Long thoughts scroll in a pane of their own, which the keyboard reaches. */
export const Long: Story = {
  args: { reasoning: LONG, durationMs: 65_000, defaultOpen: true },
  play: async ({ canvas }) => {
    const text = canvas.getByRole('group', { name: 'Thoughts' });
    await expect(canvas.getByRole('button')).toHaveTextContent('Thought for 1 minute, 5 seconds');
    await expect(text.scrollHeight).toBeGreaterThan(text.clientHeight);
    await expect(text.scrollTop).toBe(0);
    await expect(text).toHaveAttribute('tabindex', '0');
  },
};

/** Without thinking and without text there is nothing at all. */
export const Empty: Story = {
  args: { reasoning: '' },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};

/** Who prefers it closed: only the reader opens it. */
export const ClosedByDefault: Story = {
  args: { autoOpen: false, thinking: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button')).toHaveAttribute('aria-expanded', 'false');
  },
};

/** Words and durations in another language, and text that runs from the right. */
export const RightToLeft: Story = {
  args: {
    reasoning: 'أبحث عن إشارة المرور.\n\nالإشارة حمراء، لذلك لا يجوز العبور.',
    durationMs: 8200,
    defaultOpen: true,
    locale: 'ar',
    labels: { thought: (duration) => `التفكير: ${duration}`, content: 'التفكير' },
    dir: 'rtl',
    lang: 'ar',
  },
};

export const Dark: Story = { ...Thinking, globals: { theme: 'dark' } };

export const Phone: Story = { ...Long, globals: { viewport: { value: 'phone', isRotated: false } } };
