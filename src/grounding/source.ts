import type { Annotation, Grounding } from './types.js';

/**
 * Whether annotations come as a parsed answer and not as a list.
 *
 * @throws TypeError for what is neither, such as an answer that is not there yet or not parsed
 */
export function isGrounding(source: Grounding | readonly Annotation[]): source is Grounding {
  if (Array.isArray(source)) return false;
  if (typeof source === 'object' && source !== null && 'segments' in source) return true;
  const given: unknown = source;
  const [what, fix] =
    typeof given === 'string'
      ? ['a text', 'read its markup with parseGrounding(text)']
      : given == null
        ? [String(given), 'give [] for none']
        : ['something else', 'make a list of it with a reader of `formats` or with code of your own'];
  throw new TypeError(
    `perceptron-react: annotations and clips are given as a parsed answer or as a list, but this is ${what}: ${fix}.`,
  );
}

/** Visits the annotations of an answer or a list as they are written: of a container only the container. */
export function forEachTopLevel(
  source: Grounding | readonly Annotation[],
  visit: (annotation: Annotation) => void,
): void {
  if (!isGrounding(source)) source.forEach(visit);
  else for (const segment of source.segments) if (segment.kind === 'annotation') visit(segment.annotation);
}
