import { fireEvent, render } from '@testing-library/react';
import { GroundedImage, type GroundedImageProps } from '../../src/image/index.js';
import { boxOf } from './gestures.js';
import { box, picture, point } from './image.js';

/** A picture to point at. */
export const room = picture(800, 600);
/** Shapes beneath each other: at the middle all three, smaller ones above. */
export const nested = [
  box('big', 100, 100, 900, 900, 'room'),
  { ...box('small', 400, 400, 600, 600, 'chair'), t: 65.25, score: 0.875, assetIdx: 0 },
  point('dot', 500, 500, 'knob'),
];

/** The picture of a room, 400 x 300 CSS pixels large. */
export function showRoom(props: Partial<GroundedImageProps> = {}): HTMLElement {
  const { container } = render(
    <GroundedImage src={room} alt="A room" annotations={nested} style={{ width: 400 }} {...props} />,
  );
  return container.firstElementChild as HTMLElement;
}

/** Sends a pointer's event to a place of the picture, in CSS pixels. */
export function send(root: Element, type: string, x: number, y: number, init: PointerEventInit = {}) {
  const { left, top } = boxOf(root).getBoundingClientRect();
  const event = new PointerEvent(type, {
    clientX: left + x,
    clientY: top + y,
    pointerType: 'mouse',
    bubbles: true,
    cancelable: true,
    ...init,
  });
  fireEvent(boxOf(root), event);
  return event;
}

/** Takes the mouse off the picture. */
export const leave = (root: Element) => fireEvent.pointerLeave(boxOf(root), { pointerType: 'mouse' });
