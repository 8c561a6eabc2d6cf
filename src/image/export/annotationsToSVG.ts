import type { Annotation, AnnotationInput, Grounding, ShapeAnnotationInput } from '../../grounding/index.js';
import { LABEL_HEIGHT, LABEL_PADDING } from '../labelLayout.js';
import { createLabelMeasure, LABEL_FONT_SIZE, LABEL_FONT_WEIGHT } from '../labelText.js';
import { MITER_LIMIT, type StyledLabel } from '../painter.js';
import { assertSize, compose, createDrawing } from './composition.js';
import { element, paint, round, textElement } from './svgMarkup.js';
import { shapesToSVG } from './svgShapes.js';
import { approximateTextWidth } from './textWidth.js';
import type { AnnotationExportOptions } from './types.js';

/** Options of {@link annotationsToSVG}. */
export interface AnnotationsToSVGOptions<A extends AnnotationInput = Annotation>
  extends AnnotationExportOptions<A> {
  /** Width of the image in its own pixels. */
  width: number;
  /** Height of the image in its own pixels. */
  height: number;
  /**
   * Address of the image, put below the shapes. In a file that is to stand alone, and wherever the SVG is shown by an
   * `<img>`, it has to be a `data:` URL. @default no image: the overlay alone, transparent
   */
  imageHref?: string | undefined;
  /** The SVG's accessible name. @default 'Annotations' */
  title?: string | undefined;
  /** The SVG's accessible description. @default the mentions with their counts, such as "cat × 3, dog" */
  description?: string | undefined;
}

/** Ems from the middle of a line to its baseline: half the height of capitals. */
const BASELINE = 0.36;

function labelToSVG({ label, style }: StyledLabel, scale: number): string {
  const { text, direction } = label.text;
  const plate = element('rect', {
    x: label.x * scale,
    y: label.y * scale,
    width: label.width * scale,
    height: LABEL_HEIGHT * scale,
    rx: style.labelRadius * scale,
    ...paint('fill', style.labelBackground),
  });
  const isRightToLeft = direction === 'rtl';
  const words = textElement(
    'text',
    {
      x: (label.x + LABEL_PADDING) * scale,
      y: (label.y + LABEL_HEIGHT / 2 + BASELINE * LABEL_FONT_SIZE) * scale,
      direction: isRightToLeft ? 'rtl' : null,
      'text-anchor': isRightToLeft ? 'end' : null,
      // Fits the plate whatever font there is in the end.
      textLength: label.text.width * scale || null,
      lengthAdjust: 'spacingAndGlyphs',
      ...paint('fill', style.labelColor),
    },
    text,
  );
  return plate + words;
}

/** "cat × 3, dog": what is to be seen, in the order of the answer. */
function describe(shapes: readonly ShapeAnnotationInput[]): string {
  const counts = new Map<string, number>();
  for (const { mention } of shapes) if (mention) counts.set(mention, (counts.get(mention) ?? 0) + 1);
  return [...counts].map(([mention, count]) => (count > 1 ? `${mention} × ${count}` : mention)).join(', ');
}

/**
 * Annotations as an SVG in the image's own pixels: what `GroundedImage` shows, as text. Two-tone lines, labels on their
 * plates; each shape has its id as `data-id` and its mention as `<title>`. Pure: it runs in Node and in workers, loads
 * nothing and reads no pixels, so an image of any origin will do. Labels take the room of an average bold font.
 *
 * @param annotations a parsed answer, or annotations in grid coordinates (0..1000)
 * @returns well-formed XML, whatever the mentions contain
 * @throws RangeError when `width`, `height` or `overlayScale` is not positive
 */
export function annotationsToSVG<A extends AnnotationInput = Annotation>(
  annotations: Grounding | readonly A[],
  options: AnnotationsToSVGOptions<A>,
): string {
  const { width, height, imageHref, title = 'Annotations', fontFamily = 'system-ui, sans-serif' } = options;
  assertSize({ width, height }, 'The image of an SVG');
  const drawing = createDrawing(annotations, options);
  const measure = createLabelMeasure(fontFamily, approximateTextWidth(LABEL_FONT_SIZE));
  const composition = compose(drawing, { width, height }, options.overlayScale, measure);
  const { scale, shapes, labels } = composition;

  const description = options.description ?? describe(drawing.items.map(({ shape }) => shape));
  const image = { href: imageHref, width, height, preserveAspectRatio: 'none' };
  const font = {
    'font-family': fontFamily,
    'font-size': LABEL_FONT_SIZE * scale,
    'font-weight': LABEL_FONT_WEIGHT,
  };
  const joins = { 'stroke-linejoin': 'miter', 'stroke-miterlimit': MITER_LIMIT };
  const content = [
    textElement('title', {}, title),
    description && textElement('desc', {}, description),
    imageHref !== undefined && element('image', image),
    ...shapes.map((groups) => groups.length > 0 && element('g', joins, shapesToSVG(groups, composition))),
    ...labels.map(
      (layer) =>
        layer.length > 0 &&
        element(
          'g',
          { ...font, 'pointer-events': 'none' },
          layer.map((label) => labelToSVG(label, scale)).join(''),
        ),
    ),
  ];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${round(width)} ${round(height)}`,
    role: 'img',
  };
  return `${element('svg', root, content.filter(Boolean).join('\n'))}\n`;
}
