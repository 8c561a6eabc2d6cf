import { act, fireEvent } from '@testing-library/react';
import { Layer, Rect } from 'react-konva';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { at, boxOf, imageRect, pointer, settled, showField, wheel } from '../../test/support/gestures.js';
import { nextFrame, painted } from '../../test/support/image.js';

describe('gestures', () => {
  it('leaves a plain wheel to the page until the image has the focus', async () => {
    const { root } = showField();
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
    const { root } = showField({ onSelectedIdChange });
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

  it('zooms by a larger step of the wheel no less than by a smaller one', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({ onViewportChange });
    await painted(root);
    const scales = [1, 10, 29, 30, 60, 100, 120, 240, 900].map((deltaY) => {
      wheel(root, 100, 100, { deltaY: -deltaY, ctrlKey: true });
      const { scale } = onViewportChange.mock.lastCall![0];
      fireEvent.keyDown(root, { key: '0' });
      return scale as number;
    });
    expect(scales).toEqual(scales.toSorted((a, b) => a - b));
  });

  it('pinches by the trackpad of a Mac, of which Safari tells in events of its own', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({ onViewportChange });
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
    const { root } = showField({
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
    const { root } = showField();
    await painted(root);
    const widths = [];
    for (let i = 0; i < 3; i++) {
      fireEvent.dblClick(boxOf(root), at(root, 200, 150));
      await nextFrame();
      widths.push(Math.round(imageRect(root).width));
    }
    expect(widths).toEqual([1000, 2500, 400]);
  });

  it('zooms by a pinch of the trackpad over what lies over the picture, and leaves a wheel to it', async () => {
    const onViewportChange = vi.fn();
    const { root } = showField({ onViewportChange });
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

  it('stays where it is without zoomable', async () => {
    const { root } = showField({ zoomable: false });
    await painted(root);
    expect(wheel(root, 100, 100, { deltaY: -100, ctrlKey: true })).toBe(true);
    fireEvent.dblClick(boxOf(root), at(root, 200, 150));
    await nextFrame();
    expect(imageRect(root).width).toBeCloseTo(400, 1);
  });

  it('points at what is under the pointer, in the middle of a move and after it', async () => {
    const onHighlightedIdChange = vi.fn();
    const { root } = showField({ onHighlightedIdChange });
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
