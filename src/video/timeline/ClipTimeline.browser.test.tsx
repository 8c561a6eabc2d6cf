import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { Profiler, type RefObject, StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { leftOf } from '../../../test/support/leftOf.js';
import { listen } from '../../../test/support/listen.js';
import {
  clip,
  focused,
  grounding,
  press,
  scrubber,
  show,
  track,
} from '../../../test/support/timelineScreen.js';
import { type ClipAnnotation, parseGrounding } from '../../grounding/index.js';
import { GroundingProvider, useGroundingSelection } from '../../hooks/index.js';
import { ClipTimeline } from './ClipTimeline.js';

const [dog, person, , rest] = grounding.clips as readonly ClipAnnotation[];

const names = () =>
  within(screen.getByRole('list'))
    .getAllByRole('button')
    .map((each) => each.getAttribute('aria-label'));
describe('the clips of a ClipTimeline', () => {
  it('are buttons with full names in the order of time', () => {
    show();
    expect(screen.getByRole('list').getAttribute('aria-label')).toBe('4 clips');
    expect(names()).toEqual([
      'person, from 10 seconds to 41 seconds',
      'dog, from 12.5 seconds to 18 seconds',
      'throw, at 15.2 seconds',
      'dog, from 44 seconds to 57 seconds',
    ]);
  });

  it('stand where their times are', () => {
    show();
    const { left, width } = track().getBoundingClientRect();
    const box = clip(/^dog, from 44/).getBoundingClientRect();
    expect((box.left - left) / width).toBeCloseTo(44 / 60, 2);
    expect((box.right - left) / width).toBeCloseTo(57 / 60, 2);
  });

  it('have no scrollbar beside them where all of them are in sight', () => {
    show();
    const { scrollHeight, clientHeight } = document.querySelector('.pr-timeline-scroller')!;
    expect(scrollHeight).toBe(clientHeight);
  });

  it('have the name of their lane in sight also far down in it', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ ...dog!, id: `d${i}`, start: i / 10, end: 50 }));
    show({ clips: many });
    const scroller = document.querySelector('.pr-timeline-scroller')!;
    scroller.scrollTop = 500;
    const name = screen.getByText('dog');
    const ruler = document.querySelector('.pr-timeline-ruler')!;
    await waitFor(() =>
      expect(name.getBoundingClientRect().top).toBeGreaterThanOrEqual(ruler.getBoundingClientRect().bottom),
    );
    expect(
      document.elementFromPoint(
        name.getBoundingClientRect().left + 1,
        ruler.getBoundingClientRect().bottom + 12,
      ),
    ).toBe(name);
  });

  it('can be hit within 24 px, however short they are', () => {
    show({
      clips: [
        { ...dog!, start: 10, end: 10.01 },
        { ...dog!, id: 'm', start: 16, end: undefined },
      ],
    });
    for (const button of within(screen.getByRole('list')).getAllByRole('button')) {
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      for (const [dx, dy] of [
        [-11.5, 0],
        [11.5, 0],
        [0, -11.5],
        [0, 11.5],
      ] as const)
        expect(document.elementFromPoint(x + dx, y + dy)?.closest('button'), `${dx} ${dy}`).toBe(button);
    }
  });

  it('go to their start and are selected when pressed', async () => {
    const onSeek = vi.fn();
    const onSelectedIdChange = vi.fn();
    show({ onSeek, onSelectedIdChange });
    const said = listen(document.body);
    await userEvent.click(clip(/^dog, from 12.5/));
    expect(onSeek).toHaveBeenCalledExactlyOnceWith(12.5, { reason: 'clip', event: expect.any(Event) });
    expect(onSelectedIdChange).toHaveBeenCalledExactlyOnceWith(dog!.id, {
      reason: 'pointer',
      event: expect.any(Event),
    });
    expect(clip(/^dog, from 12.5/).getAttribute('aria-pressed')).toBe('true');
    expect(clip(/^dog, from 12.5/).getAttribute('aria-current')).toBe('true');
    await expect.poll(() => said).toContain('dog, from 12.5 seconds to 18 seconds. Clip 2 of 4');
  });

  it('are one tab stop, walked with the arrow keys', async () => {
    show();
    scrubber().focus();
    await press('{Tab}');
    expect(focused()).toMatch(/^person/);
    await press('{ArrowRight}{ArrowRight}');
    expect(focused()).toMatch(/^throw/);
    await press('{ArrowUp}');
    expect(focused()).toMatch(/^dog, from 12.5/);
    await press('{End}{ArrowRight}');
    expect(focused()).toMatch(/^dog, from 44/);
    await press('{Tab}{Shift>}{Tab}{/Shift}');
    expect(focused()).toMatch(/^dog, from 44/);
    await press('{Home}');
    expect(focused()).toMatch(/^person/);
    expect(track().querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('have the focus once pressed, also where presses focus no buttons, as on a Mac', async () => {
    show();
    const pressed = clip(/^dog, from 12.5/);
    pressed.addEventListener('mousedown', (event) => event.preventDefault());
    await userEvent.click(pressed);
    await press('{ArrowRight}');
    expect(focused()).toMatch(/^throw/);
  });

  it('light up under the pointer and with the keyboard’s focus', async () => {
    const onHighlightedIdChange = vi.fn();
    show({ onHighlightedIdChange });
    scrubber().focus();
    await press('{Tab}');
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(person!.id, expect.anything());
    await userEvent.hover(clip(/^dog, from 44/));
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(rest!.id, expect.anything());
    await userEvent.unhover(clip(/^dog, from 44/));
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(null, expect.anything());
  });

  it('leave no highlight behind where they go', async () => {
    const onHighlightedIdChange = vi.fn();
    const { rerender, unmount } = show({ onHighlightedIdChange });
    await userEvent.hover(clip(/^dog, from 44/));
    const clips = grounding.clips.filter((one) => one !== rest);
    rerender(<ClipTimeline clips={clips} duration={60} {...{ onHighlightedIdChange }} />);
    await expect.poll(() => onHighlightedIdChange.mock.lastCall![0]).toBeNull();
    scrubber().focus();
    await press('{Tab}');
    expect(onHighlightedIdChange.mock.lastCall![0]).toBe(person!.id);
    unmount();
    expect(onHighlightedIdChange.mock.lastCall![0]).toBeNull();
  });

  it('of hidden mentions are not there', () => {
    show({ hiddenMentions: ['Dog'] });
    expect(names()).toHaveLength(2);
  });

  it('that were selected elsewhere take the playhead with them', async () => {
    const onSeek = vi.fn();
    function Chip() {
      const { select } = useGroundingSelection();
      return (
        <button type="button" onClick={() => select(rest!.id)}>
          rest
        </button>
      );
    }
    const timeline = (seekOnSelect: boolean) => (
      <GroundingProvider>
        <Chip />
        <ClipTimeline clips={grounding} duration={60} onSeek={onSeek} seekOnSelect={seekOnSelect} />
      </GroundingProvider>
    );
    const { rerender } = render(timeline(true));
    await userEvent.click(screen.getByText('rest'));
    expect(onSeek).toHaveBeenCalledExactlyOnceWith(44, expect.objectContaining({ reason: 'selection' }));
    expect(track().querySelector('[tabindex="0"]')).toBe(clip(/^dog, from 44/));
    rerender(timeline(false));
    await userEvent.click(clip(/^person/));
    onSeek.mockClear();
    await userEvent.click(screen.getByText('rest'));
    expect(onSeek).not.toHaveBeenCalled();
  });
});

describe('a ClipTimeline', () => {
  it('gives its root what it does not need itself', () => {
    const ref: RefObject<HTMLDivElement | null> = { current: null };
    render(<ClipTimeline ref={ref} clips={[]} className="mine" data-mine="1" style={{ margin: 3 }} />);
    expect(ref.current?.className).toBe('pr-timeline mine');
    expect(ref.current?.dataset.mine).toBe('1');
    expect(ref.current?.style.margin).toBe('3px');
    expect(screen.getByText('No clips yet')).toBeTruthy();
  });

  it('has its clock at the end of a narrow bar, on either side', () => {
    const { rerender } = show({ style: { width: 340 } });
    /** From the clock to the near edge of the bar, and to the far one. */
    const sides = () => {
      const [bar, clock] = ['bar', 'clock'].map((part) =>
        document.querySelector(`.pr-timeline-${part}`)!.getBoundingClientRect(),
      );
      return [clock!.left - bar!.left, bar!.right - clock!.right];
    };
    const [before, after] = sides();
    expect(after).toBeLessThan(before!);
    rerender(<ClipTimeline clips={grounding} duration={60} style={{ width: 340 }} dir="rtl" />);
    expect(sides()[0]).toBeCloseTo(after!, 0);
  });

  it('has the time before the duration, in Arabic digits too', () => {
    show({ locale: 'ar-EG', dir: 'rtl', currentTime: 15 });
    const clock = document.querySelector('.pr-timeline-clock')!;
    expect(leftOf(clock, '٠:١٥٫٠')).toBeLessThan(leftOf(clock, '١:٠٠'));
  });

  it('stands a model that writes the latest time there is', () => {
    const clips = parseGrounding('<clip mention="dog" t="3" /> <clip mention="end" t="4 1.7e308" />');
    show({ clips, duration: undefined });
    expect(screen.getAllByRole('button', { name: /^(dog|end)/ })).toHaveLength(2);
  });

  it('renders on a server', () => {
    const html = renderToString(<ClipTimeline clips={grounding} duration={60} />);
    expect(html).toContain('aria-label="dog, from 12.5 seconds to 18 seconds"');
  });

  it('has elements for what can be seen of 10,000 clips, and does not render while it moves a little', () => {
    const clips = Array.from({ length: 10_000 }, (_, i): ClipAnnotation => {
      const start = (i * 7919) % 36_000;
      return {
        id: `c${i}`,
        span: { start: 0, end: 0 },
        kind: 'clip',
        mention: `m${i % 40}`,
        start,
        end: start + 3,
      };
    });
    let commits = 0;
    render(
      <Profiler id="timeline" onRender={() => commits++}>
        <ClipTimeline clips={clips} duration={36_000} defaultView={{ start: 7210, end: 7500 }} />
      </Profiler>,
    );
    const count = () => track().querySelectorAll('.pr-timeline-item, .pr-timeline-cluster').length;
    expect(count()).toBeGreaterThan(5);
    expect(count()).toBeLessThan(300);
    const before = commits;
    const x = track().getBoundingClientRect().left;
    act(() => {
      for (let i = 0; i < 10; i++) fireEvent.wheel(track(), { deltaX: 1, clientX: x });
    });
    expect(commits).toBe(before);
  });

  it('survives StrictMode', async () => {
    render(
      <StrictMode>
        <ClipTimeline clips={grounding} duration={60} />
      </StrictMode>,
    );
    await userEvent.click(clip(/^person/));
    expect(scrubber().value).toBe('10');
  });
});
