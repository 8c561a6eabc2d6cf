import { type ClipAnnotation, parseGrounding } from 'perceptron-react';

/** An answer about a minute in a park. */
export const PARK = `A <clip mention="dog" t="12.5 18" /> runs in, <clip mention="person" t="10 41" /> follows and throws at <clip mention="throw" t="15.2" />; the <clip mention="dog" t="22 30.5" /> fetches, <clip mention="bicycle" t="27 33" /> and <clip mention="bicycle" t="29 36" /> pass, another <clip mention="throw" t="38.4" />, and the <clip mention="dog" t="44 57" /> rests while a <clip mention="cat" t="49 52" /> watches.`;
export const park = parseGrounding(PARK);

const MENTIONS = ['goal', 'foul', 'corner', 'throw-in', 'save', 'offside', 'card', 'substitution'];

/** Ten thousand clips over ten hours of matches, a fifth of them moments. */
export const matches: ClipAnnotation[] = Array.from({ length: 10_000 }, (_, i) => {
  const start = (i * 7919) % 36_000;
  const end = i % 5 ? { end: start + 2 + (i % 14) } : {};
  return { id: `m${i}`, span: { start: 0, end: 0 }, kind: 'clip', mention: MENTIONS[i % 8], start, ...end };
});
