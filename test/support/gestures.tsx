import { fireEvent, render } from '@testing-library/react';
import { expect } from 'vitest';
import { GroundedImage, type GroundedImageProps } from '../../src/image/index.js';
import { box, nextFrame, picture } from './image.js';

const src = picture(400, 300);

/** A grey picture of 400 x 300 CSS pixels with a box in its middle. */
export function showField(props: Partial<GroundedImageProps> = {}) {
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

export const boxOf = (root: Element) => root.querySelector<HTMLElement>('.pr-image-box')!;
export const movedOf = (root: Element) => root.querySelector<HTMLElement>('.pr-image-moved')!;
export const at = (root: Element, x: number, y: number) => {
  const { left, top } = boxOf(root).getBoundingClientRect();
  return { clientX: left + x, clientY: top + y };
};
export const wheel = (root: Element, x: number, y: number, init: WheelEventInit) =>
  fireEvent(
    boxOf(root),
    new WheelEvent('wheel', { bubbles: true, cancelable: true, ...at(root, x, y), ...init }),
  );
export const pointer = (
  root: Element,
  type: string,
  x: number,
  y: number,
  { pointerType = 'mouse', pointerId = 1, isPrimary = false, target = boxOf(root), time = 0 } = {},
) => {
  const kind = { pointerType, pointerId, isPrimary };
  const event = new PointerEvent(type, {
    bubbles: true,
    cancelable: true,
    buttons: 1,
    ...kind,
    ...at(root, x, y),
  });
  // Not when it was made: a busy machine must not make a slow hand.
  Object.defineProperty(event, 'timeStamp', { value: time });
  fireEvent(target, event);
};
export const imageRect = (root: Element) => {
  const img = root.querySelector('img')!.getBoundingClientRect();
  const frame = root.getBoundingClientRect();
  return { x: img.left - frame.left, y: img.top - frame.top, width: img.width, height: img.height };
};
export const settled = async (root: Element) => {
  await nextFrame();
  await expect.poll(() => movedOf(root).hasAttribute('data-moving'), { interval: 20 }).toBe(false);
};
