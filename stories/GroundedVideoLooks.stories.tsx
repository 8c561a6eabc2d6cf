import type { Meta, StoryObj } from '@storybook/react-vite';
import { GroundedVideo, parseGrounding, type TrackAnnotation, useImageTransform } from 'perceptron-react';
import { useEffect, useRef } from 'react';
import { Arrow, Layer } from 'react-konva';
import { expect, waitFor } from 'storybook/test';
import tall from '../test/fixtures/tall.webm?url';
import { column } from './support/column.js';
import { seekTo, squaresFilm } from './support/squares.js';

/** Pictures of every shape and from every source, and shapes that look as the app likes. */
const meta = {
  title: 'GroundedVideo/Pictures and looks',
  component: GroundedVideo,
  args: squaresFilm,
  decorators: [column('40rem')],
} satisfies Meta<typeof GroundedVideo>;

export default meta;
type Story = StoryObj<typeof meta>;

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
