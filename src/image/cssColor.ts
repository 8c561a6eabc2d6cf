/** A colour: red, green and blue 0..255, alpha 0..1. */
export interface Rgba {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const HEX = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;
const NUMBER = '([+-]?(?:\\d+\\.?\\d*|\\.\\d+))';
const ALPHA = `(?:\\s*[,/]\\s*${NUMBER}(%?))?`;
const RGB = new RegExp(
  `^rgba?\\(\\s*${NUMBER}(%?)[\\s,]+${NUMBER}(%?)[\\s,]+${NUMBER}(%?)${ALPHA}\\s*\\)$`,
  'i',
);
const HSL = new RegExp(
  `^hsla?\\(\\s*${NUMBER}(?:deg)?[\\s,]+${NUMBER}%[\\s,]+${NUMBER}%${ALPHA}\\s*\\)$`,
  'i',
);

const clamp = (value: number, max: number) => Math.min(max, Math.max(0, value));

const alphaOf = (value: string | undefined, percent: string | undefined) =>
  value === undefined ? 1 : clamp(Number(value) / (percent ? 100 : 1), 1);

function parseHex(color: string): Rgba {
  const digits = color.length <= 5 ? color.slice(1).replace(/./g, '$&$&') : color.slice(1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = (digits.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return { red, green, blue, alpha: alpha / 255 };
}

/** CSS Color 4, section 7.1, "Converting HSL Colors to sRGB". */
function hslToRgb(hue: number, saturation: number, lightness: number) {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const step = (((offset + hue / 30) % 12) + 12) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1)));
  };
  return { red: channel(0), green: channel(8), blue: channel(4) };
}

/** Reads a CSS colour without a DOM: hex, `rgb()` and `hsl()`, in the old syntax and the new. Null for any other. */
export function parseCssColor(color: string): Rgba | null {
  const text = color.trim();
  if (HEX.test(text)) return parseHex(text);
  const rgb = RGB.exec(text);
  if (rgb) {
    const channel = (at: number) => clamp(Number(rgb[at]) * (rgb[at + 1] ? 2.55 : 1), 255);
    return { red: channel(1), green: channel(3), blue: channel(5), alpha: alphaOf(rgb[7], rgb[8]) };
  }
  const hsl = HSL.exec(text);
  if (!hsl) return null;
  const [saturation, lightness] = [clamp(Number(hsl[2]), 100) / 100, clamp(Number(hsl[3]), 100) / 100];
  return { ...hslToRgb(Number(hsl[1]), saturation, lightness), alpha: alphaOf(hsl[4], hsl[5]) };
}
