import { type BenchSet, sets } from './data.js';
import { annotorious } from './variants/annotorious.js';
import { byHand } from './variants/byHand.js';
import { imageAlone } from './variants/imageAlone.js';
import { konvaCanvas } from './variants/konvaCanvas.js';
import { naiveKonva, tunedKonva } from './variants/konvaShapes.js';
import { unmountReact } from './variants/mountReact.js';
import { ours } from './variants/ours.js';
import { raw, rawTwoTone } from './variants/raw.js';
import { reactCanvas } from './variants/reactCanvas.js';
import { svg } from './variants/svg.js';
import type { Mounted, Variant } from './variants/types.js';

const variants: Record<string, Variant> = {
  raw,
  rawTwoTone,
  naiveKonva,
  tunedKonva,
  svg,
  annotorious,
  imageAlone,
  reactCanvas,
  konvaCanvas,
  byHand,
  ours,
};

/** A picture with some detail, as large as the bench's image. */
async function picture(): Promise<string> {
  const canvas = new OffscreenCanvas(1600, 1200);
  const context = canvas.getContext('2d')!;
  for (let y = 0; y < 1200; y += 40)
    for (let x = 0; x < 1600; x += 40) {
      context.fillStyle = `hsl(${(x + y) / 8} 40% ${30 + ((x * y) % 40)}%)`;
      context.fillRect(x, y, 40, 40);
    }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  return URL.createObjectURL(blob);
}

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
/** Waits until what was asked for is on screen. */
async function painted() {
  await frame();
  await frame();
  await new Promise<void>((resolve) => setTimeout(resolve));
}

let imageUrl = '';
let set: BenchSet = { name: 'nothing', labels: false, annotations: [] };
let mounted: Mounted = {};
let appended = 0;

/** What the runner calls, one phase at a time. */
const bench = {
  async prepare(setName: string) {
    imageUrl = await picture();
    const warm = new Image();
    warm.src = imageUrl;
    await warm.decode();
    set = sets[setName]!();
    await painted();
  },
  async mount(name: string) {
    mounted = await variants[name]!(document.getElementById('host')!, imageUrl, set);
    await painted();
    return Object.fromEntries(
      (['move', 'highlight', 'point', 'append'] as const).map((phase) => [phase, Boolean(mounted[phase])]),
    );
  },
  /** Takes the variant away, so that the next one mounted is the second picture of the page. */
  async unmount() {
    unmountReact();
    const host = document.getElementById('host')!;
    host.replaceWith(host.cloneNode(false));
    mounted = {};
    await painted();
  },
  async move(steps: number) {
    for (let step = 1; step <= steps; step++) {
      const scale = 1 + step * 0.01;
      mounted.move?.({ scale, x: -step * 4, y: -step * 3 });
      await frame();
    }
  },
  /** Long enough for a picture that was moved to have been painted sharp again. */
  async settle() {
    await new Promise<void>((resolve) => setTimeout(resolve, 400));
    await painted();
  },
  async highlight(steps: number) {
    for (let step = 0; step < steps; step++) {
      mounted.highlight?.((step * 37) % 997);
      await frame();
    }
    mounted.highlight?.(null);
    await frame();
  },
  async point(steps: number) {
    for (let step = 0; step < steps; step++) {
      mounted.point?.((step * 37) % set.annotations.length);
      await frame();
    }
  },
  /** One more shape a frame, as a stream adds them. */
  async append(steps: number) {
    for (let step = 0; step < steps; step++) {
      const one = set.annotations[step * 7]!;
      mounted.append?.({ ...one, id: `${one.id}-${appended++}` });
      await frame();
    }
  },
};

export type Bench = typeof bench;
Object.assign(window, { bench });
