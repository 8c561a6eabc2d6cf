import { describe, expect, it } from 'vitest';
import { streamOf } from '../../test/runStream.js';
import { chunks, delta, done, event, finish } from '../../test/scriptedFetch.js';

const body = (text: string) => chunks([text]);
const usage = (completion: number) => ({
  prompt_tokens: 5,
  completion_tokens: completion,
  total_tokens: 5 + completion,
});

describe('the merged body', () => {
  it('looks like a response that was not streamed, with every unknown field', async () => {
    const call = (args: string, more: object = {}) => ({
      tool_calls: [{ index: 0, ...more, function: { arguments: args } }],
    });
    const { raw, usage: used } = await streamOf(
      body(
        event({
          id: 'c',
          object: 'chat.completion.chunk',
          model: 'm',
          system_fingerprint: 'fp',
          choices: [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: { content: [1] } }],
        }) +
          delta({ reasoning_content: 'H' }) +
          delta({ reasoning_content: 'm', novel: { a: 1 } }) +
          delta({ content: 'H' }, { logprobs: { content: [2] } }) +
          delta({ content: 'i' }, { speed: 'fast' }) +
          delta(call('{"a"', { id: 't', type: 'function' })) +
          delta(call(':1}')) +
          finish() +
          event({ choices: [], usage: { ...usage(2), cached: 1 }, x_extra: true }) +
          done,
      ),
    ).result();
    expect(used).toMatchObject({ totalTokens: 7, total_tokens: 7, cached: 1, raw: { cached: 1 } });
    expect(raw).toEqual({
      id: 'c1',
      object: 'chat.completion',
      model: 'perceptron-mk1',
      system_fingerprint: 'fp',
      x_extra: true,
      usage: { ...usage(2), cached: 1 },
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          speed: 'fast',
          logprobs: { content: [1, 2] },
          message: {
            role: 'assistant',
            content: 'Hi',
            reasoning_content: 'Hm',
            novel: { a: 1 },
            tool_calls: [{ id: 't', type: 'function', function: { arguments: '{"a":1}' } }],
          },
        },
      ],
    });
  });
});

describe('time', () => {
  it('is told from the request on', async () => {
    const before = Date.now();
    const { timing } = await streamOf(
      body(delta({ reasoning_content: 'Hm' }) + delta({ content: 'Hi' }) + finish() + done),
    ).result();
    expect(timing.startedAt).toBeGreaterThanOrEqual(before);
    expect(timing.timeToFirstTokenMs).toBeGreaterThanOrEqual(0);
    expect(timing.totalMs).toBeGreaterThanOrEqual(timing.timeToFirstTokenMs! + timing.thinkingMs!);
  });
});
