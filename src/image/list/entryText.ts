import type { Annotation, AnnotationInput } from '../../grounding/index.js';
import { shownMention } from '../../grounding/mentions.js';
import { timeSpanOf } from '../../grounding/timeSpan.js';
import { localeOf } from '../../state/locale.js';
import { formatDuration, formatEnds, formatTime, formatTimeRange } from '../../state/time.js';
import { regionOf } from '../readingOrder.js';
import type { ListEntry, ListedAnnotation, ListGroup } from './groups.js';
import type { AnnotationListLabels } from './listLabels.js';

/** A text of one's own for a row: null or undefined for the usual one. */
export type GetListLabel<A extends AnnotationInput = Annotation> = (
  annotation: ListedAnnotation<A>,
  number: number,
) => string | null | undefined;

/** What the rows say. */
export interface ListText {
  groupName(group: ListGroup): string;
  label(entry: ListEntry): string;
  /** Where or when it is, in a few words. */
  detail(entry: ListEntry): { shown: string; spoken: readonly string[] };
  /** 0..100 %, or null where the data does not say. */
  score(entry: ListEntry): string | null;
  kindName(entry: ListEntry): string;
  number(value: number): string;
  /** All that a filter looks at. */
  searchable(entry: ListEntry): string;
}

/** The texts of rows in the words of `labels`. */
export function createListText(
  labels: AnnotationListLabels,
  locale: string | undefined,
  getLabel: GetListLabel<AnnotationInput> | undefined,
): ListText {
  const numbers = new Intl.NumberFormat(localeOf(locale));
  const percents = new Intl.NumberFormat(localeOf(locale), { style: 'percent', maximumFractionDigits: 0 });

  const timeText = (annotation: ListedAnnotation<AnnotationInput>) => {
    const times = timeSpanOf(annotation);
    if (!times) return null;
    const { start, end } = times;
    return end === undefined
      ? { shown: formatTime(start, { locale }), spoken: [labels.moment(formatDuration(start, { locale }))] }
      : {
          shown: formatTimeRange(start, end, { locale }),
          spoken: [labels.range(...formatEnds(start, end, { locale }))],
        };
  };

  const text: ListText = {
    groupName: (group) => group.mention ?? labels.unnamed,
    label({ annotation, number }) {
      const custom = getLabel?.(annotation, number);
      if (custom != null) return custom;
      const mention = shownMention(annotation.mention);
      return labels.entry({ annotation, mention, kindName: labels.kinds[annotation.kind], number });
    },
    detail({ annotation }) {
      const time = timeText(annotation);
      if (annotation.kind === 'clip') return time!;
      if (annotation.kind === 'track') {
        const seen = labels.waypoints(annotation.waypoints.length);
        return time ?? { shown: seen, spoken: [seen] };
      }
      const region = labels.regions[regionOf(annotation)];
      return time
        ? { shown: `${region} · ${time.shown}`, spoken: [region, ...time.spoken] }
        : { shown: region, spoken: [region] };
    },
    score: ({ annotation: { score } }) => (score === undefined ? null : percents.format(score)),
    kindName: ({ annotation }) => labels.kinds[annotation.kind],
    number: (value) => numbers.format(value),
    searchable: (entry) =>
      `${text.label(entry)} ${shownMention(entry.annotation.mention) ?? labels.unnamed} ${text.kindName(entry)} ${text.detail(entry).shown}`,
  };
  return text;
}
