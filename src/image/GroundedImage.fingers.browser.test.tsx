import { fireEvent } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { at, boxOf, imageRect, pointer, showField } from '../../test/support/gestures.js';
import { nextFrame, painted, picture } from '../../test/support/image.js';

/** Fingers on one line of an image. */
const fingersOn = (root: HTMLElement) => (type: string, x: number, pointerId: number) =>
  pointer(root, type, x, 150, { pointerType: 'touch', pointerId });

describe('fingers', () => {
  it('pinches around the middle of two fingers', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({ onViewportChange });
    await painted(root);
    const finger = fingersOn(root);
    finger('pointerdown', 150, 1);
    finger('pointerdown', 250, 2);
    finger('pointermove', 100, 1);
    finger('pointermove', 300, 2);
    expect(onViewportChange.mock.lastCall![0].scale).toBeCloseTo(2);
    expect(onViewportChange.mock.lastCall![0].x).toBeCloseTo(-200, 0);
    expect(onViewportChange.mock.lastCall![1].reason).toBe('pinch');
    finger('pointerup', 300, 2);
    finger('pointermove', 130, 1);
    expect(onViewportChange.mock.lastCall![1].reason).toBe('drag');
    finger('pointerup', 130, 1);
    await nextFrame();
  });

  it('does not zoom by two fingers that only pan, nor pans the wrong way, where the image is at a limit', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({
      onViewportChange,
      defaultViewport: { scale: 2, x: -100, y: -150 },
      maxScale: 2,
    });
    await painted(root);
    const finger = fingersOn(root);
    finger('pointerdown', 150, 1);
    finger('pointerdown', 200, 2);
    const panTo = (by: number, ids: readonly number[]) => {
      for (const id of ids) finger('pointermove', 100 + 50 * id + by, id);
    };
    for (let by = 0; by <= 50; by += 10) panTo(by, [2, 1]);
    expect(onViewportChange.mock.lastCall![0]).toEqual({ scale: 2, x: -50, y: -150 });
    for (let by = 60; by <= 140; by += 10) panTo(by, [1, 2]);
    expect(onViewportChange.mock.lastCall![0], 'at the edge').toEqual({ scale: 2, x: 0, y: -150 });
  });

  it('goes on from what a key does between two fingers of a pinch', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({ onViewportChange });
    await painted(root);
    const finger = fingersOn(root);
    finger('pointerdown', 150, 1);
    finger('pointerdown', 250, 2);
    finger('pointermove', 140, 1);
    fireEvent.keyDown(root, { key: '0' });
    finger('pointermove', 260, 2);
    expect(onViewportChange.mock.lastCall![0].scale).toBeCloseTo(120 / 110);
  });

  it('goes on from where two fingers are once a third has lifted', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({ onViewportChange });
    await painted(root);
    const finger = fingersOn(root);
    finger('pointerdown', 150, 1);
    finger('pointerdown', 250, 2);
    finger('pointerdown', 320, 3);
    finger('pointermove', 50, 1);
    finger('pointerup', 320, 3);
    finger('pointermove', 48, 1);
    expect(onViewportChange.mock.lastCall![0].scale).toBeCloseTo(1.01);
  });

  it('zooms once by a double tap, of which browsers also tell as a double click', async () => {
    const { root } = showField();
    await painted(root);
    for (let tap = 0; tap < 2; tap++) {
      pointer(root, 'pointerdown', 200, 150, { pointerType: 'touch', pointerId: tap + 2 });
      pointer(root, 'pointerup', 200, 150, { pointerType: 'touch', pointerId: tap + 2 });
    }
    fireEvent.dblClick(boxOf(root), at(root, 200, 150));
    await nextFrame();
    expect(Math.round(imageRect(root).width)).toBe(1000);
  });

  it('takes two taps for a double tap by the pause between them, however long the page was busy', async () => {
    const { root } = showField();
    await painted(root);
    const tap = (from: number, to: number) => {
      const finger = { pointerType: 'touch', pointerId: 2 };
      pointer(root, 'pointerdown', 200, 150, { ...finger, time: from });
      pointer(root, 'pointerup', 200, 150, { ...finger, time: to });
    };
    const isZoomed = async () => {
      await nextFrame();
      return root.hasAttribute('data-zoomed');
    };
    tap(1000, 1100);
    tap(1450, 1500);
    expect(await isZoomed(), 'apart').toBe(false);
    tap(1700, 2100);
    expect(await isZoomed(), 'held down').toBe(false);
    tap(2350, 2550);
    expect(await isZoomed(), 'slow').toBe(true);
  });

  it.each(['[role="tooltip"]', '.pr-image-toolbar button'])(
    'takes fingers on %s, over the picture, for those of a pinch, and for nothing alone',
    async (over) => {
      const onViewportChange = vi.fn();
      const { root } = showField({ onViewportChange, defaultViewport: { scale: 2, x: -200, y: -150 } });
      await painted(root);
      const target = root.querySelector<HTMLElement>(over)!;
      const finger = (type: string, x: number, pointerId: number, init = {}) =>
        pointer(root, type, x, 150, { pointerType: 'touch', pointerId, ...init });
      const alone = { target, isPrimary: true };
      for (let tap = 0; tap < 2; tap++)
        for (const type of ['pointerdown', 'pointerup']) finger(type, 150, 2, alone);
      finger('pointerdown', 120, 3, alone);
      finger('pointermove', 150, 3, alone);
      expect(onViewportChange).not.toHaveBeenCalled();
      finger('pointerdown', 250, 4);
      finger('pointermove', 300, 4);
      expect(onViewportChange.mock.lastCall![0].scale).toBeCloseTo(2 * (150 / 100));
      const touches = [1, 2].map(
        (identifier) => new Touch({ identifier, target, clientX: 10 * identifier, clientY: 10 }),
      );
      const start = new TouchEvent('touchstart', { touches, bubbles: true, cancelable: true });
      expect(fireEvent(target, start), 'nothing for the page').toBe(false);
    },
  );

  it('forgets a finger whose release it was not told of once there is none on the screen', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({ onViewportChange, defaultViewport: { scale: 2, x: -200, y: -150 } });
    await painted(root);
    const finger = fingersOn(root);
    finger('pointerdown', 50, 2);
    pointer(root, 'pointerdown', 200, 150, { pointerType: 'touch', pointerId: 3, isPrimary: true });
    finger('pointermove', 240, 3);
    expect(onViewportChange.mock.lastCall![1].reason).toBe('drag');
  });

  it('leaves to the page what a finger cannot move any further', async () => {
    const { root } = showField({ defaultViewport: { scale: 3, x: -100, y: -100 } });
    await painted(root);
    const drag = (dx: number, dy: number) => {
      pointer(root, 'pointerdown', 200, 150, { pointerType: 'touch', pointerId: 2 });
      pointer(root, 'pointermove', 200 + dx / 2, 150 + dy / 2, { pointerType: 'touch', pointerId: 2 });
      pointer(root, 'pointermove', 200 + dx, 150 + dy, { pointerType: 'touch', pointerId: 2 });
      pointer(root, 'pointerup', 200 + dx, 150 + dy, { pointerType: 'touch', pointerId: 2 });
      return boxOf(root).style.touchAction;
    };
    expect(boxOf(root).style.touchAction).toBe('none');
    expect(drag(0, 120), 'at the top').toBe('pan-up');
    expect(drag(-800, 0), 'and at the right').toBe('pan-right pan-up');
    expect(drag(10, -20)).toBe('none');
  });

  it('lets a finger scroll the page over a wide image along which only a part is to be seen', async () => {
    const { root } = showField({
      src: picture(800, 100),
      style: { width: 400, height: 300 },
      defaultViewport: { scale: 2, x: -100, y: 100 },
    });
    await painted(root);
    expect(boxOf(root).style.touchAction).toBe('pan-y');
  });

  it('keeps a shape selected by a double tap on it', async () => {
    const onSelectedIdsChange = vi.fn();
    const { root } = showField({ defaultSelectedIds: ['a'], onSelectedIdsChange });
    await painted(root);
    const tap = () => {
      for (const type of ['pointerdown', 'pointerup', 'click'])
        pointer(root, type, 200, 120, { pointerType: 'touch', pointerId: 2 });
    };
    tap();
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual([]);
    tap();
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['a']);
    expect(onSelectedIdsChange).toHaveBeenCalledTimes(2);
  });
});
