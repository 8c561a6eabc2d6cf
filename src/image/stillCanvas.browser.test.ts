import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest';
import { createStillCanvas } from './stillCanvas.js';

let canvas: HTMLCanvasElement;
let asked: MockInstance<typeof createImageBitmap>;
const copies = () => [...document.querySelectorAll('canvas')].filter((each) => each !== canvas);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
  canvas.style.width = '400px';
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#0a0';
  context.fillRect(0, 0, 400, 600);
  document.body.append(canvas);
  asked = vi.spyOn(window, 'createImageBitmap');
});
afterEach(() => {
  vi.useRealTimers();
  asked.mockRestore();
  canvas.remove();
});

/** A still whose canvas has been at rest for long enough. */
function rested() {
  const still = createStillCanvas(canvas);
  vi.advanceTimersByTime(300);
  return still;
}
/** Waits until the copy that was asked for has been taken. */
async function copied() {
  await asked.mock.results.at(-1)!.value;
  await Promise.resolve();
}

it('shows a copy of the same pixels in the same place, until the canvas is painted', async () => {
  const still = rested();
  still.hold();
  await copied();
  const [copy] = copies();
  expect(canvas.style.visibility).toBe('hidden');
  expect([copy!.width, copy!.height, copy!.style.width]).toEqual([800, 600, '400px']);
  const probe = new OffscreenCanvas(800, 600).getContext('2d')!;
  probe.drawImage(copy!, 0, 0);
  expect([...probe.getImageData(10, 10, 1, 1).data]).toEqual([0, 170, 0, 255]);
  expect(probe.getImageData(700, 10, 1, 1).data[3]).toBe(0);
  still.release();
  expect(copies()).toEqual([]);
  expect(canvas.style.visibility).toBe('');
});

it('takes the copy away once nothing else has changed for a second', async () => {
  const still = rested();
  still.hold();
  await copied();
  vi.advanceTimersByTime(900);
  still.hold();
  vi.advanceTimersByTime(900);
  expect(copies()).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(copies()).toEqual([]);
});

it('makes no copy of what was just painted, of what is small, or for what was released meanwhile', async () => {
  const busy = createStillCanvas(canvas);
  vi.advanceTimersByTime(100);
  busy.hold();
  busy.release();
  const small = createStillCanvas(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }));
  vi.advanceTimersByTime(300);
  small.hold();
  expect(asked).not.toHaveBeenCalled();
  busy.hold();
  busy.destroy();
  await copied();
  expect(copies()).toEqual([]);
  expect(canvas.style.visibility).toBe('');
});
