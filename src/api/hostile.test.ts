import { describe, expect, it, vi } from 'vitest';
import { runStream, streamOf } from '../../test/runStream.js';
import { chunks, delta, done, json, type Script, scriptedFetch } from '../../test/scriptedFetch.js';
import { createPerceptronClient, PerceptronError } from './index.js';

const body = (text: string): Script => chunks([text]);
const ask = (script: Script) =>
  createPerceptronClient({ fetch: scriptedFetch(script), maxRetries: 0 }).complete({
    messages: [{ role: 'user', content: 'What is here?' }],
  });

/** More than any stack holds. */
const deep = '['.repeat(200_000) + ']'.repeat(200_000);
/** What throws where it is made text. */
const unspeakable = { toString: 1, valueOf: 1 };

describe('what no server of good will says', () => {
  it('is an error of the client where it is nested too deep', async () => {
    const outcomes = await Promise.allSettled([
      ask(() => new Response(deep)),
      ask(() => new Response(deep, { status: 500 })),
      streamOf(body(`data: ${deep}\n\n${done}`)).result(),
    ]);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual(
      Array(3).fill(expect.any(PerceptronError)),
    );
  });

  it('is passed over where it is no text', async () => {
    const failure = await ask(
      json({ detail: [{ loc: ['body', unspeakable, 0], msg: 'No' }] }, { status: 422 }),
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'bad_request', param: '[0]' });

    const call = (args: unknown) => ({
      tool_calls: [{ index: 0, function: { name: 'f', arguments: args } }],
    });
    const { completion } = await runStream(
      body(delta(call('{')) + delta(call(unspeakable)) + delta(call('}')) + delta({ content: 'Hi' }) + done),
    );
    expect(completion?.raw).toMatchObject({
      choices: [{ message: { tool_calls: [{ function: { arguments: '{}' } }] } }],
    });
  });

  it('changes no prototype', async () => {
    const names = Object.getOwnPropertyNames(Object.prototype);
    const bad =
      '{"__proto__":{"seen":1},"constructor":{"prototype":{"seen":1}},"content":"Hi","tool_calls":[{"__proto__":{"seen":1},"index":0}]}';
    const event = `data: {"__proto__":{"seen":1},"choices":[{"index":0,"delta":${bad},"logprobs":{"__proto__":[1]}}]}\n\n`;
    const { completion } = await runStream(body(event + event + done));
    expect(completion?.text).toBe('HiHi');
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);
    expect({}).not.toHaveProperty('seen');
  });
});

// Who tries each of its characters as the end of the host takes minutes.
it('a long address that is none is refused', async () => {
  const url = `http://${'a'.repeat(500_000)} `;
  const fetch = vi.fn();
  const client = createPerceptronClient({ fetch });
  const call = client.complete({ messages: [{ role: 'user', content: [{ type: 'image', url }] }] });
  await expect(call).rejects.toMatchObject({ code: 'invalid_request' });
  expect(fetch).not.toHaveBeenCalled();
});
