import { MarkupReader } from './reader.js';

/**
 * The text without its markup: closed containers and paired leaves are removed whole, valid or not; of what is not closed
 * the container tags alone are. White space stays as it is.
 */
export function stripMarkup(text: string): string {
  const source = String(text ?? '');
  // Asked of each piece of prose of an answer in each frame, and most have none.
  if (!source.includes('<')) return source;
  const reader = new MarkupReader('');
  reader.push(source);
  reader.end();
  return reader.tree.text;
}
