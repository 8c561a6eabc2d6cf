import { render, screen, waitFor, within } from '@testing-library/react';
import { Activity, createRef, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boundsWhere, box, isRed, point } from '../../test/support/image.js';
import { listen } from '../../test/support/listen.js';
import { showVideo, squares, twoSquares } from '../../test/support/showVideo.js';
import { canvasOf, framesFilm, ready, timed, videoOf } from '../../test/support/video.js';
import { parseGrounding } from '../grounding/index.js';
import { GroundedText, GroundingProvider } from '../index.js';
import { GroundedVideo } from './index.js';

afterEach(() => vi.restoreAllMocks());

describe('GroundedVideo', () => {
  it('is not heard while an <Activity> hides it, and plays by itself in StrictMode all the same', async () => {
    const shown = (mode: 'visible' | 'hidden') => (
      <StrictMode>
        <Activity mode={mode}>
          <GroundedVideo {...twoSquares} annotations={squares} src={framesFilm} autoPlay loop />
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
    const { root } = showVideo();
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
    const { container } = showVideo({
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
    const html = renderToString(<GroundedVideo {...twoSquares} src="/film.webm" annotations={squares} />);
    expect(html).toMatch(/<video[^>]* src="\/film\.webm"/);
    expect(html).toContain('light square, track, from 0.5 seconds to 3.5 seconds, 2 of 3');
    expect(html).not.toContain('<canvas');
  });

  it('says when its video cannot be loaded, and tries again', async () => {
    const { root, rerender, all } = showVideo({ src: 'data:video/webm;base64,AAAA' });
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
    const { root } = showVideo({
      src: undefined,
      children: [<source key="a" src="data:video/webm;base64,AAAA" />, <source key="b" src={framesFilm} />],
    });
    await ready(root);
    const broken = showVideo({ src: undefined, children: <source src="data:video/webm;base64,AAAA" /> });
    await waitFor(() => expect(broken.root).toHaveAttribute('data-status', 'error'));
  });

  it('refuses a hold that is none', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(() => showVideo({ hold: -1 })).toThrow(/hold is -1: give the seconds/);
  });
});

describe('the list of a video', () => {
  const names = (root: HTMLElement) =>
    within(root)
      .getAllByRole('listitem')
      .map((item) => item.textContent);

  it('names what there is with its times, in their order', () => {
    const { root } = showVideo();
    expect(names(root)).toEqual([
      'corner, box, lower left, 1 of 3',
      'light square, track, from 0.5 seconds to 3.5 seconds, 2 of 3',
      'spot, point, at 3 seconds, 3 of 3',
    ]);
    expect(screen.getByRole('group', { name: 'Two squares, 3 annotations' })).toBe(root);
  });

  it('begins with what has no time, as one reads it', () => {
    const { root } = showVideo({
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
    const { root } = showVideo({ annotationStyle: { stroke: '#f00', halo: false }, controls: false });
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
    const { root } = showVideo({
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
    const { root } = showVideo({ hiddenMentions: ['SPOT', 'corner'] });
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
        <GroundedVideo {...twoSquares} src={framesFilm} annotations={grounding} />
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
