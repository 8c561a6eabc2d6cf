import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runStream, streamOf } from '../../test/runStream.js';
import { chunks, delta, done, event, finish } from '../../test/scriptedFetch.js';

const usage = (completion: number) => ({
  prompt_tokens: 5,
  completion_tokens: completion,
  total_tokens: 5 + completion,
});
const hiEvent = delta({ content: '<think>a</think>b' });

describe('chunking', () => {
  const recorded = [
    '\uFEFF: keep-alive\r\n\r\n',
    delta({ role: 'assistant', content: ' <think>日本' }),
    delta({ content: '語 \u2028</think>\n' }).replaceAll('\n', '\r'),
    delta({ content: 'Ein Kätzchen 🐈 <point mention="🐈"> (1,2) </point>' }).replaceAll('\n', '\r\n'),
    finish(),
    event({ choices: [], usage: usage(9) }),
    done,
  ].join('');
  const bytes = new TextEncoder().encode(recorded);
  const without = ({ timing: _, ...rest }: object & { timing?: unknown }) => rest;

  it('comes to the same wherever the body is cut', async () => {
    const whole = await streamOf(chunks([bytes])).result();
    expect(whole).toMatchObject({ reasoning: '日本語', usage: { completionTokens: 9 }, complete: true });
    expect(whole.grounding.shapes).toHaveLength(1);
    for (let at = 1; at < bytes.length; at++) {
      const cut = await streamOf(chunks([bytes.slice(0, at), bytes.slice(at)])).result();
      expect(without(cut), `cut at ${at}`).toEqual(without(whole));
    }
  });

  it('comes to the same however often the body is cut', async () => {
    const whole = await streamOf(chunks([bytes])).result();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 40 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = at.slice(1).map((end, i) => bytes.slice(at[i], end));
        expect(without(await streamOf(chunks(pieces)).result())).toEqual(without(whole));
      }),
    );
  });

  it('keeps what arrived wherever the body ends', async () => {
    for (let at = 0; at < bytes.length - done.length; at += 3) {
      const { error, completion } = await runStream(chunks([bytes.slice(0, at)]));
      expect(error?.code, `ended at ${at}`).toBe('stream_truncated');
      expect('Ein Kätzchen 🐈 <point mention="🐈"> (1,2) </point>'.startsWith(completion!.text)).toBe(true);
    }
  });

  it('never fails in a way of its own, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('data: ', '\n', '\r', '{', '[DONE]', hiEvent)), {
          maxLength: 12,
        }),
        async (pieces) => {
          await runStream(chunks(pieces.filter((piece) => piece !== '')));
        },
      ),
    );
  });
});
