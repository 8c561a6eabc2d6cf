import { GroundedVideo, type TrackAnnotation } from 'perceptron-react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import '../../src/styles/styles.css';
import film from '../../test/fixtures/frames.webm?url';

const FPS = 30;
const FRAMES = 120;
const span = { start: 0, end: 0 };

/**
 * One track for each bit of the frame's number, drawn as a white bar below the bit's cell in the film: there in frames
 * whose number has the bit, out of the picture in the others. Each waypoint has the time of one frame.
 */
function counterTracks(): TrackAnnotation[] {
  return Array.from({ length: 7 }, (_, bit) => {
    const waypoints = Array.from({ length: FRAMES }, (_, frame) => {
      const left = (frame >> bit) & 1 ? bit * 125 : -200;
      const box = { x1: left + 20, y1: 140, x2: left + 105, y2: 220 };
      return { id: `${bit}-${frame}`, span, kind: 'box' as const, ...box, t: frame / FPS };
    });
    return { id: `bit${bit}`, span, kind: 'track' as const, waypoints, complete: true };
  });
}

/** Boxes that wander, a waypoint at each frame and then some: 1,000 in four seconds. */
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

/** A number from its seven bits, each in a cell 40 wide. */
const readBits = (isSet: (x: number) => boolean) =>
  Array.from({ length: 7 }, (_, bit) => Number(isSet(bit * 40 + 20)) << bit).reduce((a, b) => a | b);

let root: Root | null = null;

async function mount(props: Omit<Parameters<typeof GroundedVideo>[0], 'src'>) {
  root?.unmount();
  root = createRoot(document.getElementById('host')!);
  flushSync(() =>
    root!.render(
      <GroundedVideo
        src={film}
        muted
        loop
        controls={false}
        preload="auto"
        style={{ width: 640 }}
        {...props}
      />,
    ),
  );
  const video = document.querySelector('video')!;
  while (video.readyState < 4) await new Promise((resolve) => setTimeout(resolve, 20));
  return video;
}

const video = () => document.querySelector('video')!;

/** What the runner calls. */
const bench = {
  async exactness() {
    const annotationStyle = { stroke: '#fff', fill: '#fff', fillOpacity: 1, halo: false as const };
    await mount({ annotations: counterTracks(), annotationStyle, showLabels: false, hold: 0 });
  },
  async many(count: number, length: number, trails: boolean) {
    await mount({ annotations: manyTracks(count, length), showTrails: trails });
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
  /** Milliseconds of each call of the overlay's frame callback in some seconds of playing. */
  async frameTimes(seconds: number) {
    const times: number[] = [];
    const element = video();
    const request = element.requestVideoFrameCallback;
    element.requestVideoFrameCallback = (callback) =>
      request.call(element, (now, data) => {
        const start = performance.now();
        callback(now, data);
        times.push(performance.now() - start);
      });
    await bench.play(1);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    element.pause();
    element.requestVideoFrameCallback = request;
    return times.slice(5);
  },
  /** For each frame presented in some seconds: its number in its pixels, and the overlay's as painted by then. */
  async presented(seconds: number) {
    const element = video();
    const overlay = document.querySelector<HTMLCanvasElement>('.pr-video-canvas')!;
    const context = new OffscreenCanvas(320, 90).getContext('2d', { willReadFrequently: true })!;
    const results: { frame: number; overlay: number; presentedFrames: number }[] = [];
    const end = performance.now() + seconds * 1000;
    await new Promise<void>((resolve) => {
      const check: VideoFrameRequestCallback = (now, { presentedFrames }) => {
        context.clearRect(0, 0, 320, 90);
        context.drawImage(element, 0, 0, 320, 180);
        const frame = readBits((x) => context.getImageData(x, 10, 1, 1).data[1]! > 128);
        context.clearRect(0, 0, 320, 90);
        context.drawImage(overlay, 0, 0, 320, 180);
        const painted = readBits((x) => context.getImageData(x, 32, 1, 1).data[3]! > 128);
        results.push({ frame, overlay: painted, presentedFrames });
        if (now < end) element.requestVideoFrameCallback(check);
        else resolve();
      };
      element.requestVideoFrameCallback(check);
    });
    // Presented while the page was busy, so with the overlay of an earlier frame.
    const first = results[0]!.presentedFrames;
    const missed = results.at(-1)!.presentedFrames - first + 1 - results.length;
    return { results, missed };
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
        frame: readBits((x) => read(2 * x, 20) > 128),
        overlay: readBits((x) => read(2 * x, 65) > 220),
      });
    }
    return results;
  },
};

export type Bench = typeof bench;
Object.assign(window, { bench });
