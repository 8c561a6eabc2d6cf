import { parseCssColor } from './cssColor.js';

const readable = new Map<string, string>();
let probe: CanvasRenderingContext2D | null = null;

const linear = (channel: number) => {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Lets a canvas read a colour. Null where there is none, as on a server. */
function readWithCanvas(color: string) {
  if (typeof document === 'undefined') return null;
  probe ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  if (!probe) return null;
  // What is translucent would be mixed with the colour read before.
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = '#000';
  probe.fillStyle = color;
  probe.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
  return { red, green, blue };
}

/**
 * Black or white, whichever stands out more on a CSS colour: by relative luminance, WCAG 2.2. Any syntax that a canvas
 * reads will do, and without a DOM hex, `rgb()` and `hsl()`; what cannot be read counts as black.
 */
export function readableOn(color: string): string {
  const known = readable.get(color);
  if (known) return known;
  const rgb = parseCssColor(color) ?? readWithCanvas(color);
  let result = '#fff';
  if (rgb) {
    const luminance = 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
    // Where the contrast against black and against white is the same: sqrt(1.05 * 0.05) - 0.05.
    result = luminance > 0.179 ? '#000' : '#fff';
  }
  readable.set(color, result);
  return result;
}
