const readable = new Map<string, string>();
let probe: CanvasRenderingContext2D | null = null;

const linear = (channel: number) => {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/**
 * Black or white, whichever stands out more on a CSS colour: by relative luminance, WCAG 2.2. Any syntax that a canvas
 * reads will do; what it cannot read counts as black.
 */
export function readableOn(color: string): string {
  const known = readable.get(color);
  if (known) return known;
  probe ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', {
    willReadFrequently: true,
  });
  let result = '#fff';
  if (probe) {
    probe.fillStyle = '#000';
    probe.fillStyle = color;
    probe.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
    const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    // Where the contrast against black and against white is the same: sqrt(1.05 * 0.05) - 0.05.
    result = luminance > 0.179 ? '#000' : '#fff';
  }
  readable.set(color, result);
  return result;
}
