'use client';

import { Fragment, memo, type ReactNode } from 'react';
import { shownMention } from '../grounding/mentions.js';
import type { MentionColors } from '../styles/palette.js';
import { AnnotationChip, type AnnotationChipProps } from './AnnotationChip.js';
import { type GroundedTextLabels, isOpen } from './chipText.js';
import { linesOf } from './textBlocks.js';
import type { ChipPiece, TextPiece } from './textPieces.js';

/** What all chips of an answer share: the same object until one of it changes. */
export interface ChipContext
  extends Pick<AnnotationChipProps, 'selection' | 'labels' | 'locale' | 'onAnnotationClick'> {
  /** Whether more of the answer may come. */
  streaming: boolean;
  colors: MentionColors;
}

/** What a chip says. */
export const chipName = (piece: ChipPiece, labels: GroundedTextLabels) =>
  shownMention(piece.mention) ?? labels.unnamed(piece.annotation.kind, piece.number);

/** The chip of a piece. */
export function renderChip(piece: ChipPiece, { streaming, colors, ...shared }: ChipContext): ReactNode {
  const { key, annotation, mention, number, before, after } = piece;
  return (
    <AnnotationChip
      key={key}
      {...{ annotation, mention, number, before, after }}
      {...shared}
      arriving={streaming && isOpen(annotation)}
      name={chipName(piece, shared.labels)}
      color={colors.colorOfId(annotation.id, mention)}
    />
  );
}

interface TextBlockProps {
  pieces: readonly TextPiece[];
  context: ChipContext;
  /** Whether a caret is at its end. */
  caret: boolean;
}

/** Some lines of an answer; see `textBlocks`. */
export const TextBlock = memo(function TextBlock({ pieces, context, caret }: TextBlockProps) {
  return (
    <div className="pr-text-block">
      {pieces.map((piece) =>
        piece.kind === 'chip' ? (
          renderChip(piece, context)
        ) : (
          <Fragment key={piece.key}>{linesOf(piece.text)}</Fragment>
        ),
      )}
      {caret && <span className="pr-text-caret" aria-hidden="true" />}
    </div>
  );
});
