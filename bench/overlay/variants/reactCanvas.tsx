import type { Annotation } from 'perceptron-react/core';
import { useEffect, useRef } from 'react';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import { mountReact } from './mountReact.js';
import type { Variant } from './types.js';

function paint(context: CanvasRenderingContext2D, one: Annotation, grow: number) {
  if (one.kind === 'box')
    context.strokeRect(px(one.x1), py(one.y1), px(one.x2 - one.x1), py(one.y2 - one.y1));
  else if (one.kind === 'point')
    context.fillRect(px(one.x) - 3 - grow, py(one.y) - 3 - grow, 6 + 2 * grow, 6 + 2 * grow);
  else if (one.kind === 'polygon') {
    context.beginPath();
    for (const [x, y] of one.points) context.lineTo(px(x), py(y));
    context.closePath();
    context.stroke();
  }
}

/** The least that two-tone shapes cost in React: an `<img>` and a canvas that is painted once, by the shortest code. */
export const reactCanvas: Variant = async (host, imageUrl, { annotations }) => {
  function App({ onLoad }: { onLoad(): void }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
      const context = canvas.current!.getContext('2d')!;
      for (const [color, width] of [
        ['rgb(0 0 0 / 60%)', 3],
        ['#56b4e9', 1],
      ] as const) {
        context.strokeStyle = context.fillStyle = color;
        context.lineWidth = width;
        for (const one of annotations) paint(context, one, (width - 1) / 2);
      }
    }, []);
    return (
      <div style={{ position: 'relative' }}>
        <img src={imageUrl} alt="" width={WIDTH} height={HEIGHT} onLoad={onLoad} />
        <canvas
          ref={canvas}
          width={WIDTH}
          height={HEIGHT}
          style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}
        />
      </div>
    );
  }
  await new Promise<void>((resolve) => {
    mountReact(host, <App onLoad={resolve} />);
  });
  return {};
};
