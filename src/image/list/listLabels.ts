import type { AnnotationInput } from '../../grounding/index.js';
import { defaultImageLabels, type ImageRegion } from '../imageLabels.js';
import type { ListedAnnotation } from './groups.js';

/** What the label of a row is made from. */
export interface ListEntryParts {
  annotation: ListedAnnotation<AnnotationInput>;
  /** The mention of its group, or undefined where it has none. */
  mention: string | undefined;
  /** From `labels.kinds`. */
  kindName: string;
  /** Its place among those of its mention, from 1. */
  number: number;
}

/** What the name of a group is made from. */
export interface ListGroupParts {
  /** The mention, or `labels.unnamed`. */
  name: string;
  /** How many annotations match the filter, formatted. */
  matching: string;
  /** How many there are, formatted. */
  total: string;
  /** How many there are. */
  count: number;
  hidden: boolean;
}

/** Every string that `AnnotationList` and `AnnotationLegend` say by themselves. */
export interface AnnotationListLabels {
  /** The name of the list. */
  list: string;
  /** The name of the legend. */
  legend: string;
  /** How many annotations there are, above the rows; `matching` is less than `total` while a filter is set. */
  summary(parts: { matching: string; total: string; count: number }): string;
  /** The placeholder and name of the filter's field. */
  filter: string;
  clearFilter: string;
  /** The button that shows all hidden mentions. */
  showAll: string;
  /** The group of what has no mention. */
  unnamed: string;
  kinds: Record<AnnotationInput['kind'], string>;
  regions: Record<ImageRegion, string>;
  /** What a row shows. @default "car 3", "box 3" */
  entry(parts: ListEntryParts): string;
  /** What assistive technology reads for a row: `details` are the kind, the region, the time and the score, where known. */
  entryName(parts: { label: string; details: readonly string[]; hidden: boolean }): string;
  /** What assistive technology reads for the header of a group. */
  groupName(parts: ListGroupParts): string;
  /** How often a track without times was seen. */
  waypoints(count: number): string;
  /** A moment, for the eye and for the ear. */
  moment(time: string): string;
  /** A range of time for the ear. */
  range(start: string, end: string): string;
  /** The button, pressed while the mention is shown; of the legend, what it does. */
  show(mention: string): string;
  /** The button, pressed while everything else is hidden. */
  showOnly(mention: string): string;
  empty: string;
  noMatch(filter: string): string;
  keyHelp: string;
}

const annotations = (text: string, count: number) => `${text} ${count === 1 ? 'annotation' : 'annotations'}`;

/** The strings in English. */
export const defaultListLabels: AnnotationListLabels = {
  list: 'Annotations',
  legend: 'Legend',
  summary: ({ matching, total, count }) =>
    annotations(matching === total ? total : `${matching} of ${total}`, count),
  filter: 'Filter annotations',
  clearFilter: 'Clear filter',
  showAll: 'Show all',
  unnamed: 'Unnamed',
  kinds: {
    ...defaultImageLabels.kinds,
    clip: 'clip',
    track: 'track',
    collection: 'annotation',
  },
  regions: defaultImageLabels.regions,
  entry: ({ mention, kindName, number }) => `${mention ?? kindName} ${number}`,
  entryName: ({ label, details, hidden }) => [label, ...details, ...(hidden ? ['hidden'] : [])].join(', '),
  groupName: ({ name, matching, total, count, hidden }) =>
    [name, annotations(matching === total ? total : `${matching} of ${total}`, count), hidden && 'hidden']
      .filter(Boolean)
      .join(', '),
  waypoints: (count) => (count === 1 ? '1 waypoint' : `${count} waypoints`),
  moment: (time) => `at ${time}`,
  range: (start, end) => `from ${start} to ${end}`,
  show: (mention) => `Show ${mention}`,
  showOnly: (mention) => `Show only ${mention}`,
  empty: 'No annotations yet',
  noMatch: (filter) => `Nothing matches “${filter}”`,
  keyHelp:
    'Up and Down move between rows, or type the beginning of a name. Right and Left open and close a group; Right on an open group reaches its buttons. Enter selects, with Control it adds to the selection, Escape clears it.',
};
