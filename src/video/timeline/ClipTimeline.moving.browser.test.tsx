import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { clip as clipOf } from '../../../test/support/timeline.js';
import {
  at,
  clip,
  focused,
  grounding,
  press,
  scrubber,
  show,
  track,
} from '../../../test/support/timelineScreen.js';
import type { ClipAnnotation } from '../../grounding/index.js';

const [_dog] = grounding.clips as readonly ClipAnnotation[];

describe('zoom and pan', () => {
  const viewOf = (onViewChange: ReturnType<typeof vi.fn>) => onViewChange.mock.lastCall![0];
  const finger = (pointerId: number, time: number, isPrimary = false) => ({
    ...at(time),
    pointerId,
    pointerType: 'touch',
    isPrimary,
  });

  it('zoom about the pointer with ctrl and the wheel, and leave a plain wheel to the page', () => {
    const onViewChange = vi.fn();
    show({ onViewChange });
    expect(fireEvent.wheel(track(), { ...at(45), deltaY: 100 })).toBe(true);
    expect(onViewChange).not.toHaveBeenCalled();
    expect(fireEvent.wheel(track(), { ...at(45), deltaY: -240, ctrlKey: true })).toBe(false);
    const { start, end } = viewOf(onViewChange);
    expect((45 - start) / (end - start)).toBeCloseTo(0.75, 2);
    expect(fireEvent.wheel(track(), { ...at(45), deltaX: 50 })).toBe(false);
    expect(viewOf(onViewChange).start).toBeGreaterThan(start);
  });

  it('zoom on the time axis and the names as well', () => {
    const onViewChange = vi.fn();
    show({ onViewChange });
    for (const part of ['.pr-timeline-ruler', '.pr-timeline-lane'])
      expect(fireEvent.wheel(document.querySelector(part)!, { ...at(45), deltaY: -100, ctrlKey: true })).toBe(
        false,
      );
    const { start, end } = viewOf(onViewChange);
    expect((45 - start) / (end - start)).toBeCloseTo(0.75, 2);
    expect(onViewChange).toHaveBeenCalledTimes(2);
  });

  it('zoom by the trackpad of a Mac, of which Safari tells in events of its own', () => {
    const onViewChange = vi.fn();
    show({ onViewChange });
    const pinch = (type: string, scale: number) =>
      fireEvent(
        track(),
        Object.assign(new MouseEvent(type, { bubbles: true, cancelable: true, ...at(45) }), { scale }),
      );
    expect(pinch('gesturestart', 1), 'the page stays as it is').toBe(false);
    pinch('gesturechange', 1.5);
    pinch('gesturechange', 2);
    const { start, end } = viewOf(onViewChange);
    expect([start, end].map(Math.round)).toEqual([23, 53]);
    expect(onViewChange.mock.lastCall![1].reason).toBe('pinch');
  });

  it('pan by a drag, which is no click', () => {
    const onViewChange = vi.fn();
    const onSeek = vi.fn();
    show({ onViewChange, onSeek, defaultView: { start: 10, end: 20 } });
    const target = clip(/^dog, from 12.5/);
    fireEvent.pointerDown(target, { clientX: 500, clientY: 60, button: 0, buttons: 1, pointerType: 'mouse' });
    fireEvent.pointerMove(target, { clientX: 300, clientY: 60, buttons: 1, pointerType: 'mouse' });
    fireEvent.pointerUp(target, { clientX: 300, clientY: 60, pointerType: 'mouse' });
    fireEvent.click(target, { detail: 1 });
    expect(viewOf(onViewChange).start).toBeGreaterThan(11);
    expect(onSeek).not.toHaveBeenCalled();
  });

  it('leave the keys their clicks after a drag that the browser took away', async () => {
    const onSeek = vi.fn();
    show({ onSeek, defaultView: { start: 10, end: 20 } });
    const target = clip(/^dog, from 12.5/);
    const pointer = { clientY: 60, pointerType: 'mouse' } as const;
    fireEvent.pointerDown(target, { ...pointer, clientX: 500, button: 0, buttons: 1 });
    fireEvent.pointerMove(target, { ...pointer, clientX: 300, buttons: 1 });
    fireEvent.pointerCancel(target, pointer);
    target.focus();
    await press('{Enter}');
    expect(onSeek).toHaveBeenCalledOnce();
  });

  it('pinch: what is under the fingers stays under them', () => {
    const onViewChange = vi.fn();
    show({ onViewChange });
    fireEvent.pointerDown(track(), finger(1, 20));
    fireEvent.pointerDown(track(), finger(2, 30));
    fireEvent.pointerMove(track(), finger(2, 50));
    const { start, end } = viewOf(onViewChange);
    expect((20 - start) / (end - start)).toBeCloseTo(20 / 60, 2);
    expect((30 - start) / (end - start)).toBeCloseTo(50 / 60, 2);
  });

  it('do not zoom by two fingers that only pan, at a limit either', () => {
    const onViewChange = vi.fn();
    show({ onViewChange });
    fireEvent.pointerDown(track(), finger(1, 20));
    fireEvent.pointerDown(track(), finger(2, 30));
    for (const by of [2, 4, 6, 8, 4, 0, -4])
      for (const [id, from] of [
        [1, 20],
        [2, 30],
      ] as const)
        fireEvent.pointerMove(track(), finger(id, from + by));
    const { start, end } = viewOf(onViewChange);
    expect(start).toBeCloseTo(0, 1);
    expect(end).toBeCloseTo(60, 1);
  });

  it('are not held by fingers that were lifted elsewhere', () => {
    const onViewChange = vi.fn();
    show({ onViewChange, defaultView: { start: 10, end: 40 } });
    fireEvent.pointerDown(track(), finger(1, 20, true));
    fireEvent.pointerDown(track(), finger(2, 30));
    fireEvent.pointerMove(track(), finger(2, 35));
    fireEvent.pointerUp(document.body, finger(1, 20, true));
    fireEvent.pointerUp(document.body, finger(2, 35));
    fireEvent.pointerDown(track(), finger(3, 40, true));
    fireEvent.pointerMove(track(), finger(3, 30, true));
    expect(onViewChange).toHaveBeenLastCalledWith(expect.anything(), {
      reason: 'drag',
      event: expect.anything(),
    });
  });

  it('keep what shows under a pointer that rests true to the view', () => {
    show({ defaultView: { start: 10, end: 20 } });
    const tip = (part: string) => document.querySelector<HTMLElement>(`.pr-timeline-tip-${part}`)!;
    const pointer = at(5, 5, 10);
    fireEvent.pointerMove(clip(/^dog, from 12.5/), pointer);
    expect(tip('time').textContent).toMatch(/^0:15/);
    expect(tip('name').textContent).toMatch(/^dog/);
    fireEvent.wheel(track(), { ...pointer, deltaX: track().clientWidth / 2 });
    expect(tip('time').textContent).toMatch(/^0:20/);
    expect(tip('name').hidden).toBe(true);
  });

  it('have buttons and keys', async () => {
    const onViewChange = vi.fn();
    show({ onViewChange });
    expect(screen.getByRole('button', { name: 'Zoom out' }).getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: 'Zoom in' }));
    expect(viewOf(onViewChange)).toEqual({ start: 0, end: 37.5 });
    await userEvent.click(screen.getByRole('button', { name: 'Show whole video' }));
    expect(viewOf(onViewChange)).toEqual({ start: 0, end: 60 });
    scrubber().focus();
    await press('+');
    expect(viewOf(onViewChange).end).toBe(37.5);
    await press('0');
    expect(viewOf(onViewChange).end).toBe(60);
  });

  it('bring what has the focus into view', async () => {
    show({ defaultView: { start: 0, end: 15 } });
    track().querySelector<HTMLElement>('[tabindex="0"]')!.focus();
    await press('{End}');
    const area = track().getBoundingClientRect();
    const box = document.activeElement!.getBoundingClientRect();
    expect(focused()).toMatch(/^dog, from 44/);
    expect(box.left).toBeGreaterThanOrEqual(area.left);
    expect(box.right).toBeLessThanOrEqual(area.right);
  });

  it('bring what Tab comes to into view, but leave a reader the part of a long clip that is in view', async () => {
    const onViewChange = vi.fn();
    show({ onViewChange, defaultView: { start: 45, end: 50 } });
    act(() => scrubber().focus());
    await press('{Tab}');
    expect(focused()).toMatch(/^person, from 10/);
    expect(onViewChange).toHaveBeenCalledTimes(1);
    const { left, width } = track().getBoundingClientRect();
    const { left: from, right: to } = document.activeElement!.getBoundingClientRect();
    expect(Math.min(to, left + width) - Math.max(from, left)).toBeGreaterThan(100);

    fireEvent.wheel(track(), { ...at(30), deltaY: -240, ctrlKey: true });
    const calls = onViewChange.mock.calls.length;
    await press('{Shift>}{Tab}{/Shift}{Tab}');
    expect(focused()).toMatch(/^person, from 10/);
    expect(onViewChange).toHaveBeenCalledTimes(calls);
  });

  it('stay where they are when the window gets the focus back', async () => {
    const onViewChange = vi.fn();
    show({ onViewChange, defaultView: { start: 5, end: 50 } });
    act(() => scrubber().focus());
    await press('{Tab}');
    fireEvent.wheel(track(), { ...at(30), deltaX: 5000 });
    const calls = onViewChange.mock.calls.length;
    // What browsers send when another window gets the focus, and when this one has it again.
    fireEvent.focusOut(document.activeElement!);
    fireEvent.focusIn(document.activeElement!);
    expect(onViewChange).toHaveBeenCalledTimes(calls);
  });

  it('show the whole video below while there is more of it, to press where to go', () => {
    const onViewChange = vi.fn();
    show({ onViewChange, defaultView: { start: 0, end: 10 } });
    const overview = document.querySelector('.pr-timeline-overview')!;
    const { left, width } = overview.getBoundingClientRect();
    fireEvent.pointerDown(overview, { clientX: left + width / 2, button: 0 });
    expect(viewOf(onViewChange).start).toBeCloseTo(25, 0);
    fireEvent.click(screen.getByRole('button', { name: 'Show whole video' }));
    expect(document.querySelector('.pr-timeline-overview')).toBeNull();
  });
});

describe('clips too close together to be told apart', () => {
  it('come apart by a press on their number, and the first of them has the focus', async () => {
    const onSeek = vi.fn();
    const times = [10, 12, 14, 2000, 2002, 2004];
    const clips = times.map((start) => clipOf(`c${start}`, start, start + 1, 'dog'));
    show({ clips, duration: 3600, onSeek });
    for (const [joined, first, last] of [
      [/^3 clips, from 33 minutes, 20 seconds/, /^dog, from 33 minutes, 20/, /^dog, from 33 minutes, 24/],
      // Also under the one that has the focus.
      [/^3 clips, from 10 seconds/, /^dog, from 10 seconds/, /^dog, from 14 seconds/],
    ] as const) {
      track().querySelector<HTMLElement>('[tabindex="0"]')!.focus();
      await press('{Home}0');
      await userEvent.click(await screen.findByRole('button', { name: joined }));
      await expect.poll(focused).toMatch(first);
      await expect.poll(() => clip(last)).toBeTruthy();
    }
    expect(onSeek).not.toHaveBeenCalled();
  });
});
