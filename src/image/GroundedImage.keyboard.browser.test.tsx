import { act, fireEvent, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boxOf } from '../../test/support/gestures.js';
import {
  annotationButtons,
  box,
  crossing,
  nextFrame,
  painted,
  picture,
  pixelAt,
  point,
  surfaces,
} from '../../test/support/image.js';
import { listen } from '../../test/support/listen.js';
import { GroundingProvider } from '../hooks/index.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

const annotations = crossing;

function show(props: Partial<GroundedImageProps> = {}) {
  const { container } = render(
    <GroundedImage
      src={picture(400, 300)}
      alt="A crossing"
      annotations={annotations}
      style={{ width: 400 }}
      {...props}
    />,
  );
  return container.firstElementChild as HTMLElement;
}

const focused = () => (document.activeElement as HTMLElement).dataset.id ?? null;
const press = (keys: string) => userEvent.keyboard(keys);

describe('the list of annotations', () => {
  it('names everything in reading order', () => {
    show();
    expect(annotationButtons(document.body).map((button) => button.textContent)).toEqual([
      'sign, polygon, upper left, 1 of 4',
      'traffic light, box, upper right, 2 of 4',
      'point, center, 3 of 4',
      'car, box, lower left, 4 of 4',
    ]);
    expect(screen.getByRole('group', { name: 'A crossing, 4 annotations' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'A crossing' })).toBeTruthy();
  });

  it('is one tab stop with arrow keys, Home and End inside', async () => {
    const root = show();
    await painted(root);
    await press('{Tab}');
    expect(focused()).toBe('left');
    await press('{ArrowRight}');
    expect(focused()).toBe('right');
    await press('{End}');
    expect(focused()).toBe('low');
    await press('{ArrowDown}');
    expect(focused()).toBe('low');
    await press('{ArrowUp}');
    expect(focused()).toBe('middle');
    await press('{Home}');
    expect(focused()).toBe('left');
    await press('{ArrowRight}{Tab}');
    expect(root.contains(document.activeElement)).toBe(false);
    await press('{Shift>}{Tab}{/Shift}');
    expect(focused()).toBe('right');
  });

  it('is where the tab key leads after a click on the picture', async () => {
    const root = show();
    await painted(root);
    await userEvent.click(boxOf(root), { position: { x: 2, y: 2 } });
    expect(document.activeElement).toBe(root);
    await press('{Tab}');
    expect(focused()).toBe('left');
    await press('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement?.closest('[role="toolbar"]')).not.toBeNull();
  });

  it('shows the focus on the picture and lets go of it', async () => {
    const onHighlightedIdChange = vi.fn();
    const root = show({ onHighlightedIdChange });
    await painted(root);
    await press('{Tab}');
    await nextFrame();
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(
      'left',
      expect.objectContaining({ reason: 'focus' }),
    );
    const highlight = surfaces(root)[1]!;
    expect(highlight.hidden).toBe(false);
    const ringed = highlight.getBoundingClientRect().width;
    await press('{Tab}');
    await nextFrame();
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(null, expect.anything());
    expect(highlight.hidden).toBe(true);
    expect(ringed).toBeGreaterThan(40);
  });

  it('leaves the labels of others legible under the ring', async () => {
    const root = show({
      annotations: [box('a', 250, 250, 750, 750), box('b', 150, 600, 450, 900, 'harbour office')],
      annotationStyle: { labelBackground: 'rgb(255 0 0)', labelColor: 'rgb(255 0 0)' },
    });
    await painted(root);
    await press('{Tab}');
    await nextFrame();
    expect(focused()).toBe('a');
    const highlight = surfaces(root)[1]!;
    const [frame, canvas] = [root.getBoundingClientRect(), highlight.getBoundingClientRect()];
    const ringAt = (y: number) =>
      pixelAt(highlight, 95.5 - (canvas.left - frame.left), y - (canvas.top - frame.top));
    expect(ringAt(120), 'the ring').toEqual([255, 255, 255, 255]);
    expect(ringAt(170), 'the plate of a label').toEqual([255, 0, 0, 255]);
  });

  it('leaves alone what has been highlighted elsewhere since', async () => {
    const onHighlightedIdChange = vi.fn();
    const image = (highlightedId: string | null) => (
      <GroundedImage
        src={picture(400, 300)}
        alt="A crossing"
        annotations={annotations}
        highlightedId={highlightedId}
        onHighlightedIdChange={onHighlightedIdChange}
      />
    );
    const { rerender } = render(image(null));
    await press('{Tab}');
    expect(focused()).toBe('left');
    rerender(image('low'));
    onHighlightedIdChange.mockClear();
    await press('{Tab}');
    expect(onHighlightedIdChange).not.toHaveBeenCalled();
  });

  it('selects with Enter and Space, clears with Escape, and says so', async () => {
    const onSelectedIdsChange = vi.fn();
    const root = show({ onSelectedIdsChange });
    const said = listen(root);
    await press('{Tab}{Enter}');
    expect(onSelectedIdsChange).toHaveBeenLastCalledWith(
      ['left'],
      expect.objectContaining({ reason: 'keyboard' }),
    );
    expect(screen.getByRole('button', { pressed: true }).dataset.id).toBe('left');
    await expect.poll(() => said).toContain('sign, polygon, upper left, 1 of 4 selected');
    await press('{ArrowRight} ');
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['right']);
    await press('{ArrowLeft}{Control>}{Enter}{/Control}');
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['right', 'left']);
    await press('{Escape}');
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual([]);
    expect(screen.queryByRole('button', { pressed: true })).toBeNull();
    expect(root.contains(document.activeElement)).toBe(true);
  });

  it('walks through thousands with a hundred buttons', async () => {
    const many = Array.from({ length: 1050 }, (_, i) =>
      point(`p${i}`, 10 + (i % 30) * 30, 10 + Math.floor(i / 30) * 27),
    );
    show({ annotations: many });
    await expect.poll(() => screen.getAllByRole('listitem').length).toBe(100);
    await press('{Tab}{End}');
    expect(document.activeElement?.textContent).toBe('point, lower right, 1050 of 1050');
    await press('{Home}');
    expect(document.activeElement?.textContent).toBe('point, upper left, 1 of 1050');
    for (let i = 0; i < 10; i++) await press('{PageDown}');
    expect(document.activeElement?.textContent).toContain('101 of 1050');
    await press('{ArrowUp}');
    expect(document.activeElement?.textContent).toContain('100 of 1050');
  });

  it('comes a moment after the picture when it is long', () => {
    vi.useFakeTimers();
    try {
      show({ annotations: Array.from({ length: 105 }, (_, i) => point(`p${i}`, 10 + i, 10)) });
      expect(screen.getByRole('group', { name: 'A crossing, 105 annotations' })).toBeTruthy();
      expect(screen.queryByRole('list')).toBeNull();
      act(() => vi.advanceTimersByTime(200));
      expect(screen.getAllByRole('listitem').map((item) => item.ariaSetSize)).toEqual(
        Array.from({ length: 100 }, () => '105'),
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it('turns to the page of what is selected elsewhere once that rests, or for the next key', () => {
    vi.useFakeTimers();
    try {
      const many = Array.from({ length: 250 }, (_, i) => point(`p${i}`, 10 + i * 3, 10));
      const props = { src: picture(4, 3), alt: 'A crossing', annotations: many };
      const { rerender, container } = render(<GroundedImage {...props} selectedIds={[]} />);
      act(() => vi.advanceTimersByTime(200));
      const first = () => annotationButtons(container)[0]?.dataset.id;
      const stop = () => annotationButtons(container).find(({ tabIndex }) => tabIndex === 0)?.dataset.id;
      expect([first(), stop()]).toEqual(['p0', 'p0']);
      rerender(<GroundedImage {...props} selectedIds={['p20']} />);
      expect([first(), stop()]).toEqual(['p0', 'p20']);
      rerender(<GroundedImage {...props} selectedIds={['p120']} />);
      rerender(<GroundedImage {...props} selectedIds={['p220']} />);
      expect([first(), stop()]).toEqual(['p0', 'p20']);
      act(() => vi.advanceTimersByTime(200));
      expect([first(), stop()]).toEqual(['p200', 'p220']);
      rerender(<GroundedImage {...props} selectedIds={['p130']} />);
      expect(first()).toBe('p200');
      fireEvent.keyDown(document.body, { key: 'Tab' });
      expect([first(), stop()]).toEqual(['p100', 'p130']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps the focus on a zoom button while a long answer comes', async () => {
    const props = { src: picture(400, 300), alt: 'A crossing', style: { width: 400 } };
    const { rerender } = render(<GroundedImage {...props} annotations={[]} />);
    const zoomIn = await screen.findByRole('button', { name: 'Zoom in' });
    act(() => zoomIn.focus());
    const many = Array.from({ length: 150 }, (_, i) => point(`p${i}`, 10 + i * 5, 500));
    rerender(<GroundedImage {...props} annotations={many} />);
    expect(document.activeElement).toBe(zoomIn);
    expect(await screen.findAllByRole('listitem')).toHaveLength(100);
    expect(document.activeElement).toBe(zoomIn);
  });

  it('keeps the focus where it is when what streams in before it moves it to another page', async () => {
    const many = Array.from({ length: 150 }, (_, i) => point(`p${i}`, 10 + i * 5, 500));
    const props = { src: picture(4, 3), alt: 'A crossing' };
    const { rerender } = render(<GroundedImage {...props} annotations={many} />);
    await screen.findAllByRole('listitem');
    await press('{Tab}{End}{Home}');
    for (let i = 0; i < 10; i++) await press('{PageDown}');
    await press('{ArrowUp}');
    const focus = document.activeElement;
    expect(focus?.textContent).toContain('100 of 150');
    rerender(<GroundedImage {...props} annotations={[point('new', 500, 100), ...many]} />);
    expect(document.activeElement).toBe(focus);
    expect(focus?.textContent).toContain('101 of 151');
    await press('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('102 of 151');
  });

  it('takes other words', () => {
    show({
      labels: {
        kinds: { point: 'Punkt', box: 'Kasten', polygon: 'Vieleck' },
        list: (count) => `${count} Funde`,
      },
      getAriaLabel: (annotation, { index }) => (annotation.id === 'low' ? `Auto ${index}` : undefined),
    });
    expect(screen.getByRole('list', { name: '4 Funde' })).toBeTruthy();
    expect(screen.getByText('Auto 3')).toBeTruthy();
    expect(screen.getByText('sign, Vieleck, upper left, 1 of 4')).toBeTruthy();
  });

  it('takes the focus along when keys go through what overlaps, wherever the pointer rests', async () => {
    const onHighlightedIdChange = vi.fn();
    const root = show({
      annotations: [
        box('large', 100, 100, 600, 600),
        box('small', 300, 300, 400, 400),
        box('far', 800, 800, 900, 900),
      ],
      onHighlightedIdChange,
    });
    await painted(root);
    const { left, top } = root.getBoundingClientRect();
    fireEvent.pointerMove(root.querySelector('.pr-image-box')!, {
      clientX: left + 0.85 * 400,
      clientY: top + 0.85 * 300,
      pointerType: 'mouse',
    });
    await press('{Tab}.');
    expect(focused()).toBe('small');
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(
      'small',
      expect.objectContaining({ reason: 'keyboard' }),
    );
    expect(screen.getByRole('button', { pressed: true }).dataset.id).toBe('small');
    fireEvent.pointerOut(root.querySelector('.pr-image-box')!, { pointerType: 'mouse' });
    expect(onHighlightedIdChange.mock.lastCall?.[0], 'the pointer leaves').toBe('small');
    await press('.');
    expect(focused()).toBe('large');
  });

  it('shares highlight and selection through a provider', async () => {
    const { container } = render(
      <GroundingProvider defaultSelectedId="low">
        <GroundedImage src={picture(40, 30)} alt="One" annotations={annotations} />
        <GroundedImage src={picture(40, 30)} alt="Two" annotations={annotations} />
      </GroundingProvider>,
    );
    expect(screen.getAllByRole('button', { pressed: true })).toHaveLength(2);
    await press('{Tab}{Enter}');
    expect(screen.getAllByRole('button', { pressed: true }).map(({ dataset }) => dataset.id)).toEqual([
      'left',
      'left',
    ]);
    expect(container.querySelectorAll('[data-highlighted]')).toHaveLength(2);
  });
});

describe('accessibility', () => {
  it.each([
    ['loaded', {}],
    ['empty', { annotations: [] }],
    ['broken', { src: 'data:image/png;base64,AAAA' }],
  ] as const)('has nothing for axe to say: %s', async (state, props) => {
    const root = show(props);
    await expect.poll(() => root.dataset.status).toBe(state === 'broken' ? 'error' : 'loaded');
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });

  it('hides every canvas from assistive technology', async () => {
    const root = show();
    await painted(root);
    for (const canvas of root.querySelectorAll('canvas'))
      expect(canvas.closest('[aria-hidden="true"]')).not.toBeNull();
  });

  it('renders image and list on a server, and no canvas', () => {
    const html = renderToString(<GroundedImage src="a.png" alt="A crossing" annotations={annotations} />);
    expect(html).toContain('alt="A crossing"');
    expect(html).toContain('traffic light, box, upper right, 2 of 4');
    expect(html).not.toContain('<canvas');
  });
});
