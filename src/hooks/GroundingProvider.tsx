'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { AnnotationInput, Grounding } from '../grounding/index.js';
import { usableOf } from '../grounding/usable.js';
import { asIds, createSelection, type Selection, type SelectionCallbacks } from '../state/selection.js';
import type { ColorBy, MentionColorSource, MentionColors } from '../styles/palette.js';
import { createSteadyColors } from '../styles/steadyColors.js';
import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect.js';

/** Props of {@link GroundingProvider}. */
export interface GroundingProviderProps extends SelectionCallbacks {
  children?: ReactNode;
  /**
   * The annotations that the components below show. Colours are given out in their order, so that a mention has one
   * colour in all of them even where each shows only a part.
   */
  annotations?: Grounding | readonly AnnotationInput[] | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default the built-in palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default 'mention' */
  colorBy?: ColorBy | undefined;
  /** Controlled highlight. */
  highlightedId?: string | null | undefined;
  /** The first highlight, uncontrolled. */
  defaultHighlightedId?: string | null | undefined;
  /** Controlled selection of one annotation. */
  selectedId?: string | null | undefined;
  /** The first selection, uncontrolled. */
  defaultSelectedId?: string | null | undefined;
  /** Controlled selection of several annotations; wins over `selectedId`. */
  selectedIds?: readonly string[] | undefined;
  /** The first selection of several, uncontrolled; wins over `defaultSelectedId`. */
  defaultSelectedIds?: readonly string[] | undefined;
  /** Controlled list of the mentions that are not shown. */
  hiddenMentions?: readonly string[] | undefined;
  /** The first hidden mentions, uncontrolled. */
  defaultHiddenMentions?: readonly string[] | undefined;
}

interface GroundingContextValue {
  selection: Selection;
  /** Null where the provider knows neither annotations nor colours: each component then orders its own. */
  colors: MentionColors | null;
  colorSource: MentionColorSource | undefined;
  colorBy: ColorBy | undefined;
}

const GroundingContext = createContext<GroundingContextValue | null>(null);

/** The surrounding provider's selection and colours, or null without a provider. */
export const useGroundingContext = () => useContext(GroundingContext);

/** Gives what is below it colours from `colors`; highlight, selection and all else stay the surrounding provider's. */
export function ColorsProvider({ colors, children }: Pick<GroundingProviderProps, 'colors' | 'children'>) {
  const context = useGroundingContext();
  const value = useMemo(
    () => (context && colors ? { ...context, colorSource: colors } : context),
    [context, colors],
  );
  return <GroundingContext.Provider value={value}>{children}</GroundingContext.Provider>;
}

/** Ties the grounded components below it together: one highlight, one selection, one set of hidden mentions and colours. */
export function GroundingProvider(props: GroundingProviderProps) {
  const { children, annotations, colorBy } = props;
  const colorSource = props.colors ?? undefined;
  const { highlightedId, selectedId, selectedIds, hiddenMentions } = props;
  const { onHighlightedIdChange, onSelectedIdChange, onSelectedIdsChange, onHiddenMentionsChange } = props;
  const controlled = { highlightedId, selectedIds: selectedIds ?? asIds(selectedId), hiddenMentions };
  const callbacks = {
    onHighlightedIdChange,
    onSelectedIdChange,
    onSelectedIdsChange,
    onHiddenMentionsChange,
  };

  const [selection] = useState(() =>
    createSelection({
      initial: {
        highlightedId: props.defaultHighlightedId,
        selectedIds: props.defaultSelectedIds ?? asIds(props.defaultSelectedId),
        hiddenMentions: props.defaultHiddenMentions,
      },
      controlled,
      ...callbacks,
    }),
  );
  useIsomorphicLayoutEffect(() => selection.setOptions({ controlled, ...callbacks }));

  const [colorsOf] = useState(createSteadyColors);
  const colors = useMemo(
    () => (annotations ? colorsOf(usableOf(annotations), colorSource, colorBy) : null),
    [colorsOf, annotations, colorSource, colorBy],
  );
  const value = useMemo(
    () => ({ selection, colors, colorSource, colorBy }),
    [selection, colors, colorSource, colorBy],
  );
  return <GroundingContext.Provider value={value}>{children}</GroundingContext.Provider>;
}
