import type { Meta, StoryObj } from '@storybook/react-vite';
import { ClipTimeline } from 'perceptron-react';
import { expect, fn, waitFor } from 'storybook/test';
import { matches } from './support/clips.js';

/** Long videos with thousands of clips: zoom with the buttons, with ctrl or cmd and the wheel, or by a pinch. */
const meta = {
  component: ClipTimeline,
  argTypes: { clips: { control: false }, video: { control: false } },
  args: { clips: matches, duration: 36_000, onSeek: fn() },
} satisfies Meta<typeof ClipTimeline>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Ten thousand clips over ten hours: what is close together is joined until one looks closer. */
export const TenThousand: Story = {
  play: async ({ canvasElement, canvas, userEvent }) => {
    const elements = () => canvasElement.querySelectorAll('.pr-timeline-item, .pr-timeline-cluster').length;
    await expect(elements()).toBeLessThan(600);
    const last = [...matches].sort((a, b) => a.start - b.start).at(-1)!;
    canvasElement.querySelector<HTMLElement>('.pr-timeline-clip[tabindex="0"]')!.focus();
    for (let i = 0; i < 12; i++) await userEvent.keyboard('+');
    await waitFor(() => expect(elements()).toBeLessThan(200));
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-annotation-id', last.id));
    await expect(canvas.getByRole('button', { name: 'Show whole video' })).toBeVisible();
  },
};

/** A press on what is joined goes nearer, until each clip stands alone. */
export const Joined: Story = {
  args: { defaultView: { start: 7200, end: 9000 } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const joined = () => canvas.queryAllByRole('button', { name: /clips, from .* zoom in$/ });
    await waitFor(() => expect(joined().length).toBeGreaterThan(20));
    const before = joined().length;
    await userEvent.click(joined()[0]!);
    await waitFor(() => expect(joined().length).toBeLessThan(before / 2));
    await expect(canvasElement.querySelector('.pr-timeline-clip[tabindex="0"]')).toHaveFocus();
  },
};

/** A closer look, with the whole video below. */
export const Zoomed: Story = {
  args: { defaultView: { start: 7200, end: 7500 }, currentTime: 7310 },
};

/** As few rows as hold them all: what is joined may be of several mentions, so it has no colour of theirs. */
export const Packed: Story = { args: { ...Zoomed.args, lanes: 'packed' } };

/** On a dark page. */
export const Dark: Story = { args: Zoomed.args, globals: { theme: 'dark' } };

/** As on a phone. */
export const Phone: Story = {
  args: Zoomed.args,
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 358 }}>
        <Story />
      </div>
    ),
  ],
};
