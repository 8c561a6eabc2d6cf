import { act, fireEvent, render } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type AXNode, accessibilityTree, emulateMedia } from '../../test/support/devtools.js';
import { baseCanvas, box, nextFrame, painted, picture, point } from '../../test/support/image.js';
import { listen } from '../../test/support/listen.js';
import { GroundedImage, type GroundedImageProps } from './index.js';

const annotations = [
  box('light', 800, 110, 900, 200, 'traffic light'),
  box('car', 100, 800, 200, 900, 'car'),
  point('middle', 500, 500),
];

function show(props: Partial<GroundedImageProps> = {}) {
  const { container } = render(
    <GroundedImage
      src={picture(800, 600)}
      alt="A crossing"
      annotations={annotations}
      style={{ width: 400 }}
      {...props}
    />,
  );
  return container.firstElementChild as HTMLElement;
}

const width = (root: Element) => root.querySelector('img')!.getBoundingClientRect().width;
const focusedId = () => (document.activeElement as HTMLElement).dataset.id ?? null;
const command = () => (document.activeElement as HTMLElement).dataset.command ?? null;
const press = (keys: string) => userEvent.keyboard(keys);
const disabled = (root: Element) =>
  [...root.querySelectorAll<HTMLElement>('[aria-disabled="true"]')].map(({ dataset }) => dataset.command);

afterEach(() => emulateMedia());

describe('zooming without a mouse', () => {
  it('goes by keys, in the middle of the view, and says how far', async () => {
    const root = show();
    await painted(root);
    const said = listen(root);
    await press('{Tab}');
    await press('+');
    await press('+');
    await nextFrame();
    expect(width(root)).toBeCloseTo(900, 0);
    await expect.poll(() => said).toContain('Zoom 225%');
    await press('-');
    await nextFrame();
    expect(width(root)).toBeCloseTo(600, 0);
    const { x } = root.querySelector('img')!.getBoundingClientRect();
    await press('{Shift>}{ArrowRight}{/Shift}');
    await nextFrame();
    expect(root.querySelector('img')!.getBoundingClientRect().x).toBeCloseTo(x - 60, 0);
    expect(focusedId(), 'shift and an arrow do not leave the annotation').toBe('light');
    await press('1');
    await nextFrame();
    expect(width(root)).toBeCloseTo(800, 0);
    await press('0');
    await nextFrame();
    expect(width(root)).toBeCloseTo(400, 0);
    await expect.poll(() => said).toContain('Zoom 100%');
  });

  it('goes by the same keys on a keyboard for another script', async () => {
    const root = show();
    await painted(root);
    await press('{Tab}{Enter}');
    const type = (key: string, code: string) => fireEvent.keyDown(document.activeElement!, { key, code });
    type('ئ', 'KeyZ');
    await nextFrame();
    expect(width(root)).toBeGreaterThan(400);
    type('٠', 'Digit0');
    await nextFrame();
    expect(width(root)).toBeCloseTo(400, 0);
  });

  it('goes to what is selected, and follows the focus', async () => {
    const onViewportChange = vi.fn();
    const root = show({ onViewportChange });
    await painted(root);
    await press('{Tab}{Enter}z');
    const { scale, x } = onViewportChange.mock.lastCall![0];
    expect(x + 0.85 * 400 * scale).toBeCloseTo(200, 0);
    await press('{End}');
    expect(focusedId()).toBe('car');
    const after = onViewportChange.mock.lastCall!;
    expect(after[1].reason).toBe('selection');
    expect(after[0].scale).toBe(scale);
    const left = after[0].x + 0.1 * 400 * scale;
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + 0.1 * 400 * scale).toBeLessThanOrEqual(400);
    await nextFrame();
  });

  it('goes by a toolbar with one tab stop, which the tab key meets after the annotations', async () => {
    const root = show();
    await painted(root);
    await press('{Tab}');
    expect(focusedId()).toBe('light');
    await press('{Shift>}{Tab}{/Shift}');
    expect(command()).toBe('zoomIn');
    expect(disabled(root)).toEqual(['zoomOut', 'fit', 'zoomToSelection']);
    await press('{Enter}');
    expect(disabled(root)).toEqual(['zoomToSelection']);
    await press('{ArrowRight}{ArrowRight}');
    expect(command()).toBe('fit');
    await press(' ');
    await nextFrame();
    expect(width(root)).toBeCloseTo(400, 0);
    await press('{End}');
    expect(command()).toBe('zoomToSelection');
    await press('{Home}{Tab}');
    expect(focusedId()).toBe('light');
    await press('{Tab}');
    expect(root.contains(document.activeElement)).toBe(false);
  });

  it('goes by the toolbar to the side that an arrow key points to, also from right to left', async () => {
    const root = show({ dir: 'rtl' });
    await painted(root);
    await press('{Tab}{Shift>}{Tab}{/Shift}{ArrowLeft}');
    expect(command()).toBe('zoomOut');
    await press('{ArrowRight}{ArrowRight}');
    expect(command()).toBe('zoomToSelection');
  });

  it('has targets of 24 pixels at least, and can be reached where there is no annotation', async () => {
    const root = show({ annotations: [] });
    await painted(root);
    await press('{Tab}');
    expect(command()).toBe('zoomIn');
    for (const button of root.querySelectorAll('[data-command]')) {
      const rect = button.getBoundingClientRect();
      expect(Math.min(rect.width, rect.height)).toBeGreaterThanOrEqual(24);
    }
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });

  it('leaves keys alone that are the browser’s or the app’s', async () => {
    const onViewportChange = vi.fn();
    const root = show({
      onViewportChange,
      onKeyDown: (event) => event.key === '-' && event.preventDefault(),
    });
    await painted(root);
    await press('{Tab}{Control>}+{/Control}-');
    expect(onViewportChange).not.toHaveBeenCalled();
    expect(root.contains(document.activeElement)).toBe(true);
  });
});

describe('the focus on a shape', () => {
  it('scrolls the page to it in a picture higher than the window, and is where a menu opens', async () => {
    const root = show({ style: { width: 400, height: 3000 }, src: picture(100, 750) });
    try {
      await painted(root);
      await press('{Tab}');
      expect(focusedId()).toBe('light');
      const seen = (y: number) => {
        const at = root.getBoundingClientRect().top + 3000 * y;
        return at >= 0 && at <= innerHeight;
      };
      expect(seen(0.155)).toBe(true);
      await press('{End}');
      expect(focusedId()).toBe('car');
      expect([seen(0.155), seen(0.85)]).toEqual([false, true]);
      const { left, top } = document.activeElement!.getBoundingClientRect();
      const frame = root.getBoundingClientRect();
      expect(left - frame.left).toBeGreaterThanOrEqual(40);
      expect(left - frame.left).toBeLessThanOrEqual(80);
      expect(top - frame.top).toBeGreaterThanOrEqual(2400);
      expect(top - frame.top).toBeLessThanOrEqual(2700);
      expect(root.scrollTop, 'the picture itself stays').toBe(0);
      const middle = document.elementFromPoint(frame.left + 60, frame.top + 0.85 * 3000);
      expect(middle, 'a pointer finds the picture, not the list').toBe(root.querySelector('img'));
    } finally {
      scrollTo(0, 0);
    }
  });
});

describe('what Chromium tells assistive technology', () => {
  it('names image, group, annotations and buttons, and has no canvas', async () => {
    const root = show({ selectedIds: ['car'] });
    await painted(root);
    await press('{Tab}');
    const tree = await accessibilityTree();
    const group = tree.find(
      ({ role, name }) => role?.value === 'group' && name?.value === 'A crossing, 3 annotations',
    )!;
    expect(group.description?.value).toMatch(/^Arrow keys move.*Plus and minus zoom/);
    const byId = new Map(tree.map((node) => [node.nodeId, node]));
    const within = (node: AXNode): AXNode[] =>
      (node.childIds ?? []).flatMap((id) => {
        const child = byId.get(id);
        return child ? [child, ...within(child)] : [];
      });
    const inside = within(group);
    const named = (role: string) =>
      inside.filter((node) => node.role?.value === role).map(({ name }) => name?.value);
    expect(named('image')).toEqual(['A crossing']);
    expect(named('toolbar')).toEqual(['Zoom']);
    expect(named('list')).toEqual(['3 annotations']);
    expect(named('ListMarker').join(''), 'bullets').toBe('');
    expect(inside.filter(({ role }) => /canvas/i.test(role?.value ?? ''))).toEqual([]);
    const isPressed = ({ properties }: AXNode) =>
      properties?.some(({ name, value }) => name === 'pressed' && value.value === 'true');
    expect(named('button').concat(named('ToggleButton'))).toEqual(
      expect.arrayContaining(['Zoom in', 'traffic light, box, upper right, 1 of 3']),
    );
    expect(inside.filter(isPressed).map(({ name }) => name?.value)).toEqual([
      expect.stringContaining('car, box, lower left'),
    ]);
    const focused = inside.find(({ properties }) =>
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    )!;
    expect(focused.name?.value).toBe('traffic light, box, upper right, 1 of 3');
    expect(focused.description?.value).toContain('640, 66 – 720, 120 px');
  });
});

describe('what the reader asks of the device', () => {
  const colorAt = (root: Element, x: number, y: number) => {
    const canvas = baseCanvas(root)!;
    return [...canvas.getContext('2d')!.getImageData(x, y, 1, 1).data.slice(0, 3)];
  };
  const resolved = (name: string) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = name;
    const channels = getComputedStyle(probe).color.match(/\d+/g)!.slice(0, 3).map(Number);
    probe.remove();
    return channels;
  };

  it('paints in system colours while colours are forced, from one moment to the next', async () => {
    const root = show({ annotationStyle: { stroke: '#f0f' }, showLabels: false });
    await painted(root);
    // The left line of the car: two pixels around x = 40.
    expect(colorAt(root, 40, 255)).toEqual([255, 0, 255]);
    await act(() => emulateMedia({ 'forced-colors': 'active' }));
    await expect.poll(() => matchMedia('(forced-colors: active)').matches).toBe(true);
    await expect.poll(() => colorAt(root, 40, 255)).toEqual(resolved('CanvasText'));
  });

  it('draws thicker lines for more contrast', async () => {
    const root = show({ annotationStyle: { stroke: '#f0f', halo: false }, showLabels: false });
    await painted(root);
    const thickness = () =>
      Array.from({ length: 20 }, (_, i) => colorAt(root, 30 + i, 255)).filter(([r]) => r === 255).length;
    expect(thickness()).toBe(2);
    await act(() => emulateMedia({ 'prefers-contrast': 'more' }));
    await expect.poll(() => matchMedia('(prefers-contrast: more)').matches).toBe(true);
    await expect.poll(thickness).toBe(3);
  });

  it('frames its parts more firmly for more contrast', async () => {
    const root = show();
    await painted(root);
    const frame = () => getComputedStyle(root.querySelector('[role="toolbar"]')!).borderTopColor;
    const before = frame();
    await act(() => emulateMedia({ 'prefers-contrast': 'more' }));
    await expect.poll(frame).not.toBe(before);
  });

  it('moves nothing for those who want less motion', async () => {
    await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
    await expect.poll(() => matchMedia('(prefers-reduced-motion: reduce)').matches).toBe(true);
    const root = show();
    await painted(root);
    const durations = [root, ...root.querySelectorAll('*')].map(
      (element) => getComputedStyle(element).transitionDuration,
    );
    expect(
      durations.every((duration) => duration.split(', ').every((part) => Number.parseFloat(part) === 0)),
    ).toBe(true);
    expect(root.getAnimations({ subtree: true })).toEqual([]);
  });

  it.each([
    ['forced-colors', 'active'],
    ['prefers-color-scheme', 'dark'],
  ])('has nothing for axe to say: %s', async (feature, value) => {
    await emulateMedia({ [feature]: value });
    const root = show();
    await painted(root);
    await press('{Tab}');
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });
});
