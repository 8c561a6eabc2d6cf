import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCssColor } from './cssColor.js';

const byte = fc.integer({ min: 0, max: 255 });
const share = fc.integer({ min: 0, max: 100 });
const hex = (...channels: number[]) =>
  channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
const color = fc.oneof(
  fc.tuple(byte, byte, byte).map(([r, g, b]) => `#${hex(r, g, b)}`),
  fc.tuple(byte, byte, byte, byte).map(([r, g, b, a]) => ` #${hex(r, g, b, a).toUpperCase()} `),
  fc.stringMatching(/^#(?:[\da-f]{3}|[\da-f]{4})$/),
  fc.tuple(byte, byte, byte).map(([r, g, b]) => `rgb(${r}, ${g}, ${b})`),
  fc.tuple(byte, byte, byte, share).map(([r, g, b, a]) => `rgb(${r} ${g} ${b} / ${a}%)`),
  fc.tuple(share, share, share, share).map(([r, g, b, a]) => `RGBA(${r}%,${g}%,${b}%,${a / 100})`),
  fc.tuple(fc.integer({ min: -720, max: 720 }), share, share).map(([h, s, l]) => `hsl(${h} ${s}% ${l}%)`),
  fc.tuple(byte, share, share, share).map(([h, s, l, a]) => `hsla(${h}deg, ${s}%, ${l}%, ${a / 100})`),
);

it('reads colours as the browser does', () => {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  const read = (value: string) => {
    context.fillStyle = value;
    // #rrggbb, or rgba() where it is not opaque.
    const [red, green, blue, alpha = 1] = context.fillStyle.startsWith('#')
      ? context.fillStyle.match(/[^#]{2}/g)!.map((pair) => Number.parseInt(pair, 16))
      : context.fillStyle.match(/[\d.]+/g)!.map(Number);
    return [red!, green!, blue!, alpha];
  };
  fc.assert(
    fc.property(color, (value) => {
      const { red, green, blue, alpha } = parseCssColor(value)!;
      const wanted = read(value);
      for (const [i, channel] of [red, green, blue].entries())
        expect(Math.abs(channel - wanted[i]!)).toBeLessThanOrEqual(1);
      expect(Math.abs(alpha - wanted[3]!)).toBeLessThanOrEqual(0.005);
    }),
    { numRuns: 500 },
  );
});

it('leaves what it does not know', () => {
  for (const value of [
    '',
    'red',
    '#12',
    '#12345',
    'rgb(1 2)',
    'hsl(1turn 1% 1%)',
    'var(--x)',
    'rgb(1 2 3) x',
  ])
    expect(parseCssColor(value)).toBeNull();
});
