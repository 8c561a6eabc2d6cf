import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  type ClipAnnotation,
  ClipTimeline,
  type ClipTimelineProps,
  createGroundingStream,
  GroundedText,
  type Grounding,
  GroundingProvider,
  parseGrounding,
} from 'perceptron-react';
import { useEffect, useRef, useState } from 'react';
import { expect, fireEvent, fn, waitFor } from 'storybook/test';
import film from '../test/fixtures/frames.webm?url';

const PARK = `A <clip mention="dog" t="12.5 18" /> runs in, <clip mention="person" t="10 41" /> follows and throws at <clip mention="throw" t="15.2" />; the <clip mention="dog" t="22 30.5" /> fetches, <clip mention="bicycle" t="27 33" /> and <clip mention="bicycle" t="29 36" /> pass, another <clip mention="throw" t="38.4" />, and the <clip mention="dog" t="44 57" /> rests while a <clip mention="cat" t="49 52" /> watches.`;
const park = parseGrounding(PARK);
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

const FILM = `The square <clip mention="crosses the middle" t="0.8 2.2" />, is <clip mention="half way" t="2" /> and <clip mention="leaves" t="2.6 4" />.`;
const filmed = parseGrounding(FILM);

function WithVideo(props: Partial<ClipTimelineProps>) {
  const video = useRef<HTMLVideoElement>(null);
  return (
    <GroundingProvider annotations={filmed}>
      <div style={{ display: 'grid', gap: 12, maxInlineSize: 640 }}>
        <video
          ref={video}
          src={film}
          muted
          playsInline
          preload="auto"
          aria-label="A square moves from left to right"
          style={{ inlineSize: '100%', borderRadius: 10 }}
        />
        <ClipTimeline clips={filmed} video={video} {...props} />
        <GroundedText grounding={filmed} />
      </div>
    </GroundingProvider>
  );
}

/** With a video: play a clip and it stops at its end; a chip in the text goes to its clip. */
export const Video: Story = {
  render: ({ onSeek }) => <WithVideo onSeek={onSeek} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    const video = canvasElement.querySelector('video')!;
    await waitFor(() => expect(video.readyState).toBeGreaterThan(2));
    await userEvent.click(canvas.getByRole('button', { name: 'leaves, from 2.6 seconds to 4 seconds' }));
    await waitFor(() => expect(video.currentTime).toBeCloseTo(2.6));
    await userEvent.click(canvas.getByRole('button', { name: 'Previous clip' }));
    await waitFor(() => expect(video.currentTime).toBeCloseTo(2));
    await userEvent.click(canvas.getByRole('button', { name: 'Previous clip' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Play clip' }));
    await waitFor(() => expect(video.currentTime).toBe(2.2));
    await expect(video.paused).toBe(true);
  },
};

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

const many: ClipAnnotation[] = Array.from({ length: 10_000 }, (_, i) => {
  const start = (i * 7919) % 36_000;
  const mention = ['goal', 'foul', 'corner', 'throw-in', 'save', 'offside', 'card', 'substitution'][i % 8];
  return { id: `m${i}`, span, kind: 'clip', mention, start, ...(i % 5 ? { end: start + 2 + (i % 14) } : {}) };
});

/** Ten thousand clips over ten hours: what is close together is joined until one looks closer. */
export const TenThousand: Story = {
  args: { clips: many, duration: 36_000 },
  play: async ({ canvasElement, canvas, userEvent }) => {
    const elements = () => canvasElement.querySelectorAll('.pr-timeline-item, .pr-timeline-cluster').length;
    await expect(elements()).toBeLessThan(2500);
    const last = [...many].sort((a, b) => a.start - b.start).at(-1)!;
    canvasElement.querySelector<HTMLElement>('.pr-timeline-clip[tabindex="0"]')!.focus();
    for (let i = 0; i < 12; i++) await userEvent.keyboard('+');
    await waitFor(() => expect(elements()).toBeLessThan(200));
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-annotation-id', last.id));
    await expect(canvas.getByRole('button', { name: 'Show whole video' })).toBeVisible();
  },
};

/** A closer look, with the whole video below. */
export const Zoomed: Story = {
  args: { clips: many, duration: 36_000, defaultView: { start: 7200, end: 7500 }, currentTime: 7310 },
};

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
    await expect(canvas.getByRole('button', { name: /^dog, from 22 seconds to 31.6/ })).toBeVisible();
  },
};

async function picture(time: number) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
  const context = canvas.getContext('2d')!;
  context.fillStyle = `hsl(${time * 6} 45% 45%)`;
  context.fillRect(0, 0, 160, 90);
  return canvas;
}

/** Pictures under the pointer, from a function of the app's. */
export const Thumbnails: Story = {
  args: { getThumbnail: picture, style: { marginBlockStart: 140 } },
  play: async ({ canvasElement, canvas }) => {
    const dog = canvas.getByRole('button', { name: /^dog, from 22/ });
    const { left, top } = dog.getBoundingClientRect();
    fireEvent.pointerMove(dog, { clientX: left + 20, clientY: top + 10 });
    await waitFor(() => expect(canvasElement.querySelector('.pr-timeline-thumbnail canvas')).toBeVisible());
    await expect(canvasElement.querySelector('.pr-timeline-tip-name')).toHaveTextContent('dog · 0:22–0:30.5');
  },
};

/** Nothing found, or nothing yet. */
export const Empty: Story = { args: { clips: [] } };

/** As on a phone. */
export const Phone: Story = {
  args: { currentTime: 28.4, defaultSelectedId: park.clips[0]!.id },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 328 }}>
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
