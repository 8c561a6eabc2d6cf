import type { Element } from './element.js';
import { issueAt } from './issues.js';
import { toArray } from './list.js';
import type { GroundingIssue } from './types.js';

/** All mistakes of a top-level element, sorted by where they start: on a tie the container's come first. */
export function issuesOf(element: Element): GroundingIssue[] {
  const issues: GroundingIssue[] = [];
  const stack = [element];
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const issue of next.own) issues.push(issue);
    for (let child = next.children; child; child = child.rest) stack.push(child.value);
  }
  return finished(element, issues);
}

/** The mistakes of a top-level clip or collection that concern clips. */
export function clipIssuesOf(element: Element): GroundingIssue[] {
  if (element.tag !== 'clip' && element.tag !== 'collection') return [];
  const issues = [...element.own];
  for (const child of toArray(element.children)) {
    if (child.tag === 'clip') issues.push(...child.own);
  }
  return finished(element, issues);
}

function finished(element: Element, issues: GroundingIssue[]): GroundingIssue[] {
  const { start, end } = element.span;
  if (element.cut) issues.push(issueAt('incomplete_annotation', start, end));
  return issues.sort((a, b) => a.span.start - b.span.start);
}
