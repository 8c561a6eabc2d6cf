import { describe, expect, it } from 'vitest';
import { clip, layoutLanes, manyClips, timelineClips } from '../../../test/support/timeline.js';
import { createTimeline } from '../../state/timeline.js';
import { createClipFill, type FilledClips } from './clipFill.js';

/** Animation frames and a timer that a test lets come. */
function fakeFrames() {
  let waiting: (() => void) | null = null;
  let timer: (() => void) | null = null;
  return {
    env: {
      requestAnimationFrame(callback: () => void) {
        waiting = callback;
        return 1;
      },
      cancelAnimationFrame() {
        waiting = null;
      },
      setTimeout(callback: () => void) {
        timer = callback;
        return 1;
      },
      clearTimeout() {
        timer = null;
      },
    },
    isTimed: () => timer !== null,
    rest() {
      const callback = timer;
      timer = null;
      callback?.();
    },
    isWaiting: () => waiting !== null,
    frame() {
      const callback = waiting;
      waiting = null;
      callback?.();
    },
  };
}

const layout = layoutLanes(timelineClips(manyClips, 36_000), 'mention');
const everything = { layout, first: 0, end: layout.rows.length };

function filling(input = everything) {
  const frames = fakeFrames();
  const timeline = createTimeline({ initial: { start: 7200, end: 7500 } });
  timeline.setWidth(1000);
  timeline.setExtent(36_000);
  const fill = createClipFill(timeline, input, frames.env);
  fill.attach();
  return { ...frames, timeline, fill };
}
const clustersOf = ({ rows }: FilledClips) => rows.flatMap(({ clusters }) => clusters);
const ids = (filled: FilledClips) =>
  [
    ...filled.clips.map(({ clip: each }) => each.id),
    ...clustersOf(filled).map(({ first, count }) => `${first.id} ${count}`),
  ].sort();

describe('a clip fill', () => {
  it('has all there is to see at first, in the order of time', () => {
    const { fill, isWaiting } = filling();
    const { clips } = fill.getSnapshot();
    expect(isWaiting()).toBe(false);
    expect(clips.length).toBeGreaterThan(20);
    expect(clips.every(({ clip: each }, i) => i === 0 || each.start >= clips[i - 1]!.clip.start)).toBe(true);
  });

  it('takes frames to fill what came into view, few elements each, until it is as if it had begun there', () => {
    const { fill, timeline, frame, isWaiting } = filling();
    timeline.set({ start: 20_000, end: 20_300 });
    let frames = 0;
    while (isWaiting()) {
      const before = new Set(ids(fill.getSnapshot()));
      frame();
      frames++;
      const added = ids(fill.getSnapshot()).filter((id) => !before.has(id));
      const row = layout.rows.map(
        (each) => each.filter(({ start }) => start > 19_800 && start < 20_700).length,
      );
      expect(added.length).toBeLessThanOrEqual(8 + Math.max(...row));
      expect(frames).toBeLessThan(100);
    }
    expect(frames).toBeGreaterThan(2);
    const other = createTimeline({ initial: { start: 20_000, end: 20_300 } });
    other.setWidth(1000);
    other.setExtent(36_000);
    expect(ids(fill.getSnapshot())).toEqual(ids(createClipFill(other, everything).getSnapshot()));
  });

  it('lets no row wait for ever while the view never rests', () => {
    const { fill, timeline, frame } = filling();
    for (let i = 0; i < 200; i++) {
      timeline.panBy(80);
      frame();
    }
    const { start, end } = timeline.getSnapshot();
    const filled = fill.getSnapshot();
    const there = [
      ...filled.clips.map(({ row, clip: each }) => ({ row, start: each.start })),
      ...clustersOf(filled),
    ];
    const near = there.filter((each) => each.start >= start - 2000 && each.start <= end);
    const rows = new Set(near.map(({ row }) => row));
    for (const { firstRow } of layout.lanes) expect(rows).toContain(firstRow);
  });

  it('keeps what is about right while a zoom goes on, and fills each row when it has ended', () => {
    const { fill, timeline, frame, isWaiting, isTimed, rest } = filling();
    const all = () => {
      for (let i = 0; isWaiting() && i < 100; i++) frame();
    };
    const before = fill.getSnapshot().rows;
    timeline.set({ start: 7250, end: 7410 });
    all();
    expect(fill.getSnapshot().rows).toBe(before);
    timeline.set({ start: 7340, end: 7360 });
    all();
    expect(fill.getSnapshot().rows).not.toBe(before);
    timeline.set({ start: 7335, end: 7365 });
    expect(isTimed()).toBe(true);
    rest();
    all();
    const other = createTimeline({ initial: { start: 7335, end: 7365 } });
    other.setWidth(1000);
    other.setExtent(36_000);
    expect(ids(fill.getSnapshot())).toEqual(ids(createClipFill(other, everything).getSnapshot()));
  });

  it('takes over other clips at once', () => {
    const { fill } = filling();
    const fewer = layoutLanes(timelineClips([clip('only', 7300, 7310)], null), 'mention');
    fill.setInput({ layout: fewer, first: 0, end: 1 });
    expect(ids(fill.getSnapshot())).toEqual(['only']);
  });

  it('goes on where it was when it is detached and attached again', () => {
    const frames = fakeFrames();
    const timeline = createTimeline({ initial: { start: 7200, end: 7500 } });
    timeline.setWidth(1000);
    timeline.setExtent(36_000);
    const fill = createClipFill(timeline, everything, frames.env);
    const detach = fill.attach();
    timeline.set({ start: 20_000, end: 20_300 });
    detach();
    fill.attach();
    for (let i = 0; frames.isWaiting() && i < 100; i++) frames.frame();
    const other = createTimeline({ initial: { start: 20_000, end: 20_300 } });
    other.setWidth(1000);
    other.setExtent(36_000);
    expect(ids(fill.getSnapshot())).toEqual(ids(createClipFill(other, everything).getSnapshot()));
  });

  it('leaves nothing behind', () => {
    const frames = fakeFrames();
    const timeline = createTimeline();
    timeline.setExtent(36_000);
    const detach = createClipFill(timeline, everything, frames.env).attach();
    timeline.set({ start: 3, end: 9 });
    detach();
    expect(frames.isWaiting() || frames.isTimed()).toBe(false);
    timeline.set({ start: 300, end: 900 });
    expect(frames.isWaiting() || frames.isTimed()).toBe(false);
  });
});
