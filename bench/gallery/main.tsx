import { GroundedImage } from 'perceptron-react';
import { createRoot } from 'react-dom/client';
import 'perceptron-react/styles.css';

const [WIDTH, HEIGHT, SHAPES] = [800, 600, 20];
const names = ['car', 'person', 'traffic light', 'bicycle', 'dog'];

/** All canvases ever made that have not been collected: also those that no page shows take memory. */
const canvases: WeakRef<HTMLCanvasElement>[] = [];
const { createElement } = Document.prototype;
Document.prototype.createElement = function (this: Document, name: string, options?: ElementCreationOptions) {
  const element = createElement.call(this, name, options);
  if (element instanceof HTMLCanvasElement) canvases.push(new WeakRef(element));
  return element;
} as typeof createElement;

let state = 1;
const random = () => {
  state = (state * 16807) % 2147483647;
  return state / 2147483647;
};
const boxesOf = (image: number) =>
  Array.from({ length: SHAPES }, (_, index) => {
    const [x1, y1] = [random() * 800, random() * 800];
    return {
      id: `${image}-${index}`,
      span: { start: 0, end: 0 },
      kind: 'box' as const,
      mention: names[index % names.length],
      x1,
      y1,
      x2: x1 + 40 + random() * 150,
      y2: y1 + 40 + random() * 150,
    };
  });
type Boxes = ReturnType<typeof boxesOf>;

const picture = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
picture.getContext('2d')!.fillRect(0, 0, 1600, 1200);
const src = picture.toDataURL();

/** The same by hand: an image and a canvas over it. */
function ByHand({ boxes }: { boxes: Boxes }) {
  const paint = (canvas: HTMLCanvasElement | null) => {
    const context = canvas?.getContext('2d');
    if (!context) return;
    context.font = '600 12px sans-serif';
    for (const { x1, y1, x2, y2, mention } of boxes) {
      const [x, y] = [(x1 / 1000) * WIDTH, (y1 / 1000) * HEIGHT];
      context.strokeRect(x, y, ((x2 - x1) / 1000) * WIDTH, ((y2 - y1) / 1000) * HEIGHT);
      context.fillText(mention!, x, y);
    }
  };
  return (
    <div style={{ position: 'relative', width: WIDTH, height: HEIGHT }}>
      <img src={src} width={WIDTH} height={HEIGHT} alt="" />
      <canvas ref={paint} width={WIDTH} height={HEIGHT} style={{ position: 'absolute', inset: 0 }} />
    </div>
  );
}

const ours = (boxes: Boxes) => (
  <GroundedImage
    key={boxes[0]!.id}
    src={src}
    alt="Black"
    annotations={boxes}
    imageSize={{ width: 1600, height: 1200 }}
    style={{ width: WIDTH, height: HEIGHT }}
  />
);
const byHand = (boxes: Boxes) => <ByHand key={boxes[0]!.id} boxes={boxes} />;

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** What the runner calls. */
const bench = {
  async mount(variant: 'ours' | 'byHand', count: number) {
    const all = Array.from({ length: count }, (_, image) => boxesOf(image));
    createRoot(document.querySelector('#root')!).render(all.map(variant === 'ours' ? ours : byHand));
    const isThere = () =>
      document.querySelector('canvas')?.isConnected && !document.querySelector('[data-status="loading"]');
    while (!isThere()) await frame();
    for (let i = 0; i < 3; i++) await frame();
  },
  rest: () => new Promise<void>((resolve) => setTimeout(resolve, 2000)),
  async twoFrames() {
    await frame();
    await frame();
  },
  canvases() {
    const all = canvases.flatMap((ref) => ref.deref() ?? []).filter(({ isConnected }) => isConnected);
    const bytes = all.reduce((sum, { width, height }) => sum + width * height * 4, 0);
    return { large: all.filter(({ width }) => width >= WIDTH).length, megabytes: bytes / 1e6 };
  },
};

export type Bench = typeof bench;
Object.assign(window, { bench });
