import {
  type ClipAnnotation,
  ClipTimeline,
  type ClipTimelineProps,
  createGroundingStream,
  type Grounding,
} from 'perceptron-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import '../../src/styles/styles.css';

const HOURS_10 = 36_000;
const MENTIONS = ['goal', 'foul', 'corner', 'throw-in', 'save', 'offside', 'card', 'substitution'];

/** A clip every few seconds, a fifth of them moments, in eight lanes. */
const clipAt = (i: number, count: number) => {
  const start = (((i * 7919) % count) / count) * HOURS_10;
  return { start, end: i % 5 ? start + 2 + (i % 14) : undefined, mention: MENTIONS[i % 8]! };
};

const clipsOf = (count: number): ClipAnnotation[] =>
  Array.from({ length: count }, (_, i) => {
    const { end, ...clip } = clipAt(i, count);
    return {
      id: `c${i}`,
      span: { start: 0, end: 0 },
      kind: 'clip',
      ...clip,
      ...(end === undefined ? {} : { end }),
    };
  });

/** A video of ten hours, as far as a timeline can tell: only its clock runs. */
function fakeVideo() {
  const video = document.createElement('video');
  let [time, since, rate] = [0, 0, 0];
  const now = () => time + (rate * (performance.now() - since)) / 1000;
  const media = {
    duration: { get: () => HOURS_10 },
    paused: { get: () => rate === 0 },
    currentTime: {
      get: now,
      set: (next: number) => {
        [time, since] = [next, performance.now()];
        video.dispatchEvent(new Event('seeked'));
      },
    },
  };
  Object.defineProperties(video, media);
  return Object.assign(video, {
    run(next: number) {
      [time, since, rate] = [now(), performance.now(), next];
      video.dispatchEvent(new Event(rate ? 'play' : 'pause'));
    },
  });
}

let root: Root | null = null;
let video: ReturnType<typeof fakeVideo> | null = null;
let setClips: (clips: Grounding) => void = () => {};

function Streamed({ initial, ...props }: { initial: Grounding } & Omit<ClipTimelineProps, 'clips'>) {
  const [clips, set] = useState(initial);
  setClips = set;
  return <ClipTimeline {...props} clips={clips} />;
}

function mount(props: ClipTimelineProps) {
  root?.unmount();
  root = createRoot(document.getElementById('host')!);
  video = fakeVideo();
  const ref = { current: video };
  flushSync(() => root!.render(<ClipTimeline video={ref} {...props} />));
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** What the runner calls. */
const bench = {
  mount: (count: number, props: Partial<ClipTimelineProps>) => mount({ ...props, clips: clipsOf(count) }),
  /** Seconds of the video that pass in one second. */
  run: (rate: number) => video!.run(rate),
  elements: () => document.querySelectorAll('.pr-timeline-item, .pr-timeline-cluster').length,
  boxOf(selector: string) {
    const { x, y, width, height } = document.querySelector(selector)!.getBoundingClientRect();
    return { x, y, width, height };
  },
  /** Marks every frame until `stop`, for the trace, and keeps when they came. */
  watch() {
    const times: number[] = [];
    let watching = true;
    const tick = (now: number) => {
      times.push(now);
      performance.mark('bench-frame');
      if (watching) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return Object.assign(window, {
      stopWatching() {
        watching = false;
        return times;
      },
    });
  },
  /** An answer of `count` clips is there; then `more` clips arrive, one a frame. */
  async stream(count: number, more: number) {
    const stream = createGroundingStream();
    const markup = (i: number) => {
      const { start, end, mention } = clipAt(i, count + more);
      return `<clip mention="${mention}" t="${start.toFixed(2)}${end ? ` ${end.toFixed(2)}` : ''}" /> `;
    };
    for (let i = 0; i < count; i++) stream.push(markup(i));
    root?.unmount();
    root = createRoot(document.getElementById('host')!);
    const view = { start: 7200, end: 7500 };
    flushSync(() =>
      root!.render(<Streamed initial={stream.snapshot()} duration={HOURS_10} defaultView={view} />),
    );
    await nextFrame();
    return Object.assign(window, {
      async arrive() {
        for (let i = count; i < count + more; i++) {
          stream.push(markup(i));
          setClips(stream.snapshot());
          await nextFrame();
        }
      },
    });
  },
};

Object.assign(window, { bench });
