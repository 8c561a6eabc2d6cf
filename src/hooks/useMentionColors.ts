'use client';

import { useMemo } from 'react';
import type { Annotation, Grounding } from '../grounding/index.js';
import { createMentionColors, type MentionColorSource, type MentionColors } from '../styles/palette.js';
import { useGroundingContext } from './GroundingProvider.js';

/** The colours of a component's mentions: by its own `source`, else the provider's, else in the order of `annotations`. */
export function useMentionColors(
  annotations: Grounding | readonly Annotation[],
  source?: MentionColorSource,
): MentionColors {
  const context = useGroundingContext();
  const shared = source ? null : (context?.colors ?? null);
  const ownSource = source ?? context?.colorSource;
  return useMemo(
    () => shared ?? createMentionColors(annotations, ownSource),
    [shared, annotations, ownSource],
  );
}
