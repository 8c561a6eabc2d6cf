import { GroundingError } from './errors.js';
import { createGroundingStream } from './stream.js';
import type { Grounding, ParseOptions } from './types.js';

/**
 * Reads the grounding markup of a whole answer. Never throws, whatever the text; mistakes are in `issues`. Takes time
 * linear in the text's length.
 *
 * @param text the answer as the model wrote it
 */
export function parseGrounding(text: string, options?: ParseOptions | null): Grounding {
  const stream = createGroundingStream(options);
  stream.push(text);
  return stream.end();
}

/**
 * Like {@link parseGrounding}, for answers that must be right.
 *
 * @throws GroundingError for the first mistake in the markup
 */
export function parseGroundingStrict(text: string, options?: ParseOptions | null): Grounding {
  const grounding = parseGrounding(text, options);
  const [first] = grounding.issues;
  if (first) throw new GroundingError(first);
  return grounding;
}
