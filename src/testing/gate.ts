/** Holds deltas back until a test lets them through. */
export interface Gate {
  hold(): void;
  release(): void;
  step(count?: number): Promise<void>;
  /** Waits for leave to send the next delta; call what it returns once that delta was taken. */
  pass(signal: AbortSignal): Promise<() => void>;
  /** Says that a reply begins; call what it returns when the reply is over, once or more. */
  enter(): () => void;
}

type Permit = { taken: () => void };

const nothing = () => {};

/** Makes an open gate. */
export function createGate(): Gate {
  let held = false;
  let replies = 0;
  let permits: Permit[] = [];
  let waiting: ((permit: Permit) => void)[] = [];

  const dropPermits = () => {
    const unused = permits;
    permits = [];
    for (const { taken } of unused) taken();
  };

  return {
    hold() {
      held = true;
    },
    release() {
      held = false;
      dropPermits();
      const everyone = waiting;
      waiting = [];
      for (const go of everyone) go({ taken: nothing });
    },
    async step(count = 1) {
      if (!held) {
        throw new Error('Nothing is held, so there is nothing to step. Call mock.hold() before mock.step().');
      }
      const steps = Array.from({ length: count }, () => {
        return new Promise<void>((taken) => {
          const go = waiting.shift();
          if (go) go({ taken });
          else permits.push({ taken });
        });
      });
      await Promise.all(steps);
    },
    async pass(signal) {
      signal.throwIfAborted();
      if (!held) return nothing;
      const ready = permits.shift();
      if (ready) return ready.taken;
      return new Promise<() => void>((resolve, reject) => {
        const leave = () => {
          waiting = waiting.filter((other) => other !== go);
          reject(signal.reason);
        };
        const go = ({ taken }: Permit) => {
          signal.removeEventListener('abort', leave);
          resolve(taken);
        };
        waiting.push(go);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
    enter() {
      replies++;
      let over = false;
      return () => {
        if (over) return;
        over = true;
        replies--;
        // Steps that no reply is left to take must not keep a test waiting.
        if (replies === 0) dropPermits();
      };
    },
  };
}
