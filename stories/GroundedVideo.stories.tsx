import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  GroundedText,
  GroundedVideo,
  GroundingProvider,
  parseGrounding,
  type TrackAnnotation,
  useImageTransform,
} from 'perceptron-react';
import { useEffect, useRef } from 'react';
import { Arrow, Layer } from 'react-konva';
import { expect, fn, waitFor } from 'storybook/test';
import film from '../test/fixtures/frames.webm?url';
import tall from '../test/fixtures/tall.webm?url';
import { useStreamedAnswer } from './support/useStreamedAnswer.js';

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
  const grounding = useStreamedAnswer(ANSWER, 24);
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

/**
 * The browser's own controls and captions lie above the picture, and every event in their strip is theirs. Captions are a
 * `<track>` among the children.
 */
export const ControlsAndCaptions: Story = {
  args: {
    loop: true,
    children: (
      <track
        default
        kind="captions"
        src={`data:text/vtt,${encodeURIComponent('WEBVTT\n\n00:00.000 --> 00:04.000\nTwo squares cross, one above the other')}`}
        srcLang="en"
        label="English"
      />
    ),
  },
  play: async ({ canvasElement }) => {
    const root = await seekTo(canvasElement, 1.01);
    const video = root.querySelector('video')!;
    await waitFor(() => expect(video.textTracks[0]!.activeCues).toHaveLength(1));
    await video.play();
    await waitFor(() => expect(root.querySelector('[data-locked]')).not.toBeNull());
    video.pause();
  },
};

/** All about what is under the pointer or the focus; while the video plays, the tooltip goes with its shape. */
export const Tooltip: Story = {
  play: async ({ canvas, canvasElement }) => {
    await seekTo(canvasElement, 1.51);
    canvas.getByRole('button', { name: /^light square/ }).focus();
    await waitFor(() => expect(canvas.getByRole('tooltip')).toBeVisible());
    await expect(canvas.getByRole('tooltip')).toHaveTextContent('Kindtrack');
  },
};

/** Content of one's own in the tooltip, and a menu on right click, long press and the menu key. */
export const OwnTooltipAndMenu: Story = {
  args: {
    renderTooltip: ({ mention, t }) => (
      <>
        <b>{mention}</b> at {t?.toFixed(2) ?? 'any time'}
      </>
    ),
    onAnnotationContextMenu: fn((_annotation, event) => event.preventDefault()),
  },
  play: async ({ canvas, canvasElement }) => {
    await seekTo(canvasElement, 1.51);
    canvas.getByRole('button', { name: /^light square/ }).focus();
    await waitFor(() => expect(canvas.getByRole('tooltip')).toHaveTextContent(/^light square at 1\.5/));
  },
};

function CenterLine() {
  const at = useImageTransform();
  if (!at) return null;
  const y = at.y + 530 * at.scaleY;
  const points = [at.x + 80 * at.scaleX, y, at.x + 900 * at.scaleX, y];
  return <Arrow points={points} stroke="#fff" fill="#fff" dash={[8, 6]} strokeWidth={2} />;
}

/** A Konva layer of the app's own above the shapes: where the light square will go. */
export const OwnLayers: Story = {
  args: {
    layers: (
      <Layer>
        <CenterLine />
      </Layer>
    ),
  },
  play: async ({ canvasElement }) => {
    const root = await seekTo(canvasElement, 1);
    await waitFor(() => expect(root.querySelector('.pr-image-children canvas')).not.toBeNull());
  },
};

/** On its way: black, as large as `videoSize` says. The annotations are in the list already. */
export const Loading: Story = {
  args: { src: film, preload: 'none', videoSize: { width: 320, height: 180 } },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelector('.pr-video')).toHaveAttribute('data-status', 'loading');
    await expect(canvas.getAllByRole('listitem')).toHaveLength(4);
  },
};

/** A picture that is higher than wide, in a page that leaves it only so much room. */
export const Portrait: Story = {
  args: {
    src: tall,
    alt: 'A grey that gets lighter towards the bottom',
    annotations: parseGrounding(
      '<point_box mention="the dark part"> (60,40) (940,420) </point_box> and <point mention="its end"> (500,900) </point>',
    ),
    style: { maxInlineSize: 260 },
  },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 0.5);
  },
};

function Live(props: Parameters<typeof GroundedVideo>[0]) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const context = canvas.getContext('2d')!;
    const started = performance.now();
    let frame = 0;
    const draw = () => {
      const x = 144 + 100 * Math.sin((performance.now() - started) / 900);
      context.fillStyle = '#274060';
      context.fillRect(0, 0, 320, 180);
      context.fillStyle = '#f4d58d';
      context.fillRect(x, 74, 32, 32);
      frame = requestAnimationFrame(draw);
    };
    draw();
    const element = video.current!;
    element.srcObject = canvas.captureStream(30);
    return () => {
      cancelAnimationFrame(frame);
      element.srcObject = null;
    };
  }, []);
  return <GroundedVideo {...props} videoRef={video} />;
}

/** A stream without a duration, as from a camera: shapes without a time show for as long as it runs. */
export const LiveStream: Story = {
  args: {
    src: undefined,
    autoPlay: true,
    alt: 'A square that swings from side to side, live',
    annotations: parseGrounding(
      'It swings <point_box mention="in this range"> (125,380) (875,620) </point_box>.',
    ),
  },
  render: (args) => <Live {...args} />,
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('.pr-video')!;
    await waitFor(() => expect(root).toHaveAttribute('data-playing'));
    await expect(root.querySelector('video')!.duration).toBe(Number.POSITIVE_INFINITY);
    await waitFor(() => expect(root.querySelector('[data-locked]')).not.toBeNull());
  },
};

const manyTracks = Array.from({ length: 40 }, (_, i): TrackAnnotation => {
  const waypoints = Array.from({ length: 41 }, (_, j) => {
    const t = j / 10;
    const [x, y] = [450 + 420 * Math.sin(i + t / 2), 460 + 380 * Math.cos(i * 1.7 + t / 2)];
    const box = { x1: x, y1: y, x2: x + 60, y2: y + 80 };
    return { id: `${i}-${j}`, span: { start: 0, end: 0 }, kind: 'box' as const, ...box, t };
  });
  const mention = ['car', 'person', 'dog', 'a bicycle with a child’s seat'][i % 4]!;
  return { id: `${i}`, span: { start: 0, end: 0 }, kind: 'track', mention, waypoints, complete: true };
});

/** Forty tracks with trails: where there are more than thirty, trails are hairlines. Labels stay where there is room. */
export const ManyTracks: Story = {
  args: { annotations: manyTracks, showTrails: true, trailSeconds: 1, controls: false },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 2);
  },
};

/** Long names in any script are cut where there is no room, and never leave the picture. */
export const LongLabels: Story = {
  args: {
    controls: false,
    annotations: parseGrounding(
      '<point_box mention="a light pink square that moves steadily to the right along the middle of the picture"> (437,440) (540,625) </point_box> <point_box mention="مربع داكن يتحرك ببطء نحو اليسار من الصورة"> (500,730) (610,915) </point_box> <point mention="右上角的一个非常长的标签文字"> (950,250) </point>',
    ),
  },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 2);
  },
};

/**
 * Forced colours: turn on a contrast theme in Windows, or in Chromium's DevTools choose Rendering, "Emulate CSS media
 * feature forced-colors: active". Lines and labels become CanvasText on Canvas; what is highlighted or selected, Highlight.
 */
export const ForcedColors: Story = {
  args: { defaultSelectedId: answer.tracks[0]!.id },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 1.51);
  },
};
