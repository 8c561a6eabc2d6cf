import type { formats } from 'perceptron-react/core';

/** One line a shape: kind, mention, coordinates on the grid. */
export const shapesOf = ({ annotations }: formats.FormatResult) =>
  annotations.map((shape) => {
    const numbers =
      shape.kind === 'box'
        ? [shape.x1, shape.y1, shape.x2, shape.y2]
        : shape.kind === 'point'
          ? [shape.x, shape.y]
          : shape.points.flat();
    return [shape.kind, shape.mention, ...numbers.map((value) => Math.round(value * 1e4) / 1e4)];
  });

export const codesOf = ({ issues }: formats.FormatResult) => issues.map(({ code }) => code);
