import { describe, expect, it } from 'vitest';
import { followsAt } from './followIntent.js';

const place = (top: number, height: number, window = 100) => ({ top, height, left: height - window - top });
const atEnd = place(400, 500);

describe('following the end', () => {
  it('goes on through a burst of any size', () => {
    expect(followsAt(place(400, 5000), atEnd, true)).toBe(true);
  });

  it('ends when the reader goes up, and begins at the end again', () => {
    expect(followsAt(place(390, 500), atEnd, true)).toBe(false);
    expect(followsAt(place(395, 500), place(390, 500), false)).toBe(false);
    expect(followsAt(place(398, 500), place(395, 500), false), 'browsers round').toBe(true);
  });

  it('goes on where the browser moves what has become shorter', () => {
    expect(followsAt(place(290, 400), atEnd, true)).toBe(true);
  });
});
