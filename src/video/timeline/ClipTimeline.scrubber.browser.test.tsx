import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { at, clip, grounding, press, scrubber, show, track } from '../../../test/support/timelineScreen.js';
import { ClipTimeline } from './ClipTimeline.js';

describe('the scrubber', () => {
  it('is a range input that says the time in words', async () => {
    const onSeek = vi.fn();
    show({ onSeek });
    expect(scrubber().getAttribute('aria-valuetext')).toBe('0 seconds of 1 minute');
    scrubber().focus();
    await press('{ArrowRight}{PageUp}{Shift>}{ArrowRight}{/Shift}{ArrowLeft}');
    expect(onSeek.mock.calls.map(([time]) => time)).toEqual([1, 11, 21, 20]);
    expect(scrubber().value).toBe('20');
    expect(scrubber().getAttribute('aria-valuetext')).toBe('20 seconds of 1 minute');
    await press('{End}');
    expect(scrubber().value).toBe('60');
    await press('{Home}{ArrowLeft}');
    expect(scrubber().value).toBe('0');
  });

  it('takes what assistive technology sets', () => {
    const onSeek = vi.fn();
    show({ onSeek });
    fireEvent.change(scrubber(), { target: { value: '33' } });
    expect(onSeek).toHaveBeenCalledWith(33, expect.objectContaining({ reason: 'scrubber' }));
  });

  it('moves with a press and a drag on the ruler, and with a press on a lane', () => {
    const onSeek = vi.fn();
    show({ onSeek });
    const ruler = document.querySelector('.pr-timeline-ruler')!;
    fireEvent.pointerDown(ruler, { ...at(30), button: 0 });
    fireEvent.pointerMove(ruler, at(36));
    fireEvent.pointerUp(ruler, at(36));
    fireEvent.pointerMove(ruler, at(50));
    expect(onSeek.mock.calls.map(([time]) => Math.round(time))).toEqual([30, 36]);
    fireEvent.click(track(), at(5, 3));
    expect(Math.round(onSeek.mock.lastCall![0])).toBe(5);
    expect(onSeek.mock.lastCall![1].reason).toBe('track');
  });

  it('follows one finger of two on the ruler, until that one is lifted', () => {
    const onSeek = vi.fn();
    show({ onSeek });
    const ruler = document.querySelector('.pr-timeline-ruler')!;
    const finger = (pointerId: number, time: number) => ({ ...at(time), pointerId, button: 0 });
    fireEvent.pointerDown(ruler, finger(1, 10));
    fireEvent.pointerDown(ruler, finger(2, 40));
    fireEvent.pointerMove(ruler, finger(1, 12));
    fireEvent.pointerUp(ruler, finger(1, 12));
    fireEvent.pointerMove(ruler, finger(2, 42));
    fireEvent.pointerUp(ruler, finger(2, 42));
    fireEvent.pointerMove(ruler, finger(2, 50));
    expect(onSeek.mock.calls.map(([time]) => Math.round(time))).toEqual([10, 40, 42]);
  });

  it('stays where a held time is', async () => {
    const onSeek = vi.fn();
    const { rerender } = show({ currentTime: 5, onSeek });
    await userEvent.click(clip(/^dog, from 44/));
    expect(onSeek).toHaveBeenCalledTimes(1);
    expect(scrubber().value).toBe('5');
    rerender(<ClipTimeline clips={grounding} duration={60} currentTime={44} onSeek={onSeek} />);
    expect(scrubber().value).toBe('44');
  });

  it('goes on without a duration to the end of what is known', () => {
    show({ duration: undefined });
    expect(scrubber().max).toBe('60');
    expect(scrubber().getAttribute('aria-valuetext')).toBe('0 seconds');
    expect(document.querySelector('.pr-timeline')!.hasAttribute('data-live')).toBe(true);
  });
});

describe('the clock', () => {
  it.each([
    [60, '0:00.0\u2009/\u20091:00'],
    [0.5, '0:00.0\u2009/\u20090:00.5'],
    [12.96, '0:00.0\u2009/\u20090:13'],
    [4.004, '0:00.0\u2009/\u20090:04'],
  ])('tells of %d seconds no more than it can reach', (duration, shown) => {
    show({ duration });
    expect(document.querySelector('.pr-timeline-clock')!.textContent).toBe(shown);
  });
});
