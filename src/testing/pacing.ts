import type { Pace } from './types.js';

/** A pace in numbers, in milliseconds. */
export interface Tempo {
  headersMs: number;
  /** Before a delta of so many characters. */
  before(characters: number, isFirst: boolean): number;
}

/** Four characters are about one token of English. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4);

/** Reads a pace. */
export function tempoOf(pace: Pace = 'instant'): Tempo {
  if (pace === 'instant') return { headersMs: 0, before: () => 0 };
  const { headersMs = 0, firstDeltaMs, deltaMs = 0, tokensPerSecond } = pace;
  if (tokensPerSecond !== undefined && !(tokensPerSecond > 0)) {
    throw new RangeError(`tokensPerSecond is ${tokensPerSecond}. It must be more than 0.`);
  }
  return {
    headersMs,
    before(characters, isFirst) {
      if (isFirst && firstDeltaMs !== undefined) return firstDeltaMs;
      return tokensPerSecond === undefined ? deltaMs : (characters / 4 / tokensPerSecond) * 1000;
    },
  };
}

/** Waits, for ever if `ms` is `Infinity`; rejects with the signal's reason when it aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    if (ms <= 0) return resolve();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const wake = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = ms === Infinity ? undefined : setTimeout(wake, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
