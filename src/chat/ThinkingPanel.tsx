'use client';

import {
  forwardRef,
  type HTMLAttributes,
  memo,
  type ReactNode,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';
import { useKeptFocus } from '../hooks/useKeptFocus.js';
import { type LabelOverrides, useLocalization } from '../hooks/useLocalization.js';
import type { ThinkingOpenDetails } from '../state/thinkingPanel.js';
import { formatDuration } from '../state/time.js';
import { lineBlocks, linesOf } from './textBlocks.js';
import { defaultThinkingLabels, type ThinkingPanelLabels } from './thinkingLabels.js';
import { useFollowBottom } from './useFollowBottom.js';
import { useKeepInPlace } from './useKeepInPlace.js';
import { useThinkingPanel } from './useThinkingPanel.js';

/** A block of thoughts. Those before the last stay as they are while it grows, so their lines are not gone through again. */
const ThoughtBlock = memo(function ThoughtBlock({ text }: { text: string }) {
  return <div>{linesOf(text)}</div>;
});

/** Props of {@link ThinkingPanel}. Others reach the root `<div>`. */
export interface ThinkingPanelProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  /** What the model has thought so far; null or undefined for nothing, as before there is a message. */
  reasoning: string | null | undefined;
  /**
   * True while the model is thinking: from the send to the first text of the answer, not to the end of the answer.
   * @default false
   */
  thinking?: boolean | undefined;
  /** How long the thinking took, in milliseconds. @default measured from the first text to the end of thinking */
  durationMs?: number | undefined;
  /** Controlled: whether the text shows. */
  open?: boolean | undefined;
  /** Uncontrolled: whether the text shows until the reader says otherwise. @default false */
  defaultOpen?: boolean | undefined;
  /** Told of every opening and closing: by the reader, by a find in the page, or by the thinking itself. */
  onOpenChange?: ((open: boolean, details: ThinkingOpenDetails) => void) | undefined;
  /** Opens while the model thinks, and closes afterwards. The reader's own choice wins over it. @default true */
  autoOpen?: boolean | undefined;
  /**
   * Wait before the panel closes by itself, in milliseconds, counted from the end of thinking or from when the reader
   * has left it, whichever is later. @default 800
   */
  autoCloseDelayMs?: number | undefined;
  /**
   * Renders the text, for example as Markdown by `renderMarkdown` of `perceptron-react/markdown`; `thinking` says whether more of
   * it may come. Model text is never HTML.
   * @default plain text, line breaks kept
   */
  renderText?: ((reasoning: string, thinking: boolean) => ReactNode) | undefined;
  /** A BCP 47 language tag for the duration. @default the `LocalizationProvider`'s, else 'en' */
  locale?: string | undefined;
  /** Replaces some or all strings. */
  labels?: LabelOverrides<ThinkingPanelLabels> | undefined;
}

/** The app's handler first, then the component's. */
const chain =
  <E,>(theirs: ((event: E) => void) | undefined, ours: (event: E) => void) =>
  (event: E) => {
    theirs?.(event);
    ours(event);
  };

/**
 * A model's thinking, in a panel that opens while it thinks and closes when the answer starts, unless the reader took
 * over or is still reading. Renders a `<div>`, or nothing while there is neither thinking nor text.
 *
 * State shows on the root as `data-thinking`, `data-open` and `data-empty`, and on `.pr-thinking-content` as
 * `data-more-above` and `data-more-below`. `--pr-thinking-max-height` limits the height of the text.
 */
export const ThinkingPanel = forwardRef<HTMLDivElement, ThinkingPanelProps>(
  function ThinkingPanel(props, ref) {
    const {
      reasoning: givenReasoning,
      thinking = false,
      durationMs: givenDurationMs,
      open: givenOpen,
      defaultOpen = false,
      onOpenChange,
      autoOpen = true,
      autoCloseDelayMs = 800,
      renderText,
      locale: _locale,
      labels: _labels,
      className,
      onPointerEnter,
      onPointerLeave,
      onFocus,
      onBlur,
      ...rest
    } = props;
    const { labels, locale } = useLocalization('thinking', defaultThinkingLabels, props);
    const reasoning = givenReasoning ?? '';
    const hasText = reasoning.trim() !== '';
    const present = thinking || hasText;

    const root = useRef<HTMLDivElement>(null);
    const panel = useRef<HTMLDivElement>(null);
    const panelId = useId();
    useImperativeHandle(ref, () => (present ? root.current : null)!, [present]);
    const state = useThinkingPanel({
      thinking,
      hasText,
      open: givenOpen,
      defaultOpen,
      autoOpen,
      autoCloseDelayMs,
      onOpenChange,
      panel,
    });
    const { expanded } = state;
    const {
      ref: content,
      onScroll,
      edges,
    } = useFollowBottom(reasoning, {
      growing: thinking,
      shown: expanded,
      onFollowChange: state.onFollowChange,
    });
    useKeepInPlace(root, present);
    useKeptFocus(root, () => root.current?.querySelector<HTMLElement>('.pr-thinking-trigger'), present);

    if (!present) return null;

    const durationMs = Number.isFinite(givenDurationMs) ? givenDurationMs! : state.durationMs;
    const duration =
      durationMs === null ? null : formatDuration(durationMs / 1000, { locale, fractionDigits: 0 });
    const label = thinking ? labels.thinking : labels.thought(duration, durationMs);
    const noticeReader = {
      onPointerEnter: chain(onPointerEnter, state.reading.onPointerEnter),
      onPointerLeave: chain(onPointerLeave, state.reading.onPointerLeave),
      onFocus: chain(onFocus, state.reading.onFocus),
      onBlur: chain(onBlur, state.reading.onBlur),
    };

    return (
      <div
        {...rest}
        {...noticeReader}
        ref={root}
        className={className ? `pr-thinking ${className}` : 'pr-thinking'}
        data-thinking={thinking ? '' : undefined}
        data-open={expanded ? '' : undefined}
        data-empty={hasText ? undefined : ''}
      >
        <button
          type="button"
          className="pr-thinking-trigger"
          aria-expanded={expanded}
          aria-controls={hasText ? panelId : undefined}
          aria-disabled={hasText ? undefined : true}
          onClick={(event) => {
            if (hasText) state.toggle(event.nativeEvent);
          }}
        >
          <span className="pr-thinking-label">{label}</span>
          <svg className="pr-thinking-chevron" viewBox="0 0 16 16" aria-hidden="true">
            <path d="m6 4 4 4-4 4" />
          </svg>
        </button>
        <div className="pr-thinking-body">
          {hasText && (
            <div ref={panel} id={panelId} className="pr-thinking-panel" hidden={!expanded}>
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
              <div
                ref={content}
                className="pr-thinking-content"
                role="group"
                aria-label={labels.content}
                aria-busy={thinking}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
                tabIndex={0}
                dir="auto"
                data-more-above={edges.above ? '' : undefined}
                data-more-below={edges.below ? '' : undefined}
                onScroll={onScroll}
              >
                {renderText
                  ? renderText(reasoning, thinking)
                  : lineBlocks(reasoning.trim()).map((block, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: blocks come at the end only
                      <ThoughtBlock key={at} text={block} />
                    ))}
              </div>
            </div>
          )}
        </div>
        {/* Coarse news only, and only of thinking that was watched: an old conversation has nothing to announce. */}
        <span role="status" className="pr-visually-hidden">
          {thinking || state.durationMs !== null ? label : ''}
        </span>
      </div>
    );
  },
);
