import { fireEvent, render, screen } from '@testing-library/react';
import { Profiler, StrictMode } from 'react';
import { Circle, Layer } from 'react-konva';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
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

const pointAtBox = (root: HTMLElement, x: number, y: number) => {
  const target = root.querySelector('.pr-image-box')!;
  const rect = target.getBoundingClientRect();
  return { target, init: { clientX: rect.left + x, clientY: rect.top + y, pointerType: 'mouse' } };
};

const hover = async (root: HTMLElement, x: number, y: number) => {
  const { target, init } = pointAtBox(root, x, y);
  fireEvent.pointerMove(target, init);
  await nextFrame();
};

const click = (root: HTMLElement, x: number, y: number, keys: MouseEventInit = {}) => {
  const { target, init } = pointAtBox(root, x, y);
  target.dispatchEvent(new PointerEvent('click', { bubbles: true, ...init, ...keys }));
};

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

  it('keeps labels inside the image and apart', async () => {
    const annotations = Array.from({ length: 12 }, (_, i) =>
      box(`b${i}`, 900, 5 + i, 995, 30 + i, 'a label at the edge'),
    );
    const { root } = show({
      annotations,
      showLabels: true,
      annotationStyle: { stroke: '#fff', halo: false, labelBackground: '#f00', labelColor: '#f00' },
      style: { width: 400 },
    });
    const found = boundsWhere(await painted(root), isRed);
    expect(found.right).toBeLessThanOrEqual(400);
    expect(found.top).toBeGreaterThanOrEqual(0);
    expect(found.right - found.left).toBeGreaterThan(60);
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
    expect(pixelAt(baseCanvas(root)!, 300, 30).slice(0, 3)).toEqual([255, 0, 0]);
    strokes.mockClear();
    update(first);
    await nextFrame();
    expect(pixelAt(baseCanvas(root)!, 300, 30)[3]).toBe(0);
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
    expect(screen.getAllByRole('button')).toHaveLength(1);
    const blue = boundsWhere(surfaces(root)[1]!, (r, g, b, a) => a > 200 && b > 180 && r < 90 && g < 90);
    expect(blue.right - blue.left).toBeGreaterThan(80);
  });

  it("shows its asset's share", async () => {
    const annotations = [{ ...box('a', 0, 0, 100, 100), assetIdx: 0 }, box('b', 500, 500, 600, 600)];
    const { rerender } = show({ annotations, assetIdx: 0, assetCount: 2 });
    const ids = () => screen.getAllByRole('button').map((button) => button.dataset.id);
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

describe('pointing', () => {
  const nested = [
    box('big', 100, 100, 900, 900, 'room'),
    box('small', 400, 400, 600, 600, 'chair'),
    point('dot', 500, 500, 'knob'),
  ];

  it('highlights the most specific shape and never renders React or repaints the rest for it', async () => {
    const onRender = vi.fn();
    const onHighlightedIdChange = vi.fn();
    const { container } = render(
      <Profiler id="image" onRender={onRender}>
        <GroundedImage
          src={picture(400, 300)}
          {...plain}
          annotations={nested}
          style={{ width: 400 }}
          onHighlightedIdChange={onHighlightedIdChange}
        />
      </Profiler>,
    );
    const root = container.firstElementChild as HTMLElement;
    const canvas = await painted(root);
    const before = canvas.toDataURL();
    const clear = vi.spyOn(canvas.getContext('2d')!, 'clearRect');
    onRender.mockClear();
    for (const [x, y, id] of [
      [60, 60, 'big'],
      [170, 130, 'small'],
      [200, 150, 'dot'],
      [10, 10, null],
    ] as const) {
      await hover(root, x, y);
      expect(onHighlightedIdChange).toHaveBeenLastCalledWith(
        id,
        expect.objectContaining({ reason: 'pointer' }),
      );
      expect(root.hasAttribute('data-highlighted')).toBe(id !== null);
      expect(surfaces(root)[1]!.hidden).toBe(id === null);
    }
    expect(onRender).not.toHaveBeenCalled();
    expect(clear).not.toHaveBeenCalled();
    expect(canvas.toDataURL()).toBe(before);
  });

  it('selects by click, adds with shift, clears beside shapes', async () => {
    const onSelectedIdsChange = vi.fn();
    const { root } = show({ annotations: nested, style: { width: 400 }, onSelectedIdsChange });
    await painted(root);
    const last = () => onSelectedIdsChange.mock.lastCall?.[0];
    click(root, 60, 60);
    expect(last()).toEqual(['big']);
    click(root, 170, 130, { shiftKey: true });
    expect(last()).toEqual(['big', 'small']);
    click(root, 170, 130, { ctrlKey: true });
    expect(last()).toEqual(['big']);
    click(root, 5, 5);
    expect(last()).toEqual([]);
    await nextFrame();
    expect(root.hasAttribute('data-selected')).toBe(false);
  });

  it('is generous to fingers and exact to mice', async () => {
    const onSelectedIdChange = vi.fn();
    const { root } = show({ annotations: [point('p', 500, 500)], style: { width: 400 }, onSelectedIdChange });
    await painted(root);
    const { target, init } = pointAtBox(root, 215, 150);
    target.dispatchEvent(new PointerEvent('click', { bubbles: true, ...init }));
    expect(onSelectedIdChange).not.toHaveBeenCalled();
    target.dispatchEvent(new PointerEvent('click', { bubbles: true, ...init, pointerType: 'touch' }));
    expect(onSelectedIdChange).toHaveBeenLastCalledWith('p', expect.anything());
  });

  it('lights up what is in a container when the id of the container is highlighted', async () => {
    const collection = {
      id: 'c',
      span: { start: 0, end: 0 },
      kind: 'collection' as const,
      mention: 'cats',
      complete: true,
      children: [box('a', 0, 0, 200, 200), box('b', 800, 800, 1000, 1000)],
    };
    const { root } = show({ annotations: [collection], highlightedId: 'c', style: { width: 400 } });
    await painted(root);
    expect(surfaces(root)[1]!.getBoundingClientRect().width).toBeGreaterThan(390);
    expect(screen.getAllByRole('button')[0]!.textContent).toBe('cats, box, upper left, 1 of 2');
  });
});

describe('life', () => {
  it('shows a broken image in words and tries again', async () => {
    const onImageError = vi.fn();
    const { root } = show({
      annotations: [box('a', 0, 0, 9, 9)],
      src: 'data:image/png;base64,AAAA',
      alt: 'A harbour',
      onImageError,
    });
    await expect.poll(() => root.getAttribute('data-status')).toBe('error');
    expect(onImageError).toHaveBeenCalledTimes(1);
    expect(screen.getByText('A harbour')).toBeTruthy();
    fireEvent.click(screen.getByText('Try again'));
    await expect.poll(() => onImageError.mock.calls.length).toBe(2);
  });

  it('starts over with another image', async () => {
    const { root, rerender } = show({ annotations: [box('a', 100, 100, 200, 200)], style: { width: 400 } });
    await painted(root);
    expect(root.getBoundingClientRect().height).toBeCloseTo(300, 1);
    rerender(
      <GroundedImage
        src={picture(400, 100)}
        {...plain}
        annotations={[box('a', 100, 100, 200, 200)]}
        style={{ width: 400 }}
      />,
    );
    expect(root.getAttribute('data-status')).toBe('loading');
    await painted(root);
    expect(root.getBoundingClientRect().height).toBeCloseTo(100, 1);
    expect(boundsWhere(baseCanvas(root)!, isRed).bottom).toBeCloseTo(21, 0);
  });

  it('survives StrictMode and leaves nothing behind', async () => {
    const { default: Konva } = await import('konva/lib/Core.js');
    const stages = Konva.stages.length;
    const { container, unmount } = render(
      <StrictMode>
        <GroundedImage
          src={picture(400, 300)}
          {...plain}
          annotations={[box('a', 100, 100, 200, 200)]}
          style={{ width: 400 }}
        />
      </StrictMode>,
    );
    const root = container.firstElementChild as HTMLElement;
    await painted(root);
    expect(Konva.stages.length).toBe(stages + 1);
    expect(surfaces(root)).toHaveLength(2);
    unmount();
    expect(Konva.stages.length).toBe(stages);
  });

  it('gives class, style, ref and other props to the root', async () => {
    const ref = { current: null as HTMLDivElement | null };
    render(
      <GroundedImage
        ref={ref}
        src={picture(4, 3)}
        {...plain}
        annotations={[]}
        className="mine"
        title="hello"
        style={{ margin: 3 }}
      />,
    );
    expect(ref.current!.className).toBe('pr-image mine');
    expect(ref.current!.title).toBe('hello');
    expect(ref.current!.style.margin).toBe('3px');
    expect(ref.current!.hasAttribute('data-empty')).toBe(true);
  });
});
