'use client';

import {
  type FocusEvent,
  forwardRef,
  type HTMLAttributes,
  type MouseEvent,
  type ReactNode,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Annotation, Grounding } from '../grounding/index.js';
import { assertAnswer } from '../grounding/source.js';
import { functionOf } from '../grounding/wrongKind.js';
import { type SelectionProps, useComponentSelection } from '../hooks/useComponentSelection.js';
import { useKeptFocus } from '../hooks/useKeptFocus.js';
import { type LabelOverrides, useLocalization } from '../hooks/useLocalization.js';
import { useMentionColors } from '../hooks/useMentionColors.js';
import { useStableCallback } from '../hooks/useStableCallback.js';
import type { ColorBy, MentionColorSource } from '../styles/palette.js';
import { defaultTextLabels, type GroundedTextLabels } from './chipText.js';
import { annotationHref, normalizeHref, toMarkdown } from './markdownLinks.js';
import { type ChipContext, chipName, renderChip, TextBlock } from './TextBlock.js';
import { createTextBlocks } from './textBlocks.js';
import { textPieces } from './textPieces.js';

/** What {@link GroundedTextProps.renderText} is given. */
export interface GroundedTextContent {
  /**
   * The whole answer as Markdown, each annotation in it a link: `The [traffic light](#pr-annotation-4) is red.` One text,
   * so that lists, tables and emphasis may span annotations.
   */
  text: string;
  /** Whether more of it may come. */
  streaming: boolean;
  /** The chip of a link's target, for a renderer's link component; undefined for every other link. */
  renderAnnotation(href: string | undefined): ReactNode | undefined;
}

type SelectionPropNames = keyof SelectionProps;

/** Props of {@link GroundedText}. Others reach the root `<div>`. */
export interface GroundedTextProps
  extends SelectionProps,
    Omit<HTMLAttributes<HTMLDivElement>, 'children' | SelectionPropNames> {
  /** The parsed answer. */
  grounding: Grounding;
  /**
   * True while the answer arrives: shows a caret, has what is not whole yet pulse, and keeps back a tag of which only the
   * start has come.
   * @default false
   */
  streaming?: boolean | undefined;
  /**
   * Renders the answer as Markdown: `renderMarkdown` of `perceptron-react/markdown`, or a renderer of your own. Give `text` to
   * that and let its link component ask `renderAnnotation` first:
   *
   * ```tsx
   * <GroundedText
   *   grounding={grounding}
   *   renderText={({ text, renderAnnotation }) => (
   *     <Markdown components={{ a: ({ href, children }) => renderAnnotation(href) ?? <a href={href}>{children}</a> }}>
   *       {text}
   *     </Markdown>
   *   )}
   * />
   * ```
   *
   * The text is the model's: use a renderer that leaves HTML in it as text, or removes it, as react-markdown does.
   *
   * @default plain text, white space kept
   */
  renderText?: ((content: GroundedTextContent) => ReactNode) | undefined;
  /** Called before a click on a chip changes the selection, which `event.preventDefault()` stops. */
  onAnnotationClick?: ((annotation: Annotation, event: MouseEvent<HTMLButtonElement>) => void) | undefined;
  /** Colours of mentions: a list, a record by mention, or a function. @default the provider's, else the palette */
  colors?: MentionColorSource | undefined;
  /** What shares a colour: a mention, a track, or nothing. @default the provider's, or 'mention' */
  colorBy?: ColorBy | undefined;
  /** A BCP 47 language tag for times and numbers. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** Replaces some or all strings. */
  labels?: LabelOverrides<GroundedTextLabels> | undefined;
}

/**
 * An answer as text in which each annotation is a button tied to its shape or clip: hover or focus it and the shape lights
 * up, press it and the shape is selected. A collection or a track is one chip, which stands for all its parts.
 * Renders a `<div>`. Everything the model wrote is rendered as text, never as HTML.
 *
 * State shows on each `.pr-chip` as `data-kind`, `data-highlighted`, `data-selected`, `data-hidden` and `data-arriving`,
 * its colour as `--pr-chip-color`; on the root as `data-streaming` and `data-plain`.
 * Without `renderText` the text is in a `.pr-text-block`, a long one in several, each of whole lines.
 */
export const GroundedText = forwardRef<HTMLDivElement, GroundedTextProps>(function GroundedText(props, ref) {
  const {
    grounding,
    streaming = false,
    renderText: givenRenderer,
    onAnnotationClick,
    colors: colorSource,
    colorBy,
    locale: _locale,
    labels: _labels,
    className,
    onFocus,
    highlightedId,
    defaultHighlightedId,
    onHighlightedIdChange,
    selectedIds,
    defaultSelectedIds,
    onSelectedIdsChange,
    selectedId,
    defaultSelectedId,
    onSelectedIdChange,
    hiddenMentions,
    defaultHiddenMentions,
    onHiddenMentionsChange,
    ...rest
  } = props;
  assertAnswer(grounding);
  const renderText = functionOf('renderText', givenRenderer);
  const root = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => root.current!, []);
  const selection = useComponentSelection(props);
  const colors = useMentionColors(grounding, colorSource, colorBy);
  const { labels, locale } = useLocalization('text', defaultTextLabels, props);
  // Often written anew with each render: no chip is to follow it.
  const pressChip = useStableCallback(onAnnotationClick);
  const markdown = renderText !== undefined;
  const pieces = useMemo(
    () => textPieces(grounding, { streaming, markdown }),
    [grounding, streaming, markdown],
  );
  const [blocksOf] = useState(createTextBlocks);
  const blocks = useMemo(() => (markdown ? [] : blocksOf(pieces)), [blocksOf, pieces, markdown]);

  /** Which chip had the focus last: what is in its place takes over when it goes. */
  const focusedAt = useRef(0);
  const chips = () => [...root.current!.querySelectorAll<HTMLElement>('.pr-chip')];
  useKeptFocus(root, (gone) =>
    gone.matches('.pr-chip')
      ? chips()
          .slice(0, focusedAt.current + 1)
          .at(-1)
      : null,
  );
  const noteFocus = (event: FocusEvent<HTMLDivElement>) => {
    onFocus?.(event);
    focusedAt.current = chips().indexOf(event.target);
  };

  const context = useMemo<ChipContext>(
    () => ({ streaming, colors, selection, labels, locale, onAnnotationClick: pressChip }),
    [streaming, colors, selection, labels, locale, pressChip],
  );

  const renderMarkdown = (render: NonNullable<typeof renderText>) => {
    const byHref = new Map(
      pieces.flatMap((piece) =>
        piece.kind === 'chip' ? [[annotationHref(piece.annotation.id), piece]] : [],
      ),
    );
    return render({
      text: toMarkdown(pieces, (piece) => chipName(piece, labels)),
      streaming,
      renderAnnotation(href) {
        const piece = byHref.get(normalizeHref(href) ?? '');
        return piece && renderChip(piece, context);
      },
    });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: watches the focus of the chips in it
    <div
      dir="auto"
      {...rest}
      ref={root}
      onFocus={noteFocus}
      className={className ? `pr-text ${className}` : 'pr-text'}
      data-streaming={streaming ? '' : undefined}
      data-plain={markdown ? undefined : ''}
      aria-busy={streaming}
    >
      {renderText
        ? renderMarkdown(renderText)
        : blocks.map((block, at) => (
            <TextBlock
              // biome-ignore lint/suspicious/noArrayIndexKey: blocks come at the end only
              key={at}
              pieces={block}
              context={context}
              caret={streaming && at === blocks.length - 1}
            />
          ))}
    </div>
  );
});
