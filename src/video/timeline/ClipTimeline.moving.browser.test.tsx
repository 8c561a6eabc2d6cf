import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { clip as clipOf } from '../../../test/support/timeline.js';
import { type ClipAnnotation, parseGrounding } from '../../grounding/index.js';
import { ClipTimeline } from './ClipTimeline.js';
import type { ClipTimelineProps } from './clipTimelineProps.js';

const grounding = parseGrounding(
  '<clip mention="dog" t="12.5 18" /> <clip mention="person" t="10 41" /> <clip mention="throw" t="15.2" /> <clip mention="dog" t="44 57" />',
);
const [dog] = grounding.clips as readonly ClipAnnotation[];

const show = (props: Partial<ClipTimelineProps> = {}) =>
  render(<ClipTimeline clips={grounding} duration={60} style={{ width: 800 }} {...props} />);

const clip = (name: RegExp) => within(screen.getByRole('list')).getByRole('button', { name });
const scrubber = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Seek' });
const track = () => document.querySelector<HTMLElement>('.pr-timeline-track')!;
const focused = () => document.activeElement?.getAttribute('aria-label') ?? null;
const press = (keys: string) => userEvent.keyboard(keys);
const at = (time: number, y = 5, duration = 60) => {
  const { left, top, width } = track().getBoundingClientRect();
  return { clientX: left + (time / duration) * width, clientY: top + y };
};

describe('zoom and pan', () => {
  const viewOf = (onViewChange: ReturnType<typeof vi.fn>) => onViewChange.mock.lastCall![0];

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
    const finger = (pointerId: number, time: number) => ({ ...at(time), pointerId, pointerType: 'touch' });
    fireEvent.pointerDown(track(), finger(1, 20));
    fireEvent.pointerDown(track(), finger(2, 30));
    fireEvent.pointerMove(track(), finger(2, 50));
    const { start, end } = viewOf(onViewChange);
    expect((20 - start) / (end - start)).toBeCloseTo(20 / 60, 2);
    expect((30 - start) / (end - start)).toBeCloseTo(50 / 60, 2);
  });

  it('are not held by fingers that were lifted elsewhere', () => {
    const onViewChange = vi.fn();
    show({ onViewChange, defaultView: { start: 10, end: 40 } });
    const finger = (pointerId: number, time: number, isPrimary = false) => ({
      ...at(time),
      pointerId,
      pointerType: 'touch',
      isPrimary,
    });
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

describe('the edges of a clip', () => {
  it('cannot be moved unless the app says so', () => {
    show({ selectedId: dog!.id });
    expect(screen.getAllByRole('slider')).toHaveLength(1);
  });

  it('move with keys, and stop at each other and at the video', async () => {
    const onClipChange = vi.fn();
    show({ editable: true, selectedId: dog!.id, onClipChange });
    screen.getByRole('slider', { name: 'Start of dog' }).focus();
    await press('{ArrowLeft}');
    expect(onClipChange).toHaveBeenLastCalledWith(
      { ...dog, start: 12.4, end: 18 },
      { reason: 'keyboard', edge: 'start', previous: dog, event: expect.any(Event) },
    );
    await press('{End}');
    expect(onClipChange.mock.lastCall![0]).toMatchObject({ start: 17.9, end: 18 });
    screen.getByRole('slider', { name: 'End of dog' }).focus();
    await press('{End}');
    expect(onClipChange.mock.lastCall![0]).toMatchObject({ start: 12.5, end: 60 });
  });

  it('never pass the end of a video that is no whole millisecond, nor make a short clip shorter', async () => {
    const onClipChange = vi.fn();
    const short: ClipAnnotation = { ...dog!, start: 5.3, end: 5.33 };
    show({ clips: [short], duration: 5.338667, editable: true, selectedId: short.id, onClipChange });
    screen.getByRole('slider', { name: 'End of dog' }).focus();
    await press('{End}');
    expect(onClipChange.mock.lastCall![0]).toMatchObject({ start: 5.3, end: 5.338667 });
    await press('{ArrowLeft}');
    expect(onClipChange.mock.lastCall![0]).toMatchObject({ start: 5.3, end: 5.33 });
    screen.getByRole('slider', { name: 'Start of dog' }).focus();
    await press('{ArrowRight}');
    expect(onClipChange.mock.lastCall![0]).toMatchObject({ start: 5.3, end: 5.33 });
  });

  it('move with the pointer: shown at once, told once, and not a pan', () => {
    const onClipChange = vi.fn();
    const onViewChange = vi.fn();
    show({ editable: true, selectedId: dog!.id, onClipChange, onViewChange });
    const edge = document.querySelector('[data-edge="end"]')!;
    fireEvent.pointerDown(edge, { ...at(18), button: 0, buttons: 1 });
    fireEvent.pointerMove(edge, { ...at(25), buttons: 1 });
    const { right } = clip(/^dog, from 12.5/).getBoundingClientRect();
    expect(right).toBeCloseTo(at(25).clientX, -1);
    expect(onClipChange).not.toHaveBeenCalled();
    fireEvent.pointerUp(edge, at(25));
    expect(onClipChange).toHaveBeenCalledTimes(1);
    expect(onClipChange.mock.lastCall![0].end).toBeCloseTo(25, 0);
    expect(onViewChange).not.toHaveBeenCalled();
  });

  it('keep their distance from the pointer, which seldom takes them in the middle', () => {
    const onClipChange = vi.fn();
    show({ editable: true, selectedId: dog!.id, onClipChange });
    const edge = document.querySelector('[data-edge="start"]')!;
    const { clientX, clientY } = at(12.5);
    const moved = at(10).clientX - clientX;
    const grip = { clientX: clientX - 15, clientY };
    fireEvent.pointerDown(edge, { ...grip, button: 0, buttons: 1 });
    fireEvent.pointerMove(edge, { ...grip, clientX: grip.clientX + moved, buttons: 1 });
    fireEvent.pointerUp(edge, { ...grip, clientX: grip.clientX + moved });
    expect(onClipChange.mock.lastCall![0].start).toBeCloseTo(10, 2);
  });

  it('are where the finger left them, and what is under it then is not pressed', () => {
    const onSeek = vi.fn();
    show({ editable: true, selectedId: dog!.id, onSeek });
    const edge = document.querySelector('[data-edge="end"]')!;
    const finger = { pointerId: 1, pointerType: 'touch', isPrimary: true };
    fireEvent.pointerDown(edge, { ...at(18), ...finger });
    fireEvent.pointerMove(edge, { ...at(19), ...finger });
    fireEvent.pointerUp(edge, { ...at(19), ...finger });
    fireEvent.click(clip(/^dog, from 12.5/), { ...at(19), detail: 1 });
    expect(onSeek).toHaveBeenLastCalledWith(
      expect.closeTo(19, 1),
      expect.objectContaining({ reason: 'edit' }),
    );
  });

  it('go on with the finger that drags when another is lifted', () => {
    const onClipChange = vi.fn();
    show({ editable: true, selectedId: dog!.id, onClipChange });
    const edge = document.querySelector('[data-edge="end"]')!;
    fireEvent.pointerDown(edge, { ...at(18), pointerId: 1, button: 0, buttons: 1 });
    fireEvent.pointerMove(edge, { ...at(20), pointerId: 1, buttons: 1 });
    fireEvent.pointerMove(edge, { ...at(50), pointerId: 2, buttons: 1 });
    fireEvent.pointerUp(edge, { ...at(50), pointerId: 2 });
    fireEvent.pointerCancel(edge, { ...at(50), pointerId: 3 });
    expect(onClipChange).not.toHaveBeenCalled();
    fireEvent.pointerUp(edge, { ...at(20), pointerId: 1 });
    expect(onClipChange.mock.lastCall![0].end).toBeCloseTo(20, 0);
  });

  it('are left where they were when the selection goes elsewhere in the middle of a drag', () => {
    const onClipChange = vi.fn();
    const onSeek = vi.fn();
    const timeline = (selectedId: string) => (
      <ClipTimeline
        clips={grounding}
        duration={60}
        style={{ width: 800 }}
        editable
        selectedId={selectedId}
        onClipChange={onClipChange}
        onSeek={onSeek}
      />
    );
    const { rerender } = render(timeline(dog!.id));
    const edge = () => document.querySelector('[data-edge="end"]')!;
    const { right } = clip(/^dog, from 12.5/).getBoundingClientRect();
    fireEvent.pointerDown(edge(), { ...at(18), button: 0, buttons: 1 });
    fireEvent.pointerMove(edge(), { ...at(25), buttons: 1 });
    rerender(timeline(grounding.clips[1]!.id));
    expect(clip(/^dog, from 12.5/).getBoundingClientRect().right).toBeCloseTo(right);
    rerender(timeline(dog!.id));
    onSeek.mockClear();
    fireEvent.pointerMove(edge(), at(30));
    fireEvent.pointerUp(edge(), at(30));
    expect(onSeek).not.toHaveBeenCalled();
    expect(onClipChange).not.toHaveBeenCalled();
  });

  it('of a moment are one', async () => {
    const onClipChange = vi.fn();
    show({ editable: true, selectedId: grounding.clips[2]!.id, onClipChange });
    screen.getByRole('slider', { name: 'Time of throw' }).focus();
    await press('{Shift>}{ArrowRight}{/Shift}');
    expect(onClipChange.mock.lastCall![0].start).toBeCloseTo(16.2);
    expect(onClipChange.mock.lastCall![0]).not.toHaveProperty('end');
  });
});
