import { render, screen } from '@testing-library/react';
import { Circle, Layer } from 'react-konva';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  annotationButtons,
  baseCanvas,
  boundsWhere,
  box,
  isRed,
  nextFrame,
  painted,
  picture,
  pixelAt,
  point,
  polygon,
  surfaces,
} from '../../test/support/image.js';
import { GroundedImage, type GroundedImageProps, useImageTransform } from './index.js';

const red = { stroke: 'rgb(255 0 0)' };
const plain = { alt: 'A grey field', annotationStyle: red, showLabels: false } as const;

function show(props: Partial<GroundedImageProps> & Pick<GroundedImageProps, 'annotations'>) {
  const { container, ...rest } = render(<GroundedImage src={picture(400, 300)} {...plain} {...props} />);
  return { root: container.firstElementChild as HTMLElement, container, ...rest };
}

afterEach(() => vi.restoreAllMocks());

describe('painting', () => {
  it.each([
    [400, 300],
    [613, 460],
    [200, 150],
    [997, 411],
    [330, 720],
  ])('puts a box where geometry says, at %d x %d pixels', async (width, height) => {
    for (const fit of ['contain', 'cover'] as const) {
      const { root, unmount } = show({
        annotations: [box('a', 420, 380, 570, 610)],
        fit,
        style: { width, height },
      });
      const canvas = await painted(root);
      const scale = (fit === 'cover' ? Math.max : Math.min)(width / 400, height / 300);
      const [left, top] = [(width - 400 * scale) / 2, (height - 300 * scale) / 2];
      const found = boundsWhere(canvas, isRed);
      // The line is two pixels wide: one on each side of the edge.
      expect(Math.abs(found.left + 1 - (left + 0.42 * 400 * scale))).toBeLessThanOrEqual(0.75);
      expect(Math.abs(found.right - 1 - (left + 0.57 * 400 * scale))).toBeLessThanOrEqual(0.75);
      expect(Math.abs(found.top + 1 - (top + 0.38 * 300 * scale))).toBeLessThanOrEqual(0.75);
      expect(Math.abs(found.bottom - 1 - (top + 0.61 * 300 * scale))).toBeLessThanOrEqual(0.75);
      const img = screen.getByRole('img').getBoundingClientRect();
      const frame = root.getBoundingClientRect();
      expect(img.left - frame.left).toBeCloseTo(left, 1);
      expect(img.width).toBeCloseTo(400 * scale, 1);
      unmount();
    }
  });

  it('paints in device pixels', async () => {
    vi.spyOn(window, 'devicePixelRatio', 'get').mockReturnValue(3);
    const { root } = show({ annotations: [box('a', 250, 250, 750, 750)], style: { width: 400 } });
    const canvas = await painted(root);
    expect([canvas.width, canvas.height]).toEqual([1200, 900]);
    const found = boundsWhere(canvas, isRed);
    expect(found.left).toBeCloseTo(99, 0);
    expect(found.right).toBeCloseTo(301, 0);
  });

  it('paints points, polygons and what an arriving polygon has so far, without closing it', async () => {
    const triangle = [
      [100, 100],
      [500, 100],
      [500, 900],
    ] as const;
    const { root, rerender } = show({
      annotations: [point('p', 800, 500), polygon('t', triangle)],
      style: { width: 400 },
    });
    const canvas = await painted(root);
    expect(pixelAt(canvas, 320, 150)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(canvas, 120, 30).slice(0, 3)).toEqual([255, 0, 0]);
    const middleOfLastSide = [120, 150] as const;
    expect(pixelAt(canvas, ...middleOfLastSide)[0]).toBeGreaterThan(100);

    const growing = { ...polygon('t', triangle), arriving: true as const };
    rerender(
      <GroundedImage src={picture(400, 300)} {...plain} annotations={[growing]} style={{ width: 400 }} />,
    );
    await nextFrame();
    const [above] = surfaces(root);
    expect(above!.hidden).toBe(false);
    const rect = above!.getBoundingClientRect();
    const frame = root.getBoundingClientRect();
    const pixel = (x: number, y: number) =>
      pixelAt(above!, x - (rect.left - frame.left), y - (rect.top - frame.top));
    expect(pixel(120, 30).slice(0, 3)).toEqual([255, 0, 0]);
    expect(pixel(...middleOfLastSide)[3]).toBe(0);
  });

  it('draws a line of no width not at all, nor its halo', async () => {
    const { root } = show({
      annotations: [
        box('a', 250, 250, 750, 750),
        polygon('t', [
          [100, 100],
          [900, 100],
          [900, 900],
        ]),
      ],
      annotationStyle: { stroke: '#00f', fill: '#f00', fillOpacity: 1, strokeWidth: 0 },
      style: { width: 400 },
    });
    const canvas = await painted(root);
    expect(pixelAt(canvas, 200, 150)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(canvas, 98, 150)).toEqual([0, 0, 0, 0]);
    expect(boundsWhere(canvas, (_red, _green, blue) => blue > 0).left).toBe(Infinity);
  });

  it('keeps labels inside the image and apart', async () => {
    const annotations = Array.from({ length: 12 }, (_, i) =>
      box(`b${i}`, 900, 5 + i, 995, 30 + i, 'a label at the edge'),
    );
    const { root } = show({
      annotations,
      showLabels: true,
      annotationStyle: { stroke: '#fff', halo: false, labelBackground: '#f00', labelColor: '#f00' },
      // As `condition && label` gives it.
      getLabel: false as never,
      style: { width: 400 },
    });
    const found = boundsWhere(await painted(root), isRed);
    expect(found.right).toBeLessThanOrEqual(400);
    expect(found.top).toBeGreaterThanOrEqual(0);
    expect(found.right - found.left).toBeGreaterThan(60);
  });

  it('draws no label for a blank mention, nor for the null of stored annotations', async () => {
    const mentions = [' ', '', null] as string[];
    const annotations = mentions.map((mention, i) =>
      box(`b${i}`, 100 + 300 * i, 300, 300 + 300 * i, 600, mention),
    );
    const { root } = show({ annotations, showLabels: true, style: { width: 400 }, hiddenMentions: ['cat'] });
    expect(boundsWhere(await painted(root), isRed).top).toBeGreaterThan(85);
    expect(annotationButtons(root).map(({ textContent }) => textContent)).toEqual([
      'box, left, 1 of 3',
      'box, center, 2 of 3',
      'box, right, 3 of 3',
    ]);
  });

  it('tints no label with the inside of what is selected above it', async () => {
    const green = 'rgb(0, 128, 0)';
    const { root } = show({
      annotations: [box('large', 100, 100, 900, 900), box('small', 400, 400, 600, 600, 'a name')],
      selectedIds: ['large'],
      showLabels: true,
      getLabel: ({ mention }) => mention,
      annotationStyle: ({ id }) => ({
        stroke: id === 'large' ? 'rgb(255 0 0)' : green,
        labelBackground: green,
        labelColor: green,
      }),
      style: { width: 400 },
    });
    await painted(root);
    const [selected] = surfaces(root);
    expect(selected!.hidden).toBe(false);
    const at = selected!.getBoundingClientRect();
    const frame = root.getBoundingClientRect();
    // In the middle of the plate above the small box, and beside it.
    const colorAt = (x: number, y: number) =>
      pixelAt(selected!, x - (at.left - frame.left), y - (at.top - frame.top));
    expect(colorAt(180, 0.4 * 300 - 10)).toEqual([0, 128, 0, 255]);
    const [red, , , alpha] = colorAt(300, 0.4 * 300 - 10);
    expect(red).toBe(255);
    expect(alpha).toBeLessThan(100);
  });

  it('follows its container and repaints at once', async () => {
    const { root } = show({ annotations: [box('a', 0, 0, 500, 500)], style: { width: 400 } });
    await painted(root);
    root.style.width = '200px';
    await nextFrame();
    const found = boundsWhere(baseCanvas(root)!, isRed);
    expect(found.right).toBeCloseTo(101, 0);
    expect(root.getBoundingClientRect().height).toBeCloseTo(150, 1);
  });

  it('makes its canvas anew once for another size, and not once for each side', async () => {
    const { root } = show({ annotations: [box('a', 0, 0, 500, 500)], style: { width: 400 } });
    const canvas = await painted(root);
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'height')!;
    const heights: number[] = [];
    Object.defineProperty(canvas, 'height', {
      get: () => get!.call(canvas),
      set(height: number) {
        heights.push(height);
        set!.call(canvas, height);
      },
    });
    root.style.width = '200px';
    await expect.poll(() => canvas.width).toBe(200);
    expect(heights).toEqual([150]);
    expect([canvas.style.width, canvas.style.height]).toEqual(['200px', '150px']);
    // One side alone.
    root.style.aspectRatio = '1';
    await expect.poll(() => canvas.height).toBe(200);
    root.style.height = '200px';
    root.style.width = '300px';
    await expect.poll(() => canvas.width).toBe(300);
    expect(heights).toEqual([150, 200, 200]);
  });

  it('draws a stream shape by shape and never again what is there', async () => {
    const strokes = vi.spyOn(CanvasRenderingContext2D.prototype, 'strokeRect');
    const first = Array.from({ length: 300 }, (_, i) => box(`b${i}`, i, i, i + 50, i + 50));
    const { root, rerender } = show({ annotations: first, style: { width: 400 } });
    await painted(root);
    strokes.mockClear();
    const src = screen.getByRole('img').getAttribute('src')!;
    const update = (annotations: GroundedImageProps['annotations']) =>
      rerender(<GroundedImage src={src} {...plain} annotations={annotations} style={{ width: 400 }} />);
    update([...first, box('new', 600, 100, 900, 200)]);
    await nextFrame();
    // A halo and a line.
    expect(strokes).toHaveBeenCalledTimes(2);
    // It fades in, and then joins what is there without being drawn again.
    await expect.poll(() => [...pixelAt(baseCanvas(root)!, 300, 30)].slice(0, 3)).toEqual([255, 0, 0]);
    expect(strokes).toHaveBeenCalledTimes(2);
    expect(root.getAnimations({ subtree: true })).toEqual([]);
    strokes.mockClear();
    update(first);
    await nextFrame();
    expect(pixelAt(baseCanvas(root)!, 300, 30)[3]).toBe(0);
  });

  it('shows what arrives at once where motion is reduced', async () => {
    const { matchMedia } = window;
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      matchMedia.call(window, query.includes('reduced-motion') ? 'all' : query),
    );
    const first = [box('a', 0, 0, 50, 50)];
    const { root, rerender } = show({ annotations: first, style: { width: 400 } });
    await painted(root);
    const src = screen.getByRole('img').getAttribute('src')!;
    const annotations = [...first, box('new', 600, 100, 900, 200)];
    rerender(<GroundedImage src={src} {...plain} annotations={annotations} style={{ width: 400 }} />);
    await nextFrame();
    expect([...pixelAt(baseCanvas(root)!, 300, 30)].slice(0, 3)).toEqual([255, 0, 0]);
  });

  it('paints the first frame once', async () => {
    const strokes = vi.spyOn(CanvasRenderingContext2D.prototype, 'strokeRect');
    const { root } = show({ annotations: [box('a', 100, 100, 200, 200)], style: { width: 400 } });
    await painted(root);
    await nextFrame();
    expect(strokes).toHaveBeenCalledTimes(2);
  });

  it('takes styles from a function of annotation and state, and hides mentions', async () => {
    const annotationStyle = vi.fn((_annotation, { highlighted }) => ({
      stroke: highlighted ? '#00f' : '#f00',
    }));
    const { root } = show({
      annotations: [box('a', 100, 100, 300, 300, 'cat'), box('b', 600, 600, 800, 800, ' Dog')],
      annotationStyle,
      hiddenMentions: ['dog'],
      highlightedId: 'a',
      style: { width: 400 },
    });
    const canvas = await painted(root);
    expect(boundsWhere(canvas, isRed).right).toBeCloseTo(121, 0);
    expect(annotationButtons(root)).toHaveLength(1);
    const blue = boundsWhere(surfaces(root)[1]!, (r, g, b, a) => a > 200 && b > 180 && r < 90 && g < 90);
    expect(blue.right - blue.left).toBeGreaterThan(80);
  });

  it("shows its asset's share", async () => {
    const annotations = [{ ...box('a', 0, 0, 100, 100), assetIdx: 0 }, box('b', 500, 500, 600, 600)];
    const { root, rerender } = show({ annotations, assetIdx: 0, assetCount: 2 });
    const ids = () => annotationButtons(root).map((button) => button.dataset.id);
    expect(ids()).toEqual(['a']);
    rerender(
      <GroundedImage src={picture(4, 3)} {...plain} annotations={annotations} assetIdx={1} assetCount={2} />,
    );
    expect(ids()).toEqual(['b']);
  });

  it("renders the app's own Konva layers with the image's transform", async () => {
    function Dot() {
      const transform = useImageTransform()!;
      return (
        <Circle
          x={transform.x + 500 * transform.scaleX}
          y={transform.y + 500 * transform.scaleY}
          radius={6}
          fill="#f00"
        />
      );
    }
    const { root } = show({
      annotations: [],
      style: { width: 400 },
      children: (
        <Layer>
          <Dot />
        </Layer>
      ),
    });
    await painted(root);
    await expect.poll(() => root.querySelector('.pr-image-children canvas')).not.toBeNull();
    await nextFrame();
    const canvas = root.querySelector<HTMLCanvasElement>('.pr-image-children canvas')!;
    expect(pixelAt(canvas, 200, 150)).toEqual([255, 0, 0, 255]);
  });
});
