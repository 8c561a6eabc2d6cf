import { assertAnnotations } from './checkList.js';
import type { AnnotationInput, Grounding } from './types.js';
import { wrongKind } from './wrongKind.js';

const isAnswer = (given: unknown): given is Grounding =>
  typeof given === 'object' && given !== null && 'segments' in given;

/**
 * Does nothing for a parsed answer.
 *
 * @throws TypeError for what is none, such as an answer that is not there yet or not parsed
 */
export function assertAnswer(given: Grounding): void {
  if (isAnswer(given)) return;
  throw wrongKind(
    'a text with its annotations is given as a parsed answer',
    given,
    "give parseGrounding(text), of '' for none",
  );
}

/**
 * Whether annotations come as a parsed answer and not as a list.
 *
 * @throws TypeError for what is neither, such as an answer that is not there yet or not parsed, and for a list of what are
 * no annotations
 */
export function isGrounding(source: Grounding | readonly AnnotationInput[]): source is Grounding {
  if (Array.isArray(source)) {
    assertAnnotations(source);
    return false;
  }
  if (isAnswer(source)) return true;
  const given: unknown = source;
  let fix = 'give the `annotations` that a reader of `formats` returns, or a list of your own';
  if (given == null) fix = 'give [] for none';
  else if (typeof given === 'string') fix = 'read its markup with parseGrounding(text)';
  throw wrongKind('annotations and clips are given as a parsed answer or as a list', given, fix);
}

/** Visits the annotations of an answer or a list as they are written: of a container only the container. */
export function forEachTopLevel(
  source: Grounding | readonly AnnotationInput[],
  visit: (annotation: AnnotationInput) => void,
): void {
  if (!isGrounding(source)) source.forEach(visit);
  else for (const segment of source.segments) if (segment.kind === 'annotation') visit(segment.annotation);
}
