import type { Meta, StoryObj } from '@storybook/react-vite';
import { GroundedText, GroundedVideo, GroundingProvider } from 'perceptron-react';
import { expect, fn, waitFor } from 'storybook/test';
import { column } from './support/column.js';
import { isReady, SQUARES, seekTo, squares, squaresFilm } from './support/squares.js';
import { useStreamedAnswer } from './support/useStreamedAnswer.js';

const meta = {
  component: GroundedVideo,
  args: { ...squaresFilm, onSelectedIdChange: fn(), onHighlightedIdChange: fn() },
  decorators: [column('40rem')],
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
    await expect(args.onSelectedIdChange).toHaveBeenLastCalledWith(squares.tracks[0]?.id, expect.anything());
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
    <GroundingProvider annotations={squares}>
      <GroundedVideo {...args} />
      <GroundedText grounding={squares} style={{ marginBlockStart: 16 }} />
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
  const grounding = useStreamedAnswer(SQUARES, 24);
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

/** As on a phone. */
export const Phone: Story = {
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 320 }}>
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
    // Safari shows captions only to those who have asked for them.
    video.textTracks[0]!.mode = 'showing';
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

/** On its way: black, as large as `videoSize` says. The annotations are in the list already. */
export const Loading: Story = {
  args: { preload: 'none', videoSize: { width: 320, height: 180 } },
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelector('.pr-video')).toHaveAttribute('data-status', 'loading');
    await expect(canvas.getAllByRole('listitem')).toHaveLength(4);
  },
};

/**
 * Forced colours: turn on a contrast theme in Windows, or in Chromium's DevTools choose Rendering, "Emulate CSS media
 * feature forced-colors: active". Lines and labels become CanvasText on Canvas; what is highlighted or selected, Highlight.
 */
export const ForcedColors: Story = {
  args: { defaultSelectedId: squares.tracks[0]!.id },
  play: async ({ canvasElement }) => {
    await seekTo(canvasElement, 1.51);
  },
};
