import { parseCssColor } from '../cssColor.js';

/** Attributes by name. Those without a value are left out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** What XML 1.0 has no place for, not even escaped: most control characters, two others, halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Kept as they are these would be read as spaces from an attribute.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text as XML holds it, in content and in attributes. */
export const escapeXml = (text: string) =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character]!);

/** A number in hundredths: finer than any screen, and short. */
export const round = (value: number) => Math.round(value * 100) / 100 || 0;

/** An element of the given content, which is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let head = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    head += ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value)}"`;
  }
  return content ? `<${head}>${content}</${name}>` : `<${head}/>`;
}

/** An element around a text. */
export const textElement = (name: string, attributes: Attributes, text: string) =>
  element(name, attributes, escapeXml(text));

/**
 * A paint and its opacity as SVG 1.1 has them: other programs than browsers know no newer colours. What is not hex,
 * `rgb()` or `hsl()` is left as it is.
 */
export function paint(name: 'fill' | 'stroke', color: string, opacity = 1): Attributes {
  const rgba = parseCssColor(color);
  const whole = opacity * (rgba?.alpha ?? 1);
  const hex = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');
  return {
    [name]: rgba ? `#${hex(rgba.red)}${hex(rgba.green)}${hex(rgba.blue)}` : color,
    [`${name}-opacity`]: whole < 1 ? whole : null,
  };
}
