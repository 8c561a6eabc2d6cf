import { act, fireEvent, render, screen } from '@testing-library/react';
import { Profiler, StrictMode, Suspense, use } from 'react';
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
  point,
  surfaces,
} from '../../test/support/image.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

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
    await expect.poll(() => surfaces(root)[1]!.getBoundingClientRect().width).toBeGreaterThan(390);
    expect(annotationButtons(root)[0]!.textContent).toBe('cats, box, upper left, 1 of 2');
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
    const [alert, retry] = [screen.getByRole('alert'), screen.getByText('Try again')];
    expect(alert.textContent).toContain('The image could not be loaded.');
    retry.focus();
    fireEvent.click(retry);
    expect(document.activeElement, 'the keyboard goes on from the picture').toBe(root);
    await expect.poll(() => onImageError.mock.calls.length).toBe(2);
    expect(screen.getByRole('alert'), 'another alert, which is told again').not.toBe(alert);
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

  it('is painted again when React shows it again after other content was waited for', async () => {
    const src = picture(400, 300);
    const Other = ({ content }: { content: Promise<string> | null }) => content && use(content);
    const ui = (content: Promise<string> | null) => (
      <Suspense fallback="waiting">
        <div>
          <GroundedImage
            src={src}
            {...plain}
            annotations={[box('a', 100, 100, 200, 200)]}
            style={{ width: 400 }}
          />
        </div>
        <Other content={content} />
      </Suspense>
    );
    const { container, rerender } = render(ui(null));
    const root = container.querySelector<HTMLElement>('.pr-image')!;
    await painted(root);
    let arrive = (_content: string) => {};
    const content = new Promise<string>((resolve) => {
      arrive = resolve;
    });
    await act(async () => rerender(ui(content)));
    expect(screen.getByText('waiting')).toBeTruthy();
    await nextFrame();
    await act(async () => arrive('content'));
    await screen.findByText('content');
    await painted(root);
    expect(boundsWhere(baseCanvas(root)!, isRed).right).toBeCloseTo(81, 0);
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

  it('takes what is undefined for not given', () => {
    const labels = { zoomControls: undefined, group: undefined };
    const { root } = show({ annotations: [], 'aria-label': undefined, tabIndex: undefined, labels });
    expect(root.getAttribute('aria-label')).toBe('A grey field, 0 annotations');
    expect(root.tabIndex).toBe(-1);
  });
});
