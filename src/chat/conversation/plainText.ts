import type { Grounding } from '../../grounding/index.js';
import { shownMention } from '../../grounding/mentions.js';
import type { GroundedTextLabels } from '../chipText.js';
import { textPieces } from '../textPieces.js';

/** An answer as it reads, for the clipboard: without markup, each annotation by its name. */
export function plainText(grounding: Grounding, labels: Pick<GroundedTextLabels, 'unnamed'>): string {
  // As for Markdown, so that what the model wrote of it stays as it is.
  return textPieces(grounding, { markdown: true })
    .map((piece) => {
      if (piece.kind === 'prose') return piece.text;
      const name = shownMention(piece.mention) ?? labels.unnamed(piece.annotation.kind, piece.number);
      return piece.before + name + piece.after;
    })
    .join('');
}
