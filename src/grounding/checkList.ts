import { listProblem } from './itemProblem.js';
import type { AnnotationInput } from './types.js';

const checked = new WeakSet<readonly AnnotationInput[]>();

/**
 * Does nothing for a list of annotations: glances once at each list, for what would otherwise fail somewhere deep in a
 * function. Only at its first items, for a stream's list is another with each shape.
 *
 * @throws TypeError at the first of them that is no annotation, saying which and why
 */
export function assertAnnotations(list: readonly AnnotationInput[]): void {
  if (checked.has(list)) return;
  const problem = listProblem(list, false);
  if (problem) throw new TypeError(`perceptron-react: annotations${problem}.`);
  checked.add(list);
}
