/** The marks of a ruler. */
export interface TickScale {
  /** Seconds between marks that carry a time. */
  readonly step: number;
  /** Seconds between the small marks: a whole fraction of `step`. */
  readonly minor: number;
  /** Digits that a time needs after the seconds to be told from its neighbours. */
  readonly fractionDigits: number;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Steps of clocks and their small marks, in seconds: divisors of a minute, of an hour, of a day. */
const CLOCK_STEPS: readonly (readonly [step: number, minor: number])[] = [
  [1, 0.2],
  [2, 0.5],
  [5, 1],
  [10, 2],
  [15, 5],
  [30, 5],
  [MINUTE, 10],
  [2 * MINUTE, 30],
  [5 * MINUTE, MINUTE],
  [10 * MINUTE, 2 * MINUTE],
  [15 * MINUTE, 5 * MINUTE],
  [30 * MINUTE, 5 * MINUTE],
  [HOUR, 10 * MINUTE],
  [2 * HOUR, 30 * MINUTE],
  [3 * HOUR, HOUR],
  [6 * HOUR, HOUR],
  [12 * HOUR, 2 * HOUR],
];
/** Shorter steps than this are no use to anybody: it is a hundredth of a frame. */
const SMALLEST_STEP = 1e-4;

/** The least of 1, 2, 5, 10, 20, 50, … times `unit` that is no less than `least`. */
function decimalStep(least: number, unit: number): readonly [step: number, minor: number] {
  const power = 10 ** Math.floor(Math.log10(least / unit) + 1e-9);
  for (const [factor, parts] of [
    [1, 5],
    [2, 4],
    [5, 5],
    [10, 5],
  ] as const) {
    const step = factor * power * unit;
    if (step >= least * (1 - 1e-9)) return [step, step / parts];
  }
  return [10 * power * unit, 2 * power * unit];
}

/**
 * The finest marks that are at least `leastStep` seconds apart: 1-2-5 below a second and above a day, between them the
 * steps of clocks.
 */
export function tickScale(leastStep: number): TickScale {
  const least = Number.isFinite(leastStep) ? Math.max(leastStep, SMALLEST_STEP) : SMALLEST_STEP;
  const ofClock = least > 0.5 ? CLOCK_STEPS.find(([step]) => step >= least) : undefined;
  const [step, minor] = ofClock ?? decimalStep(least, least > 0.5 ? DAY : 1);
  return { step, minor, fractionDigits: step < 1 ? Math.ceil(-Math.log10(step) - 1e-9) : 0 };
}

/** The multiples of `step` from `from` to `to`, each as exact as a number can be. */
export function ticksBetween(from: number, to: number, step: number): readonly number[] {
  const inverse = 1 / step;
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
  return Array.from({ length: count }, (_, i) =>
    // Dividing by ten is exact where multiplying by a tenth is not.
    step < 1 ? (first + i) / Math.round(inverse) : (first + i) * step,
  );
}

/** How far one press of a key moves a time, in seconds. */
export interface KeySteps {
  /** Arrow keys. */
  readonly small: number;
  /** Page keys, and arrow keys with shift. */
  readonly large: number;
}

/** Steps that suit a length of time: a hundredth of it as a round number, between a tenth of a second and five. */
export function keySteps(duration: number): KeySteps {
  const hundredth = tickScale(Math.min(Math.max(duration / 100 || 1, 0.1), 5)).step;
  const small = Math.min(hundredth, 5);
  return { small, large: small >= 5 && duration >= 600 ? 60 : small * 10 };
}

/** How much time to show while a duration is not known: all that is known of, up to the next round time. Seconds. */
export function openExtent(known: number): number {
  const { step } = tickScale(Math.max(known, 10) / 10);
  return Math.max(10, Math.ceil(known / step) * step);
}
