/** `a b c d e f`: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply([a, b, c, d, e, f]: Matrix, inner: Matrix): Matrix {
  const along = (x: number, y: number): [number, number] => [a * x + c * y, b * x + d * y];
  const [x, y] = along(inner[4], inner[5]);
  return [...along(inner[0], inner[1]), ...along(inner[2], inner[3]), x + e, y + f];
}

const STEP = /\b([a-z]+)\s*\(([^()]*)\)/gi;

/**
 * The matrix of a `transform` attribute; undefined when it has a mistake. (Source: CSS Transforms 1, the SVG syntax of
 * the transform attribute.)
 */
export function readTransform(text: string): Matrix | undefined {
  let matrix = UNMOVED;
  for (const [, name, list] of text.matchAll(STEP)) {
    const numbers = (list!.match(/[^\s,]+/g) ?? []).map(Number);
    const step = numbers.every(Number.isFinite) ? matrixOf(name!, numbers) : undefined;
    if (!step) return undefined;
    matrix = multiply(matrix, step);
  }
  return matrix;
}

function matrixOf(name: string, numbers: readonly number[]): Matrix | undefined {
  const [first = Number.NaN, second, third] = numbers;
  const radians = (first / 180) * Math.PI;
  if (numbers.length === 0) return undefined;
  switch (name) {
    case 'matrix':
      return numbers.length === 6 ? (numbers as unknown as Matrix) : undefined;
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0];
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate': {
      const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
      const [x, y] = [second ?? 0, third ?? 0];
      return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
    }
    case 'skewX':
      return [1, 0, Math.tan(radians), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(radians), 0, 1, 0, 0];
    default:
      return undefined;
  }
}
