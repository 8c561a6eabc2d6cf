import { expect, it, vi } from 'vitest';
import { createLabelMeasure } from './labelText.js';

it('measures each of ten thousand different labels once, however often they are painted', () => {
  const widthOf = vi.fn((text: string) => text.length * 7);
  const measure = createLabelMeasure('sans-serif', widthOf);
  const labels = Array.from({ length: 10_000 }, (_, i) => `Line ${i}`);
  const first = labels.map((label) => measure.of(label, 300));
  const again = labels.map((label) => measure.of(label, 300));
  expect(widthOf).toHaveBeenCalledTimes(10_000);
  expect(again.every((label, i) => label === first[i])).toBe(true);
});
