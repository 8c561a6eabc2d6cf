import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { CSSProperties } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type AXNode, accessibilityTree } from '../../../test/support/devtools.js';
import { parseGrounding } from '../../grounding/index.js';
import { palette } from '../../styles/palette.js';
import { ClipTimeline } from './ClipTimeline.js';
import type { ClipTimelineProps } from './clipTimelineProps.js';

const grounding = parseGrounding(
  '<clip mention="dog" t="18 12.5" /> <clip mention="person" t="10 41" /> <clip mention="throw" t="15.2" /> <clip mention="dog" t="44 77" />',
);
const span = { start: 0, end: 0 };
const show = (props: Partial<ClipTimelineProps> = {}) =>
  render(<ClipTimeline clips={grounding} duration={60} {...props} />);

const roleOf = ({ role }: AXNode) => role?.value as string;
const nameOf = ({ name }: AXNode) => name?.value as string;
const propertyOf = ({ properties = [] }: AXNode, property: string): unknown =>
  properties.find(({ name }) => name === property)?.value.value;

describe('what assistive technology is told of a ClipTimeline', () => {
  it('is a group with buttons, a slider and a list of clips in the order of time', async () => {
    show({ currentTime: 15.2, selectedId: grounding.clips[2]!.id });
    const tree = await accessibilityTree();
    const said = tree
      .filter((node) => ['group', 'slider', 'list', 'button'].includes(roleOf(node)))
      .map((node) => `${roleOf(node)}: ${nameOf(node)}`);
    const start = said.indexOf('group: Timeline');
    expect(said.slice(start)).toEqual([
      'group: Timeline',
      'group: Timeline controls',
      'button: Previous clip',
      'button: Next clip',
      'button: Follow playhead',
      'button: Zoom out',
      'button: Zoom in',
      'button: Show whole video',
      'slider: Seek',
      'list: 4 clips',
      'button: person, from 10 seconds to 41 seconds',
      'button: dog, from 12.5 seconds to 18 seconds, written end first',
      'button: throw, at 15.2 seconds',
      'button: dog, from 44 seconds to 1 minute, reaches beyond the video',
    ]);
    // Chromium hands this on, and shows the number alone in its tree.
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('15.2 seconds of 1 minute');
    const moment = tree.find((node) => nameOf(node) === 'throw, at 15.2 seconds')!;
    expect(propertyOf(moment, 'pressed')).toBe('true');
    const focusable = tree.filter((node) => propertyOf(node, 'focusable') && roleOf(node) !== 'RootWebArea');
    // But for what scrolls, which no key goes to.
    expect(focusable.filter((node) => !nameOf(node) && roleOf(node) !== 'generic')).toEqual([]);
  });

  it('tells the ends of a short clip apart', () => {
    show({ clips: parseGrounding('<clip mention="flash" t="2.51 2.54" />') });
    expect(screen.getByRole('button', { name: 'flash, from 2.51 seconds to 2.54 seconds' })).toBeTruthy();
  });

  it('tells of a range without length as of a moment', () => {
    const clips = parseGrounding('<clip mention="dog" t="3 3" /><clip mention="cat" t="70 80" />');
    show({ clips });
    expect(screen.getByRole('button', { name: 'dog, at 3 seconds' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'cat, at 1 minute, reaches beyond the video' })).toBeTruthy();
  });

  it('keeps its count and places while only a part of the clips has elements', async () => {
    show({ defaultView: { start: 0, end: 5 } });
    const list = within(screen.getByRole('list', { name: '4 clips' }));
    for (const item of list.getAllByRole('listitem')) expect(item.getAttribute('aria-setsize')).toBe('4');
  });

  it('tells of clips that arrived once, and of the one that was gone to', async () => {
    show();
    await expect
      .poll(() => screen.getByRole('status').textContent, { timeout: 20_000 })
      .toBe('4 clips found');
    await userEvent.click(screen.getByRole('button', { name: 'Next clip' }));
    expect(screen.getByRole('status').textContent).toBe('person, from 10 seconds to 41 seconds. Clip 1 of 4');
  });

  it('does not say that a clip plays where there is no video', async () => {
    show();
    screen.getByRole('button', { name: /^throw/ }).focus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    expect(screen.getByRole('status').textContent).toBe('throw, at 15.2 seconds. Clip 3 of 4');
  });
});

describe('a ClipTimeline whose labels are written anew with each render', () => {
  it('does not tell again of the clips that it told of', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const timeline = () => (
      <ClipTimeline clips={grounding} duration={60} labels={{ found: (count) => `${count} of them` }} />
    );
    const { rerender } = render(timeline());
    act(() => vi.advanceTimersByTime(1000));
    expect(screen.getByRole('status').textContent).toBe('4 of them');
    fireEvent.click(screen.getByRole('button', { name: 'Next clip' }));
    const told = screen.getByRole('status').textContent;
    expect(told).toContain('Clip 1 of 4');
    rerender(timeline());
    act(() => vi.advanceTimersByTime(10_000));
    expect(screen.getByRole('status').textContent).toBe(told);
    vi.useRealTimers();
  });
});

describe('a ClipTimeline without a pointer', () => {
  it('has all it can do on the Tab path, and the clips as one stop of it', async () => {
    show({ editable: true, defaultSelectedId: grounding.clips[1]!.id });
    screen.getByRole('button', { name: 'Previous clip' }).focus();
    const path: string[] = [];
    for (let i = 0; i < 11; i++) {
      const at = document.activeElement!;
      if (at === document.body) break;
      path.push(at.getAttribute('aria-label')!);
      await userEvent.keyboard('{Tab}');
    }
    expect(path.slice(0, 10)).toEqual([
      'Previous clip',
      'Next clip',
      'Follow playhead',
      'Zoom out',
      'Zoom in',
      'Show whole video',
      'Seek',
      'person, from 10 seconds to 41 seconds',
      'Start of person',
      'End of person',
    ]);
    // Firefox makes a tab stop of what scrolls.
    expect(document.querySelector('.pr-timeline-scroller')!.getAttribute('tabindex')).toBe('-1');
  });

  it('seeks, goes from clip to clip, selects, zooms and clears with keys', async () => {
    const onSeek = vi.fn();
    const onSelectedIdChange = vi.fn();
    const onViewChange = vi.fn();
    show({ onSeek, onSelectedIdChange, onViewChange });
    screen.getByRole('slider', { name: 'Seek' }).focus();
    await userEvent.keyboard('{PageUp}{Tab}{ArrowRight}{ArrowRight} ');
    expect(onSeek).toHaveBeenLastCalledWith(15.2, expect.anything());
    expect(onSelectedIdChange).toHaveBeenLastCalledWith(grounding.clips[2]!.id, {
      reason: 'keyboard',
      event: expect.any(Event),
    });
    await userEvent.keyboard('+');
    expect(onViewChange.mock.lastCall![0].end).toBeLessThan(60);
    await userEvent.keyboard('{Escape}');
    expect(onSelectedIdChange).toHaveBeenLastCalledWith(null, expect.anything());
  });
});

/** Of a colour as the browser has computed it: its luminance as WCAG 2 defines it, 0 to 1. */
function luminanceOf(color: string): number {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) =>
    byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

const contrast = (...colors: [string, string]) => {
  const [dark, light] = colors.map(luminanceOf).sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
};

describe.each(['light', 'dark'])('bars of any colour in a %s theme', (theme) => {
  const colors = [...palette, '#ffffff', '#000000', '#ff0000', '#ffff00'];
  const clips = colors.map(
    (_, i) => ({ id: `c${i}`, span, kind: 'clip', mention: `m${i}`, start: i, end: i + 1 }) as const,
  );
  const bars = () => {
    render(
      <div data-theme={theme} style={{ '--pr-duration': '0s' } as CSSProperties}>
        <ClipTimeline
          clips={clips}
          duration={clips.length}
          lanes="packed"
          colors={colors}
          style={{ width: 2000 }}
        />
      </div>,
    );
    const all = screen.getAllByRole('button', { name: /^m\d/ });
    expect(all).toHaveLength(clips.length);
    return all;
  };

  it('have names that can be read in each state', () => {
    for (const bar of bars())
      for (const state of ['current', 'highlighted', 'selected', 'plain']) {
        bar.parentElement!.setAttribute(`data-${state}`, '');
        const { color, backgroundColor } = getComputedStyle(bar);
        expect(contrast(color, backgroundColor), `${bar.textContent} ${state}`).toBeGreaterThan(4.5);
        bar.parentElement!.removeAttribute(`data-${state}`);
      }
  });

  it('stand out from what is behind them', () => {
    for (const bar of bars()) {
      const behind = getComputedStyle(bar.closest('.pr-timeline')!).backgroundColor;
      expect(contrast(getComputedStyle(bar).borderTopColor, behind), bar.textContent).toBeGreaterThan(3);
    }
  });
});

describe('the targets of a ClipTimeline', () => {
  it('are 24 px and more, whatever the zoom', () => {
    const clips = Array.from({ length: 60 }, (_, i) => ({
      ...grounding.clips[0]!,
      id: `c${i}`,
      mention: `m${i % 2}`,
      start: i,
      end: i + 0.1 + (i % 7) / 5,
    }));
    show({ clips, style: { width: 600 } });
    const targets = document.querySelectorAll('.pr-timeline button');
    expect(targets.length).toBeGreaterThan(10);
    for (const target of targets) {
      const { left, right, top, bottom } = target.getBoundingClientRect();
      const help = getComputedStyle(target, '::before');
      const width = help.content === '""' ? Number.parseFloat(help.width) : right - left;
      expect(Math.max(width, right - left), target.outerHTML).toBeGreaterThanOrEqual(24);
      expect(bottom - top, target.outerHTML).toBeGreaterThanOrEqual(24);
    }
  });
});
