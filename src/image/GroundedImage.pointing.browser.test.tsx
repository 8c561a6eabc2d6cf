import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, nextFrame, painted, picture, point, surfaces } from '../../test/support/image.js';
import { GroundingProvider } from '../hooks/index.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

const src = picture(800, 600);
const nested = [
  box('big', 100, 100, 900, 900, 'room'),
  { ...box('small', 400, 400, 600, 600, 'chair'), t: 65.25, score: 0.875, assetIdx: 0 },
  point('dot', 500, 500, 'knob'),
];

function show(props: Partial<GroundedImageProps> = {}) {
  const { container } = render(
    <GroundedImage src={src} alt="A room" annotations={nested} style={{ width: 400 }} {...props} />,
  );
  return container.firstElementChild as HTMLElement;
}

const boxOf = (root: Element) => root.querySelector<HTMLElement>('.pr-image-box')!;
const at = (root: Element, x: number, y: number, pointerType = 'mouse') => {
  const { left, top } = boxOf(root).getBoundingClientRect();
  return { clientX: left + x, clientY: top + y, pointerType, bubbles: true, cancelable: true };
};
const send = (root: Element, type: string, x: number, y: number, init: PointerEventInit = {}) => {
  const event = new PointerEvent(type, { ...at(root, x, y, init.pointerType), ...init });
  fireEvent(boxOf(root), event);
  return event;
};
const tip = (root: Element) => root.querySelector<HTMLElement>('[role="tooltip"]')!;
const pressKey = (root: Element, key: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(root, { key, ...init });

afterEach(async () => {
  vi.useRealTimers();
  // Out of the way of what comes next.
  await userEvent.hover(document.documentElement, { position: { x: innerWidth - 2, y: innerHeight - 2 } });
});

describe('shapes beneath each other', () => {
  it('stay selected by a double click, which zooms', async () => {
    const onSelectedIdsChange = vi.fn();
    const root = show({ defaultSelectedIds: ['big'], onSelectedIdsChange });
    await painted(root);
    const doubleClick = (x: number, y: number) => {
      send(root, 'click', x, y, { detail: 1 });
      send(root, 'click', x, y, { detail: 2 });
    };
    doubleClick(60, 50);
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['big']);
    doubleClick(200, 150);
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['big']);
    // What was not selected is, as by any click.
    pressKey(root, 'Escape');
    doubleClick(60, 50);
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['big']);
  });

  it('are gone through by clicks at the same place, smallest first', async () => {
    const onSelectedIdChange = vi.fn();
    const onHighlightChange = vi.fn();
    const root = show({ onSelectedIdChange, onHighlightChange });
    await painted(root);
    const selected = () => onSelectedIdChange.mock.lastCall?.[0];
    const seen = [];
    for (const [x, y] of [
      [200, 150],
      [201, 150],
      [200, 151],
      [200, 150],
    ] as const) {
      send(root, 'click', x, y);
      seen.push(selected());
    }
    expect(seen).toEqual(['dot', 'small', 'big', 'dot']);
    send(root, 'click', 200, 150);
    expect(onHighlightChange).toHaveBeenLastCalledWith('small', expect.anything());
    send(root, 'pointermove', 201, 151);
    expect(onHighlightChange, 'a hand that trembles').toHaveBeenLastCalledWith('small', expect.anything());
    send(root, 'pointermove', 180, 150);
    send(root, 'pointermove', 200, 150);
    expect(onHighlightChange).toHaveBeenLastCalledWith('dot', expect.anything());
    send(root, 'click', 60, 60);
    expect(selected(), 'another place').toBe('big');
    send(root, 'click', 60, 60);
    expect(selected(), 'nothing beneath').toBe(null);
  });

  it('are gone through with alt at any place, and not by the second half of a double click', async () => {
    const onSelectedIdChange = vi.fn();
    const root = show({ onSelectedIdChange });
    await painted(root);
    send(root, 'click', 200, 150, { detail: 1 });
    send(root, 'click', 200, 150, { detail: 2 });
    expect(onSelectedIdChange).toHaveBeenCalledExactlyOnceWith('dot', expect.anything());
    send(root, 'click', 205, 155, { detail: 2, altKey: true });
    expect(onSelectedIdChange).toHaveBeenLastCalledWith('small', expect.anything());
  });

  it('are gone through by full stop and comma, under the pointer or around the focus', async () => {
    const onSelectedIdChange = vi.fn();
    const root = show({ onSelectedIdChange });
    await painted(root);
    send(root, 'pointermove', 170, 130);
    pressKey(root, '.');
    pressKey(root, '.');
    pressKey(root, ',');
    send(root, 'pointerleave', 0, 0);
    expect(onSelectedIdChange.mock.calls.map(([id]) => id)).toEqual(['small', 'big', 'small']);
    act(() => root.querySelector<HTMLElement>('[data-id="big"]')!.focus());
    pressKey(root, '.');
    expect(onSelectedIdChange).toHaveBeenLastCalledWith(
      'big',
      expect.objectContaining({ reason: 'keyboard' }),
    );
  });

  it('clears the selection with Escape after a click', async () => {
    const onSelectedIdsChange = vi.fn();
    const root = show({ onSelectedIdsChange });
    await painted(root);
    await userEvent.click(boxOf(root), { position: { x: 60, y: 60 } });
    expect(onSelectedIdsChange).toHaveBeenLastCalledWith(['big'], expect.anything());
    expect(document.activeElement).toBe(root);
    await userEvent.keyboard('{Escape}');
    expect(onSelectedIdsChange).toHaveBeenLastCalledWith([], expect.objectContaining({ reason: 'keyboard' }));
  });
});

describe('the menu of an annotation', () => {
  it('is asked for by a right click and by the menu key', async () => {
    const onAnnotationContextMenu = vi.fn<NonNullable<GroundedImageProps['onAnnotationContextMenu']>>(
      (_annotation, event) => event.preventDefault(),
    );
    const root = show({ onAnnotationContextMenu });
    await painted(root);
    const event = send(root, 'contextmenu', 170, 130);
    expect(onAnnotationContextMenu.mock.lastCall![0].id).toBe('small');
    expect(event.defaultPrevented).toBe(true);
    expect(send(root, 'contextmenu', 5, 5).defaultPrevented, 'beside all shapes').toBe(false);
    fireEvent.contextMenu(root.querySelector('[data-id="big"]')!);
    expect(onAnnotationContextMenu.mock.lastCall![0].id).toBe('big');
  });
});

describe('the tooltip', () => {
  it('tells all after a moment, in pixels of the image, stays while pointed at, and goes', async () => {
    const root = show();
    await painted(root);
    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    expect(tip(root).hidden).toBe(true);
    vi.advanceTimersByTime(400);
    expect(tip(root).hidden).toBe(false);
    expect([...tip(root).querySelectorAll('p, dt, dd')].map(({ textContent }) => textContent)).toEqual([
      ...['chair', 'Kind', 'box', 'Position', '320, 240 – 480, 360 px', 'Size', '160 × 120 px'],
      ...['Time', '1:05.3', 'Image', '1', 'Score', '88 %'],
    ]);
    const [inner, outer] = [tip(root).getBoundingClientRect(), root.getBoundingClientRect()];
    expect(inner.left).toBeGreaterThanOrEqual(outer.left);
    expect(inner.right).toBeLessThanOrEqual(outer.right);
    expect(inner.top).toBeGreaterThanOrEqual(outer.top);
    expect(inner.bottom).toBeLessThanOrEqual(outer.bottom);

    send(root, 'pointerleave', 0, 0);
    vi.advanceTimersByTime(100);
    fireEvent(tip(root), new PointerEvent('pointerenter'));
    vi.advanceTimersByTime(10_000);
    expect(tip(root).hidden).toBe(false);
    fireEvent(tip(root), new PointerEvent('pointerleave'));
    vi.advanceTimersByTime(250);
    expect(tip(root).hidden).toBe(true);
  });

  it('goes with Escape and does not come back for the same shape', async () => {
    const root = show();
    await painted(root);
    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    vi.advanceTimersByTime(400);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(tip(root).hidden).toBe(true);
    send(root, 'pointermove', 172, 130);
    vi.advanceTimersByTime(1000);
    expect(tip(root).hidden).toBe(true);
    send(root, 'pointermove', 60, 60);
    vi.advanceTimersByTime(400);
    expect(tip(root).textContent).toContain('room');
  });

  it('shows at once for the focus, and describes its button', async () => {
    const root = show();
    await painted(root);
    await userEvent.keyboard('{Tab}');
    const button = document.activeElement as HTMLElement;
    expect(tip(root).hidden).toBe(false);
    expect(button.getAttribute('aria-describedby')).toBe(tip(root).id);
    expect(tip(root).textContent).toContain(button.textContent!.split(',')[0]);
    act(() => button.blur());
    expect(tip(root).hidden).toBe(true);
  });

  it('shows for what a finger has selected, and for nothing else that it touches', async () => {
    const root = show();
    await painted(root);
    send(root, 'pointermove', 170, 130, { pointerType: 'touch' });
    send(root, 'click', 170, 130, { pointerType: 'touch' });
    expect(tip(root).textContent).toContain('chair');
    expect(tip(root).hidden).toBe(false);
    send(root, 'click', 5, 5, { pointerType: 'touch' });
    expect(tip(root).hidden).toBe(true);
  });

  it('has content of the app, or is not there', async () => {
    const props = { src, alt: 'A room', annotations: nested, style: { width: 400 } };
    const { container, rerender } = render(
      <GroundedImage {...props} renderTooltip={({ mention }) => <strong>About the {mention}</strong>} />,
    );
    const root = container.firstElementChild as HTMLElement;
    await painted(root);
    act(() => root.querySelector<HTMLElement>('[data-id="big"]')!.focus());
    expect(tip(root).textContent).toBe('About the room');
    expect(tip(root).style.left).not.toBe('');
    rerender(<GroundedImage {...props} tooltip={false} />);
    expect(tip(root)).toBeNull();
    act(() => root.querySelector<HTMLElement>('[data-id="small"]')!.focus());
    send(root, 'pointermove', 170, 130);
  });
});

describe('several images in one answer', () => {
  it('each take their share, under one selection', async () => {
    const answer = [
      { ...box('a', 100, 100, 300, 300, 'cat'), assetIdx: 0 },
      { ...box('b', 100, 100, 300, 300, 'cat'), assetIdx: 1 },
      box('c', 100, 100, 300, 300, 'dog'),
    ];
    const onSelectedIdsChange = vi.fn();
    const { container } = render(
      <GroundingProvider annotations={answer} onSelectedIdsChange={onSelectedIdsChange}>
        {[0, 1, 2].map((assetIdx) => (
          <GroundedImage
            key={assetIdx}
            src={src}
            alt={`Picture ${assetIdx}`}
            annotations={answer}
            assetIdx={assetIdx}
            assetCount={3}
            style={{ width: 300 }}
          />
        ))}
      </GroundingProvider>,
    );
    const roots = [...container.children] as HTMLElement[];
    for (const root of roots) await painted(root);
    expect(roots.map((root) => within(root).getByRole('listitem').textContent)).toEqual([
      'cat, box, upper left, 1 of 1',
      'cat, box, upper left, 1 of 1',
      'dog, box, upper left, 1 of 1',
    ]);
    send(roots[2]!, 'click', 60, 45);
    send(roots[0]!, 'click', 60, 45, { shiftKey: true });
    expect(onSelectedIdsChange).toHaveBeenLastCalledWith(['c', 'a'], expect.anything());
    await nextFrame();
    expect(roots.map((root) => surfaces(root)[0]!.hidden)).toEqual([false, true, false]);
    expect(screen.getByRole('group', { name: 'Picture 1, 1 annotation' })).toBeTruthy();
  });
});

describe('a long press', () => {
  const down = (root: Element) =>
    send(root, 'pointerdown', 60, 50, { pointerType: 'touch', pointerId: 7, view: window });

  async function pressed() {
    const onAnnotationContextMenu = vi.fn((_: unknown, event: { preventDefault(): void }) =>
      event.preventDefault(),
    );
    const onSelectedIdChange = vi.fn();
    const root = show({ onAnnotationContextMenu, onSelectedIdChange });
    await painted(root);
    vi.useFakeTimers();
    return { root, onAnnotationContextMenu, onSelectedIdChange };
  }

  it('asks for the menu where the browser does not, and is no click', async () => {
    const { root, onAnnotationContextMenu, onSelectedIdChange } = await pressed();
    down(root);
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'big' }),
      expect.anything(),
    );
    // A browser that asks late.
    expect(send(root, 'contextmenu', 60, 50, { pointerType: 'touch' }).defaultPrevented).toBe(true);
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(1);
    send(root, 'click', 60, 50, { pointerType: 'touch' });
    expect(onSelectedIdChange).not.toHaveBeenCalled();
    send(root, 'click', 60, 50, { pointerType: 'touch' });
    expect(onSelectedIdChange).toHaveBeenCalledTimes(1);
  });

  it('is asked once where the browser asks first, and not at all when the finger moves', async () => {
    const { root, onAnnotationContextMenu } = await pressed();
    down(root);
    vi.advanceTimersByTime(400);
    send(root, 'contextmenu', 60, 50, { pointerType: 'touch' });
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(1);
    down(root);
    send(root, 'pointermove', 60, 80, { pointerType: 'touch', pointerId: 7 });
    vi.advanceTimersByTime(1000);
    expect(onAnnotationContextMenu).toHaveBeenCalledTimes(1);
  });
});
