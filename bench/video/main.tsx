import { GroundedVideo, type TrackAnnotation } from 'perceptron-react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import '../../src/styles/styles.css';
import film from '../../test/fixtures/frames.webm?url';

const FPS = 30;
const FRAMES = 120;
const BITS = 7;
const span = { start: 0, end: 0 };

/** Where the overlay writes a bit of the frame's number, below the bit's cell in the film: on the grid. */
const bar = (bit: number) => ({ x1: bit * 125 + 20, y1: 140, x2: bit * 125 + 105, y2: 220 });

/** One track for each bit: at its bar in frames whose number has the bit, out of the picture in the others. */
function counterTracks(): TrackAnnotation[] {
  return Array.from({ length: BITS }, (_, bit) => {
    const waypoints = Array.from({ length: FRAMES }, (_, frame) => {
      const { x1, x2, ...rest } = bar(bit);
      const away = (frame >> bit) & 1 ? 0 : -2000;
      const box = { x1: x1 + away, x2: x2 + away, ...rest };
      return { id: `${bit}-${frame}`, span, kind: 'box' as const, ...box, t: frame / FPS };
    });
    return { id: `bit${bit}`, span, kind: 'track' as const, waypoints, complete: true };
  });
}

/** Boxes that wander for the four seconds of the film. */
function manyTracks(count: number, length: number): TrackAnnotation[] {
  return Array.from({ length: count }, (_, i) => {
    const waypoints = Array.from({ length }, (_, j) => {
      const t = (j / (length - 1)) * (FRAMES / FPS);
      const x = 450 + 400 * Math.sin(i + t);
      const y = 450 + 400 * Math.cos(i * 1.7 + t * 1.3);
      return { id: `${i}-${j}`, span, kind: 'box' as const, x1: x, y1: y, x2: x + 60, y2: y + 80, t };
    });
    const mention = ['car', 'person', 'dog', 'bike'][i % 4]!;
    return { id: `t${i}`, span, kind: 'track' as const, mention, waypoints, complete: true };
  });
}

const readBits = (isSet: (bit: number) => boolean) =>
  Array.from({ length: BITS }, (_, bit) => Number(isSet(bit)) << bit).reduce((a, b) => a | b);

const host = document.getElementById('host')!;
const video = () => document.querySelector('video')!;
let root: Root | null = null;
/** Ends what runs beside the video. */
let leave = () => {};

async function loaded() {
  while (video().readyState < 4) await new Promise((resolve) => setTimeout(resolve, 20));
}

function clear() {
  leave();
  leave = () => {};
  root?.unmount();
  root = null;
  host.replaceChildren();
}

async function mount(props: Omit<Parameters<typeof GroundedVideo>[0], 'src'>) {
  clear();
  root = createRoot(host);
  const all = { src: film, muted: true, loop: true, controls: false, preload: 'auto', ...props };
  flushSync(() => root!.render(<GroundedVideo style={{ width: 640 }} {...all} />));
  await loaded();
}

/** The film without anything of ours; `onFrame` is called with each of its frames. */
async function mountPlain(onFrame: VideoFrameRequestCallback, canvas?: HTMLCanvasElement) {
  clear();
  const element = Object.assign(document.createElement('video'), { src: film, muted: true, loop: true });
  element.style.cssText = 'display:block;width:640px';
  host.append(element, ...(canvas ? [canvas] : []));
  let handle = 0;
  const next: VideoFrameRequestCallback = (...args) => {
    handle = element.requestVideoFrameCallback(next);
    onFrame(...args);
  };
  handle = element.requestVideoFrameCallback(next);
  leave = () => element.cancelVideoFrameCallback(handle);
  await loaded();
}

/** What the runner calls. */
const bench = {
  /** Our overlay writes the number of the frame that it is for into the picture. */
  async exactness(lockFrames: boolean) {
    const annotationStyle = { stroke: '#fff', fill: '#fff', fillOpacity: 1, halo: false as const };
    const annotations = counterTracks();
    await mount({ annotations, annotationStyle, showLabels: false, hold: 0, lockFrames });
  },
  /** One canvas over the video, with the picture and its number drawn together: what is wrong here, the measuring is. */
  async control() {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    canvas.style.cssText = 'position:absolute;inset:0';
    const context = canvas.getContext('2d')!;
    await mountPlain(() => {
      const frame = new VideoFrame(video());
      const number = Math.round((frame.timestamp / 1e6) * FPS);
      context.drawImage(frame, 0, 0, 640, 360);
      frame.close();
      context.fillStyle = '#fff';
      for (let bit = 0; bit < BITS; bit++) {
        const { x1, y1, x2, y2 } = bar(bit);
        if ((number >> bit) & 1) context.fillRect(x1 * 0.64, y1 * 0.36, (x2 - x1) * 0.64, (y2 - y1) * 0.36);
      }
    }, canvas);
  },
  plain: () => mountPlain(() => {}),
  async many(count: number, length: number, options: { showTrails?: boolean; lockFrames?: boolean }) {
    await mount({ annotations: manyTracks(count, length), ...options });
  },
  async play(rate: number) {
    video().currentTime = 0;
    video().playbackRate = rate;
    await video().play();
  },
  pause: () => video().pause(),
  /** Goes to a frame and waits until the browser has presented it. */
  async seek(frame: number) {
    const presented = new Promise((resolve) => video().requestVideoFrameCallback(resolve));
    video().currentTime = (frame + 0.4) / FPS;
    await presented;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  },
  /** How many frames reached the page within some seconds of playing, and how many the browser says it presented. */
  async frames(seconds: number) {
    const end = performance.now() + seconds * 1000;
    let reached = 0;
    let [first, last] = [0, 0];
    await new Promise<void>((resolve) => {
      const check: VideoFrameRequestCallback = (now, { presentedFrames }) => {
        first ||= presentedFrames;
        last = presentedFrames;
        reached++;
        if (now < end) video().requestVideoFrameCallback(check);
        else resolve();
      };
      video().requestVideoFrameCallback(check);
    });
    return { reached, presented: last - first + 1 };
  },
  /** The numbers in the film's cells and in the overlay's bars of pictures of the page. */
  async decode(pictures: string[]) {
    const context = new OffscreenCanvas(640, 360).getContext('2d', { willReadFrequently: true })!;
    const read = (x: number, y: number) => context.getImageData(x, y, 1, 1).data[1]!;
    const results: { frame: number; overlay: number }[] = [];
    for (const picture of pictures) {
      const bitmap = await createImageBitmap(await (await fetch(picture)).blob());
      context.drawImage(bitmap, 0, 0);
      results.push({
        frame: readBits((bit) => read(bit * 80 + 40, 20) > 128),
        overlay: readBits((bit) => read(bit * 80 + 40, 65) > 220),
      });
    }
    return results;
  },
};

export type Bench = typeof bench;
Object.assign(window, { bench });
