/** A move of the mouse to a position in CSS pixels of `element`. */
export function pointerAt(element: Element, x: number, y: number): PointerEvent {
  const { left, top } = element.getBoundingClientRect();
  return new PointerEvent('pointermove', {
    bubbles: true,
    pointerType: 'mouse',
    clientX: left + x,
    clientY: top + y,
  });
}
