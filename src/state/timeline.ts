import { createStore, type Store } from './store.js';

/** The stretch of time that a timeline shows. Seconds. */
export interface TimelineView {
  readonly start: number;
  readonly end: number;
}

/** What moved the view of a timeline. */
export type TimelineChangeReason =
  | 'wheel'
  | 'drag'
  | 'pinch'
  | 'keyboard'
  | 'button'
  | 'overview'
  | 'selection'
  | 'playback'
  | 'resize'
  | 'api';

/** What comes with every change of the view. */
export interface TimelineChangeDetails {
  reason: TimelineChangeReason;
  event?: Event;
}

/** A timeline's scale. */
export interface TimelineState extends TimelineView {
  /** The time from 0 on that there is to show. Seconds. */
  readonly extent: number;
  /** How wide the view is, in CSS pixels; 0 before it was measured. */
  readonly width: number;
  /** Whether the view goes with the playhead. */
  readonly following: boolean;
}

/** Options of {@link createTimeline}. */
export interface TimelineOptions {
  /** Where to begin. @default all of it */
  initial?: TimelineView | undefined;
  /** Held by the app: moves only ask for another. */
  controlled?: TimelineView | undefined;
  /** The least that the view can show, in seconds, above 0. @default 1 */
  minSpan?: number | undefined;
  /** @default true */
  following?: boolean | undefined;
  /** Told of every move, also of those that a controlled view then refuses. */
  onViewChange?: ((view: TimelineView, details: TimelineChangeDetails) => void) | undefined;
}

/** The scale between time and pixels: zoom, pan, and the playhead in view. Times are seconds, positions CSS pixels. */
export interface Timeline extends Store<TimelineState> {
  /** Whether all of the time there is can be seen. */
  isFitted(): boolean;
  /** Takes over how much time there is. A view of everything goes on showing everything. */
  setExtent(extent: number): void;
  setWidth(width: number): void;
  /** Moves to `view`, kept within the time there is. */
  set(view: TimelineView, details?: TimelineChangeDetails): void;
  panBy(seconds: number, details?: TimelineChangeDetails): void;
  /** Shows `factor` times more detail and keeps `at` in place. @param at seconds; by default the middle */
  zoomBy(factor: number, at?: number, details?: TimelineChangeDetails): void;
  fit(details?: TimelineChangeDetails): void;
  /** Moves just as far as it takes to show a stretch of time, and zooms out only where it has no room. */
  reveal(start: number, end: number, details?: TimelineChangeDetails): void;
  /** Brings a stretch of time to the middle, as large as fits with a margin. */
  zoomTo(start: number, end: number, details?: TimelineChangeDetails): void;
  /**
   * The playhead moves to `time` by itself: turns the page while following. Null when it no longer moves. A reader who moves
   * the view away from it meanwhile is not followed any more.
   */
  follow(time: number | null): void;
  setFollowing(following: boolean): void;
  toPixels(time: number): number;
  toTime(pixels: number): number;
  /** Takes over a new controlled view, limit and callback. */
  setOptions(options: Omit<TimelineOptions, 'initial' | 'following'>): void;
}

const DEFAULT_MIN_SPAN = 1;
/** Where the playhead stands after the page was turned: a share of the view from its left. */
const PAGE_LEAD = 0.1;
/** The share of the view that is left free beside what was revealed. */
const REVEAL_MARGIN = 0.08;
/** The share of the view that a stretch fills after `zoomTo`. */
const ZOOM_SHARE = 0.6;
const BY_API: TimelineChangeDetails = { reason: 'api' };
/** By these a reader goes to look at something else. */
const BY_READER: readonly TimelineChangeReason[] = ['wheel', 'drag', 'pinch', 'overview'];

const finite = (value: number, fallback: number) => (Number.isFinite(value) ? value : fallback);
/** A view of no length would show nothing. */
const spanOf = (given: number | undefined) => (given !== undefined && given > 0 ? given : DEFAULT_MIN_SPAN);

/** A timeline's controller: clamped, without inertia. */
export function createTimeline(options: TimelineOptions = {}): Timeline {
  let { controlled, onViewChange } = options;
  let minSpan = spanOf(options.minSpan);
  let extent = 0;
  let playhead: number | null = null;
  // A view asked for before it was known how much there is, is taken as it is once it is known.
  let wanted = controlled ?? options.initial;
  const store = createStore<TimelineState>({
    start: wanted?.start ?? 0,
    end: wanted?.end ?? 0,
    extent: 0,
    width: 0,
    following: options.following ?? true,
  });

  function within(view: TimelineView): TimelineView {
    const start = finite(Math.min(view.start, view.end), 0);
    const end = finite(Math.max(view.start, view.end), extent);
    const span = Math.min(Math.max(end - start, Math.min(minSpan, extent)), extent);
    const middle = (start + end) / 2;
    const left = Math.min(Math.max(span === end - start ? start : middle - span / 2, 0), extent - span);
    return { start: left, end: left + span };
  }

  const timeline: Timeline = {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    isFitted() {
      const { start, end } = store.getSnapshot();
      return end - start >= extent * (1 - 1e-9);
    },
    setExtent(next) {
      const bounded = Math.max(0, finite(next, 0));
      if (bounded === extent) return;
      const whole = extent === 0 ? !wanted : timeline.isFitted();
      extent = bounded;
      const view = controlled ?? (whole ? { start: 0, end: extent } : (wanted ?? store.getSnapshot()));
      if (extent > 0) wanted = undefined;
      store.set({ extent, ...within(view) });
    },
    setWidth: (width) => store.set({ width }),
    set(view, details = BY_API) {
      const next = within(view);
      const now = store.getSnapshot();
      if (next.start === now.start && next.end === now.end) return;
      const left = playhead !== null && (playhead < next.start || playhead > next.end);
      const following = now.following && !(left && BY_READER.includes(details.reason));
      store.set(controlled ? { following } : { ...next, following });
      onViewChange?.(next, details);
    },
    panBy(seconds, details) {
      const { start, end } = store.getSnapshot();
      timeline.set({ start: start + seconds, end: end + seconds }, details);
    },
    zoomBy(factor, at, details) {
      const { start, end } = store.getSnapshot();
      const span = Math.min(
        Math.max((end - start) / Math.max(factor, 1e-9), Math.min(minSpan, extent)),
        extent,
      );
      const about = at ?? (start + end) / 2;
      const left = about - (about - start) * (span / (end - start || 1));
      timeline.set({ start: left, end: left + span }, details);
    },
    fit: (details) => timeline.set({ start: 0, end: extent }, details),
    reveal(from, to, details) {
      const { start, end } = store.getSnapshot();
      const span = end - start;
      const margin = span * REVEAL_MARGIN;
      if (from >= start && to <= end) return;
      if (to - from > span - 2 * margin) {
        const room = (to - from) / (1 - 2 * REVEAL_MARGIN);
        timeline.set({ start: from - room * REVEAL_MARGIN, end: to + room * REVEAL_MARGIN }, details);
      } else timeline.panBy(from < start ? from - margin - start : to + margin - end, details);
    },
    zoomTo(from, to, details) {
      const span = Math.max((to - from) / ZOOM_SHARE, minSpan);
      const middle = (from + to) / 2;
      timeline.set({ start: middle - span / 2, end: middle + span / 2 }, details);
    },
    follow(time) {
      playhead = time;
      const { start, end, following } = store.getSnapshot();
      if (time === null || !following || (time >= start && time <= end)) return;
      timeline.panBy(time - (end - start) * PAGE_LEAD - start, { reason: 'playback' });
    },
    setFollowing: (following) => store.set({ following }),
    toPixels(time) {
      const { start, end, width } = store.getSnapshot();
      return end > start ? ((time - start) / (end - start)) * width : 0;
    },
    toTime(pixels) {
      const { start, end, width } = store.getSnapshot();
      return width > 0 ? start + (pixels / width) * (end - start) : start;
    },
    setOptions(next) {
      controlled = next.controlled;
      onViewChange = next.onViewChange;
      minSpan = spanOf(next.minSpan);
      if (controlled) store.set(within(controlled));
    },
  };
  return timeline;
}
