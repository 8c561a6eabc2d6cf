import type { TextPiece } from './textPieces.js';

export const ANNOTATION_PREFIX = '#pr-annotation-';

/** The link target that stands for an annotation in Markdown. Without brackets, which would end a Markdown link. */
export const annotationHref = (id: string): string =>
  ANNOTATION_PREFIX +
  encodeURIComponent(id).replace(/[()!'*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);

/** What a renderer made of such a target: it may have put the page's address before it. */
export function normalizeHref(href: string | undefined): string | undefined {
  const at = href?.indexOf(ANNOTATION_PREFIX) ?? -1;
  return at < 0 ? undefined : href?.slice(at);
}

/** Backslashes before every ASCII punctuation character are literal text in CommonMark. */
const escapeMarkdown = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/\s+/g, ' ');

/** Before a link, an odd backslash would escape its bracket and an exclamation mark would make it an image. */
function beforeLink(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\\') end--;
  if ((text.length - end) % 2 === 1) return `${text}\\`;
  return text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text;
}

/**
 * Marks between a word and a link are no emphasis, as in Chinese that has a chip in bold: to them a link is punctuation, and
 * a word joiner, which does not show, part of a word.
 */
const joinBefore = (text: string) => text.replace(/(?<=[\p{L}\p{N}])[*~]+$/u, '$&\u2060');
const joinAfter = (text: string) => text.replace(/^[*~]+(?=[\p{L}\p{N}])/u, '\u2060$&');

/** Pieces as one Markdown text in which each annotation is a link `[mention](#pr-annotation-id)`. */
export function toMarkdown(
  pieces: readonly TextPiece[],
  nameOf: (piece: TextPiece & { kind: 'chip' }) => string,
): string {
  return pieces
    .map((piece, index) => {
      if (piece.kind === 'chip') {
        const text = escapeMarkdown(piece.before + nameOf(piece) + piece.after);
        return `[${text}](${annotationHref(piece.annotation.id)})`;
      }
      const text = pieces[index - 1]?.kind === 'chip' ? joinAfter(piece.text) : piece.text;
      return pieces[index + 1]?.kind === 'chip' ? joinBefore(beforeLink(text)) : text;
    })
    .join('');
}
