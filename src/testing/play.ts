import type { Frame } from './frames.js';
import type { Gate } from './gate.js';
import { sleep, type Tempo } from './pacing.js';
import type { LiveRequest } from './record.js';

/** Thrown where the connection breaks. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';
}

/** Plays frames in their tempo, through the gate, as long as somebody reads and does not abort. */
export async function* play(
  frames: readonly Frame[],
  tempo: Tempo,
  gate: Gate,
  live: LiveRequest,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const leave = gate.enter();
  try {
    for (const [index, frame] of frames.entries()) {
      if (frame === 'cut') throw new ConnectionFailure('The mock cut the connection.');
      if (frame === 'stall') {
        await sleep(Infinity, signal);
        continue;
      }
      const taken = frame.waits ? await gate.pass(signal) : undefined;
      if (frame.waits === 'delta') {
        await sleep(tempo.before(frame.characters, live.request.deltasSent === 0), signal);
        live.delta();
      }
      if (index === frames.length - 1) {
        // Before the last piece is out and not after: a client that stops reading at [DONE] has not aborted.
        live.close('finished');
        leave();
      }
      try {
        yield frame.text;
      } finally {
        taken?.();
      }
    }
  } catch (error) {
    if (error instanceof ConnectionFailure) live.close('failed');
    throw error;
  } finally {
    leave();
  }
}
