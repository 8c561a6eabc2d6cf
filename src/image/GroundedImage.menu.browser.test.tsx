import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boxOf } from '../../test/support/gestures.js';
import { painted } from '../../test/support/image.js';
import { send, showRoom } from '../../test/support/pointing.js';
import type { GroundedImageProps } from './index.js';

afterEach(() => vi.useRealTimers());

describe('the menu of an annotation', () => {
  it('is asked for by a right click and by the menu key', async () => {
    const onAnnotationContextMenu = vi.fn<NonNullable<GroundedImageProps['onAnnotationContextMenu']>>(
      (_annotation, event) => event.preventDefault(),
    );
    const root = showRoom({ onAnnotationContextMenu });
    await painted(root);
    const event = send(root, 'contextmenu', 170, 130);
    expect(onAnnotationContextMenu.mock.lastCall![0].id).toBe('small');
    expect(event.defaultPrevented).toBe(true);
    expect(send(root, 'contextmenu', 5, 5).defaultPrevented, 'beside all shapes').toBe(false);
    fireEvent.contextMenu(root.querySelector('[data-id="big"]')!);
    expect(onAnnotationContextMenu.mock.lastCall![0].id).toBe('big');
  });
});

describe('the menu key on the image itself', () => {
  it('is about the highlighted, else the selected shape, and of a mouse nothing', async () => {
    const onAnnotationContextMenu = vi.fn();
    const onContextMenu = vi.fn();
    const root = showRoom({ onAnnotationContextMenu, onContextMenu, selectedIds: ['big'] });
    await painted(root);
    fireEvent.contextMenu(root, { button: 2 });
    expect(onAnnotationContextMenu).not.toHaveBeenCalled();
    fireEvent.contextMenu(root);
    expect(onAnnotationContextMenu.mock.lastCall![0].id).toBe('big');
    send(root, 'pointermove', 170, 130);
    fireEvent.contextMenu(root);
    expect(onAnnotationContextMenu.mock.lastCall![0].id).toBe('small');
    expect(onContextMenu).toHaveBeenCalledTimes(3);
    onContextMenu.mockImplementation((event) => event.preventDefault());
    fireEvent.contextMenu(root);
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(2);
  });

  it('comes from a real key after a click', async () => {
    const onAnnotationContextMenu = vi.fn((_annotation, event) => event.preventDefault());
    const root = showRoom({ onAnnotationContextMenu });
    await painted(root);
    await userEvent.click(boxOf(root), { position: { x: 60, y: 50 } });
    await userEvent.unhover(boxOf(root));
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    expect(onAnnotationContextMenu.mock.lastCall![0].id).toBe('big');
  });
});

describe('a long press', () => {
  const down = (root: Element) =>
    send(root, 'pointerdown', 60, 50, { pointerType: 'touch', pointerId: 7, view: window });

  async function pressed() {
    const onAnnotationContextMenu = vi.fn((_: unknown, event: { preventDefault(): void }) =>
      event.preventDefault(),
    );
    const onSelectedIdChange = vi.fn();
    const root = showRoom({ onAnnotationContextMenu, onSelectedIdChange });
    await painted(root);
    vi.useFakeTimers();
    return { root, onAnnotationContextMenu, onSelectedIdChange };
  }

  it('asks for the menu where the browser does not, and is no click', async () => {
    const { root, onAnnotationContextMenu, onSelectedIdChange } = await pressed();
    down(root);
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'big' }),
      expect.anything(),
    );
    // A browser that asks late.
    expect(send(root, 'contextmenu', 60, 50, { pointerType: 'touch' }).defaultPrevented).toBe(true);
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(1);
    send(root, 'click', 60, 50, { pointerType: 'touch' });
    expect(onSelectedIdChange).not.toHaveBeenCalled();
    send(root, 'click', 60, 50, { pointerType: 'touch' });
    expect(onSelectedIdChange).toHaveBeenCalledTimes(1);
  });

  it('means nothing once the image is gone', async () => {
    const { root, onAnnotationContextMenu } = await pressed();
    down(root);
    cleanup();
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).not.toHaveBeenCalled();
  });

  it('takes no later click with it', async () => {
    const { root, onSelectedIdChange } = await pressed();
    down(root);
    vi.advanceTimersByTime(1000);
    // The menu hears of the finger from then on.
    send(root, 'pointercancel', 60, 50, { pointerType: 'touch', pointerId: 7 });
    send(root, 'pointerdown', 170, 130);
    send(root, 'click', 170, 130);
    expect(onSelectedIdChange).toHaveBeenCalledExactlyOnceWith('small', expect.anything());
  });

  it('is none where two fingers rest in the middle of a pinch', async () => {
    const { root, onAnnotationContextMenu } = await pressed();
    down(root);
    send(root, 'pointerdown', 200, 150, { pointerType: 'touch', pointerId: 8, view: window });
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).not.toHaveBeenCalled();
  });

  it('is asked once where the browser asks first, and not at all when the finger moves', async () => {
    const { root, onAnnotationContextMenu } = await pressed();
    down(root);
    vi.advanceTimersByTime(400);
    send(root, 'contextmenu', 60, 50, { pointerType: 'touch' });
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(1);
    down(root);
    send(root, 'pointermove', 60, 80, { pointerType: 'touch', pointerId: 7 });
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(1);
  });
});
