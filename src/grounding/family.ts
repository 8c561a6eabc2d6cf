import type { Element } from './element.js';
import { addFlat, addSegment, type Lists } from './gather.js';
import { withContext } from './inherit.js';
import { clipIssuesOf, issuesOf } from './issueOrder.js';
import type { Annotation, ParseOptions } from './types.js';

/** Which annotations count in an answer, by what it was asked for. */
export type Family = 'all' | 'geometry' | 'clip' | 'none';

/** The family of an answer that was asked for `expects`. What nobody can ask for has no annotations. */
export function familyOf(expects: ParseOptions['expects']): Family {
  switch (expects) {
    case undefined:
    case null:
      return 'all';
    case 'point':
    case 'box':
    case 'polygon':
      return 'geometry';
    case 'clip':
      return 'clip';
    default:
      return 'none';
  }
}

/** Adds a finished top-level element to the lists of an answer. */
export function addElement(family: Family, element: Element, lists: Lists): void {
  if (family === 'none' || (family === 'geometry' && element.tag === 'clip')) return;
  const issues = family === 'clip' ? clipIssuesOf(element) : issuesOf(element);
  for (const issue of issues) lists.issues.push(issue);
  if (element.value) addAnnotation(family, element.value, lists);
}

/** Adds a top-level annotation to the segments and the flat lists. */
export function addAnnotation(family: Family, annotation: Annotation, lists: Lists): void {
  for (const visible of family === 'clip' ? clipsOf(annotation) : [annotation]) {
    addSegment(lists.segments, visible, 0);
    addFlat(lists, visible, {});
  }
}

/** The clips that a top-level annotation stands for: a collection is transparent, all else is ignored. */
function clipsOf(annotation: Annotation): Annotation[] {
  if (annotation.kind === 'clip') return [annotation];
  if (annotation.kind !== 'collection') return [];
  return annotation.children.flatMap((child) =>
    child.kind === 'clip' ? [withContext(child, annotation)] : [],
  );
}
