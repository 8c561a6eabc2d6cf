/** CSS pixels that one line or page of a wheel stands for, by `WheelEvent.deltaMode`. */
const UNITS = [1, 16, 400];

/** How far a wheel was turned, in CSS pixels. */
export function wheelPixels({ deltaX, deltaY, deltaMode }: WheelEvent): { dx: number; dy: number } {
  const unit = UNITS[deltaMode] ?? 1;
  return { dx: deltaX * unit, dy: deltaY * unit };
}

/**
 * What a wheel multiplies the scale by. A trackpad's pinch comes as deltas of a few pixels, which count more than those of
 * a wheel, of whose notches each is about a hundred. In between, more never zooms less.
 *
 * @param dy in CSS pixels
 */
export function wheelFactor(dy: number): number {
  const pixels = Math.min(Math.abs(dy), 240);
  return Math.exp(-Math.sign(dy) * Math.max(Math.min(pixels * 0.01, 0.25), pixels * 0.0025));
}
