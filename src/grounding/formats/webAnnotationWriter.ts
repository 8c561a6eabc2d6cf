import { shapesOf } from '../flatten.js';
import type { ShapeAnnotationInput } from '../types.js';
import { type ImageOptions, type Pixels, plainNumber, type ShapeSource, toPixels } from './shapes.js';

/** Options of {@link toWebAnnotation}. */
export interface ToWebAnnotationOptions extends ImageOptions {
  /**
   * The address of the image, which the annotations target.
   * @default ''
   */
  source?: string | undefined;
}

/** Where on the image an annotation is, in pixels: a box, a polygon as SVG, or a point. */
export type WebAnnotationSelector =
  | { type: 'FragmentSelector'; conformsTo: string; value: string }
  | { type: 'SvgSelector'; value: string }
  | { type: 'PointSelector'; x: number; y: number };

/** One annotation as {@link toWebAnnotation} writes it. */
export interface WebAnnotation {
  '@context': 'http://www.w3.org/ns/anno.jsonld';
  id: string;
  type: 'Annotation';
  body: { type: 'TextualBody'; purpose: 'tagging'; value: string }[];
  target: { source: string; selector: WebAnnotationSelector };
  /** Not part of the standard: how sure the model is. */
  score?: number;
}

/**
 * Writes the annotations of one image as W3C Web Annotations, in pixels: boxes as a FragmentSelector (`xywh=pixel:`), polygons
 * as an SvgSelector, points as the PointSelector of IIIF; the mention as a tagging body. The inverse of `webAnnotation`.
 *
 * @throws RangeError when `imageSize` is not two positive numbers.
 */
export function toWebAnnotation(annotations: ShapeSource, options: ToWebAnnotationOptions): WebAnnotation[] {
  const px = toPixels(options);
  return shapesOf(annotations).map((shape) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: shape.id,
    type: 'Annotation',
    body:
      shape.mention === undefined ? [] : [{ type: 'TextualBody', purpose: 'tagging', value: shape.mention }],
    target: { source: options.source ?? '', selector: selectorOf(shape, px) },
    ...(shape.score === undefined ? undefined : { score: shape.score }),
  }));
}

function selectorOf(shape: ShapeAnnotationInput, px: Pixels): WebAnnotationSelector {
  switch (shape.kind) {
    case 'point':
      return { type: 'PointSelector', x: px.x(shape.x), y: px.y(shape.y) };
    case 'box': {
      const { x, y, width, height } = px.bounds(shape);
      return {
        type: 'FragmentSelector',
        conformsTo: 'http://www.w3.org/TR/media-frags/',
        value: `xywh=pixel:${[x, y, width, height].map(plainNumber).join(',')}`,
      };
    }
    case 'polygon': {
      const points = px.vertices(shape.points).map((vertex) => vertex.map(plainNumber).join(','));
      const polygon = `<polygon points="${points.join(' ')}"></polygon>`;
      return { type: 'SvgSelector', value: `<svg xmlns="http://www.w3.org/2000/svg">${polygon}</svg>` };
    }
  }
}
