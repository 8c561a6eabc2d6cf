import { render, screen, waitFor, within } from '@testing-library/react';
import { Activity, createRef, type RefAttributes, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boundsWhere, box, isRed, point } from '../../test/support/image.js';
import { listen } from '../../test/support/listen.js';
import {
  canvasOf,
  framesFilm,
  lightSquare,
  ready,
  seek,
  timed,
  videoBoxOf,
  videoOf,
} from '../../test/support/video.js';
import { parseGrounding } from '../grounding/index.js';
import { GroundedText, GroundingProvider } from '../index.js';
import { GroundedVideo, type GroundedVideoProps } from './index.js';

const base = { alt: 'Two squares', muted: true, preload: 'auto', style: { width: 640 } } as const;
const annotations = [
  lightSquare(),
  timed(point('p', 500, 200, 'spot'), 3),
  box('b', 20, 800, 100, 900, 'corner'),
];

function show(props: Partial<GroundedVideoProps> & RefAttributes<HTMLDivElement> = {}) {
  const all = { ...base, annotations, src: framesFilm, ...props };
  const view = render(<GroundedVideo {...all} />);
  return { ...view, all, root: view.container.firstElementChild as HTMLElement };
}

/** Where to point, in pixels of the picture at its own size. */
const at = (x: number, y: number) => ({ position: { x: 2 * x, y: 2 * y } });
const hoverAt = (root: Element, x: number, y: number) => userEvent.hover(videoBoxOf(root), at(x, y));
const clickAt = (root: Element, x: number, y: number) => userEvent.click(videoBoxOf(root), at(x, y));

afterEach(() => vi.restoreAllMocks());

describe('GroundedVideo', () => {
  it('is not heard while an <Activity> hides it, and plays by itself in StrictMode all the same', async () => {
    const shown = (mode: 'visible' | 'hidden') => (
      <StrictMode>
        <Activity mode={mode}>
          <GroundedVideo {...base} annotations={annotations} src={framesFilm} autoPlay loop />
        </Activity>
      </StrictMode>
    );
    const { container, rerender } = render(shown('visible'));
    const video = videoOf(container);
    await waitFor(() => expect(video.paused).toBe(false));
    rerender(shown('hidden'));
    expect(video.paused).toBe(true);
  });

  it('marks nothing while its picture is in a window of its own', async () => {
    const { root } = show();
    const video = await ready(root);
    const layer = root.querySelector('.pr-video-layer')!;
    expect(layer).toBeVisible();
    render(
      <button type="button" onClick={() => video.requestPictureInPicture()}>
        Out
      </button>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Out' }));
    await waitFor(() => expect(document.pictureInPictureElement).toBe(video));
    expect(layer).not.toBeVisible();
    await document.exitPictureInPicture();
    await waitFor(() => expect(layer).toBeVisible());
  });

  it('is a video that keeps everything a video has', async () => {
    const [root, video] = [createRef<HTMLDivElement>(), createRef<HTMLVideoElement>()];
    const onPlay = vi.fn();
    const { container } = show({
      ref: root,
      videoRef: video,
      id: 'player',
      className: 'mine',
      loop: true,
      poster: 'poster.png',
      onPlay,
      videoProps: { className: 'inner' },
      children: <track kind="captions" src="data:text/vtt,WEBVTT" srcLang="en" label="English" />,
    });
    expect(root.current).toBe(container.firstElementChild);
    expect(root.current).toHaveProperty('id', 'player');
    expect(root.current!.className).toBe('pr-video mine');
    expect(video.current).toBe(screen.getByLabelText('Two squares', { selector: 'video' }));
    expect(video.current).toMatchObject({ controls: true, loop: true, muted: true, playsInline: true });
    expect(video.current!.className).toContain('inner');
    expect(video.current!.textTracks).toHaveLength(1);
    await ready(root.current!);
    await video.current!.play();
    expect(onPlay).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(root.current).toHaveAttribute('data-playing'));
    video.current!.pause();
    await waitFor(() => expect(root.current).not.toHaveAttribute('data-playing'));
  });

  it('renders video and list on the server, and no canvas', () => {
    const html = renderToString(<GroundedVideo {...base} src="/film.webm" annotations={annotations} />);
    expect(html).toMatch(/<video[^>]* src="\/film\.webm"/);
    expect(html).toContain('light square, track, from 0.5 seconds to 3.5 seconds, 2 of 3');
    expect(html).not.toContain('<canvas');
  });

  it('says when its video cannot be loaded, and tries again', async () => {
    const { root, rerender, all } = show({ src: 'data:video/webm;base64,AAAA' });
    await waitFor(() => expect(root).toHaveAttribute('data-status', 'error'));
    const load = vi.spyOn(videoOf(root), 'load');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(load).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(root).toHaveAttribute('data-status', 'error'));
    rerender(<GroundedVideo {...all} src={framesFilm} />);
    await ready(root);
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('fails only when the last of its sources has failed', async () => {
    const { root } = show({
      src: undefined,
      children: [<source key="a" src="data:video/webm;base64,AAAA" />, <source key="b" src={framesFilm} />],
    });
    await ready(root);
    const broken = show({ src: undefined, children: <source src="data:video/webm;base64,AAAA" /> });
    await waitFor(() => expect(broken.root).toHaveAttribute('data-status', 'error'));
  });

  it('refuses a hold that is none', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => show({ hold: -1 })).toThrow(/hold is -1: give the seconds/);
  });
});

describe('pointing at a video', () => {
  it('highlights and selects the shapes of the frame, by the id of the track', async () => {
    const onSelectedIdChange = vi.fn();
    const { root } = show({ onSelectedIdChange });
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    expect(root).toHaveAttribute('data-highlighted');
    await clickAt(root, 150, 96);
    expect(onSelectedIdChange).toHaveBeenLastCalledWith(
      'light',
      expect.objectContaining({ reason: 'pointer' }),
    );
    expect(root).toHaveAttribute('data-selected');
    await clickAt(root, 280, 30);
    expect(root).not.toHaveAttribute('data-selected');
  });

  it('stays where it is when what its frame shows is selected', async () => {
    // Until second 2.01: in the middle of frame 60, which is shown to its end.
    const { root } = show({ annotations: [timed(point('p', 500, 500), 1.76)] });
    const video = await ready(root);
    await seek(root, 60);
    const { currentTime } = video;
    expect(currentTime).toBeGreaterThan(2.01);
    await clickAt(root, 160, 90);
    expect(root).toHaveAttribute('data-selected');
    expect(video.currentTime).toBe(currentTime);
  });

  it('lets go of a shape that moves away from under the pointer', async () => {
    const onHighlightedIdChange = vi.fn();
    const { root } = show({ onHighlightedIdChange });
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith('light', expect.anything());
    await seek(root, 90);
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(null, expect.anything());
    await seek(root, 61);
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith('light', expect.anything());
  });

  it('is pressed in place of its video where it points at a shape: Firefox tells nobody of clicks on that', async () => {
    const { root } = show();
    await ready(root);
    await seek(root, 60);
    const isVideoPressed = () => {
      const { left, top } = videoBoxOf(root).getBoundingClientRect();
      return document.elementFromPoint(left + 300, top + 192) === videoOf(root);
    };
    await hoverAt(root, 150, 96);
    expect(isVideoPressed()).toBe(false);
    await seek(root, 90);
    expect(isVideoPressed(), 'the shape moved away').toBe(true);
    await seek(root, 60);
    expect(isVideoPressed()).toBe(false);
    await hoverAt(root, 280, 30);
    expect(isVideoPressed(), 'the pointer did').toBe(true);
  });

  it("leaves the video's own controls alone", async () => {
    const onSelectedIdChange = vi.fn();
    const low = [box('low', 0, 0, 1000, 1000)];
    const { root, rerender, all } = show({ annotations: low, onSelectedIdChange });
    await ready(root);
    await clickAt(root, 160, 170);
    expect(onSelectedIdChange).not.toHaveBeenCalled();
    expect(document.elementFromPoint(...middleOf(videoOf(root)))).toBe(videoOf(root));
    rerender(<GroundedVideo {...all} controls={false} />);
    await clickAt(root, 160, 170);
    expect(onSelectedIdChange).toHaveBeenCalledTimes(1);
  });

  const middleOf = (element: Element): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
});

describe('the list of a video', () => {
  const names = (root: HTMLElement) =>
    within(root)
      .getAllByRole('listitem')
      .map((item) => item.textContent);

  it('names what there is with its times, in their order', () => {
    const { root } = show();
    expect(names(root)).toEqual([
      'corner, box, lower left, 1 of 3',
      'light square, track, from 0.5 seconds to 3.5 seconds, 2 of 3',
      'spot, point, at 3 seconds, 3 of 3',
    ]);
    expect(screen.getByRole('group', { name: 'Two squares, 3 annotations' })).toBe(root);
  });

  it('begins with what has no time, as one reads it', () => {
    const { root } = show({
      annotations: [
        timed(point('p', 500, 500, 'spot'), 1),
        box('low', 0, 800, 100, 900, 'low'),
        box('right', 800, 0, 900, 100, 'right'),
        box('left', 0, 0, 100, 100, 'left'),
      ],
    });
    expect(names(root).map((name) => name!.split(',')[0])).toEqual(['left', 'right', 'low', 'spot']);
  });

  it('is one tab stop after the video; Enter goes to what is chosen', async () => {
    const { root } = show({ annotationStyle: { stroke: '#f00', halo: false }, controls: false });
    const video = await ready(root);
    const said = listen(root);
    await userEvent.tab();
    if (document.activeElement?.className === 'pr-video-fullscreen') await userEvent.tab();
    expect(document.activeElement).toHaveTextContent('corner');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(video.currentTime).toBe(0);
    await userEvent.keyboard('{Enter}');
    expect(video.currentTime).toBe(3);
    expect(screen.getByRole('button', { pressed: true })).toHaveTextContent('spot');
    await expect.poll(() => boundsWhere(canvasOf(root), isRed).right).toBeGreaterThan(320);
    await expect.poll(() => said).toContain('spot, point, at 3 seconds, 3 of 3 selected');
  });

  it('takes names and strings of one’s own', () => {
    const { root } = show({
      labels: {
        time: (start) => `ab ${start} s`,
        kinds: { point: 'Punkt', box: 'Kasten', polygon: 'Vieleck', track: 'Spur' },
      },
      getAriaLabel: ({ kind }) => (kind === 'box' ? 'my box' : undefined),
    });
    expect(names(root)).toEqual([
      'my box',
      'light square, Spur, ab 0.5 s, 2 of 3',
      'spot, Punkt, ab 3 s, 3 of 3',
    ]);
  });

  it('leaves out hidden mentions', () => {
    const { root } = show({ hiddenMentions: ['SPOT', 'corner'] });
    expect(names(root)).toEqual(['light square, track, from 0.5 seconds to 3.5 seconds, 1 of 1']);
  });
});

describe('a video with text', () => {
  const grounding = parseGrounding(
    'A <track mention="dog"><point t="1"> (1,1) </point><point t="2"> (9,9) </point></track> runs, <clip t="3 3.5" mention="jump" />.',
  );

  it('goes to what is selected elsewhere, unless it can be seen already', async () => {
    render(
      <GroundingProvider annotations={grounding}>
        <GroundedVideo {...base} src={framesFilm} annotations={grounding} />
        <GroundedText grounding={grounding} />
      </GroundingProvider>,
    );
    const root = document.querySelector<HTMLElement>('.pr-video')!;
    const video = await ready(root);
    const text = document.querySelector<HTMLElement>('.pr-text')!;
    await userEvent.click(within(text).getByRole('button', { name: /dog/ }));
    expect(video.currentTime).toBe(1);
    await userEvent.click(within(text).getByRole('button', { name: /jump/ }));
    expect(video.currentTime).toBe(3);
    video.currentTime = 1.5;
    await userEvent.click(within(text).getByRole('button', { name: /dog/ }));
    expect(video.currentTime).toBe(1.5);
  });
});

describe('fullscreen', () => {
  it('takes the whole player, by a button of its own', async () => {
    const { root } = show();
    await ready(root);
    expect(videoOf(root).getAttribute('controlslist')).toBe('nofullscreen');
    const request = vi.spyOn(root, 'requestFullscreen').mockResolvedValue();
    await userEvent.click(screen.getByRole('button', { name: 'Full screen' }));
    expect(request).toHaveBeenCalledTimes(1);
    vi.spyOn(document, 'fullscreenElement', 'get').mockReturnValue(root);
    document.dispatchEvent(new Event('fullscreenchange'));
    const exit = vi.spyOn(document, 'exitFullscreen').mockRejectedValue(new TypeError('not now'));
    await userEvent.click(await screen.findByRole('button', { name: 'Exit full screen' }));
    expect(exit).toHaveBeenCalledTimes(1);
  });

  it('really fills the screen, with the overlay on the picture', async () => {
    const { root } = show({ annotationStyle: { stroke: '#f00', halo: false }, controls: false });
    await ready(root);
    await seek(root, 60);
    await userEvent.click(screen.getByRole('button', { name: 'Full screen' }));
    await expect.poll(() => document.fullscreenElement).toBe(root);
    await expect.poll(() => canvasOf(root).getBoundingClientRect().width).toBe(window.innerWidth);
    const { width, height } = root.getBoundingClientRect();
    expect([width, height]).toEqual([window.innerWidth, window.innerHeight]);
    const scale = Math.min(width / 320, height / 180);
    const lefts = () => boundsWhere(canvasOf(root), isRed);
    // Of all that is painted, the corner's box reaches farthest to the left: 2 % of the picture.
    await expect.poll(() => lefts().left).toBeCloseTo((width - 320 * scale) / 2 + 0.02 * 320 * scale - 1, -1);
    await userEvent.click(await screen.findByRole('button', { name: 'Exit full screen' }));
    await expect.poll(() => document.fullscreenElement).toBeNull();
    await expect.poll(() => canvasOf(root).width).toBe(640);
  });

  it('is known in a shadow tree too, where the page sees only the host', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const tree = host.attachShadow({ mode: 'open' });
    const container = tree.appendChild(document.createElement('div'));
    const { unmount } = render(<GroundedVideo src={framesFilm} annotations={[]} />, { container });
    const root = container.firstElementChild as HTMLElement;
    vi.spyOn(tree, 'fullscreenElement', 'get').mockReturnValue(root);
    document.dispatchEvent(new Event('fullscreenchange'));
    await expect.poll(() => root.querySelector('[aria-label="Exit full screen"]')).not.toBeNull();
    unmount();
    host.remove();
  });

  it('can be left to the browser', () => {
    const { root } = show({ showFullscreenButton: false });
    expect(videoOf(root).hasAttribute('controlslist')).toBe(false);
    expect(screen.queryByRole('button', { name: 'Full screen' })).toBeNull();
  });
});
