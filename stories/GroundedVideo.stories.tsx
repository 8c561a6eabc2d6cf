import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  createGroundingStream,
  GroundedText,
  GroundedVideo,
  type Grounding,
  GroundingProvider,
  parseGrounding,
} from 'perceptron-react';
import { useEffect, useState } from 'react';
import { expect, fn, waitFor } from 'storybook/test';
import film from '../test/fixtures/frames.webm?url';

/** Where the squares of the film are at a time, on the grid. */
const square = (left: number, top: number) =>
  [left / 320, top / 180, (left + 32) / 320, (top + 32) / 180].map((share) => Math.round(share * 1000));
const waypoint = (t: number, [x1, y1, x2, y2]: number[]) =>
  `<point_box t="${t}"> (${x1},${y1}) (${x2},${y2}) </point_box>`;
const times = [0.5, 1, 1.5, 2, 2.5, 3, 3.5];
const light = times.map((t) => waypoint(t, square(20 + 60 * t, 80))).join(' ');
const dark = times.map((t) => waypoint(t, square(268 - 60 * t, 132))).join(' ');
const ANSWER = `A <track mention="light square"> ${light} </track> moves right while a <track mention="dark square"> ${dark} </track> moves left. They meet at <collection mention="meeting" t="2.07"> <polygon> (419,430) (569,430) (569,920) (419,920) </polygon> </collection>, and the counter <point_box mention="counter"> (2,4) (998,107) </point_box> runs all the time. See <clip t="1.5 2.5" mention="the crossing" />.`;
const answer = parseGrounding(ANSWER);

const isReady = (root: Element) => waitFor(() => expect(root).toHaveAttribute('data-status', 'ready'));

const seekTo = async (canvasElement: Element, time: number) => {
  const root = canvasElement.querySelector('.pr-video')!;
  await isReady(root);
  const video = root.querySelector('video')!;
  video.currentTime = time;
  await waitFor(() => expect(video.seeking).toBe(false));
  return root;
};

const meta = {
  component: GroundedVideo,
  args: {
    src: film,
    alt: 'Two squares that cross on a blue ground, below a counter',
    annotations: answer,
    muted: true,
    preload: 'auto',
    onSelectedIdChange: fn(),
    onHighlightedIdChange: fn(),
  },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '40rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof GroundedVideo>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The shapes of the frame that is shown. Hover one and it stands out; click and it is selected. */
export const Paused: Story = {
  play: async ({ canvas, canvasElement, userEvent, args }) => {
    const root = await seekTo(canvasElement, 1.01);
    const { left, top, width, height } = root.getBoundingClientRect();
    const target = root.querySelector('video')!;
    const coords = { clientX: left + width * (96 / 320), clientY: top + height * (96 / 180) };
    await waitFor(async () => {
      await userEvent.pointer([{ target, coords: { clientX: left + 5, clientY: top + 60 } }]);
      await userEvent.pointer([{ target, coords }]);
      await expect(root).toHaveAttribute('data-highlighted');
    });
    await userEvent.pointer([{ target, coords, keys: '[MouseLeft]' }]);
    await expect(args.onSelectedIdChange).toHaveBeenLastCalledWith(answer.tracks[0]?.id, expect.anything());
    await expect(canvas.getByRole('button', { pressed: true })).toHaveAccessibleName(/^light square, track/);
  },
};

/** In step with every presented frame. */
export const Playing: Story = {
  args: { autoPlay: true, loop: true },
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('.pr-video')!;
    await waitFor(() => expect(root).toHaveAttribute('data-playing'));
  },
};

/** Where the squares have been. */
export const Trails: Story = {
  args: { showTrails: true, trailSeconds: 2 },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 2.6);
  },
};

/** Tab to the list behind the video: the arrow keys walk through what there is, Enter goes to its time. */
export const Keyboard: Story = {
  args: { controls: false, showFullscreenButton: false },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const root = canvasElement.querySelector('.pr-video')!;
    await isReady(root);
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: /^counter/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(root.querySelector('video')!.currentTime).toBeCloseTo(0.5, 3));
    await expect(root).toHaveAttribute('data-selected');
  },
};

/** Text and video share one highlight and one selection: a phrase that is clicked is gone to. */
export const WithText: Story = {
  render: (args) => (
    <GroundingProvider annotations={answer}>
      <GroundedVideo {...args} />
      <GroundedText grounding={answer} style={{ marginBlockStart: 16 }} />
    </GroundingProvider>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const root = canvasElement.querySelector('.pr-video')!;
    await isReady(root);
    await userEvent.click(canvas.getByRole('button', { name: /the crossing/ }));
    await waitFor(() => expect(root.querySelector('video')!.currentTime).toBeCloseTo(1.5, 3));
  },
};

function Streaming(props: Omit<Parameters<typeof GroundedVideo>[0], 'annotations'>) {
  const [stream] = useState(() => createGroundingStream());
  const [grounding, setGrounding] = useState<Grounding>(() => stream.snapshot());
  useEffect(() => {
    let at = 0;
    const timer = setInterval(() => {
      if (at >= ANSWER.length) {
        clearInterval(timer);
        return;
      }
      stream.push(ANSWER.slice(at, at + 24));
      at += 24;
      setGrounding(stream.snapshot());
    }, 30);
    return () => clearInterval(timer);
  }, [stream]);
  return (
    <GroundingProvider annotations={grounding}>
      <GroundedVideo {...props} annotations={grounding} />
      <GroundedText grounding={grounding} style={{ marginBlockStart: 16 }} />
    </GroundingProvider>
  );
}

/** An answer that arrives while the video plays: tracks grow waypoint by waypoint. */
export const StreamingIn: Story = {
  args: { autoPlay: true, loop: true },
  render: ({ annotations: _, ...args }) => <Streaming {...args} />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('group', { name: /4 annotations/ })).toBeInTheDocument());
  },
};

/** The whole picture in a box of another shape. */
export const Letterboxed: Story = {
  args: { style: { aspectRatio: '1' } },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 1.5);
  },
};

/** A box filled by the picture, which is cropped. */
export const Cover: Story = {
  args: { fit: 'cover', style: { aspectRatio: '1' } },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 1.5);
  },
};

/** Nothing found: a video and no more. */
export const NoAnnotations: Story = { args: { annotations: [] } };

/** The video cannot be loaded: its words stay, and the annotations stay in the list. */
export const Broken: Story = {
  args: { src: 'data:video/webm;base64,AAAA' },
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('.pr-video')).toHaveAttribute('data-status', 'error'),
    );
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** A style as a function of annotation and state, and text of one's own. */
export const CustomStyle: Story = {
  args: {
    annotationStyle: ({ kind }, { highlighted, selected }) => ({
      stroke: selected ? '#ff3d71' : kind === 'polygon' ? '#ffd166' : '#ffffff',
      dash: selected ? [] : [6, 4],
      fill: '#ffffff',
      fillOpacity: highlighted ? 0.25 : 0.08,
    }),
    getLabel: ({ mention, kind }) => `${mention} (${kind})`,
  },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 2.1);
  },
};

/** As on a phone. */
export const Phone: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 320 }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 1);
  },
};

/** On a dark page. */
export const Dark: Story = {
  globals: { theme: 'dark' },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 2.1);
  },
};
