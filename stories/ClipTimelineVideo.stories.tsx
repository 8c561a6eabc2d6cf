import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  ClipTimeline,
  type ClipTimelineProps,
  GroundedText,
  GroundedVideo,
  GroundingProvider,
  parseGrounding,
} from 'perceptron-react';
import { useRef } from 'react';
import { expect, fireEvent, fn, waitFor } from 'storybook/test';
import film from '../test/fixtures/frames.webm?url';
import { park } from './support/clips.js';

const FILM = `The square <clip mention="crosses the middle" t="0.8 2.2" />, is <clip mention="half way" t="2" /> and <clip mention="leaves" t="2.6 4" />.`;
const filmed = parseGrounding(FILM);

/** The timeline of any video: it needs a ref to it and nothing more. */
const meta = {
  component: ClipTimeline,
  argTypes: { clips: { control: false }, video: { control: false } },
  args: { clips: filmed, onSeek: fn() },
} satisfies Meta<typeof ClipTimeline>;

export default meta;
type Story = StoryObj<typeof meta>;

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
export const PlainVideo: Story = {
  render: ({ onSeek }) => <WithVideo onSeek={onSeek} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    const video = canvasElement.querySelector('video')!;
    await waitFor(() => expect(video.readyState).toBeGreaterThan(2), { timeout: 10_000 });
    await userEvent.click(canvas.getByRole('button', { name: 'leaves, from 2.6 seconds to 4 seconds' }));
    await waitFor(() => expect(video.currentTime).toBeCloseTo(2.6));
    await userEvent.click(canvas.getByRole('button', { name: 'Previous clip' }));
    await waitFor(() => expect(video.currentTime).toBeCloseTo(2));
    await userEvent.click(canvas.getByRole('button', { name: 'Previous clip' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Play clip' }));
    await waitFor(() => expect(video.currentTime).toBe(2.2), { timeout: 10_000 });
    await expect(video.paused).toBe(true);
  },
};

const TRACKED = parseGrounding(
  'The <track mention="square"> <point_box t="0.5"> (156,444) (256,622) </point_box> <point_box t="3.5"> (719,444) (819,622) </point_box> </track> <clip mention="crosses the middle" t="0.8 2.2" /> and <clip mention="leaves" t="2.6 3.6" />.',
);

function WithGroundedVideo(props: Partial<ClipTimelineProps>) {
  const video = useRef<HTMLVideoElement>(null);
  return (
    <GroundingProvider annotations={TRACKED}>
      <div style={{ display: 'grid', gap: 12, maxInlineSize: 640 }}>
        <GroundedVideo
          videoRef={video}
          src={film}
          annotations={TRACKED}
          muted
          preload="auto"
          alt="A square moves from left to right"
        />
        <ClipTimeline {...props} clips={TRACKED} video={video} />
        <GroundedText grounding={TRACKED} />
      </div>
    </GroundingProvider>
  );
}

/** One provider ties video, timeline and text together: what is selected in one is selected in all. */
export const Together: Story = {
  render: (args) => <WithGroundedVideo {...args} />,
  play: async ({ canvas, canvasElement, userEvent }) => {
    const video = canvasElement.querySelector('video')!;
    await waitFor(() => expect(video.readyState).toBeGreaterThan(2), { timeout: 10_000 });
    const bar = canvas.getByRole('button', { name: 'leaves, from 2.6 seconds to 3.6 seconds' });
    await userEvent.click(bar);
    await waitFor(() => expect(video.currentTime).toBeCloseTo(2.6));
    const chip = canvasElement.querySelector('.pr-text button[aria-pressed="true"]');
    await expect(chip).toHaveTextContent('leaves');
    await userEvent.click(canvas.getByRole('button', { name: 'Play clip' }));
    await waitFor(() => expect(video.currentTime).toBe(3.6), { timeout: 20_000 });
    await expect(video.paused).toBe(true);
  },
};

/** Pictures under the pointer, from the video itself: from a second one that nobody sees. */
export const Thumbnails: Story = {
  args: { showThumbnails: true },
  render: (args) => <WithGroundedVideo {...args} />,
  play: async ({ canvasElement, canvas }) => {
    const video = canvasElement.querySelector('video')!;
    await waitFor(() => expect(video.readyState).toBeGreaterThan(2), { timeout: 10_000 });
    const bar = canvas.getByRole('button', { name: /^leaves, from/ });
    await waitFor(async () => {
      const { left, top } = bar.getBoundingClientRect();
      fireEvent.pointerMove(bar, { clientX: left + 20, clientY: top + 10 });
      await expect(canvasElement.querySelector('.pr-timeline-thumbnail canvas')).toBeVisible();
    });
    await expect(video.currentTime).toBe(0);
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
export const GivenThumbnails: Story = {
  args: { clips: park, duration: 60, getThumbnail: picture, style: { marginBlockStart: 140 } },
  play: async ({ canvasElement, canvas }) => {
    const dog = canvas.getByRole('button', { name: /^dog, from 22/ });
    const { left, top } = dog.getBoundingClientRect();
    fireEvent.pointerMove(dog, { clientX: left + 20, clientY: top + 10 });
    await waitFor(() => expect(canvasElement.querySelector('.pr-timeline-thumbnail canvas')).toBeVisible());
    await expect(canvasElement.querySelector('.pr-timeline-tip-name')).toHaveTextContent('dog · 0:22–0:30.5');
  },
};

function WithBrokenVideo(props: Partial<ClipTimelineProps>) {
  const video = useRef<HTMLVideoElement>(null);
  return (
    <>
      <video ref={video} src="data:video/webm;base64,AAAA" muted hidden />
      <ClipTimeline clips={filmed} video={video} {...props} />
    </>
  );
}

/** A video that cannot be loaded: when things happen is still there to see, without a button to play it. */
export const Broken: Story = {
  render: ({ onSeek }) => <WithBrokenVideo onSeek={onSeek} />,
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('video')!.error).not.toBeNull());
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Play clip' })).toBeNull());
  },
};
