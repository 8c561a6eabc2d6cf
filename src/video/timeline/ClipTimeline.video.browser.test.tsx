import { act, render, screen, within } from '@testing-library/react';
import { Profiler, StrictMode, useRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import film from '../../../test/fixtures/frames.webm?url';
import { parseGrounding } from '../../grounding/index.js';
import { ClipTimeline } from './ClipTimeline.js';
import type { ClipTimelineProps } from './clipTimelineProps.js';

/** Seconds of one frame of the film, which is 4 seconds long. */
const FRAME = 1 / 30;
const grounding = parseGrounding(
  '<clip mention="one" t="0.4 0.9" /> <clip mention="two" t="1.5 1.9" /> <clip mention="late" t="3.6 9" />',
);

function WithVideo({ loop, ...props }: Partial<ClipTimelineProps> & { loop?: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  return (
    <>
      <ClipTimeline clips={grounding} video={video} {...props} />
      <video ref={video} src={film} muted playsInline preload="auto" loop={loop} />
    </>
  );
}

const element = () => document.querySelector('video')!;
const button = (name: string) => screen.getByRole('button', { name });
const clip = (name: RegExp) => within(screen.getByRole('list')).getByRole('button', { name });
const now = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Seek' }).valueAsNumber;

async function show(props: Parameters<typeof WithVideo>[0] = {}) {
  const result = render(<WithVideo {...props} />);
  await expect.poll(() => element().readyState).toBe(4);
  await expect.poll(() => screen.queryByRole('button', { name: 'Play clip' })).not.toBeNull();
  return result;
}
const seeked = (time: number) =>
  expect.poll(() => !element().seeking && Math.abs(element().currentTime - time)).toBeLessThan(FRAME);

describe('a ClipTimeline with a video', () => {
  it('takes its duration from it, and shows what lies beyond as such', async () => {
    await show();
    await expect
      .poll(() => clip(/^late/).getAttribute('aria-label'))
      .toBe('late, from 3.6 seconds to 4 seconds, reaches beyond the video');
    await expect.poll(() => document.querySelector('.pr-timeline-buffered')).not.toBeNull();
  });

  it('seeks it to a clip, and goes where its own controls take it', async () => {
    await show();
    await userEvent.click(clip(/^two/));
    await seeked(1.5);
    expect(element().paused).toBe(true);
    element().currentTime = 3;
    await expect.poll(now).toBe(3);
    await seeked(3);
  });

  it('goes to a moment at the end of the video, which would play from its start', async () => {
    await show({ clips: parseGrounding('<clip mention="after" t="9" />') });
    await expect.poll(() => clip(/^after/).getAttribute('aria-label')).toMatch(/at 4 seconds/);
    clip(/^after/).focus();
    await userEvent.keyboard('{Enter}');
    await seeked(element().duration);
    const onPlay = vi.fn();
    element().addEventListener('play', onPlay);
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await seeked(element().duration);
    expect(element().paused).toBe(true);
    expect(onPlay).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toMatch(/^after, .*Clip 1 of 1$/);
    expect(now()).toBeCloseTo(element().duration, 2);
  });

  it('plays a clip and stops at its end, within a frame', async () => {
    await show();
    await userEvent.click(clip(/^one/));
    const times: number[] = [];
    const video = element();
    const record: VideoFrameRequestCallback = (_now, { mediaTime }) => {
      times.push(mediaTime);
      video.requestVideoFrameCallback(record);
    };
    video.requestVideoFrameCallback(record);
    const onPlay = vi.fn();
    video.addEventListener('play', onPlay);
    await userEvent.click(button('Play clip'));
    await expect.poll(() => onPlay).toHaveBeenCalled();
    await expect.poll(() => video.paused && !video.seeking).toBe(true);
    expect(video.currentTime).toBeCloseTo(0.9, 5);
    expect(now()).toBeCloseTo(0.9, 5);
    await expect.poll(() => Math.abs(times.at(-1)! - 0.9)).toBeLessThanOrEqual(FRAME + 1e-3);
    expect(button('Play clip')).toBeTruthy();
  });

  it('stops at the end of a clip at the end of a video that begins again by itself', async () => {
    await show({ loop: true });
    await userEvent.click(clip(/^late/));
    await seeked(3.6);
    const video = element();
    const onPlay = vi.fn();
    video.addEventListener('play', onPlay);
    await userEvent.click(button('Play clip'));
    await expect.poll(() => onPlay).toHaveBeenCalled();
    await expect.poll(() => video.paused && !video.seeking).toBe(true);
    expect(video.currentTime).toBeCloseTo(video.duration, 2);
    // From where its own button plays it, it begins again, now and later.
    void video.play();
    await expect
      .poll(() => ({ loop: video.loop, paused: video.paused, hasBegunAgain: video.currentTime < 3 }))
      .toEqual({ loop: true, paused: false, hasBegunAgain: true });
  });

  it('loops a clip until it is paused', async () => {
    await show();
    await userEvent.click(clip(/^one/));
    await userEvent.click(button('Loop clip'));
    const starts: number[] = [];
    const video = element();
    video.addEventListener('seeking', () => starts.push(video.currentTime));
    await userEvent.click(button('Play clip'));
    await expect.poll(() => starts.length).toBeGreaterThan(2);
    expect(video.paused).toBe(false);
    expect(starts.every((time) => Math.abs(time - 0.4) < 1e-6)).toBe(true);
    await userEvent.click(button('Pause'));
    expect(video.paused).toBe(true);
  });

  it('steps from clip to clip', async () => {
    await show();
    for (const time of [0.4, 1.5, 3.6, 3.6]) {
      await userEvent.click(button('Next clip'));
      await seeked(time);
    }
    await userEvent.click(button('Previous clip'));
    await seeked(1.5);
  });

  it('moves its playhead without a render', async () => {
    let commits = 0;
    render(
      <Profiler id="timeline" onRender={() => commits++}>
        <WithVideo />
      </Profiler>,
    );
    await expect.poll(() => element().readyState).toBe(4);
    await expect.poll(() => element().buffered.length && element().buffered.end(0)).toBeGreaterThan(3.9);
    await seeked(0);
    await act(async () => {});
    const playhead = document.querySelector<HTMLElement>('.pr-timeline-playhead')!;
    const before = { commits, transform: playhead.style.transform };
    element().currentTime = 2.5;
    await expect.poll(now).toBe(2.5);
    await seeked(2.5);
    expect(playhead.style.transform).not.toBe(before.transform);
    expect(commits).toBe(before.commits);
  });

  it('leaves no listener on it, after many mounts and in StrictMode', () => {
    // Not React's own, which adds its listeners to a video.
    const video = document.createElement('video');
    const added = vi.spyOn(video, 'addEventListener');
    const removed = vi.spyOn(video, 'removeEventListener');
    for (let i = 0; i < 200; i++)
      render(
        <StrictMode>
          <ClipTimeline clips={grounding} video={{ current: video }} />
        </StrictMode>,
      ).unmount();
    expect(added.mock.calls.length).toBeGreaterThan(200);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it('says so where the video is an element, or its selector, and no ref', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    for (const given of [document.createElement('video'), '#film'])
      expect(() => render(<ClipTimeline clips={grounding} video={given as never} />)).toThrow(
        'given as a ref, but this is none: give what useRef() returned',
      );
    vi.restoreAllMocks();
  });

  it('finds a video that comes later', async () => {
    function Late({ there }: { there: boolean }) {
      const video = useRef<HTMLVideoElement>(null);
      return (
        <>
          {there && <video ref={video} src={film} muted preload="auto" />}
          <ClipTimeline clips={grounding} video={video} />
        </>
      );
    }
    const { rerender } = render(<Late there={false} />);
    expect(screen.queryByRole('button', { name: 'Play clip' })).toBeNull();
    rerender(<Late there />);
    await expect.poll(() => screen.queryByRole('button', { name: 'Play clip' })).not.toBeNull();
    rerender(<Late there={false} />);
    await expect.poll(() => screen.queryByRole('button', { name: 'Play clip' })).toBeNull();
  });
});
