import { render } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { imageRect } from '../../test/support/gestures.js';
import { boundsWhere, box, isRed, nextFrame, painted, picture } from '../../test/support/image.js';
import { GroundedImage, type GroundedImageActions, type GroundedImageProps } from './index.js';

const annotations = [box('a', 100, 100, 200, 200, 'cat'), box('b', 600, 600, 800, 800, 'dog')];

function show(props: Partial<GroundedImageProps> = {}) {
  const ref = createRef<GroundedImageActions>();
  const { container } = render(
    <GroundedImage
      src={picture(800, 600)}
      alt="A grey field"
      annotations={annotations}
      annotationStyle={{ stroke: 'rgb(255 0 0)' }}
      showLabels={false}
      actionsRef={ref}
      style={{ width: 400, fontFamily: 'monospace' }}
      {...props}
    />,
  );
  return { root: container.firstElementChild as HTMLElement, actions: () => ref.current! };
}

describe('the actions of an image', () => {
  it('zoom in and out, to the image, to an annotation and to what is selected', async () => {
    const { root, actions } = show({ selectedIds: ['b'] });
    await painted(root);
    const width = async () => {
      await nextFrame();
      return Math.round(imageRect(root).width);
    };
    actions().zoomIn();
    expect(await width()).toBe(600);
    actions().zoomOut();
    expect(await width()).toBe(400);
    actions().actualSize();
    expect(await width()).toBe(800);
    expect(actions().zoomTo('a')).toBe(true);
    await nextFrame();
    const { x, width: whole } = imageRect(root);
    expect(x + 0.15 * whole, 'in the middle').toBeCloseTo(200, 0);
    expect(actions().zoomTo('nothing')).toBe(false);
    actions().zoomToSelection();
    await nextFrame();
    expect(imageRect(root).x + 0.7 * imageRect(root).width).toBeCloseTo(200, 0);
    actions().fit();
    expect(await width()).toBe(400);
  });

  it('say where an annotation is in the window, however the image is fitted, scaled and zoomed', async () => {
    const { root, actions } = show({ style: { width: 500, height: 300 } });
    expect(actions().boundsOf('a'), 'before it has loaded').toBeNull();
    await painted(root);
    const place = (id: string) => {
      const { x, y, width, height } = actions().boundsOf(id)!;
      const at = root.getBoundingClientRect();
      return [x - at.x, y - at.y, width, height].map(Math.round);
    };
    expect(place('a')).toEqual([90, 30, 40, 30]);
    root.style.transform = 'scale(0.5)';
    expect(place('a')).toEqual([45, 15, 20, 15]);
    root.style.transform = '';
    actions().zoomTo('b');
    await nextFrame();
    const [x, y, width, height] = place('b') as [number, number, number, number];
    expect([x + width / 2, y + height / 2]).toEqual([250, 150]);
    expect(width).toBeGreaterThan(80);
    expect(actions().boundsOf('nothing')).toBeNull();
  });

  it('write the image with what is shown of its overlay, at its own resolution', async () => {
    const { root, actions } = show({ hiddenMentions: ['dog'] });
    await painted(root);
    actions().zoomTo('b');
    const bitmap = await createImageBitmap(await actions().toBlob());
    expect([bitmap.width, bitmap.height]).toEqual([800, 600]);
    const canvas = document.body.appendChild(
      Object.assign(document.createElement('canvas'), { width: 800, height: 600 }),
    );
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
    const red = boundsWhere(canvas, isRed);
    canvas.remove();
    expect(red).toEqual({ left: 79, top: 59, right: 161, bottom: 121 });
    expect(await actions().toDataURL({ type: 'image/jpeg' })).toMatch(/^data:image\/jpeg;/);
  });

  it('write the overlay as SVG, in the font of the page', async () => {
    const { root, actions } = show({ hiddenMentions: ['dog'], showLabels: true });
    await painted(root);
    const svg = new DOMParser().parseFromString(actions().toSVG(), 'image/svg+xml').documentElement;
    expect([svg.getAttribute('width'), svg.getAttribute('height')]).toEqual(['800', '600']);
    expect([...svg.querySelectorAll('[data-id]')].map((line) => line.getAttribute('data-id'))).toEqual(['a']);
    expect(svg.querySelector('text')!.closest('[font-family]')!.getAttribute('font-family')).toBe(
      'monospace',
    );
  });

  it('say what is missing while the image has not loaded', async () => {
    const onImageError = vi.fn();
    const { actions } = show({ src: 'data:image/png;base64,AAAA', onImageError });
    await expect.poll(() => onImageError.mock.calls.length).toBe(1);
    expect(() => actions().toSVG()).toThrow(/has not loaded: call it after onImageLoad/);
    expect(actions().toSVG({ width: 80, height: 60 })).toContain('width="80"');
    await expect(actions().toBlob()).rejects.toThrow(/could not be loaded/);
  });
});

const touchScreen = (enabled: boolean) => cdp().send('Emulation.setTouchEmulationEnabled', { enabled });

describe('the buttons of an image', () => {
  afterEach(() => touchScreen(false));

  it('answer to the pointer only where they can do something', async () => {
    const { root } = show();
    await painted(root);
    await userEvent.hover(root);
    const backgroundUnderPointer = async (command: string) => {
      const button = root.querySelector<HTMLElement>(`[data-command="${command}"]`)!;
      await userEvent.hover(button);
      return getComputedStyle(button).backgroundColor;
    };
    const none = 'rgba(0, 0, 0, 0)';
    expect(await backgroundUnderPointer('zoomIn')).not.toBe(none);
    expect(await backgroundUnderPointer('zoomOut')).toBe(none);
  });

  it('are few over a small picture for fingers, which pinch and have to reach what is below', async () => {
    const { root } = show();
    await painted(root);
    const shown = () =>
      [...root.querySelectorAll<HTMLElement>('[data-command]')]
        .filter((button) => button.getClientRects().length > 0)
        .map(({ dataset }) => dataset.command);
    expect(shown()).toHaveLength(5);
    await touchScreen(true);
    expect(shown()).toEqual(['zoomIn', 'zoomOut', 'fit']);
    root.style.width = '600px';
    expect(shown()).toHaveLength(5);
  });
});
