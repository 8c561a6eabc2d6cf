import Konva from 'konva/lib/Core.js';
import { useEffect, useRef } from 'react';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import { mountReact } from './mountReact.js';
import { paintTwoTone } from './paintTwoTone.js';
import type { Variant } from './types.js';

const PLATE = 18;

/**
 * The floor of a first frame on the stack of this library: React, an `<img>`, one Konva layer, two-tone shapes by the
 * shortest code, and labels that are not laid out at all: one for every second shape, at its corner, as many as ours finds
 * room for. No list, no keyboard, no index, no style sheet.
 */
export const konvaCanvas: Variant = async (host, imageUrl, { annotations, labels }) => {
  function paint(context: CanvasRenderingContext2D) {
    paintTwoTone(context, annotations);
    if (!labels) return;
    context.font = '600 12px system-ui, sans-serif';
    context.textBaseline = 'middle';
    const widths = new Map<string, number>();
    annotations.forEach((one, index) => {
      if (index % 2 || one.kind !== 'box' || !one.mention) return;
      let width = widths.get(one.mention);
      if (width === undefined) {
        width = context.measureText(one.mention).width + 10;
        widths.set(one.mention, width);
      }
      const [x, y] = [px(one.x1), py(one.y1) - PLATE];
      context.fillStyle = '#56b4e9';
      context.fillRect(x, y, width, PLATE);
      context.fillStyle = '#000';
      context.fillText(one.mention, x + 5, y + PLATE / 2);
    });
  }

  function App({ onLoad }: { onLoad(): void }) {
    const container = useRef<HTMLDivElement>(null);
    useEffect(() => {
      const layer = new Konva.Layer({ listening: false, clearBeforeDraw: false });
      const group = new Konva.Group({ listening: false });
      let isPainted = false;
      group.drawScene = () => {
        if (!isPainted) paint(layer.getNativeCanvasElement().getContext('2d')!);
        isPainted = true;
        return group;
      };
      layer.add(group);
      new Konva.Stage({ container: container.current!, width: WIDTH, height: HEIGHT, listening: false }).add(
        layer,
      );
    }, []);
    return (
      <div style={{ position: 'relative' }}>
        <img src={imageUrl} alt="" width={WIDTH} height={HEIGHT} onLoad={onLoad} />
        <div ref={container} style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }} />
      </div>
    );
  }
  await new Promise<void>((resolve) => {
    mountReact(host, <App onLoad={resolve} />);
  });
  return {};
};
