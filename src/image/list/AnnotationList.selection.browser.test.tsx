import { act, render, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { painted, picture } from '../../../test/support/image.js';
import { annotations, many, rowOf, show } from '../../../test/support/list.js';
import { parseGrounding } from '../../grounding/index.js';
import { GroundingProvider } from '../../hooks/index.js';
import { GroundedImage } from '../index.js';
import { AnnotationList, type AnnotationListProps } from './AnnotationList.js';

describe('pointing', () => {
  it('highlights the row under the pointer and lets go of it', async () => {
    const onHighlightedIdChange = vi.fn();
    show({ onHighlightedIdChange });
    await userEvent.hover(rowOf('car2'));
    expect(onHighlightedIdChange.mock.lastCall).toEqual([
      'car2',
      expect.objectContaining({ reason: 'pointer' }),
    ]);
    await userEvent.hover(screen.getByRole('row', { name: /^car,/ }));
    expect(onHighlightedIdChange.mock.lastCall![0]).toBeNull();
  });

  it('leaves no highlight behind where the row goes, or the list', async () => {
    const onHighlightedIdChange = vi.fn();
    const list = (props: Partial<AnnotationListProps>) => (
      <AnnotationList annotations={annotations} {...{ onHighlightedIdChange }} {...props} />
    );
    const { rerender, unmount } = render(list({}));
    await userEvent.hover(rowOf('car2'));
    rerender(list({ annotations: annotations.filter(({ id }) => id !== 'car2') }));
    await expect.poll(() => onHighlightedIdChange.mock.lastCall![0]).toBeNull();
    await userEvent.hover(rowOf('car1'));
    expect(onHighlightedIdChange.mock.lastCall![0]).toBe('car1');
    unmount();
    expect(onHighlightedIdChange.mock.lastCall![0]).toBeNull();
  });

  it('selects, adds with a modifier, and takes back', async () => {
    const onSelectedIdsChange = vi.fn();
    show({ onSelectedIdsChange });
    await userEvent.click(rowOf('car1'));
    expect(onSelectedIdsChange.mock.lastCall).toEqual([
      ['car1'],
      expect.objectContaining({ reason: 'pointer' }),
    ]);
    await userEvent.click(rowOf('light'), { modifiers: ['Control'] });
    expect(onSelectedIdsChange.mock.lastCall![0]).toEqual(['car1', 'light']);
    expect(rowOf('light').getAttribute('aria-selected')).toBe('true');
    await userEvent.click(rowOf('light'));
    await userEvent.click(rowOf('light'));
    expect(onSelectedIdsChange.mock.lastCall![0]).toEqual([]);
  });

  it('opens and closes a group', async () => {
    show();
    const car = screen.getByRole('row', { name: /^car,/ });
    await userEvent.click(car);
    expect(car.getAttribute('aria-expanded')).toBe('false');
    expect(rowOf('car1')).toBeNull();
    await userEvent.click(car);
    expect(rowOf('car1')).not.toBeNull();
  });
});

describe('together with a picture', () => {
  function tied(
    props: Partial<AnnotationListProps> = {},
    source: AnnotationListProps['annotations'] = annotations,
  ) {
    const { container } = render(
      <GroundingProvider annotations={source}>
        <GroundedImage src={picture(400, 300)} alt="A crossing" annotations={source} style={{ width: 400 }} />
        <AnnotationList annotations={source} {...props} />
      </GroundingProvider>,
    );
    return container.querySelector('.pr-image') as HTMLElement;
  }

  it('highlights both ways', async () => {
    const image = tied();
    await painted(image);
    await userEvent.hover(rowOf('car1'));
    expect(image.hasAttribute('data-highlighted')).toBe(true);
    act(() => screen.getByRole('button', { name: /^traffic light, box/ }).focus());
    expect(rowOf('light').hasAttribute('data-highlighted')).toBe(true);
    expect(rowOf('car1').hasAttribute('data-highlighted')).toBe(false);
  });

  it('brings the row of what is selected elsewhere into view, and leaves the focus where it is', async () => {
    const image = tied({ height: 200 }, many(400, ['a', 'b']));
    await painted(image);
    const shape = (await within(image).findAllByRole('button', { name: /of 400$/ })).at(-1)!;
    expect(rowOf(shape.dataset.id!)).toBeNull();
    await userEvent.click(screen.getByRole('row', { name: /^a,/ }));
    act(() => {
      shape.focus();
      shape.click();
    });
    await expect.poll(() => rowOf(shape.dataset.id!)?.getAttribute('aria-selected')).toBe('true');
    const row = rowOf(shape.dataset.id!).getBoundingClientRect();
    const grid = screen.getByRole('treegrid').getBoundingClientRect();
    expect(row.top).toBeGreaterThanOrEqual(grid.top - 1);
    expect(row.bottom).toBeLessThanOrEqual(grid.bottom + 1);
    expect(document.activeElement).toBe(shape);
    expect(rowOf(shape.dataset.id!).tabIndex).toBe(0);
  });

  it('lights up every part of a collection that is highlighted as a whole', () => {
    const grounding = parseGrounding(
      '<collection mention="cat"> <point> (1,1) </point> <point> (2,2) </point> </collection> <point mention="dog"> (3,3) </point>',
    );
    const segment = grounding.segments.find(({ kind }) => kind === 'annotation')!;
    const id = segment.kind === 'annotation' ? segment.annotation.id : '';
    show({ annotations: grounding, highlightedId: id, selectedIds: [id] });
    const lit = screen.getAllByRole('row', { selected: true });
    expect(lit.map((row) => row.getAttribute('aria-label'))).toEqual([
      'cat 1, point, upper left',
      'cat 2, point, upper left',
    ]);
    expect(lit.every((row) => row.hasAttribute('data-highlighted'))).toBe(true);
  });
});
