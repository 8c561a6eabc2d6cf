import { type Fault, faultSpec } from './faults.js';
import { createFetch, type MockFetch } from './fetchTransport.js';
import { createGate } from './gate.js';
import { createRateLimiter } from './limiter.js';
import { createModelTable } from './models.js';
import { createHandler, type MockHandler } from './nodeTransport.js';
import { createScript } from './script.js';
import { createServer } from './server.js';
import type { AnswerSource, Match, MockOptions, MockRequest } from './types.js';

/** A Perceptron API for tests and demos. */
export interface MockPerceptron {
  /** The API as a `fetch`: `createPerceptronClient({ fetch: mock.fetch })`. No network, in browsers and in Node. */
  readonly fetch: MockFetch;
  /**
   * The API as a Node request handler: `http.createServer(mock.handler)`. With a `next`, as Connect, Express and Vite
   * pass one, requests to other paths go there.
   */
  readonly handler: MockHandler;
  /** Every request so far, oldest first, with what became of it. */
  readonly requests: readonly MockRequest[];
  /** Answers the requests that match, or all, from now on: before the answers there are. */
  answer(answer: AnswerSource): void;
  answer(when: Match, answer: AnswerSource): void;
  /** Answers the next such request only. Several wait in line. */
  answerOnce(answer: AnswerSource): void;
  answerOnce(when: Match, answer: AnswerSource): void;
  /** Lets the next chat requests fail, one fault each: `mock.failNext(503, 'cut')`. */
  failNext(...faults: readonly Fault[]): void;
  /** From now on no delta is sent until `step` or `release`: for tests of what shows in between, without sleeps. */
  hold(): void;
  /**
   * Lets so many deltas through; the end of an answer counts as one, and so does an unstreamed answer. Resolves when
   * the client has taken them and asks for more.
   * @default 1
   * @throws Error when nothing is held
   */
  step(count?: number): Promise<void>;
  /** Lets everything through again. */
  release(): void;
  /**
   * Resolves with the n-th request of the log, as soon as it is there.
   * @default 1
   */
  received(count?: number): Promise<MockRequest>;
  /** Forgets requests, faults and later answers, and releases what is held. */
  reset(): void;
}

/**
 * Makes a mock of the Perceptron API: it checks requests, streams answers and fails as the real one does.
 *
 * @example
 * const mock = createMockPerceptron({ answers: 'A <point mention="bird"> (420,310) </point> on a wire.' });
 * mock.answer(/how many/i, { reasoning: 'Two by the door, one outside.', text: 'Three.' });
 * mock.failNext(429);
 * const client = createPerceptronClient({ fetch: mock.fetch });
 */
export function createMockPerceptron(options: MockOptions = {}): MockPerceptron {
  const requests: MockRequest[] = [];
  const faults: ReturnType<typeof faultSpec>[] = [];
  const awaited = new Set<{ count: number; resolve: (request: MockRequest) => void }>();
  const script = createScript(options.answers, options.fallback);
  const limiter = createRateLimiter(options.rateLimit);
  const gate = createGate();

  const server = createServer({
    ...{ options, script, limiter, gate },
    models: createModelTable(options.models),
    takeFault(route) {
      const at = faults.findIndex((fault) => (fault.route ?? 'chat') === route);
      return at < 0 ? undefined : faults.splice(at, 1)[0];
    },
    onRequest(request) {
      requests.push(request);
      for (const waiter of awaited) {
        if (waiter.count > requests.length) continue;
        awaited.delete(waiter);
        waiter.resolve(request);
      }
    },
  });

  const adder = (times?: number) => (first: Match | AnswerSource, second?: AnswerSource) => {
    const rule =
      second === undefined ? { answer: first as AnswerSource } : { when: first as Match, answer: second };
    script.add({ ...rule, times });
  };

  return {
    ...{ fetch: createFetch(server), handler: createHandler(server), requests },
    answer: adder(),
    answerOnce: adder(1),
    failNext(...next) {
      faults.push(...next.map(faultSpec));
    },
    hold: gate.hold,
    step: gate.step,
    release: gate.release,
    async received(count = 1) {
      const there = requests[count - 1];
      return there ?? new Promise((resolve) => awaited.add({ count, resolve }));
    },
    reset() {
      requests.length = 0;
      faults.length = 0;
      script.reset();
      limiter.reset();
      gate.release();
    },
  };
}
