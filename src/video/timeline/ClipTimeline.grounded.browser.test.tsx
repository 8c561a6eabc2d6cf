import { fireEvent, render, screen, within } from '@testing-library/react';
import { useRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import film from '../../../test/fixtures/frames.webm?url';
import tall from '../../../test/fixtures/tall.webm?url';
import { GroundedText } from '../../chat/index.js';
import { parseGrounding } from '../../grounding/index.js';
import { GroundingProvider } from '../../hooks/index.js';
import { GroundedVideo } from '../GroundedVideo.js';
import { ClipTimeline } from './ClipTimeline.js';
import type { ClipTimelineProps } from './clipTimelineProps.js';

const FRAME = 1 / 30;
const answer = parseGrounding(
  'See <clip mention="one" t="0.4 0.9" />, <clip mention="two" t="1.5 1.9" /> and <point_box mention="square" t="3"> (100,100) (300,300) </point_box>.',
);
const [one, two] = answer.clips;

function Player({ src = film, ...props }: { src?: string } & Partial<ClipTimelineProps>) {
  const video = useRef<HTMLVideoElement>(null);
  return (
    <GroundingProvider annotations={answer}>
      <ClipTimeline clips={answer} video={video} {...props} />
      <GroundedVideo src={src} videoRef={video} annotations={answer} muted preload="auto" alt="squares" />
      <GroundedText grounding={answer} />
    </GroundingProvider>
  );
}

const element = () => document.querySelector('video')!;
const timeline = () => within(screen.getByRole('group', { name: 'Timeline' }));
const clip = (name: RegExp) => within(timeline().getByRole('list')).getByRole('button', { name });
const chip = (name: RegExp) =>
  within(document.querySelector<HTMLElement>('.pr-text')!).getByRole('button', { name });
const now = () => timeline().getByRole<HTMLInputElement>('slider', { name: 'Seek' }).valueAsNumber;
const isAt = (time: number) =>
  expect.poll(() => !element().seeking && Math.abs(element().currentTime - time)).toBeLessThan(FRAME);

async function show(props?: Partial<ClipTimelineProps>) {
  const result = render(<Player {...props} />);
  await expect.poll(() => element().readyState).toBe(4);
  await expect.poll(() => timeline().queryByRole('button', { name: 'Play clip' })).not.toBeNull();
  return result;
}

describe('a ClipTimeline beside a GroundedVideo', () => {
  it('selects a clip everywhere and takes the video there', async () => {
    await show();
    await userEvent.click(clip(/^two/));
    await isAt(1.5);
    expect(chip(/two/).getAttribute('aria-pressed')).toBe('true');
    expect(clip(/^two/).getAttribute('aria-pressed')).toBe('true');
    await userEvent.hover(chip(/one/));
    expect(clip(/^one/).parentElement!.hasAttribute('data-highlighted')).toBe(true);
  });

  it('goes where a chip or a shape of the answer takes the video', async () => {
    const onSeek = vi.fn();
    await show({ onSeek });
    await userEvent.click(chip(/one/));
    await isAt(0.4);
    expect(clip(/^one/).getAttribute('aria-pressed')).toBe('true');
    expect(onSeek).toHaveBeenCalledTimes(1);
    await userEvent.click(chip(/square/));
    await isAt(3);
    await expect.poll(now).toBeCloseTo(3);
    expect(onSeek).toHaveBeenCalledTimes(1);
    expect(clip(/^one/).getAttribute('aria-pressed')).toBe('false');
  });

  it('plays a clip to its end, and the next one that is selected meanwhile', async () => {
    await show();
    await userEvent.click(clip(/^one/));
    await userEvent.click(timeline().getByRole('button', { name: 'Loop clip' }));
    await userEvent.click(timeline().getByRole('button', { name: 'Play clip' }));
    await expect.poll(() => element().paused).toBe(false);
    await userEvent.click(chip(/two/));
    await userEvent.click(timeline().getByRole('button', { name: 'Loop clip' }));
    await expect.poll(() => element().paused, { timeout: 20_000 }).toBe(true);
    await isAt(two!.end!);
    expect(now()).toBeCloseTo(two!.end!, 5);
  });

  it('plays with the keyboard alone', async () => {
    await show();
    timeline().getByRole('slider', { name: 'Seek' }).focus();
    await userEvent.keyboard('{Tab}{Shift>}{Enter}{/Shift}');
    await expect.poll(() => element().paused && element().currentTime, { timeout: 20_000 }).toBe(one!.end);
  });

  it('is as long as another source, and plays nothing of the old one', async () => {
    const { rerender } = await show();
    await userEvent.click(clip(/^two/));
    await userEvent.click(timeline().getByRole('button', { name: 'Play clip' }));
    rerender(<Player src={tall} />);
    await expect.poll(() => clip(/^two/).getAttribute('aria-label')).toContain('reaches beyond the video');
    expect(timeline().getByRole('slider', { name: 'Seek' }).getAttribute('max')).toBe('1');
    expect(document.querySelector('.pr-timeline-range')).toBeNull();
    await userEvent.click(clip(/^one/));
    await isAt(0.4);
  });

  it('shows when things happen also where the video cannot be loaded, without a button to play it', async () => {
    render(<Player src="/none.webm" />);
    await expect.poll(() => element().error).not.toBeNull();
    await expect.poll(() => timeline().queryByRole('button', { name: 'Play clip' })).toBeNull();
    await userEvent.click(clip(/^two/));
    expect(clip(/^two/).getAttribute('aria-pressed')).toBe('true');
    expect(chip(/two/).getAttribute('aria-pressed')).toBe('true');
  });

  it('is live while the end is not known, and grows with the playhead', async () => {
    const video = document.createElement('video');
    let time = 0;
    Object.defineProperties(video, {
      duration: { get: () => Number.POSITIVE_INFINITY },
      currentTime: {
        get: () => time,
        set: (next: number) => {
          time = next;
        },
      },
    });
    render(<ClipTimeline clips={answer} video={{ current: video }} />);
    const scrubber = timeline().getByRole('slider', { name: 'Seek' });
    expect(scrubber.getAttribute('max')).toBe('10');
    expect(scrubber.getAttribute('aria-valuetext')).toBe('0 seconds');
    time = 125;
    fireEvent(video, new Event('timeupdate'));
    expect(Number(scrubber.getAttribute('max'))).toBeGreaterThanOrEqual(125);
    expect(scrubber.getAttribute('aria-valuetext')).toBe('2 minutes, 5 seconds');
  });
});
