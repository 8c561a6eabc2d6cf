import * as Annotorious from '@annotorious/annotorious';
import '@annotorious/annotorious/annotorious.css';
import type { Annotation } from 'perceptron-react/core';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import type { Variant } from './types.js';

interface Annotator {
  setAnnotations(annotations: readonly unknown[]): void;
  setSelected(id: string | undefined): void;
}

// Its declarations re-export without file extensions, which Node's resolution does not follow.
const { createImageAnnotator, ShapeType } = Annotorious as unknown as {
  createImageAnnotator(image: HTMLImageElement, options: { drawingEnabled: boolean }): Annotator;
  ShapeType: { POLYGON: string; RECTANGLE: string };
};

function geometryOf(annotation: Annotation) {
  if (annotation.kind === 'polygon') {
    const points = annotation.points.map(([x, y]): [number, number] => [px(x), py(y)]);
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const bounds = {
      minX: Math.min(...xs),
      minY: Math.min(...ys),
      maxX: Math.max(...xs),
      maxY: Math.max(...ys),
    };
    return { type: ShapeType.POLYGON, geometry: { points, bounds } };
  }
  const [x, y, w, h] =
    annotation.kind === 'box'
      ? [
          px(annotation.x1),
          py(annotation.y1),
          px(annotation.x2 - annotation.x1),
          py(annotation.y2 - annotation.y1),
        ]
      : annotation.kind === 'point'
        ? [px(annotation.x) - 3, py(annotation.y) - 3, 6, 6]
        : [0, 0, 0, 0];
  return {
    type: ShapeType.RECTANGLE,
    geometry: { x, y, w, h, bounds: { minX: x, minY: y, maxX: x + w, maxY: y + h } },
  };
}

/** `@annotorious/annotorious` 3 with its SVG layer. It has no labels. */
export const annotorious: Variant = async (host, imageUrl, { annotations }) => {
  const mover = document.createElement('div');
  mover.style.cssText = 'position:absolute;transform-origin:0 0;will-change:transform';
  const image = document.createElement('img');
  image.width = WIDTH;
  image.height = HEIGHT;
  image.src = imageUrl;
  mover.append(image);
  host.append(mover);
  await image.decode();
  const annotator = createImageAnnotator(image, { drawingEnabled: false });
  annotator.setAnnotations(
    annotations.map((annotation) => ({
      id: annotation.id,
      bodies: [],
      target: { annotation: annotation.id, selector: geometryOf(annotation) },
    })),
  );
  return {
    move({ scale, x, y }) {
      mover.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    },
    highlight(index) {
      const annotation = index === null ? undefined : annotations[index];
      annotator.setSelected(annotation ? annotation.id : undefined);
    },
  };
};
