'use client';

import { forwardRef, type ReactNode } from 'react';
import type { Annotation, AnnotationInput, ShapeOf } from '../grounding/index.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../hooks/useStore.js';
import type { Tooltip } from './tooltip.js';

/** Content of a tooltip; null for none. */
export type RenderTooltip<A extends AnnotationInput = Annotation> = (annotation: ShapeOf<A>) => ReactNode;

function TooltipContent({ tooltip, render }: { tooltip: Tooltip; render: RenderTooltip<AnnotationInput> }) {
  const { annotation } = useStore(tooltip.state);
  // The content has a size only now.
  useIsomorphicLayoutEffect(() => tooltip.place());
  return annotation && render(annotation);
}

/** Props of {@link ImageTooltip}. */
export interface ImageTooltipProps {
  id: string;
  tooltip: Tooltip;
  /** The app's content. Without it the tooltip fills itself, which renders no React. */
  render: RenderTooltip<AnnotationInput> | undefined;
}

/** The element of the tooltip, shown, filled and placed by its controller. */
export const ImageTooltip = forwardRef<HTMLDivElement, ImageTooltipProps>(function ImageTooltip(props, ref) {
  const { id, tooltip, render } = props;
  return (
    <div key={render ? 'app' : 'own'} ref={ref} id={id} role="tooltip" className="pr-image-tooltip" hidden>
      {render && <TooltipContent tooltip={tooltip} render={render} />}
    </div>
  );
});
