'use client';

import {
  type ComponentPropsWithoutRef,
  type CSSProperties,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
  useDeferredValue,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Annotation, AnnotationInput, Grounding } from '../../grounding/index.js';
import { functionOf } from '../../grounding/wrongKind.js';
import { type SelectionProps, useComponentSelection } from '../../hooks/useComponentSelection.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { type LabelOverrides, useLocalization } from '../../hooks/useLocalization.js';
import { useMentionColors } from '../../hooks/useMentionColors.js';
import { useUsable } from '../../hooks/useUsable.js';
import type { SelectionChangeDetails } from '../../state/selection.js';
import type { ColorBy, MentionColorSource } from '../../styles/palette.js';
import { withoutControllerProps } from '../groundedImageProps.js';
import { createListText, type GetListLabel } from './entryText.js';
import { groupsOf } from './groups.js';
import { ListFilter } from './ListFilter.js';
import { ListGrid } from './ListGrid.js';
import { type AnnotationListLabels, defaultListLabels } from './listLabels.js';
import { rowsOf, textMatcher } from './rows.js';
import { useExpansion } from './useExpansion.js';
import { useVisibility } from './useVisibility.js';

/** Props of {@link AnnotationList}. Further props go to the root `div`. */
export interface AnnotationListProps<A extends AnnotationInput = Annotation>
  extends SelectionProps,
    Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What to list: a parsed answer, or annotations. */
  annotations: Grounding | readonly A[];
  /** Which asset of a request with several: only its annotations are listed. @default all of them */
  assetIdx?: number | undefined;
  /** How many assets the request had; what has no index belongs to the last. @default `assetIdx + 1` */
  assetCount?: number | undefined;
  /** Colours of mentions: a list to take from, a record by mention, or a function. @default the provider's, or a palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default the provider's, or 'mention' */
  colorBy?: ColorBy | undefined;
  /** What the rows must have in their name, kind, region or time, word by word. Controlled. */
  filter?: string | undefined;
  /** The first filter, uncontrolled. @default '' */
  defaultFilter?: string | undefined;
  onFilterChange?: ((filter: string, details: SelectionChangeDetails) => void) | undefined;
  /** Whether there is a field for the filter. @default true */
  showFilter?: boolean | undefined;
  /** Whether groups are open until somebody closes them. @default true */
  defaultExpanded?: boolean | undefined;
  /** The most that the rows may take before they scroll: CSS pixels, or a CSS length. @default `24rem` */
  height?: number | string | undefined;
  /** The text of a row; null or undefined for the usual one, `labels.entry`. */
  getLabel?: GetListLabel<A> | undefined;
  /** A BCP 47 language tag for times and numbers. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** Strings that replace the English ones. */
  labels?: LabelOverrides<AnnotationListLabels> | undefined;
}

/**
 * The type of {@link AnnotationList}: its callbacks are handed annotations of the kind that it is given. The second signature is
 * what tools find that ask for the props of a component, such as `ComponentProps` and `memo`.
 */
export type AnnotationListComponent = (<A extends AnnotationInput = Annotation>(
  props: AnnotationListProps<A> & RefAttributes<HTMLDivElement>,
) => ReactElement | null) &
  ForwardRefExoticComponent<AnnotationListProps & RefAttributes<HTMLDivElement>>;

/**
 * Annotations as a list: grouped by mention with counts and colours, to filter, show, hide, set apart and select. It
 * shares highlight, selection and hidden mentions with the components around it through a `GroundingProvider`, and only
 * those of its rows exist that can be seen, so that thousands cost no more than a few.
 *
 * The rows are a `treegrid`: assistive technology hands its keys over to it, which a list with most of its rows not there
 * needs, and unlike a `tree` it has cells, in which the buttons of a group are reached with the arrow keys. Each row says
 * its level, place and number, so that what does not exist is counted all the same. It is one tab stop, and the row that
 * has the focus is the highlighted one.
 *
 * State shows on the root as `data-empty` and `data-filtered`; on each `.pr-list-row` as `data-highlighted`,
 * `data-selected`, `data-hidden`, `data-expanded`, `data-solo`, `data-stuck`, `data-kind` and `data-arriving`. The height of a row is
 * `--pr-list-row-height`, its colour `--pr-list-color`.
 */
export const AnnotationList = forwardRef<HTMLDivElement, AnnotationListProps<AnnotationInput>>(
  function AnnotationList(props, ref) {
    const {
      annotations: given,
      assetIdx,
      assetCount,
      colors: colorSource,
      colorBy,
      filter: givenFilter,
      defaultFilter = '',
      onFilterChange,
      showFilter = true,
      defaultExpanded = true,
      height,
      getLabel,
      locale: _locale,
      labels: _labels,
      className,
      style,
      ...rest
    } = props;
    const helpId = useId();
    const root = useRef<HTMLDivElement>(null);
    useImperativeHandle(ref, () => root.current!, []);

    const selection = useComponentSelection(props);
    const annotations = useUsable(given);
    const colors = useMentionColors(annotations, colorSource, colorBy);
    const { labels, locale } = useLocalization('list', defaultListLabels, props);
    const text = useMemo(
      () => createListText(labels, locale, functionOf('getLabel', getLabel)),
      [labels, locale, getLabel],
    );
    const [ownFilter, setOwnFilter] = useState(defaultFilter);
    const filter = givenFilter ?? ownFilter;

    // The list may come a moment later than the picture, and than the letters in its field.
    const listed = useDeferredValue(annotations);
    const applied = useDeferredValue(filter).trim();
    const groups = useMemo(() => groupsOf(listed, { assetIdx, assetCount }), [listed, assetIdx, assetCount]);
    const visibility = useVisibility(selection, groups);
    const expansion = useExpansion(applied, defaultExpanded);
    const { isExpanded } = expansion;
    const rows = useMemo(() => {
      const matches = textMatcher(applied);
      return rowsOf(groups, matches && ((entry) => matches(text.searchable(entry))), isExpanded);
    }, [groups, applied, text, isExpanded]);

    const shownGroups = rows.flatMap((row) => (row.kind === 'group' ? [row] : []));
    const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
    const matching = shownGroups.reduce((sum, row) => sum + row.matching, 0);
    const summary = labels.summary({ matching: text.number(matching), total: text.number(count), count });

    const changeFilter = (next: string, details: SelectionChangeDetails) => {
      setOwnFilter(next);
      onFilterChange?.(next, details);
    };

    const tabStop = () => root.current?.querySelector<HTMLElement>('.pr-list-row[tabindex="0"]');
    useKeptFocus(root, () => tabStop() ?? root.current?.querySelector<HTMLElement>('.pr-list-empty'));

    return (
      <div
        {...withoutControllerProps(rest)}
        ref={root}
        className={className ? `pr-list ${className}` : 'pr-list'}
        style={
          height === undefined
            ? style
            : ({
                '--pr-list-height': typeof height === 'number' ? `${height}px` : height,
                ...style,
              } as CSSProperties)
        }
        data-empty={count === 0 ? '' : undefined}
        data-filtered={applied ? '' : undefined}
      >
        {showFilter && (
          <ListFilter
            value={filter}
            labels={labels}
            onChange={changeFilter}
            onLeave={() => tabStop()?.focus()}
          />
        )}
        {count > 0 && (
          <div className="pr-list-bar">
            <bdi className="pr-list-summary">{summary}</bdi>
            {visibility.anyHidden && (
              <button
                type="button"
                className="pr-list-show-all"
                onClick={({ nativeEvent, detail }) =>
                  visibility.showAll({ reason: detail ? 'pointer' : 'keyboard', event: nativeEvent })
                }
              >
                {labels.showAll}
              </button>
            )}
          </div>
        )}
        {rows.length > 0 ? (
          <ListGrid
            rows={rows}
            groupCount={shownGroups.length}
            selection={selection}
            colors={colors}
            text={text}
            labels={labels}
            visibility={visibility}
            expansion={expansion}
            helpId={helpId}
          />
        ) : (
          <p className="pr-list-empty">{count === 0 ? labels.empty : labels.noMatch(applied)}</p>
        )}
        <p id={helpId} hidden>
          {labels.keyHelp}
        </p>
        <div role="status" className="pr-visually-hidden">
          {applied && (matching ? summary : labels.noMatch(applied))}
        </div>
      </div>
    );
  },
) as AnnotationListComponent;
