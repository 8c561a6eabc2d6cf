import { expect } from 'vitest';
import {
  type Completion,
  type CompletionEvent,
  type CompletionStream,
  createPerceptronClient,
  PerceptronError,
} from '../src/api/index.js';
import { type Script, scriptedFetch } from './scriptedFetch.js';

const request = { messages: [{ role: 'user' as const, content: 'What is here?' }] };

/** A stream that gets one answer, and is not tried again. */
export function streamOf(script: Script): CompletionStream {
  return createPerceptronClient({ fetch: scriptedFetch(script), maxRetries: 0 }).stream(request);
}

/** Everything such a stream does: its events, and its result or its error with what had arrived. */
export async function runStream(
  script: Script,
): Promise<{ events: CompletionEvent[]; error?: PerceptronError; completion?: Completion }> {
  const stream = streamOf(script);
  const events: CompletionEvent[] = [];
  let error: PerceptronError | undefined;
  try {
    for await (const one of stream) events.push(one);
  } catch (thrown) {
    error = thrown as PerceptronError;
    expect(error).toBeInstanceOf(PerceptronError);
    await expect(stream.result()).rejects.toBe(error);
  }
  const completion = error ? error.partial : await stream.result();
  const joined = (type: string) =>
    events.map((event) => (event.type === type && 'delta' in event ? event.delta : '')).join('');
  // Whatever happens, what was said event by event is what the answer holds.
  if (completion) {
    expect(joined('text')).toBe(completion.text);
    expect(joined('reasoning')).toBe(completion.reasoning);
  }
  return { events, error, completion };
}
