import { describe, expect, it } from 'vitest';
import { runStream } from '../../test/runStream.js';
import { chunks, delta, done, event, finish, json, type Script } from '../../test/scriptedFetch.js';

const body = (text: string) => chunks([text]);
const usage = (completion: number) => ({
  prompt_tokens: 5,
  completion_tokens: completion,
  total_tokens: 5 + completion,
});

describe('an answer that ends well', () => {
  const hi = delta({ content: 'Hi' });
  it.each<
    [
      string,
      Script,
      { text: string; reasoning?: string; finishReason?: string | null; complete?: boolean; usage?: number },
    ]
  >([
    ['plain', body(hi + finish() + done), { text: 'Hi' }],
    ['CRLF line ends', body((hi + finish() + done).replaceAll('\n', '\r\n')), { text: 'Hi' }],
    ['CR line ends', body((hi + finish() + done).replaceAll('\n', '\r')), { text: 'Hi' }],
    [
      'CR line ends on a connection that stays open',
      chunks([(hi + finish() + done).replaceAll('\n', '\r')], { end: 'hang' }),
      { text: 'Hi' },
    ],
    [
      'CRLF cut between its two halves',
      chunks([...(hi + finish() + done).replaceAll('\n', '\r\n').split(/(?<=\r)/)]),
      { text: 'Hi' },
    ],
    [
      'mixed line ends',
      body(`${hi.replaceAll('\n', '\r')}${finish().replaceAll('\n', '\r\n')}${done}`),
      { text: 'Hi' },
    ],
    ['no space after data:', body((hi + finish() + done).replaceAll('data: ', 'data:')), { text: 'Hi' }],
    [
      'keep-alives everywhere',
      body(`: hello\n\n${hi}:\n:ping\n\n${finish()}: bye\n\n${done}`),
      { text: 'Hi' },
    ],
    ['a BOM', body(`\uFEFF${hi}${finish()}${done}`), { text: 'Hi' }],
    [
      'a BOM cut in two',
      chunks([new Uint8Array([0xef]), new Uint8Array([0xbb, 0xbf]), hi + finish() + done]),
      { text: 'Hi' },
    ],
    ['blank lines first', body(`\n\n\n${hi}${finish()}${done}`), { text: 'Hi' }],
    [
      'white space for as long as it takes',
      chunks([...new Array<string>(100_000).fill('\n'), hi + finish() + done]),
      { text: 'Hi' },
    ],
    [
      'id, event and retry fields',
      body(`retry: 10\nid: 7\nevent: message\n${hi}${finish()}${done}`),
      { text: 'Hi' },
    ],
    ['fields nobody knows', body(`foo: bar\nfoo\n${hi}${finish()}${done}`), { text: 'Hi' }],
    [
      'an event over several data lines',
      body(
        `data: {"choices":\ndata: [{"delta":{"content":"Hi"},\ndata: "finish_reason":"stop"}]}\n\n${done}`,
      ),
      { text: 'Hi' },
    ],
    ['empty events', body(`data:\n\ndata: \n\n${hi}${finish()}${done}`), { text: 'Hi' }],
    ['[DONE] with white space', body(`${hi}${finish()}data:  [DONE] \n\n`), { text: 'Hi' }],
    ['[DONE] without a blank line', body(`${hi}${finish()}data: [DONE]\n`), { text: 'Hi' }],
    ['[DONE] without a line end', body(`${hi}${finish()}data: [DONE]`), { text: 'Hi' }],
    [
      'data after [DONE]',
      body(`${hi}${finish()}${done}${delta({ content: 'late' })}data: {broken\n\n`),
      { text: 'Hi' },
    ],
    ['a failure after [DONE]', chunks([hi + finish() + done], { end: new Error('reset') }), { text: 'Hi' }],
    [
      'U+2028, U+2029 and U+0085 as content',
      body(
        `data: {"choices":[{"delta":{"content":"a\u2028b\u2029c\u0085d"},"finish_reason":"stop"}]}\n\n${done}`,
      ),
      { text: 'a\u2028b\u2029c\u0085d' },
    ],
    [
      'a surrogate pair over two deltas',
      body(
        `data: {"choices":[{"delta":{"content":"\\ud83d"}}]}\n\ndata: {"choices":[{"delta":{"content":"\\ude00"},"finish_reason":"stop"}]}\n\n${done}`,
      ),
      { text: '😀' },
    ],
    ['delta null', body(event({ choices: [{ delta: null }] }) + hi + finish() + done), { text: 'Hi' }],
    ['delta missing', body(event({ choices: [{ index: 0 }] }) + hi + finish() + done), { text: 'Hi' }],
    ['choices empty', body(event({ choices: [] }) + hi + finish() + done), { text: 'Hi' }],
    ['choices null', body(event({ choices: null }) + hi + finish() + done), { text: 'Hi' }],
    ['choices missing', body(event({ id: 'x' }) + hi + finish() + done), { text: 'Hi' }],
    ['choices of nonsense', body(event({ choices: [null, 3] }) + hi + finish() + done), { text: 'Hi' }],
    [
      'content null',
      body(delta({ role: 'assistant', content: null }) + hi + finish() + done),
      { text: 'Hi' },
    ],
    ['content a number', body(delta({ content: 4 }) + hi + finish() + done), { text: 'Hi' }],
    [
      'content of parts',
      body(delta({ content: [{ type: 'text', text: 'H' }, { type: 'x' }, 'i'] }) + finish() + done),
      { text: 'Hi' },
    ],
    [
      'error null',
      body(event({ error: null, choices: [{ delta: { content: 'Hi' } }] }) + finish() + done),
      { text: 'Hi' },
    ],
    [
      'a choice with index 1',
      body(event({ choices: [{ index: 1, delta: { content: 'Hi' }, finish_reason: 'stop' }] }) + done),
      { text: 'Hi' },
    ],
    [
      'two choices',
      body(
        event({
          choices: [
            { index: 0, delta: { content: 'H' } },
            { index: 1, delta: { content: 'x' } },
          ],
        }) +
          event({ choices: [{ index: 1, delta: { content: 'y' } }] }) +
          delta({ content: 'i' }) +
          finish() +
          done,
      ),
      { text: 'Hi' },
    ],
    [
      'two choices, the second one first',
      body(
        event({
          choices: [
            { index: 1, delta: { content: 'x' } },
            { index: 0, delta: { content: 'Hi' } },
          ],
        }) +
          finish() +
          done,
      ),
      { text: 'Hi' },
    ],
    [
      'a whole message in one chunk',
      body(event({ choices: [{ index: 0, message: { content: 'Hi' }, finish_reason: 'stop' }] }) + done),
      { text: 'Hi' },
    ],
    [
      'reasoning_content',
      body(delta({ reasoning_content: 'Hm' }) + hi + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    ['reasoning', body(delta({ reasoning: 'Hm' }) + hi + finish() + done), { text: 'Hi', reasoning: 'Hm' }],
    [
      'both of them at once',
      body(delta({ reasoning: 'Hm', reasoning_content: 'Hm' }) + hi + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'thinking and text in one delta',
      body(delta({ content: 'Hi', reasoning_content: 'Hm' }) + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'a think block',
      body(delta({ content: '<think>Hm</think>Hi' }) + finish() + done),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'a think block in single characters',
      body(
        [...' \n<think>\nH < m\n</think>\n\nHi </think>'].map((content) => delta({ content })).join('') +
          finish() +
          done,
      ),
      { text: 'Hi </think>', reasoning: 'H < m' },
    ],
    [
      'a think block that is never closed',
      body(delta({ content: '<think>Hm </thi' }) + finish('length') + done),
      { text: '', reasoning: 'Hm </thi', finishReason: 'length', complete: false },
    ],
    [
      'no more than the beginning of a think tag',
      body(delta({ content: ' <thi' }) + finish() + done),
      { text: ' <thi' },
    ],
    [
      'a think block that is not at the head',
      body(delta({ content: 'Hi <think>x</think>' }) + finish() + done),
      { text: 'Hi <think>x</think>' },
    ],
    [
      'a tag that only begins like it',
      body(delta({ content: '<thinking>' }) + finish() + done),
      { text: '<thinking>' },
    ],
    [
      'usage with the finish',
      body(hi + event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], usage: usage(2) }) + done),
      { text: 'Hi', usage: 2 },
    ],
    [
      'usage after the finish',
      body(hi + finish() + event({ choices: [], usage: usage(2) }) + done),
      { text: 'Hi', usage: 2 },
    ],
    [
      'numbers as text',
      body(
        event({
          choices: [
            { index: '1', delta: { content: 'No' } },
            { index: '0', delta: { content: 'Hi' } },
          ],
        }) +
          event({ choices: [], usage: { completion_tokens: '2' } }) +
          finish() +
          done,
      ),
      { text: 'Hi', usage: 2 },
    ],
    [
      'usage twice, then null',
      body(
        hi +
          event({ choices: [], usage: usage(1) }) +
          finish() +
          event({ choices: [], usage: usage(2) }) +
          event({ choices: [], usage: null }) +
          done,
      ),
      { text: 'Hi', usage: 2 },
    ],
    ['a finish reason, then null', body(hi + finish() + finish(null) + done), { text: 'Hi' }],
    [
      'finish reason tool_calls',
      body(hi + finish('tool_calls') + done),
      { text: 'Hi', finishReason: 'tool_calls' },
    ],
    [
      'finish reason interrupted',
      body(hi + finish('interrupted') + done),
      { text: 'Hi', finishReason: 'interrupted' },
    ],
    [
      'finish reason length',
      body(hi + finish('length') + done),
      { text: 'Hi', finishReason: 'length', complete: false },
    ],
    ['[DONE] without a finish reason', body(hi + done), { text: 'Hi', finishReason: null, complete: false }],
    ['nothing but [DONE]', body(done), { text: '', finishReason: null, complete: false }],
    [
      'JSON in place of a stream',
      json({
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: 'Hi', reasoning_content: 'Hm' },
            finish_reason: 'stop',
          },
        ],
        usage: usage(2),
      }),
      { text: 'Hi', reasoning: 'Hm', usage: 2 },
    ],
    [
      'JSON that calls itself a stream',
      body(
        `\n ${JSON.stringify({ choices: [{ message: { content: '<think>Hm</think> Hi' }, finish_reason: 'stop' }] })}`,
      ),
      { text: 'Hi', reasoning: 'Hm' },
    ],
    [
      'a stream that calls itself JSON',
      chunks([hi + finish() + done], { headers: { 'content-type': 'application/json' } }),
      { text: 'Hi' },
    ],
    [
      'a stream that calls itself JSON, byte by byte',
      chunks([...(hi + finish() + done)], { headers: { 'content-type': 'application/json' } }),
      { text: 'Hi' },
    ],
  ])('%s', async (_, script, expected) => {
    const { events, error, completion } = await runStream(script);
    expect(error).toBeUndefined();
    expect(completion).toMatchObject({
      text: expected.text,
      reasoning: expected.reasoning ?? '',
      finishReason: expected.finishReason === undefined ? 'stop' : expected.finishReason,
      complete: expected.complete ?? true,
    });
    expect(completion?.usage?.completionTokens).toBe(expected.usage);
    expect(completion?.grounding.source).toBe(expected.text);
    expect({ ...completion }.grounding, 'parsed once').toBe(completion?.grounding);
    expect(events.at(-1)).toEqual({ type: 'finish', finishReason: completion?.finishReason });
    expect(events.filter(({ type }) => type === 'finish')).toHaveLength(1);
  });
});
