import type { Annotation } from 'perceptron-react/core';
import { memo, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Group, Image as KonvaImage, Layer, Line, Rect, Stage, Text } from 'react-konva';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import { mountReact } from './mountReact.js';
import type { Variant } from './types.js';

interface ShapeProps {
  annotation: Annotation;
  labels: boolean;
  highlighted: boolean;
  tuned: boolean;
}

function Shape({ annotation, labels, highlighted, tuned }: ShapeProps) {
  const style = {
    stroke: highlighted ? '#fff' : '#56b4e9',
    strokeWidth: highlighted ? 3 : 2,
    ...(tuned ? { listening: false, perfectDrawEnabled: false, strokeScaleEnabled: false } : {}),
  };
  if (annotation.kind === 'point')
    return <Rect x={px(annotation.x) - 3} y={py(annotation.y) - 3} width={6} height={6} {...style} />;
  if (annotation.kind === 'polygon')
    return <Line points={annotation.points.flatMap(([x, y]) => [px(x), py(y)])} closed {...style} />;
  if (annotation.kind !== 'box') return null;
  const [x, y] = [px(annotation.x1), py(annotation.y1)];
  const rect = <Rect x={x} y={y} width={px(annotation.x2) - x} height={py(annotation.y2) - y} {...style} />;
  if (!labels) return rect;
  return (
    <Group listening={!tuned}>
      {rect}
      <Rect
        x={x}
        y={y - 16}
        width={80}
        height={16}
        fill="#56b4e9"
        listening={!tuned}
        perfectDrawEnabled={!tuned}
      />
      <Text
        x={x + 4}
        y={y - 14}
        text={annotation.mention}
        fontSize={12}
        listening={!tuned}
        perfectDrawEnabled={!tuned}
      />
    </Group>
  );
}

const MemoShape = memo(Shape);

const konvaVariant =
  (tuned: boolean): Variant =>
  async (host, imageUrl, { annotations, labels }) => {
    const image = new Image();
    image.src = imageUrl;
    await image.decode();
    const Each = tuned ? MemoShape : Shape;
    let setView: (view: { scale: number; x: number; y: number }) => void = () => {};
    let setHighlighted: (index: number | null) => void = () => {};

    function App() {
      const [view, changeView] = useState({ scale: 1, x: 0, y: 0 });
      const [highlighted, changeHighlighted] = useState<number | null>(null);
      useEffect(() => {
        setView = changeView;
        setHighlighted = changeHighlighted;
      }, []);
      return (
        <Stage
          width={WIDTH}
          height={HEIGHT}
          scaleX={view.scale}
          scaleY={view.scale}
          x={view.x}
          y={view.y}
          listening={!tuned}
        >
          <Layer listening={!tuned}>
            <KonvaImage image={image} width={WIDTH} height={HEIGHT} listening={!tuned} />
            {annotations.map((annotation, index) => (
              <Each
                key={annotation.id}
                annotation={annotation}
                labels={labels}
                highlighted={index === highlighted}
                tuned={tuned}
              />
            ))}
          </Layer>
        </Stage>
      );
    }
    mountReact(host, <App />);
    return {
      move: (step) => flushSync(() => setView(step)),
      highlight: (index) => flushSync(() => setHighlighted(index)),
    };
  };

/** What most apps write first: a Group, a Rect and a Text each, with Konva's defaults. */
export const naiveKonva = konvaVariant(false);
/** The same after reading Konva's performance tips: not listening, no perfect draw, memoised shapes. */
export const tunedKonva = konvaVariant(true);
