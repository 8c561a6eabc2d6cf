'use client';

import {
  type ComponentPropsWithoutRef,
  type CSSProperties,
  type FocusEvent,
  forwardRef,
  useDeferredValue,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import type { AnnotationInput, Grounding } from '../../grounding/index.js';
import { type SelectionProps, useComponentSelection } from '../../hooks/useComponentSelection.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { type LabelOverrides, useLocalization } from '../../hooks/useLocalization.js';
import { useMentionColors } from '../../hooks/useMentionColors.js';
import { useUsable } from '../../hooks/useUsable.js';
import type { ColorBy, MentionColorSource } from '../../styles/palette.js';
import { withoutControllerProps } from '../groundedImageProps.js';
import { KindIcon } from '../KindIcon.js';
import { createListText } from './entryText.js';
import { colorOfGroup, groupsOf } from './groups.js';
import { type AnnotationListLabels, defaultListLabels } from './listLabels.js';
import { useVisibility } from './useVisibility.js';

/** Props of {@link AnnotationLegend}. Further props go to the root `ul`. */
export interface AnnotationLegendProps
  extends Pick<SelectionProps, 'hiddenMentions' | 'defaultHiddenMentions' | 'onHiddenMentionsChange'>,
    Omit<ComponentPropsWithoutRef<'ul'>, 'children'> {
  /** What the legend explains: a parsed answer, or annotations. */
  annotations: Grounding | readonly AnnotationInput[];
  /** Which asset of a request with several: only its annotations count. @default all of them */
  assetIdx?: number | undefined;
  /** How many assets the request had; what has no index belongs to the last. @default `assetIdx + 1` */
  assetCount?: number | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default the provider's, or a palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default the provider's, or 'mention' */
  colorBy?: ColorBy | undefined;
  /** A BCP 47 language tag for numbers. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** Strings that replace the English ones. */
  labels?: LabelOverrides<AnnotationListLabels> | undefined;
}

/**
 * The mentions of an answer as a legend: a chip each with its colour and count, a button that shows or hides it. Renders
 * a `<ul>`, and nothing while there is nothing to explain. State shows on each `.pr-legend-item` as `data-hidden`.
 */
export const AnnotationLegend = forwardRef<HTMLUListElement, AnnotationLegendProps>(
  function AnnotationLegend(props, ref) {
    const {
      annotations: given,
      assetIdx,
      assetCount,
      colors: colorSource,
      colorBy,
      locale: _locale,
      labels: _labels,
      className,
      onFocus,
      ...rest
    } = props;
    const selection = useComponentSelection(props);
    const annotations = useUsable(given);
    const colors = useMentionColors(annotations, colorSource, colorBy);
    const { labels, locale } = useLocalization('list', defaultListLabels, props);
    const text = useMemo(() => createListText(labels, locale, undefined), [labels, locale]);
    const listed = useDeferredValue(annotations);
    const groups = useMemo(() => groupsOf(listed, { assetIdx, assetCount }), [listed, assetIdx, assetCount]);
    const visibility = useVisibility(selection, groups);

    const isPresent = groups.length > 0;
    const list = useRef<HTMLUListElement>(null);
    useImperativeHandle(ref, () => (isPresent ? list.current : null)!, [isPresent]);

    /** Which button had the focus last: what is in its place takes over when it goes. */
    const focusedAt = useRef(0);
    const buttons = () => [...list.current!.querySelectorAll<HTMLElement>('button')];
    const takeOver = () =>
      buttons()
        .slice(0, focusedAt.current + 1)
        .at(-1);
    useKeptFocus(list, takeOver, isPresent);
    const noteFocus = (event: FocusEvent<HTMLUListElement, HTMLElement>) => {
      onFocus?.(event);
      focusedAt.current = buttons().indexOf(event.target);
    };

    if (!isPresent) return null;
    return (
      <ul
        aria-label={labels.legend}
        {...withoutControllerProps(rest)}
        ref={list}
        onFocus={noteFocus}
        className={className ? `pr-legend ${className}` : 'pr-legend'}
      >
        {groups.map((group) => {
          const hidden = visibility.isHidden(group);
          const name = text.groupName(group);
          return (
            <li key={group.key}>
              <button
                type="button"
                className="pr-legend-item"
                style={{ '--pr-list-color': colorOfGroup(group, colors) } as CSSProperties}
                data-hidden={hidden ? '' : undefined}
                data-kind={group.kind}
                aria-pressed={!hidden}
                title={labels.show(name)}
                onClick={({ nativeEvent, detail }) =>
                  visibility.toggle(group, { reason: detail ? 'pointer' : 'keyboard', event: nativeEvent })
                }
              >
                <span className="pr-list-swatch">
                  <KindIcon kind={group.kind} className="pr-list-kind" />
                </span>
                <bdi className="pr-list-name">{name}</bdi>{' '}
                <span className="pr-list-count">{text.number(group.entries.length)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    );
  },
);
