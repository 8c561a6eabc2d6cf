import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, point } from '../../../test/support/image.js';
import { GroundingProvider, useGroundingSelection } from '../../hooks/index.js';
import { AnnotationList, type AnnotationListProps } from './AnnotationList.js';

const annotations = [
  box('car1', 100, 800, 200, 900, 'car'),
  box('car2', 10, 10, 100, 100, 'car'),
  box('cat1', 10, 10, 100, 100, 'cat'),
  box('light1', 800, 110, 900, 200, 'light'),
];

const many = Array.from({ length: 10_000 }, (_, i) => point(`p${i}`, i % 1000, 500, i % 2 ? 'odd' : 'even'));

const show = (props: Partial<AnnotationListProps> = {}) =>
  render(<AnnotationList annotations={annotations} showFilter={false} {...props} />);

const press = (keys: string) => userEvent.keyboard(keys);
const focused = () => document.activeElement?.getAttribute('aria-label') ?? null;
const id = () => (document.activeElement as HTMLElement).dataset.annotationId ?? null;
const inView = () => {
  const row = document.activeElement!.getBoundingClientRect();
  const grid = screen.getByRole('treegrid').getBoundingClientRect();
  const middle = document.elementFromPoint(row.left + row.width / 2, row.top + row.height / 2);
  return row.top >= grid.top - 1 && row.bottom <= grid.bottom + 1 && document.activeElement!.contains(middle);
};

describe('the keys of AnnotationList', () => {
  it('make it one tab stop that remembers its row', async () => {
    render(
      <>
        <AnnotationList annotations={annotations} showFilter={false} />
        <button type="button">after</button>
      </>,
    );
    await press('{Tab}');
    expect(focused()).toBe('car, 2 annotations');
    await press('{ArrowDown}{ArrowDown}');
    expect(id()).toBe('car2');
    await press('{Tab}');
    expect(document.activeElement?.textContent).toBe('after');
    await press('{Shift>}{Tab}{/Shift}');
    expect(id()).toBe('car2');
    expect(document.querySelectorAll('.pr-list [tabindex="0"]')).toHaveLength(1);
  });

  it('move by row, to the ends, and not beyond', async () => {
    show();
    await press('{Tab}{ArrowUp}');
    expect(focused()).toBe('car, 2 annotations');
    await press('{End}');
    expect(id()).toBe('light1');
    await press('{ArrowDown}');
    expect(id()).toBe('light1');
    await press('{Home}{ArrowDown}');
    expect(id()).toBe('car1');
  });

  it('close and open a group, and go from a row to its header', async () => {
    show();
    await press('{Tab}{ArrowDown}{ArrowDown}{ArrowLeft}');
    expect(focused()).toBe('car, 2 annotations');
    await press('{ArrowLeft}');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false');
    await press('{ArrowDown}');
    expect(focused()).toBe('cat, 1 annotation');
    await press('{ArrowUp}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
    await press('{Enter}');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false');
    await press(' ');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  });

  it('reach and press the buttons of a group, and come back', async () => {
    const onHiddenMentionsChange = vi.fn();
    show({ onHiddenMentionsChange });
    await press('{Tab}{ArrowRight}');
    expect(focused()).toBe('Show only car');
    await press('{ArrowRight}');
    expect(focused()).toBe('Show car');
    await press('{ArrowRight}');
    expect(focused()).toBe('Show car');
    await press('{Enter}');
    expect(onHiddenMentionsChange.mock.lastCall).toEqual([
      ['car'],
      expect.objectContaining({ reason: 'keyboard' }),
    ]);
    expect(document.activeElement?.getAttribute('aria-pressed')).toBe('false');
    await press('{ArrowLeft} ');
    expect(onHiddenMentionsChange.mock.lastCall![0]).toEqual(['cat', 'light']);
    await press('{ArrowLeft}');
    expect(focused()).toBe('car, 2 annotations');
    await press('{ArrowRight}{ArrowDown}');
    expect(id()).toBe('car1');
  });

  it('select with Enter and Space, add with Control or Shift, clear with Escape', async () => {
    const onSelectedIdsChange = vi.fn();
    const onOuterKey = vi.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: hears what the list lets through
      <div onKeyDown={({ key }) => onOuterKey(key)}>
        <AnnotationList
          annotations={annotations}
          showFilter={false}
          onSelectedIdsChange={onSelectedIdsChange}
        />
      </div>,
    );
    await press('{Tab}{ArrowDown}{Enter}');
    expect(onSelectedIdsChange.mock.lastCall).toEqual([
      ['car1'],
      expect.objectContaining({ reason: 'keyboard' }),
    ]);
    await press('{ArrowDown}{Control>}{Enter}{/Control}');
    expect(onSelectedIdsChange.mock.lastCall![0]).toEqual(['car1', 'car2']);
    await press('{End}{Shift>}{Enter}{/Shift}');
    expect(onSelectedIdsChange.mock.lastCall![0]).toEqual(['car1', 'car2', 'light1']);
    await press(' ');
    expect(onSelectedIdsChange.mock.lastCall![0]).toEqual(['light1']);
    await press('{Escape}');
    expect(onSelectedIdsChange.mock.lastCall![0]).toEqual([]);
    expect(onOuterKey).not.toHaveBeenCalledWith('Escape');
    await press('{Escape}');
    expect(onOuterKey).toHaveBeenCalledWith('Escape');
    expect(id()).toBe('light1');
  });

  it('find a row by the beginning of its name', async () => {
    show({ defaultExpanded: false });
    await press('{Tab}c');
    expect(focused()).toBe('cat, 1 annotation');
    await press('c');
    expect(focused()).toBe('car, 2 annotations');
  });

  it('highlight the row that has the focus, and let go of it', async () => {
    const onHighlightedIdChange = vi.fn();
    show({ onHighlightedIdChange });
    await press('{Tab}{ArrowDown}');
    expect(onHighlightedIdChange.mock.lastCall).toEqual([
      'car1',
      expect.objectContaining({ reason: 'focus' }),
    ]);
    expect(document.activeElement?.hasAttribute('data-highlighted')).toBe(true);
    await press('{ArrowUp}');
    expect(onHighlightedIdChange.mock.lastCall![0]).toBeNull();
  });

  it('walk through ten thousand rows of which few exist', async () => {
    show({ annotations: many, height: 300 });
    // Firefox makes a tab stop of what scrolls.
    expect(screen.getByRole('treegrid').getAttribute('tabindex')).toBe('-1');
    await press('{Tab}{End}');
    expect(id()).toBe('p9999');
    expect(inView()).toBe(true);
    await press('{ArrowLeft}');
    expect(focused()).toBe('odd, 5,000 annotations');
    expect(inView()).toBe(true);
    await press('{ArrowUp}');
    expect(id()).toBe('p9998');
    await press('{PageUp}');
    expect(inView()).toBe(true);
    const up = Number(id()!.slice(1));
    expect(up).toBeLessThan(9990);
    await press('{PageDown}');
    expect(id()).toBe('p9998');
    await press('{Home}');
    expect(focused()).toBe('even, 5,000 annotations');
    for (let i = 0; i < 30; i++) await press('{ArrowDown}');
    expect(id()).toBe('p58');
    expect(inView()).toBe(true);
    expect(screen.getAllByRole('row').length).toBeLessThan(30);
  });

  it('keep the focus on a row that is scrolled away', async () => {
    show({ annotations: many, height: 300 });
    await press('{Tab}{ArrowDown}');
    const grid = screen.getByRole('treegrid');
    grid.scrollTop = 100_000;
    const indexes = () => screen.getAllByRole('row').map((row) => Number(row.dataset.index));
    await expect.poll(() => Math.max(...indexes())).toBeGreaterThan(1000);
    expect(id()).toBe('p0');
    await press('{ArrowDown}');
    expect(id()).toBe('p2');
    expect(inView()).toBe(true);
  });

  it('run from the right where text does', async () => {
    render(
      <div dir="rtl">
        <AnnotationList annotations={annotations} showFilter={false} />
      </div>,
    );
    await press('{Tab}{ArrowLeft}');
    expect(focused()).toBe('Show only car');
    await press('{ArrowRight}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('false');
  });

  it('lead from the filter into the rows', async () => {
    show({ showFilter: true });
    await press('{Tab}');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    await press('{ArrowDown}');
    expect(focused()).toBe('car, 2 annotations');
    await press('{Shift>}{Tab}{/Shift}cat');
    await expect.poll(() => screen.getAllByRole('row').length).toBe(2);
    await press('{ArrowDown}{ArrowDown}');
    expect(id()).toBe('cat1');
  });

  it('go on in the rows when all is shown again', async () => {
    show({ defaultHiddenMentions: ['cat'] });
    await press('{Tab}');
    expect(document.activeElement?.textContent).toBe('Show all');
    await press('{Enter}');
    expect(screen.queryByRole('button', { name: 'Show all' })).toBeNull();
    expect(focused()).toBe('car, 2 annotations');
  });

  it('come to the row that was selected elsewhere, opening its group', async () => {
    function Elsewhere() {
      const { select } = useGroundingSelection();
      return (
        <button type="button" onClick={() => select('light1')}>
          select
        </button>
      );
    }
    render(
      <GroundingProvider>
        <Elsewhere />
        <AnnotationList annotations={annotations} showFilter={false} defaultExpanded={false} />
      </GroundingProvider>,
    );
    await press('{Tab}{Enter}');
    expect(document.activeElement?.textContent).toBe('select');
    await press('{Tab}');
    expect(id()).toBe('light1');
  });

  it('are explained', () => {
    show();
    const grid = screen.getByRole('treegrid');
    const help = document.getElementById(grid.getAttribute('aria-describedby')!);
    expect(help?.textContent).toMatch(/Enter selects/);
  });
});
