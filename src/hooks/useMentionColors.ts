'use client';

import { useMemo } from 'react';
import type { Annotation, Grounding } from '../grounding/index.js';
import {
  type ColorBy,
  createMentionColors,
  type MentionColorSource,
  type MentionColors,
} from '../styles/palette.js';
import { useGroundingContext } from './GroundingProvider.js';

/**
 * The colours of a component's annotations: by its own `source` and `by`, else the provider's, else one for each mention
 * in the order of `annotations`.
 */
export function useMentionColors(
  annotations: Grounding | readonly Annotation[],
  source?: MentionColorSource,
  by?: ColorBy,
): MentionColors {
  const context = useGroundingContext();
  const shared = source || by ? null : (context?.colors ?? null);
  const ownSource = source ?? context?.colorSource;
  const ownBy = by ?? context?.colorBy;
  return useMemo(
    () => shared ?? createMentionColors(annotations, ownSource, ownBy),
    [shared, annotations, ownSource, ownBy],
  );
}
