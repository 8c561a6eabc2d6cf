import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  type ClipAnnotation,
  ClipTimeline,
  type ClipTimelineProps,
  createGroundingStream,
  type Grounding,
  parseGrounding,
} from 'perceptron-react';
import { useEffect, useState } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import { PARK, park } from './support/clips.js';
import { german } from './support/german.js';

const span = { start: 0, end: 0 };

const meta = {
  component: ClipTimeline,
  argTypes: { clips: { control: false }, video: { control: false } },
  args: { clips: park, duration: 60, onSeek: fn(), onSelectedIdChange: fn() },
} satisfies Meta<typeof ClipTimeline>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Alone, with a duration: no video is needed to show when things happen. */
export const Default: Story = {
  play: async ({ canvas, userEvent, args }) => {
    const dog = canvas.getByRole('button', { name: 'dog, from 12.5 seconds to 18 seconds' });
    await userEvent.click(dog);
    await expect(args.onSeek).toHaveBeenLastCalledWith(12.5, expect.objectContaining({ reason: 'clip' }));
    await expect(dog).toHaveAttribute('aria-pressed', 'true');
    await expect(dog).toHaveAttribute('aria-current', 'true');
    await expect(canvas.getByRole('slider', { name: 'Seek' })).toHaveAttribute(
      'aria-valuetext',
      '12.5 seconds of 1 minute',
    );
  },
};

/** One tab stop for all clips, in the order of time; Up and Down go between lanes. */
export const Keyboard: Story = {
  play: async ({ canvas, userEvent, args }) => {
    canvas.getByRole('slider', { name: 'Seek' }).focus();
    await userEvent.keyboard('{ArrowRight}{PageUp}');
    await expect(args.onSeek).toHaveBeenLastCalledWith(11, expect.objectContaining({ reason: 'scrubber' }));
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: /^person/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('button', { name: /^dog, from 12.5/ })).toHaveFocus();
    await userEvent.keyboard('{End}{Enter}');
    await expect(args.onSeek).toHaveBeenLastCalledWith(49, expect.objectContaining({ reason: 'clip' }));
    await userEvent.keyboard('{Escape}');
    await expect(args.onSelectedIdChange).toHaveBeenLastCalledWith(null, expect.anything());
  },
};

/** As few rows as hold all clips without overlap; names are on the bars. */
export const Packed: Story = { args: { lanes: 'packed', defaultSelectedId: park.clips[0]!.id } };

/** Playing, in the middle of several clips at once. */
export const Playing: Story = {
  args: { currentTime: 28.4, defaultSelectedId: park.clips[3]!.id },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('button', { current: true })).toHaveLength(3);
  },
};

/** Not loaded yet, or live: the timeline is as long as what is known of. */
export const NoDuration: Story = {
  args: { duration: undefined },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelector('.pr-timeline')).toHaveAttribute('data-live');
    await expect(canvas.getByRole('slider', { name: 'Seek' })).toHaveAttribute('max', '60');
  },
};

/** What the model wrote the wrong way round, or beyond the video, is put right and says so. */
export const Flags: Story = {
  args: {
    duration: 50,
    clips: parseGrounding(
      '<clip mention="reversed" t="30 12" /><clip mention="too long" t="38 80" /><clip mention="too late" t="70" /><clip mention="fine" t="5 20" />',
    ),
  },
  play: async ({ canvas }) => {
    const name = 'reversed, from 12 seconds to 30 seconds, written end first';
    await expect(canvas.getByRole('button', { name })).toBeVisible();
    const clamped = 'too long, from 38 seconds to 50 seconds, reaches beyond the video';
    await expect(canvas.getByRole('button', { name: clamped })).toBeVisible();
  },
};

const overlapping: ClipAnnotation[] = Array.from({ length: 24 }, (_, i) => ({
  id: `o${i}`,
  span,
  kind: 'clip',
  mention: ['speaker', 'music', 'applause'][i % 3],
  start: (i * 7) % 50,
  end: ((i * 7) % 50) + 4 + ((i * 5) % 11),
}));

/** Clips at the same time are on rows of their own. */
export const Overlapping: Story = { args: { clips: overlapping } };

function Editor(props: ClipTimelineProps) {
  const [clips, setClips] = useState<readonly ClipAnnotation[]>(park.clips);
  return (
    <ClipTimeline
      {...props}
      clips={clips}
      onClipChange={(next, details) => {
        setClips(clips.map((clip) => (clip.id === next.id ? next : clip)));
        props.onClipChange?.(next, details);
      }}
    />
  );
}

/** The edges of the selected clip are sliders, for the keyboard and to be dragged. */
export const Editable: Story = {
  args: { editable: true, onClipChange: fn(), defaultSelectedId: park.clips[3]!.id },
  render: (args) => <Editor {...args} />,
  play: async ({ canvas, userEvent, args }) => {
    canvas.getByRole('slider', { name: 'End of dog' }).focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
    await expect(args.onClipChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ start: 22, end: 31.6 }),
      expect.objectContaining({ reason: 'keyboard', edge: 'end' }),
    );
    await expect(await canvas.findByRole('button', { name: /^dog, from 22 seconds to 31.6/ })).toBeVisible();
  },
};

const worded = parseGrounding(
  '<clip mention="a person in a red jacket who crosses the street with two dogs" t="3 9" /> <clip mention="אדם רץ" t="6 20" /> <clip mention="كلب يركض نحو الكرة" t="12" /> <clip t="22 30" />',
);

/** Long mentions are cut and have a tooltip; each runs in the direction of its own script; what has none is a clip. */
export const LongLabels: Story = {
  args: { clips: worded, duration: 33 },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'clip, from 22 seconds to 30 seconds' })).toBeVisible();
  },
};

/** Long names on bars, which have room for them or not. */
export const LongLabelsPacked: Story = { args: { clips: worded, duration: 33, lanes: 'packed' } };

/** In another language: all strings are `labels`, numbers and times follow `locale`. */
export const German: Story = {
  args: {
    locale: 'de',
    labels: german.timeline,
  },
  play: async ({ canvas }) => {
    const name = 'dog, von 12,5 Sekunden bis 18 Sekunden';
    await expect(canvas.getByRole('button', { name })).toBeVisible();
    await expect(canvas.getByRole('slider', { name: 'Abspielposition' })).toHaveAttribute(
      'aria-valuetext',
      '0 Sekunden von 1 Minute',
    );
  },
};

/** Nothing found, or nothing yet. */
export const Empty: Story = { args: { clips: [] } };

/** As on a phone. */
export const Phone: Story = {
  args: { currentTime: 28.4, defaultSelectedId: park.clips[0]!.id },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 328 }}>
        <Story />
      </div>
    ),
  ],
};

/** On a dark page. */
export const Dark: Story = { ...Playing, globals: { theme: 'dark' }, play: undefined };

/** In a language that runs from the right: time still runs from the left. */
export const RightToLeft: Story = { args: { dir: 'rtl', currentTime: 15 } };

function Arrival(props: ClipTimelineProps) {
  const [stream] = useState(() => createGroundingStream());
  const [grounding, setGrounding] = useState<Grounding>(() => stream.snapshot());
  useEffect(() => {
    let at = 0;
    const timer = setInterval(() => {
      stream.push(PARK.slice(at, at + 10));
      at += 10;
      if (at >= PARK.length) {
        clearInterval(timer);
        setGrounding(stream.end());
      } else setGrounding(stream.snapshot());
    }, 30);
    return () => clearInterval(timer);
  }, [stream]);
  return <ClipTimeline {...props} clips={grounding} />;
}

/** An answer that arrives: clips appear as the model names them. */
export const Arriving: Story = {
  render: (args) => <Arrival {...args} />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('list', { name: '9 clips' })).toBeVisible());
  },
};
