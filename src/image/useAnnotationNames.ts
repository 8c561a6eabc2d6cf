'use client';

import { useCallback, useMemo } from 'react';
import type { Annotation, AnnotationInput, ShapeAnnotationInput, ShapeOf } from '../grounding/index.js';
import { shownMention } from '../grounding/mentions.js';
import type { ImageLabels } from './imageLabels.js';
import { readingOrder, regionOf } from './readingOrder.js';
import { useListed } from './useListed.js';
import { withoutArriving, withoutMentions } from './visibleShapes.js';

/** The accessible name of an annotation; undefined for the usual one. */
export type GetAriaLabel<A extends AnnotationInput = Annotation> = (
  annotation: ShapeOf<A>,
  context: { index: number; total: number },
) => string | undefined;

const shown = (shapes: readonly ShapeAnnotationInput[], hiddenMentions: readonly string[]) =>
  withoutArriving(withoutMentions(shapes, hiddenMentions));

/**
 * The shapes in reading order, without hidden and unfinished ones, and what each is called. While a long list is still to
 * come, `count` says how many there are.
 */
export function useAnnotationNames(
  shapes: readonly ShapeAnnotationInput[],
  hiddenMentions: readonly string[],
  labels: ImageLabels,
  getAriaLabel: GetAriaLabel<AnnotationInput> | undefined,
) {
  const listed = useListed(shapes);
  const ordered = useMemo(() => readingOrder(shown(listed, hiddenMentions)), [listed, hiddenMentions]);
  const total = ordered.length;
  const nameOf = useCallback(
    (annotation: ShapeAnnotationInput, index: number) => {
      const custom = getAriaLabel?.(annotation, { index, total });
      const { kind } = annotation;
      const mention = shownMention(annotation.mention);
      const region = regionOf(annotation);
      const [kindName, regionName] = [labels.kinds[kind], labels.regions[region]];
      const parts = { annotation, mention, kindName, regionName, position: index + 1, total };
      return custom ?? labels.annotation(parts);
    },
    [labels, total, getAriaLabel],
  );
  const count = useMemo(
    () => (listed === shapes ? total : shown(shapes, hiddenMentions).length),
    [listed, shapes, total, hiddenMentions],
  );
  return { ordered, count, nameOf };
}
