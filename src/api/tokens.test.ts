import { describe, expect, it } from 'vitest';
import { estimateImageTokens, estimatePrice, estimateVideoTokens, PerceptronError } from './index.js';

describe('estimates', () => {
  it.each([
    [512, 512, 256],
    [1536, 1024, 1536],
    [1920, 1080, 1508],
    [3840, 2160, 1508],
    [100, 100, 64],
    [1, 1, 64],
    [33, 1000, 64],
    [1, 1_000_000, 1536],
    [500.5, 300.2, 160],
  ])('an image of %i x %i costs %i tokens', (width, height, tokens) => {
    expect(estimateImageTokens(width, height)).toBe(tokens);
  });

  it.each([
    [640, 320, 10, 2_000],
    [640, 320, 0.1, 200],
    [640, 320, 1.7, 200],
    [640, 320, 9_999, 25_600],
  ])('a video of %i x %i and %d s costs %i tokens', (width, height, duration, tokens) => {
    expect(estimateVideoTokens(width, height, duration)).toBe(tokens);
  });

  it('say what is no size', () => {
    expect(() => estimateImageTokens(0, 10)).toThrow(PerceptronError);
    expect(() => estimateVideoTokens(10, 10, Number.NaN)).toThrow(/duration is NaN/);
  });

  it('price tokens where the price is known', () => {
    const usage = { promptTokens: 1_000_000, completionTokens: 100_000 };
    expect(estimatePrice(usage)).toBeCloseTo(0.3);
    expect(estimatePrice(usage, { price: { input: 1, output: 10 } })).toBe(2);
    expect(estimatePrice(usage, 'isaac-0.1')).toBeUndefined();
    expect(estimatePrice(usage, 'toString')).toBeUndefined();
  });
});
