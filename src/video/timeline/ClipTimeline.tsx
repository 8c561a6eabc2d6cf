'use client';

import {
  type CSSProperties,
  forwardRef,
  useDeferredValue,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { ClipAnnotationInput } from '../../grounding/index.js';
import { useComponentSelection } from '../../hooks/useComponentSelection.js';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { useLocalization } from '../../hooks/useLocalization.js';
import { useMentionColors } from '../../hooks/useMentionColors.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import { useStore } from '../../hooks/useStore.js';
import { useUsable } from '../../hooks/useUsable.js';
import { withoutControllerProps } from '../../image/groundedImageProps.js';
import { watchSize } from '../../state/watchSize.js';
import { ClipLayer } from './ClipLayer.js';
import { createClipIndex } from './clipIndex.js';
import type { ClipTimelineComponent, ClipTimelineProps } from './clipTimelineProps.js';
import type { ClipDraft, EdgeEditing } from './EdgeHandles.js';
import { attachTimelineGestures } from './gestures.js';
import { Hover } from './Hover.js';
import { Lanes } from './Lanes.js';
import { Overview } from './Overview.js';
import { Playhead } from './Playhead.js';
import type { TimelineParts } from './parts.js';
import { Ruler } from './Ruler.js';
import { TimelineStatus } from './TimelineStatus.js';
import { Toolbar } from './Toolbar.js';
import { defaultTimelineLabels } from './timelineLabels.js';
import { createTimelineText } from './timelineText.js';
import { useClipFocus } from './useClipFocus.js';
import { usePlayback, useTimeline } from './useTimeline.js';
import { useTimelineActions } from './useTimelineActions.js';
import { useVisibleRows } from './useVisibleRows.js';

type Props = ClipTimelineProps<ClipAnnotationInput>;

/**
 * Clips on a timeline: ranges as bars, moments as markers, in lanes under a ruler. Press a clip and the video goes there
 * and the clip is selected in every component around; press it twice, or use the buttons, and it plays to its end. It
 * works with the ref of any video, or alone with `duration` and `currentTime`.
 *
 * Each clip is a button with a full name in a list in the order of time, which is one tab stop; the playhead is a range
 * input; nothing needs dragging. Only what can be seen has elements, and the playhead, the pointer, zoom and pan go past
 * React.
 *
 * State shows on the root as `data-empty`, `data-live` (no duration is known) and `data-editable`; on each
 * `.pr-timeline-item` as `data-kind`, `data-highlighted`, `data-selected`, `data-current`, `data-reversed` and
 * `data-clamped`. A clip's colour is `--pr-clip-color`, the height of a row `--pr-timeline-row-height`.
 */
export const ClipTimeline = forwardRef<HTMLDivElement, Props>(function ClipTimeline(props, ref) {
  const {
    clips: given,
    assetIdx,
    assetCount,
    lanes: mode = 'mention',
    video,
    currentTime,
    duration: givenDuration,
    onSeek,
    seekOnSelect = true,
    editable = false,
    onClipChange,
    getThumbnail,
    showThumbnails,
    height,
    colors: colorSource,
    colorBy,
    locale: _locale,
    labels: _labels,
    view: _view,
    defaultView: _defaultView,
    onViewChange: _onViewChange,
    minSpan: _minSpan,
    className,
    style,
    ...rest
  } = props;
  const helpId = useId();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => root.current!, []);

  const playback = usePlayback({ video, currentTime, duration: givenDuration });
  const selection = useComponentSelection(props);
  const source = useUsable(given);
  const colors = useMentionColors(source, colorSource, colorBy);
  const { labels, locale } = useLocalization('timeline', defaultTimelineLabels, props);
  const text = useMemo(() => createTimelineText(labels, locale), [labels, locale]);

  const duration = useStore(playback, (state) => state.duration);
  const hidden = useStore(selection, (state) => state.hiddenMentions);
  // The timeline may come a moment later than the picture, but not than the next key that moves an edge of it.
  const deferred = useDeferredValue(source);
  const listed = editable ? source : deferred;
  const [index] = useState(createClipIndex);
  const indexed = useMemo(
    () => index.update(listed, { duration, assetIdx, assetCount, hidden, mode }),
    [index, listed, duration, assetIdx, assetCount, hidden, mode],
  );
  const { clips, layout } = indexed;
  const timeline = useTimeline(props, playback, indexed.lastEnd);

  const [message, setMessage] = useState('');
  const actions = useTimelineActions({
    timeline,
    playback,
    selection,
    labels,
    text,
    clips,
    announce: setMessage,
    onSeek,
  });
  const parts = useMemo<TimelineParts>(
    () => ({ timeline, playback, selection, labels, text, actions }),
    [timeline, playback, selection, labels, text, actions],
  );

  const [draft, setDraft] = useState<ClipDraft | null>(null);
  const change = useStableCallback(onClipChange);
  const editing = useMemo<EdgeEditing | null>(
    () => (editable ? { setDraft, change } : null),
    [editable, change],
  );

  const rows = useVisibleRows(Math.max(1, layout.rows.length), scroller, track);
  const focus = useClipFocus({ indexed, rows, parts, track, seekOnSelect });
  useKeptFocus(root, () => {
    const find = (selector: string) => root.current?.querySelector<HTMLElement>(selector);
    return find('.pr-timeline-clip[tabindex="0"]') ?? find('.pr-timeline-scrubber');
  });

  useIsomorphicLayoutEffect(() => {
    const element = track.current!;
    const measure = () => timeline.setWidth(element.clientWidth);
    measure();
    const leaveSize = watchSize(measure, element);
    const detach = attachTimelineGestures(element, scroller.current!, timeline, (time, event) => {
      const { extent } = timeline.getSnapshot();
      actions.seek(Math.min(Math.max(time, 0), extent), { reason: 'track', event });
    });
    return () => {
      leaveSize();
      detach();
    };
  }, [timeline, actions]);

  const heightStyle =
    height === undefined
      ? undefined
      : ({ '--pr-timeline-height': typeof height === 'number' ? `${height}px` : height } as CSSProperties);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div
      role="group"
      aria-label={labels.timeline}
      {...withoutControllerProps(rest)}
      ref={root}
      className={className ? `pr-timeline ${className}` : 'pr-timeline'}
      style={heightStyle ? { ...heightStyle, ...style } : style}
      data-lanes={mode}
      data-empty={clips.length === 0 ? '' : undefined}
      data-live={duration === null ? '' : undefined}
      data-editable={editable ? '' : undefined}
    >
      <Toolbar parts={parts} clips={clips} />
      <div className="pr-timeline-stage">
        <div
          ref={scroller}
          className="pr-timeline-scroller"
          // Firefox makes a tab stop of what scrolls, beside the clip that is one.
          tabIndex={-1}
          onScroll={rows.onScroll}
        >
          <div className="pr-timeline-corner" />
          <Ruler parts={parts} />
          <Lanes layout={layout} rows={rows} colors={colors} parts={parts} />
          <ClipLayer
            track={track}
            indexed={indexed}
            rows={rows}
            focus={focus}
            named={mode === 'packed'}
            colors={colors}
            editing={editing}
            draft={draft}
            parts={parts}
            helpId={helpId}
          />
          <Playhead parts={parts} />
        </div>
        <Hover
          stage={scroller}
          clips={clips}
          parts={parts}
          showThumbnails={showThumbnails ?? getThumbnail !== undefined}
          getThumbnail={getThumbnail}
          video={video}
        />
        {clips.length === 0 && <p className="pr-timeline-empty">{labels.empty}</p>}
      </div>
      <Overview layout={layout} colors={colors} parts={parts} />
      <p id={helpId} hidden>
        {labels.keyHelp}
      </p>
      <TimelineStatus count={clips.length} message={message} labels={labels} />
    </div>
  );
}) as ClipTimelineComponent;
