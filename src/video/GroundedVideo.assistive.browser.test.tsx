import { act, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { accessibilityTree, emulateMedia } from '../../test/support/devtools.js';
import { box, point } from '../../test/support/image.js';
import { canvasOf, framesFilm, lightSquare, ready, seek, timed, videoOf } from '../../test/support/video.js';
import { GroundedVideo, type GroundedVideoProps } from './index.js';

const annotations = [
  lightSquare(),
  timed(point('p', 500, 200, 'spot'), 3),
  box('b', 20, 800, 100, 900, 'corner'),
];
const captions = 'data:text/vtt,WEBVTT%0A%0A00:00.000 --> 00:04.000%0ATwo squares cross';

function show(props: Partial<GroundedVideoProps> = {}) {
  const { container } = render(
    <GroundedVideo
      src={framesFilm}
      alt="Two squares"
      muted
      preload="auto"
      annotations={annotations}
      style={{ width: 640 }}
      {...props}
    >
      <track default kind="captions" src={captions} srcLang="en" label="English" />
    </GroundedVideo>,
  );
  return container.firstElementChild as HTMLElement;
}

const press = (keys: string) => userEvent.keyboard(keys);
const current = () =>
  screen
    .getAllByRole('button')
    .filter((button) => button.getAttribute('aria-current') === 'true')
    .map(({ dataset }) => dataset.id);

afterEach(() => emulateMedia());

describe('a video by keyboard', () => {
  it('scrolls the page to the focused shape in a video higher than the window, and has the focus there', async () => {
    const root = show({ style: { width: 640, height: 3000 } });
    try {
      await ready(root);
      act(() => root.querySelector<HTMLElement>('[data-id="b"]')!.focus());
      // Fitted: 360 pixels of picture in the middle.
      const shape = root.getBoundingClientRect().top + 1320 + 0.8 * 360;
      expect(shape).toBeGreaterThanOrEqual(0);
      expect(shape).toBeLessThanOrEqual(innerHeight);
      const { left, top, width } = document.activeElement!.getBoundingClientRect();
      const frame = root.getBoundingClientRect();
      expect(left - frame.left).toBeCloseTo(0.02 * 640, 0);
      expect(width).toBeLessThanOrEqual(0.08 * 640 + 1);
      expect(top).toBeCloseTo(shape, 0);
    } finally {
      scrollTo(0, 0);
    }
  });

  it('plays by its own controls, then leads to the full screen, the annotations and out', async () => {
    const root = show();
    const video = await ready(root);
    await press('{Tab}');
    expect(document.activeElement).toBe(video);
    await press(' ');
    await expect.poll(() => video.paused).toBe(false);
    await press(' ');
    await expect.poll(() => video.paused).toBe(true);
    // However many controls the browser has.
    for (let stops = 0; document.activeElement === video && stops < 20; stops++) await press('{Tab}');
    expect(document.activeElement).toHaveAccessibleName('Full screen');
    await press('{Tab}');
    expect((document.activeElement as HTMLElement).dataset.id).toBe('b');
    await press('{End}{Enter}');
    await expect.poll(() => video.currentTime).toBe(3);
    await press('{Tab}');
    expect(root.contains(document.activeElement)).toBe(false);
    await press('{Shift>}{Tab}{/Shift}');
    expect((document.activeElement as HTMLElement).dataset.id).toBe('p');
  });

  it('says which annotations are in the picture now', async () => {
    const root = show();
    await ready(root);
    await seek(root, 60);
    expect(current()).toEqual(['b', 'light']);
    await seek(root, 90);
    expect(current()).toEqual(['b', 'light', 'p']);
    await seek(root, 119);
    expect(current()).toEqual(['b']);
  });

  it('says so of other annotations that take the place of those', async () => {
    const view = (id: string, t = 2) => (
      <GroundedVideo src={framesFilm} alt="" preload="auto" annotations={[timed(point(id, 500, 200), t)]} />
    );
    const { container, rerender } = render(view('one'));
    await ready(container.firstElementChild!);
    await seek(container.firstElementChild!, 60);
    expect(current()).toEqual(['one']);
    rerender(view('other'));
    await expect.poll(current).toEqual(['other']);
    rerender(view('other', 3));
    await expect.poll(current).toEqual([]);
  });

  it('says so on each page of a long list', async () => {
    const root = show({
      annotations: Array.from({ length: 101 }, (_, i) => timed(point(`p${i}`, 500, 200), 2)),
    });
    await ready(root);
    await seek(root, 60);
    expect(current()).toHaveLength(100);
    // As a screen reader presses it: the focus stays where it is.
    act(() => root.querySelector<HTMLElement>('[data-page="next"]')!.click());
    await expect.poll(current).toEqual(['p100']);
  });
});

describe('a video for assistive technology', () => {
  it('is a named video beside a list of what is in it and when', async () => {
    const root = show();
    await ready(root);
    await seek(root, 60);
    const button = screen.getByRole('button', { name: /^light square/ });
    button.focus();
    await waitFor(() => expect(button).toHaveAccessibleDescription(/Kind track/));
    const nodes = await accessibilityTree();
    const named = (role: string) =>
      nodes.filter((node) => node.role?.value === role).map((n) => n.name?.value);
    expect(named('group')).toContain('Two squares, 3 annotations');
    expect(named('Video')).toEqual(['Two squares']);
    expect(named('list')).toContain('3 annotations');
    expect([...named('button'), ...named('ToggleButton')]).toEqual(
      expect.arrayContaining([
        'Full screen',
        'corner, box, lower left, 1 of 3',
        'light square, track, from 0.5 seconds to 3.5 seconds, 2 of 3',
        'spot, point, at 3 seconds, 3 of 3',
      ]),
    );
    expect(nodes.filter(({ role }) => /canvas/i.test(role?.value ?? ''))).toEqual([]);
    const focused = nodes.find(({ name }) => String(name?.value).startsWith('light square, track'))!;
    expect(focused.description?.value).toContain('140, 80 – 172, 112 px');
  });

  it('tells how many annotations there are, and then what is selected', async () => {
    const root = show();
    await ready(root);
    const status = () => root.querySelector('[role="status"]')!.textContent;
    await expect.poll(status, { timeout: 10_000 }).toBe('3 annotations found');
    screen.getByRole('button', { name: /^corner/ }).focus();
    await press('{Enter}');
    await expect.poll(status).toBe('corner, box, lower left, 1 of 3 selected');
    await press('{Escape}{Escape}');
    await expect.poll(status).toBe('Selection cleared');
  });

  it.each([
    ['forced-colors', 'active'],
    ['prefers-color-scheme', 'dark'],
    ['prefers-reduced-motion', 'reduce'],
  ])('has nothing for axe to say: %s', async (feature, value) => {
    await emulateMedia({ [feature]: value });
    const root = show();
    await ready(root);
    await press('{Tab}');
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });
});

describe('what the reader asks of the device', () => {
  it('paints in system colours while colours are forced', async () => {
    const root = show({ annotationStyle: { stroke: '#f0f' }, showLabels: false, controls: false });
    await ready(root);
    await seek(root, 60);
    // The left line of the square: two pixels around x = 280.
    const color = () => [...canvasOf(root).getContext('2d')!.getImageData(280, 190, 1, 1).data.slice(0, 3)];
    expect(color()).toEqual([255, 0, 255]);
    await act(() => emulateMedia({ 'forced-colors': 'active' }));
    await expect.poll(() => matchMedia('(forced-colors: active)').matches).toBe(true);
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'CanvasText';
    const expected = getComputedStyle(probe).color.match(/\d+/g)!.map(Number);
    probe.remove();
    await expect.poll(color).toEqual(expected);
  });

  it('animates nothing for those who want less motion', async () => {
    await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
    const root = show();
    await ready(root);
    const parts = [root, ...root.querySelectorAll('*')].filter((element) => element !== videoOf(root));
    const durations = parts.flatMap((element) => getComputedStyle(element).transitionDuration.split(', '));
    expect(durations.filter((duration) => Number.parseFloat(duration) > 0)).toEqual([]);
    expect(root.getAnimations({ subtree: true })).toEqual([]);
  });
});
