import { act, fireEvent, render } from '@testing-library/react';
import { Layer, Rect } from 'react-konva';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { at, boxOf, imageRect, pointer, settled, wheel } from '../../test/support/gestures.js';
import { box, nextFrame, painted, picture } from '../../test/support/image.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

const src = picture(400, 300);

function show(props: Partial<GroundedImageProps> = {}) {
  const { container } = render(
    <GroundedImage
      src={src}
      alt="A grey field"
      annotations={[box('a', 420, 380, 570, 610)]}
      style={{ width: 400 }}
      {...props}
    />,
  );
  return { root: container.firstElementChild as HTMLElement };
}

/** Fingers on one line of an image. */
const fingersOn = (root: HTMLElement) => (type: string, x: number, pointerId: number) =>
  pointer(root, type, x, 150, { pointerType: 'touch', pointerId });

describe('gestures', () => {
  it('leaves a plain wheel to the page until the image has the focus', async () => {
    const { root } = show();
    await painted(root);
    expect(wheel(root, 100, 100, { deltaY: -100 })).toBe(true);
    expect(wheel(root, 100, 100, { deltaY: -100, ctrlKey: true })).toBe(false);
    await settled(root);
    const { width } = imageRect(root);
    expect(width).toBeGreaterThan(400);
    act(() => root.querySelector<HTMLElement>('li button')!.focus());
    expect(wheel(root, 100, 100, { deltaY: -100 })).toBe(false);
    await nextFrame();
    expect(imageRect(root).width).toBeGreaterThan(width);
    for (let i = 0; i < 20; i++) wheel(root, 100, 100, { deltaY: 100 });
    expect(wheel(root, 100, 100, { deltaY: 100 }), 'nothing left to zoom').toBe(true);
    wheel(root, 100, 100, { deltaY: -100, cancelable: false });
    await nextFrame();
    expect(imageRect(root).width, 'by what scrolls the page already').toBeCloseTo(400, 1);
  });

  it('drags a zoomed image and not a fitted one, and a drag is no click', async () => {
    const onSelectedIdChange = vi.fn();
    const { root } = show({ onSelectedIdChange });
    await painted(root);
    const drag = () => {
      pointer(root, 'pointerdown', 200, 150);
      pointer(root, 'pointermove', 190, 150);
      pointer(root, 'pointermove', 150, 140);
      pointer(root, 'pointerup', 150, 140);
      fireEvent.click(boxOf(root), { ...at(root, 200, 150), pointerType: 'mouse' });
    };
    drag();
    await nextFrame();
    expect(imageRect(root).x).toBeCloseTo(0, 1);
    expect(onSelectedIdChange).toHaveBeenCalledTimes(1);
    wheel(root, 200, 150, { deltaY: -240, ctrlKey: true });
    await nextFrame();
    const before = imageRect(root);
    drag();
    await nextFrame();
    expect(imageRect(root).x).toBeCloseTo(before.x - 50, 1);
    expect(imageRect(root).y).toBeCloseTo(before.y - 10, 1);
    expect(onSelectedIdChange).toHaveBeenCalledTimes(1);
  });

  it('pinches around the middle of two fingers', async () => {
    const onViewportChange = vi.fn();
    const { root } = show({ onViewportChange });
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
    const { root } = show({ onViewportChange, defaultViewport: { scale: 2, x: -100, y: -150 }, maxScale: 2 });
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
    const { root } = show({ onViewportChange });
    await painted(root);
    const finger = fingersOn(root);
    finger('pointerdown', 150, 1);
    finger('pointerdown', 250, 2);
    finger('pointermove', 140, 1);
    fireEvent.keyDown(root, { key: '0' });
    finger('pointermove', 260, 2);
    expect(onViewportChange.mock.lastCall![0].scale).toBeCloseTo(120 / 110);
  });

  it('zooms by a larger step of the wheel no less than by a smaller one', async () => {
    const onViewportChange = vi.fn();
    const { root } = show({ onViewportChange });
    await painted(root);
    const scales = [1, 10, 29, 30, 60, 100, 120, 240, 900].map((deltaY) => {
      wheel(root, 100, 100, { deltaY: -deltaY, ctrlKey: true });
      const { scale } = onViewportChange.mock.lastCall![0];
      fireEvent.keyDown(root, { key: '0' });
      return scale as number;
    });
    expect(scales).toEqual(scales.toSorted((a, b) => a - b));
  });

  it('goes on from where two fingers are once a third has lifted', async () => {
    const onViewportChange = vi.fn();
    const { root } = show({ onViewportChange });
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

  it('pinches by the trackpad of a Mac, of which Safari tells in events of its own', async () => {
    const onViewportChange = vi.fn();
    const { root } = show({ onViewportChange });
    await painted(root);
    const pinch = (type: string, scale: number) => {
      const init = { bubbles: true, cancelable: true, ...at(root, 100, 100) };
      return fireEvent(boxOf(root), Object.assign(new MouseEvent(type, init), { scale }));
    };
    expect(pinch('gesturestart', 1), 'the page stays as it is').toBe(false);
    pinch('gesturechange', 1.5);
    pinch('gesturechange', 2);
    expect(onViewportChange.mock.lastCall![0]).toEqual({ scale: 2, x: -100, y: -100 });
    expect(onViewportChange.mock.lastCall![1].reason).toBe('pinch');
  });

  it('leaves clicks on the layers of the app to them, zoomed in as well', async () => {
    const onClick = vi.fn();
    const { root } = show({
      defaultViewport: { scale: 2, x: -200, y: -150 },
      children: (
        <Layer>
          <Rect x={50} y={50} width={100} height={100} fill="#00f" onClick={onClick} />
        </Layer>
      ),
    });
    await painted(root);
    await expect.poll(() => root.querySelector('.pr-image-children canvas')).not.toBeNull();
    await userEvent.click(boxOf(root), { position: { x: 100, y: 100 } });
    await expect.poll(() => onClick.mock.calls.length).toBe(1);
    // Out of the way of what comes next.
    await userEvent.hover(document.documentElement, { position: { x: innerWidth - 2, y: innerHeight - 2 } });
  });

  it('zooms by a double click, step by step and back', async () => {
    const { root } = show();
    await painted(root);
    const widths = [];
    for (let i = 0; i < 3; i++) {
      fireEvent.dblClick(boxOf(root), at(root, 200, 150));
      await nextFrame();
      widths.push(Math.round(imageRect(root).width));
    }
    expect(widths).toEqual([1000, 2500, 400]);
  });

  it('zooms once by a double tap, of which browsers also tell as a double click', async () => {
    const { root } = show();
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
    const { root } = show();
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
      const { root } = show({ onViewportChange, defaultViewport: { scale: 2, x: -200, y: -150 } });
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

  it('zooms by a pinch of the trackpad over what lies over the picture, and leaves a wheel to it', async () => {
    const onViewportChange = vi.fn();
    const { root } = show({ onViewportChange });
    await painted(root);
    act(() => root.querySelector<HTMLElement>('li button')!.focus());
    const turn = (ctrlKey: boolean) => {
      const init = { bubbles: true, cancelable: true, deltaY: -20, ctrlKey, ...at(root, 100, 100) };
      return fireEvent(root.querySelector('[role="tooltip"]')!, new WheelEvent('wheel', init));
    };
    expect(turn(false)).toBe(true);
    expect(onViewportChange).not.toHaveBeenCalled();
    expect(turn(true)).toBe(false);
    expect(onViewportChange.mock.lastCall![0].scale).toBeGreaterThan(1);
  });

  it('forgets a finger whose release it was not told of once there is none on the screen', async () => {
    const onViewportChange = vi.fn();
    const { root } = show({ onViewportChange, defaultViewport: { scale: 2, x: -200, y: -150 } });
    await painted(root);
    const finger = fingersOn(root);
    finger('pointerdown', 50, 2);
    pointer(root, 'pointerdown', 200, 150, { pointerType: 'touch', pointerId: 3, isPrimary: true });
    finger('pointermove', 240, 3);
    expect(onViewportChange.mock.lastCall![1].reason).toBe('drag');
  });

  it('leaves to the page what a finger cannot move any further', async () => {
    const { root } = show({ defaultViewport: { scale: 3, x: -100, y: -100 } });
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
    const { root } = show({
      src: picture(800, 100),
      style: { width: 400, height: 300 },
      defaultViewport: { scale: 2, x: -100, y: 100 },
    });
    await painted(root);
    expect(boxOf(root).style.touchAction).toBe('pan-y');
  });

  it('keeps a shape selected by a double tap on it', async () => {
    const onSelectedIdsChange = vi.fn();
    const { root } = show({ defaultSelectedIds: ['a'], onSelectedIdsChange });
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

  it('stays where it is without zoomable', async () => {
    const { root } = show({ zoomable: false });
    await painted(root);
    expect(wheel(root, 100, 100, { deltaY: -100, ctrlKey: true })).toBe(true);
    fireEvent.dblClick(boxOf(root), at(root, 200, 150));
    await nextFrame();
    expect(imageRect(root).width).toBeCloseTo(400, 1);
  });

  it('points at what is under the pointer, in the middle of a move and after it', async () => {
    const onHighlightedIdChange = vi.fn();
    const { root } = show({ onHighlightedIdChange });
    await painted(root);
    for (let i = 0; i < 3; i++) wheel(root, 0, 0, { deltaY: -100, ctrlKey: true });
    const scale = Math.exp(3 * 100 * 0.0025);
    const over = () =>
      fireEvent.pointerMove(boxOf(root), {
        ...at(root, 0.5 * 400 * scale, 0.4 * 300 * scale),
        pointerType: 'mouse',
      });
    over();
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith('a', expect.anything());
    fireEvent.pointerLeave(boxOf(root), { pointerType: 'mouse' });
    await settled(root);
    over();
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith('a', expect.anything());
  });
});
