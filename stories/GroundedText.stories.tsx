import type { Meta, StoryObj } from '@storybook/react-vite';
import { createGroundingStream, GroundedText, GroundingProvider, parseGrounding } from 'perceptron-react';
import { renderMarkdown } from 'perceptron-react/markdown';
import { expect, fn } from 'storybook/test';
import { column } from './support/column.js';

const STREET = `No, it is not safe to cross. The <point_box mention="traffic light"> (808,248) (863,386) </point_box>, in the background, is red, and a <polygon mention="car"> (100,500) (300,500) (300,640) (100,640) </polygon> is turning. Wait at the <point mention="kerb"> (420,880) </point>.`;
const CATS = `There are <collection mention="cat"> <point> (100,200) </point> <point> (300,200) </point> <point> (500,200) </point> </collection> and one <point_box mention="dog"> (600,200) (800,600) </point_box>.`;
const MATCH = `The first <clip mention="goal" t="12 18.5" /> falls early, the <clip mention="whistle" t="2705" /> ends the half, and the <track mention="ball"> <point t="12"> (1,2) </point> <point t="15"> (3,4) </point> </track> crosses the line.`;

const meta = {
  component: GroundedText,
  argTypes: { grounding: { control: false } },
  args: { grounding: parseGrounding(STREET), onSelectedIdChange: fn() },
  decorators: [column('44rem')],
} satisfies Meta<typeof GroundedText>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Hover or focus a chip and its shape lights up; press it and the shape is selected. */
export const Default: Story = {
  play: async ({ canvas, userEvent, args }) => {
    const light = canvas.getByRole('button', { name: /^traffic light/ });
    await userEvent.hover(light);
    await expect(light).toHaveAttribute('data-highlighted');
    await userEvent.click(light);
    await expect(light).toHaveAttribute('aria-pressed', 'true');
    await expect(args.onSelectedIdChange).toHaveBeenCalledTimes(1);
    await userEvent.click(light);
    await expect(light).toHaveAttribute('aria-pressed', 'false');
    await userEvent.unhover(light);
  },
};

/** Each chip is a tab stop in the flow of the text. */
export const Keyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    const light = canvas.getByRole('button', { name: /^traffic light/ });
    await expect(light).toHaveFocus();
    await expect(light).toHaveAttribute('data-highlighted');
    await userEvent.keyboard('{Enter}');
    await expect(light).toHaveAttribute('aria-pressed', 'true');
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: /^car/ })).toHaveFocus();
  },
};

/** A collection is one chip with a count, and lights up with any of its parts. */
export const Collection: Story = {
  args: { grounding: parseGrounding(CATS), highlightedId: parseGrounding(CATS).shapes[1]?.id },
  play: async ({ canvas }) => {
    const cats = canvas.getByRole('button', { name: /cat.*3 points/ });
    await expect(cats).toHaveTextContent('cat ×3');
    await expect(cats).toHaveAttribute('data-highlighted');
  },
};

/** Clips and tracks show when they are. */
export const Times: Story = {
  args: { grounding: parseGrounding(MATCH) },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('0:12–0:18.5')).toBeVisible();
    await expect(canvas.getByText('at 45:05')).toBeVisible();
    await expect(canvas.getByRole('button', { name: /goal.*from 12 seconds to 18.5 seconds/ })).toBeVisible();
  },
};

const arriving = createGroundingStream();
arriving.push(`${CATS} Next to it lies a <polygon mention="blanket"> (1,2) (3,4) (5,6) (7`);

/** While the answer arrives, no half tag shows, and what is being written pulses. */
export const Streaming: Story = {
  args: { grounding: arriving.snapshot(), streaming: true },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement).not.toHaveTextContent(/[<(]/);
    await expect(canvas.getByRole('button', { name: /cat/ })).toBeVisible();
  },
};

/** Two components that know nothing of each other, tied by a provider. */
export const Tied: Story = {
  render: ({ grounding }) => (
    <GroundingProvider annotations={grounding}>
      <GroundedText grounding={grounding} />
      <hr />
      <GroundedText grounding={grounding} />
    </GroundingProvider>
  ),
  play: async ({ canvas, userEvent }) => {
    const [first, second] = canvas.getAllByRole('button', { name: /^traffic light/ });
    if (!first || !second) throw new Error('Two chips of the same annotation were expected.');
    await userEvent.hover(first);
    await expect(second).toHaveAttribute('data-highlighted');
    await userEvent.click(second);
    await expect(first).toHaveAttribute('aria-pressed', 'true');
  },
};

/** By `renderMarkdown` of `perceptron-react/markdown`: emphasis, lists and links may span annotations. More on its own page. */
export const Markdown: Story = {
  args: {
    grounding: parseGrounding(
      `**Not safe: the <point_box mention="traffic light"> (808,248) (863,386) </point_box>, is red.** See [the rules](#rules).`,
    ),
    renderText: renderMarkdown,
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button').closest('strong')).not.toBeNull();
    await expect(canvas.getByRole('link')).toHaveAttribute('href', '#rules');
  },
};

/** Mentions that are hidden on the image. */
export const Hidden: Story = {
  args: { hiddenMentions: ['car'] },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: /^car/ })).toHaveAttribute('data-hidden');
  },
};

/** Annotations without a mention are named by their kind. */
export const Unnamed: Story = {
  args: {
    grounding: parseGrounding(
      'Here <point> (1,2) </point>, here <point> (3,4) </point> and in <point_box> (1,2) (3,4) </point_box>.',
    ),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: /^point 2/ })).toBeVisible();
  },
};

/** Long mentions are cut, with the whole in a tooltip. */
export const Long: Story = {
  args: {
    grounding: parseGrounding(
      `Watch <point_box mention="the second traffic light from the left behind the parked delivery van"> (1,2) (3,4) </point_box>, please. ${STREET}`,
    ),
  },
};

/** What looks like HTML is text. */
export const HtmlIsText: Story = {
  args: {
    grounding: parseGrounding(
      `<b>bold?</b> <script>alert(1)</script> <point mention="&lt;img src=x onerror=alert(1)&gt;"> (1,2) </point>`,
    ),
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('script, img, b')).toBeNull();
    await expect(canvasElement).toHaveTextContent('<script>alert(1)</script>');
  },
};

export const Empty: Story = { args: { grounding: parseGrounding('') } };

export const RightToLeft: Story = {
  args: {
    grounding: parseGrounding(
      'لا، ليس آمنًا. <point_box mention="إشارة المرور"> (808,248) (863,386) </point_box>، في الخلفية، حمراء عند <clip mention="العبور" t="12 18" />.',
    ),
    lang: 'ar',
  },
};

export const Dark: Story = {
  args: { selectedId: parseGrounding(STREET).shapes[0]?.id },
  globals: { theme: 'dark' },
};

export const Phone: Story = { ...Long, globals: { viewport: { value: 'phone', isRotated: false } } };
