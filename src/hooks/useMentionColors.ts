'use client';

import { useMemo, useState } from 'react';
import type { AnnotationInput, Grounding } from '../grounding/index.js';
import type { ColorBy, MentionColorSource, MentionColors } from '../styles/palette.js';
import { createSteadyColors } from '../styles/steadyColors.js';
import { useGroundingContext } from './GroundingProvider.js';

/**
 * The colours of a component's annotations: by its own `source` and `by`, else the provider's, else one for each mention
 * in the order of `annotations`.
 */
export function useMentionColors(
  annotations: Grounding | readonly AnnotationInput[],
  source?: MentionColorSource,
  by?: ColorBy,
): MentionColors {
  const context = useGroundingContext();
  const shared = source || by ? null : (context?.colors ?? null);
  const ownSource = source ?? context?.colorSource;
  const ownBy = by ?? context?.colorBy;
  const [colorsOf] = useState(createSteadyColors);
  return useMemo(
    () => shared ?? colorsOf(annotations, ownSource, ownBy),
    [shared, colorsOf, annotations, ownSource, ownBy],
  );
}
