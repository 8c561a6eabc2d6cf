import { chunksOf, type Envelope, mergeChunks } from './chunks.js';
import { defined } from './defined.js';
import { type FaultSpec, faultSpec, problemOfFault } from './faults.js';
import { bodyFrames, type Piece, readRecording, streamFrames, withFault } from './frames.js';
import type { Gate } from './gate.js';
import type { ModelTable } from './models.js';
import { sleep, type Tempo, tempoOf } from './pacing.js';
import { ConnectionFailure, play } from './play.js';
import { Refusal, refuse } from './problems.js';
import { isRecord } from './reading.js';
import type { LiveRequest, Received } from './record.js';
import type { Script } from './script.js';
import type { Delivery, MockRequest, RecordedAnswer, ScriptedAnswer } from './types.js';
import { checkChat } from './validate.js';

/** A response to write: its body whole, or piece by piece until it ends or throws {@link ConnectionFailure}. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | AsyncGenerator<string, void>;
}

/** What chat requests are answered with. */
export interface ChatParts {
  defaults: Delivery;
  models: ModelTable;
  script: Script;
  gate: Gate;
}

/** Lets a fault happen that comes before any answer; those of streams come later. */
export async function strike(fault: FaultSpec | undefined, signal: AbortSignal): Promise<void> {
  if (!fault) return;
  if (fault.kind === 'network') throw new ConnectionFailure('The mock failed the connection.');
  if (fault.kind === 'slow_headers') await sleep(fault.delayMs ?? Infinity, signal);
  const problem = problemOfFault(fault);
  if (problem) throw new Refusal(problem);
}

async function answerOf(script: Script, request: MockRequest): Promise<ScriptedAnswer | RecordedAnswer> {
  const answer = await script.answer(request);
  return typeof answer === 'string' ? { text: answer } : answer;
}

/** An unstreamed answer takes as long as its deltas would. */
function waitOf(frames: readonly Piece[], tempo: Tempo): number {
  const deltas = frames.filter(({ waits }) => waits === 'delta');
  return deltas.reduce((total, { characters }, at) => total + tempo.before(characters, at === 0), 0);
}

/** Answers a chat request that no fault has hit yet; `queued` is the one of the stream that waits for it. */
export async function answerChat(
  { defaults, models, script, gate }: ChatParts,
  received: Received,
  live: LiveRequest,
  queued: FaultSpec | undefined,
): Promise<Reply> {
  const { request } = live;
  const { signal } = received;
  if (received.body === 'too_large') refuse(413, {});
  if (!/^application\/json\b/i.test(received.headers.get('content-type') ?? '')) {
    refuse(400, { message: "Send the body as JSON, with the header 'content-type: application/json'." });
  }
  const body = checkChat(request.body, request.assets, models);
  const answer = await answerOf(script, request);
  const own = answer.fault === undefined ? undefined : faultSpec(answer.fault);
  if (!queued) await strike(own, signal);
  const fault = queued ?? own;

  const delivery: Delivery = { ...defaults, ...defined(answer) };
  const tempo = tempoOf(delivery.pace);
  const envelope: Envelope = {
    id: `chatcmpl-${request.traceId}`,
    created: Math.floor(Date.now() / 1000),
    model: String(body.model),
  };
  const streamed = request.stream && fault?.kind !== 'not_streamed';
  const usage = !streamed || (isRecord(body.stream_options) && body.stream_options.include_usage === true);
  const chunks = 'recorded' in answer ? [] : chunksOf(answer, delivery, request, envelope, usage);
  const whole =
    'recorded' in answer
      ? readRecording(answer.recorded)
      : { chunks, frames: streamFrames(chunks, delivery.keepAlive) };

  await sleep(tempo.headersMs, signal);
  if (streamed) {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };
    return { status: 200, headers, body: play(withFault(whole.frames, fault), tempo, gate, live, signal) };
  }
  if (fault?.kind === 'error_event') refuse(500, fault.error ?? {});
  await sleep(waitOf(whole.frames, tempo), signal);
  const frames = bodyFrames(mergeChunks(whole.chunks, envelope), fault);
  const headers = { 'content-type': 'application/json' };
  return { status: 200, headers, body: play(frames, tempo, gate, live, signal) };
}
