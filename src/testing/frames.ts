import { addedText, type Chunk, choiceOf } from './chunks.js';
import type { FaultSpec } from './faults.js';
import { errorBody } from './problems.js';
import { isRecord } from './reading.js';

/** A piece of a body that is written at once. */
export interface Piece {
  text: string;
  /** What a held mock waits before: a delta, or the end of the answer. */
  waits?: 'delta' | 'end';
  /** The length of the thinking or text in it, for its pace. */
  characters: number;
}

/** A piece, or the moment at which the connection breaks or falls silent. */
export type Frame = Piece | 'cut' | 'stall';

const doneEvent: Piece = { text: 'data: [DONE]\n\n', characters: 0 };

function pieceOf(text: string, chunk: Chunk): Piece {
  const characters = addedText(chunk).length;
  const waits = characters > 0 ? 'delta' : choiceOf(chunk)?.finish_reason != null ? 'end' : undefined;
  return { text, waits, characters };
}

/** The frames of a stream of chunks. */
export function streamFrames(chunks: readonly Chunk[], keepAlive = false): Piece[] {
  const pieces = chunks.map((chunk) => {
    const comment = keepAlive && addedText(chunk) !== '' ? ': keep-alive\n\n' : '';
    return pieceOf(`${comment}data: ${JSON.stringify(chunk)}\n\n`, chunk);
  });
  return [...pieces, doneEvent];
}

function eventData(event: string): unknown {
  const lines = event.split(/\r\n|\n|\r/).filter((line) => line.startsWith('data:'));
  try {
    return JSON.parse(lines.map((line) => line.slice(5)).join('\n'));
  } catch {
    return undefined;
  }
}

/** A recorded stream: its chunks, and its frames byte for byte. */
export function readRecording(recorded: string | readonly object[]): { chunks: Chunk[]; frames: Piece[] } {
  if (typeof recorded !== 'string') {
    const chunks = recorded.filter(isRecord);
    return { chunks, frames: streamFrames(chunks) };
  }
  const events = recorded.split(/(?<=\r\n\r\n|\n\n|\r\r)/).filter((event) => event !== '');
  const read = events.map((text) => ({ text, data: eventData(text) }));
  return {
    chunks: read.map(({ data }) => data).filter(isRecord),
    frames: read.map(({ text, data }) => pieceOf(text, isRecord(data) ? data : {})),
  };
}

/** The frames of a body that is not a stream. */
export function bodyFrames(body: unknown, fault: FaultSpec | undefined): Frame[] {
  const text = JSON.stringify(body);
  const half = text.slice(0, Math.floor(text.length / 2));
  const begun: Piece = { text: half, waits: 'end', characters: 0 };
  if (fault?.kind === 'cut' || fault?.kind === 'stall') return [begun, fault.kind];
  return fault?.kind === 'malformed' ? [begun] : [{ ...begun, text }];
}

function withoutFinish({ text, ...rest }: Piece): Piece {
  return { ...rest, text: text.replace(/"finish_reason":\s*"[^"]*"/, '"finish_reason":null') };
}

/** Lets a fault happen to the frames of a stream. */
export function withFault(frames: readonly Piece[], fault: FaultSpec | undefined): readonly Frame[] {
  const after = fault && 'after' in fault ? fault.after : undefined;
  const deltas = frames.flatMap((frame, at) => (frame.waits === 'delta' ? [at] : []));
  const last = frames.findIndex(({ waits }) => waits === 'end');
  const end = last < 0 ? frames.length : last;
  const at = deltas[after ?? 1] ?? end;
  const before = frames.slice(0, at);
  switch (fault?.kind) {
    case 'cut': {
      const next = frames[at]?.text ?? '';
      const half: Piece = { text: next.slice(0, Math.ceil(next.length / 2)), characters: 0 };
      return fault.midLine ? [...before, half, 'cut'] : [...before, 'cut'];
    }
    case 'stall':
      return [...before, 'stall'];
    case 'malformed':
      return [
        ...before,
        { text: 'data: {"choices":[{"delta":\n\n', waits: 'end', characters: 0 },
        ...frames.slice(at),
      ];
    case 'error_event': {
      const body = errorBody(500, fault.error);
      return [...before, { text: `data: ${JSON.stringify(body)}\n\n`, waits: 'end', characters: 0 }];
    }
    case 'no_done':
      return after === undefined ? frames.filter(({ text }) => !/^data: ?\[DONE\]/m.test(text)) : before;
    case 'no_finish':
      return after === undefined ? frames.map(withoutFinish) : [...before, doneEvent];
    default:
      return frames;
  }
}
