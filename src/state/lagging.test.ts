import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLagging } from './lagging.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a lagging value', () => {
  it('comes to the latest value one delay after the first change, however many there are', () => {
    const lagging = createLagging(0, 100);
    const seen: number[] = [];
    lagging.subscribe(() => seen.push(lagging.getSnapshot().value));
    for (let value = 1; value <= 30; value++) {
      lagging.follow(value);
      vi.advanceTimersByTime(10);
    }
    expect(seen).toEqual([10, 20, 30]);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([10, 20, 30]);
  });

  it('lets a thread that was busy past the delay do something else first', () => {
    const lagging = createLagging('a', 100);
    lagging.follow('b');
    // A timer that is due fires once the thread is free, however late that is.
    vi.advanceTimersToNextTimer();
    expect(lagging.getSnapshot().value).toBe('a');
    vi.advanceTimersByTime(49);
    expect(lagging.getSnapshot().value).toBe('a');
    vi.advanceTimersByTime(1);
    expect(lagging.getSnapshot().value).toBe('b');
  });

  it('jumps at once, and stays where it jumped to', () => {
    const lagging = createLagging('a', 100);
    lagging.follow('b');
    lagging.jump('c');
    expect(lagging.getSnapshot().value).toBe('c');
    vi.runAllTimers();
    expect(lagging.getSnapshot().value).toBe('c');
  });

  it('goes nowhere when the value came back, or once it is stopped', () => {
    const lagging = createLagging('a', 100);
    const listener = vi.fn();
    lagging.subscribe(listener);
    lagging.follow('b');
    lagging.follow('a');
    vi.runAllTimers();
    lagging.follow('b');
    lagging.stop();
    vi.runAllTimers();
    expect(listener).not.toHaveBeenCalled();
  });
});
