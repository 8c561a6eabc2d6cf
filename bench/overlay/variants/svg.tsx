import type { Annotation } from 'perceptron-react/core';
import { memo, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import { mountReact } from './mountReact.js';
import type { Variant } from './types.js';

const Shape = memo(function Shape(props: { annotation: Annotation; labels: boolean; highlighted: boolean }) {
  const { annotation, labels, highlighted } = props;
  const style = {
    stroke: highlighted ? '#fff' : '#56b4e9',
    strokeWidth: highlighted ? 3 : 2,
    fill: 'none',
    vectorEffect: 'non-scaling-stroke' as const,
  };
  if (annotation.kind === 'point')
    return <rect x={px(annotation.x) - 3} y={py(annotation.y) - 3} width={6} height={6} fill="#56b4e9" />;
  if (annotation.kind === 'polygon')
    return <polygon points={annotation.points.map(([x, y]) => `${px(x)},${py(y)}`).join(' ')} {...style} />;
  if (annotation.kind !== 'box') return null;
  const [x, y] = [px(annotation.x1), py(annotation.y1)];
  return (
    <g>
      <rect x={x} y={y} width={px(annotation.x2) - x} height={py(annotation.y2) - y} {...style} />
      {labels && (
        <>
          <rect x={x} y={y - 16} width={80} height={16} fill="#56b4e9" />
          <text x={x + 4} y={y - 4} fontSize={12}>
            {annotation.mention}
          </text>
        </>
      )}
    </g>
  );
});

/** An SVG element a shape, moved by a CSS transform. */
export const svg: Variant = async (host, imageUrl, { annotations, labels }) => {
  let setHighlighted: (index: number | null) => void = () => {};
  let mover: HTMLDivElement | null = null;

  function App() {
    const [highlighted, change] = useState<number | null>(null);
    useEffect(() => {
      setHighlighted = change;
    }, []);
    return (
      <div
        ref={(element) => {
          mover = element;
        }}
        style={{ position: 'absolute', transformOrigin: '0 0', willChange: 'transform' }}
      >
        <img src={imageUrl} width={WIDTH} height={HEIGHT} alt="" style={{ position: 'absolute' }} />
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: measured, not read */}
        <svg width={WIDTH} height={HEIGHT} style={{ position: 'absolute' }}>
          {annotations.map((annotation, index) => (
            <Shape
              key={annotation.id}
              annotation={annotation}
              labels={labels}
              highlighted={index === highlighted}
            />
          ))}
        </svg>
      </div>
    );
  }
  mountReact(host, <App />);
  return {
    move({ scale, x, y }) {
      if (mover) mover.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    },
    highlight: (index) => flushSync(() => setHighlighted(index)),
  };
};
