import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { at, clip, grounding, press, show } from '../../../test/support/timelineScreen.js';
import type { ClipAnnotation } from '../../grounding/index.js';
import { ClipTimeline } from './ClipTimeline.js';

const [dog] = grounding.clips as readonly ClipAnnotation[];

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

  it('move on from where the key before has put them, however soon the next comes', async () => {
    function Editor() {
      const [edited, setEdited] = useState(dog!);
      return (
        <ClipTimeline clips={[edited]} duration={60} editable selectedId={dog!.id} onClipChange={setEdited} />
      );
    }
    render(<Editor />);
    const edge = screen.getByRole('slider', { name: 'End of dog' });
    const key = () => edge.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    key();
    // React shows at the end of an event what is not put off.
    await Promise.resolve();
    key();
    expect(await screen.findByRole('button', { name: /to 18.2 seconds/ })).toBeTruthy();
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
