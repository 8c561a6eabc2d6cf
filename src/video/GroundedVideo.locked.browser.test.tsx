import { render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { boundsWhere, box, isRed } from '../../test/support/image.js';
import { canvasOf, framesFilm, lightSquare, ready, seek, videoOf } from '../../test/support/video.js';
import { GroundedVideo, type GroundedVideoProps } from './index.js';

function show(props: Partial<GroundedVideoProps> = {}) {
  const all: GroundedVideoProps = {
    src: framesFilm,
    alt: 'Two squares',
    muted: true,
    loop: true,
    preload: 'auto',
    annotations: [lightSquare()],
    annotationStyle: { stroke: 'rgb(255 0 0)', halo: false },
    showLabels: false,
    style: { width: 640 },
    ...props,
  };
  const view = render(<GroundedVideo {...all} />);
  return { ...view, all, root: view.container.firstElementChild as HTMLElement };
}

const pictureOf = (root: Element) => root.querySelector<HTMLCanvasElement>('.pr-video-picture');
const isLocked = (root: Element) => root.querySelector('.pr-video-box')!.hasAttribute('data-locked');

/** The number that a frame of the film carries, white for each bit in seven cells 40 wide. */
function frameNumber(picture: HTMLCanvasElement) {
  const context = picture.getContext('2d')!;
  const bits = Array.from({ length: 7 }, (_, bit) => context.getImageData(bit * 40 + 20, 10, 1, 1).data[1]!);
  return bits.reduce((sum, green, bit) => sum + (green > 128 ? 1 << bit : 0), 0);
}

/** Plays, and calls `look` after each presented frame has been painted over, until it says that it has seen enough. */
async function watch(root: Element, look: (count: number) => boolean) {
  const video = videoOf(root);
  await video.play();
  await new Promise<void>((resolve) => {
    let count = 0;
    const next: VideoFrameRequestCallback = () => {
      if (look(++count)) resolve();
      else video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
  });
}

/** A frame of a browser that takes seconds for microseconds. */
class FrameInSeconds extends VideoFrame {
  override get timestamp() {
    return Math.floor(super.timestamp / 1e6);
  }
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a locked picture', () => {
  it('is always of the frame that the shapes over it are for', async () => {
    const { root } = show();
    await ready(root);
    await seek(root, 20);
    videoOf(root).playbackRate = 2;
    const errors: number[] = [];
    await watch(root, () => {
      const frame = isLocked(root) ? frameNumber(pictureOf(root)!) : 0;
      // Where the track is faint or not there at all, there is nothing to compare.
      if (frame >= 16 && frame <= 104) {
        const { left } = boundsWhere(canvasOf(root), isRed);
        errors.push(Math.abs(left + 1 - 2 * (20 + 2 * frame)));
      }
      return errors.length === 20;
    });
    expect(Math.max(...errors)).toBeLessThanOrEqual(1);
  });

  it('lies below the video, which keeps its controls, and leaves it to it while paused', async () => {
    const { root } = show();
    const video = await ready(root);
    await seek(root, 30);
    expect(isLocked(root)).toBe(false);
    expect(pictureOf(root)).toBeNull();
    await watch(root, (count) => count === 3);
    expect(isLocked(root)).toBe(true);
    const picture = pictureOf(root)!;
    expect(picture.getBoundingClientRect()).toEqual(video.getBoundingClientRect());
    expect([picture.width, picture.height]).toEqual([320, 180]);
    expect(getComputedStyle(video).objectPosition).toContain('-100000px');
    const { left, top } = picture.getBoundingClientRect();
    expect(document.elementFromPoint(left + 320, top + 180)).toBe(video);
    video.pause();
    await expect.poll(() => isLocked(root)).toBe(false);
    expect(getComputedStyle(picture).display).toBe('none');
    expect(getComputedStyle(video).objectPosition).toBe('50% 50%');
  });

  it('stays while the video has no frame to give, as during a seek', async () => {
    const { root } = show();
    const video = await ready(root);
    await watch(root, (count) => count === 3);
    const picture = pictureOf(root)!;
    const shown = picture.toDataURL();
    const time = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'readyState')!;
    // A browser draws nothing of such a video, and makes no frame of it.
    Object.defineProperty(video, 'readyState', { configurable: true, value: video.HAVE_METADATA });
    vi.spyOn(CanvasRenderingContext2D.prototype, 'drawImage').mockImplementation(() => {});
    await watch(root, (count) => count === 3);
    expect(isLocked(root)).toBe(true);
    expect(picture.toDataURL()).toBe(shown);
    vi.restoreAllMocks();
    Object.defineProperty(video, 'readyState', time);
    await expect.poll(() => picture.toDataURL()).not.toBe(shown);
  });

  it('goes by the times of each source anew, for those of another may count from elsewhere', async () => {
    let shift = 0;
    vi.stubGlobal(
      'VideoFrame',
      class extends VideoFrame {
        override get timestamp() {
          return super.timestamp + shift;
        }
      },
    );
    const { root, rerender, all } = show();
    await ready(root);
    await watch(root, (count) => count === 3);
    shift = 1e9;
    rerender(<GroundedVideo {...all} src={`${framesFilm}#again`} />);
    await ready(root);
    await seek(root, 30);
    expect(boundsWhere(canvasOf(root), isRed).left).toBeCloseTo(2 * (20 + 2 * 30) - 1, -1);
  });

  it('does not go by the times of a browser that counts in seconds, as Firefox does', async () => {
    vi.stubGlobal('VideoFrame', FrameInSeconds);
    const { root } = show();
    await ready(root);
    const left = () => boundsWhere(canvasOf(root), isRed).left;
    await seek(root, 30);
    expect(left()).toBeCloseTo(2 * (20 + 2 * 30) - 1, -1);
    await watch(root, (count) => count === 3);
    expect(isLocked(root)).toBe(true);
    expect(left()).toBeGreaterThan(2 * (20 + 2 * 30) - 1);
  });

  it('waits with a frame until it is due, where the browser does not say which one it has', async () => {
    vi.stubGlobal('VideoFrame', FrameInSeconds);
    let early = 0;
    const { requestVideoFrameCallback: request } = HTMLVideoElement.prototype;
    vi.spyOn(HTMLVideoElement.prototype, 'requestVideoFrameCallback').mockImplementation(function (
      this: HTMLVideoElement,
      callback,
    ) {
      return request.call(this, (now, frame) =>
        callback(now, { ...frame, expectedDisplayTime: now + early }),
      );
    });
    const { root } = show();
    await ready(root);
    await seek(root, 30);
    await watch(root, (count) => count === 3);
    const seen = () => [pictureOf(root)!, canvasOf(root)].map((canvas) => canvas.toDataURL());
    early = 1e6;
    await watch(root, (count) => count === 1);
    const before = seen();
    await watch(root, (count) => count === 3);
    expect(isLocked(root)).toBe(true);
    expect(seen()).toEqual(before);
    early = 0;
    await expect.poll(() => seen()[0]).not.toBe(before[0]);
    expect(seen()[1]).not.toBe(before[1]);
  });

  it('is a choice', async () => {
    const { root, rerender, all } = show({ lockFrames: false });
    await ready(root);
    const seen: boolean[] = [];
    await watch(root, (count) => seen.push(isLocked(root)) > 0 && count === 3);
    expect(seen).not.toContain(true);
    rerender(<GroundedVideo {...all} lockFrames />);
    await expect.poll(() => isLocked(root)).toBe(true);
    rerender(<GroundedVideo {...all} lockFrames={false} />);
    await expect.poll(() => isLocked(root)).toBe(false);
  });

  it('is never made of a protected video', async () => {
    const { root } = show();
    const video = await ready(root);
    Object.defineProperty(video, 'mediaKeys', { value: {} });
    const seen: boolean[] = [];
    await watch(root, (count) => seen.push(isLocked(root)) > 0 && count === 3);
    expect(seen).not.toContain(true);
    expect(pictureOf(root)).toBeNull();
  });

  it('is not made while the video plays in a window of its own', async () => {
    const { root } = show();
    await ready(root);
    await watch(root, (count) => count === 3);
    expect(isLocked(root)).toBe(true);
    vi.spyOn(document, 'pictureInPictureElement', 'get').mockReturnValue(videoOf(root));
    await expect.poll(() => isLocked(root)).toBe(false);
    vi.restoreAllMocks();
    await expect.poll(() => isLocked(root)).toBe(true);
  });

  it('works where frames cannot be read, by the time of their callbacks', async () => {
    vi.stubGlobal(
      'VideoFrame',
      class {
        constructor() {
          throw new DOMException('of another origin', 'SecurityError');
        }
      },
    );
    const { root } = show({ annotations: [box('b', 100, 600, 200, 700)] });
    await ready(root);
    await watch(root, (count) => count === 3);
    expect(isLocked(root)).toBe(true);
    expect(boundsWhere(canvasOf(root), isRed).left).toBeCloseTo(63, 0);
  });

  it('gives back every frame that it has read', async () => {
    let [read, held] = [0, 0];
    vi.stubGlobal(
      'VideoFrame',
      class extends VideoFrame {
        constructor(source: HTMLVideoElement) {
          super(source);
          read++;
          held++;
        }
        override close() {
          super.close();
          held--;
        }
      },
    );
    const { root } = show();
    await ready(root);
    await watch(root, (count) => count === 10);
    expect(read).toBeGreaterThan(10);
    expect(held).toBe(0);
  });
});
