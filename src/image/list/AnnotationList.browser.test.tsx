import { act, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { box, nextFrame, painted, picture, point, polygon } from '../../../test/support/image.js';
import { type Annotation, createGroundingStream, parseGrounding } from '../../grounding/index.js';
import { GroundingProvider } from '../../hooks/index.js';
import { GroundedImage } from '../index.js';
import { AnnotationList, type AnnotationListProps } from './AnnotationList.js';

const span = { start: 0, end: 0 };
const annotations: Annotation[] = [
  { ...box('car1', 100, 800, 200, 900, 'car'), score: 0.874 },
  box('light', 800, 110, 900, 200, 'traffic light'),
  box('car2', 10, 10, 100, 100, 'Car '),
  point('lone', 500, 500),
  { id: 'horn', span, kind: 'clip', start: 18, end: 12, mention: 'horn' },
];

function show(props: Partial<AnnotationListProps> = {}) {
  const view = render(
    <StrictMode>
      <AnnotationList annotations={annotations} {...props} />
    </StrictMode>,
  );
  return view.container.firstElementChild as HTMLElement;
}

const rowNames = () => screen.getAllByRole('row').map((row) => row.getAttribute('aria-label'));
const rowOf = (id: string) => document.querySelector<HTMLElement>(`[data-annotation-id="${id}"]`)!;
const many = (count: number, mentions = ['cell']): Annotation[] =>
  Array.from({ length: count }, (_, i) =>
    point(`p${i}`, i % 1000, Math.floor(i / 10) % 1000, mentions[i % mentions.length]),
  );

describe('rows', () => {
  it('are grouped by mention, with counts, places, times and scores', () => {
    show();
    expect(rowNames()).toEqual([
      'car, 2 annotations',
      'car 1, box, lower left, 87%',
      'Car 2, box, upper left',
      'traffic light, 1 annotation',
      'traffic light 1, box, upper right',
      'Unnamed, 1 annotation',
      'point 1, point, center',
      'horn, 1 annotation',
      'horn 1, clip, from 12 seconds to 18 seconds',
    ]);
    expect(rowOf('horn').textContent).toContain('0:12–0:18');
    expect(screen.getByText('5 annotations')).toBeTruthy();
  });

  it('say their level and place, also of rows that do not exist', () => {
    show({ annotations: many(10_000) });
    const grid = screen.getByRole('treegrid', { name: 'Annotations' });
    expect(grid.getAttribute('aria-rowcount')).toBe('10001');
    const [group, first] = screen.getAllByRole('row');
    expect(group!.getAttribute('aria-level')).toBe('1');
    expect(first!.getAttribute('aria-level')).toBe('2');
    expect(first!.getAttribute('aria-posinset')).toBe('1');
    expect(first!.getAttribute('aria-setsize')).toBe('10000');
    expect(first!.getAttribute('aria-rowindex')).toBe('2');
  });

  it('take colours from the provider, and words and names from the app', () => {
    render(
      <GroundingProvider annotations={annotations} colors={{ car: 'rgb(1, 2, 3)' }}>
        <AnnotationList
          annotations={annotations}
          locale="de"
          labels={{ summary: ({ total }) => `${total} Funde`, unnamed: 'Ohne Namen' }}
          getLabel={({ id }, number) => (id === 'car1' ? `Auto Nr. ${number}` : null)}
        />
      </GroundingProvider>,
    );
    expect(screen.getByText('5 Funde')).toBeTruthy();
    expect(screen.getByText('Ohne Namen')).toBeTruthy();
    expect(within(rowOf('car1')).getByText('Auto Nr. 1')).toBeTruthy();
    const swatch = document.querySelector('.pr-list-swatch')!;
    expect(getComputedStyle(swatch).backgroundColor).toBe('rgb(1, 2, 3)');
  });

  it('come with more of the answer, and keep their elements', () => {
    const stream = createGroundingStream();
    stream.push('<collection mention="cat"> <point> (1,1) </point> ');
    const { rerender } = render(<AnnotationList annotations={stream.snapshot()} />);
    const [group, first] = screen.getAllByRole('row');
    stream.push('<point> (2,2) </point> </collection> <track mention="ball"> <point t="1"> (1,1) </point> ');
    rerender(<AnnotationList annotations={stream.snapshot()} />);
    expect(screen.getAllByRole('row').slice(0, 2)).toEqual([group, first]);
    expect(group!.getAttribute('aria-label')).toBe('cat, 2 annotations');
    expect(document.querySelectorAll('[data-arriving]')).toHaveLength(1);
    rerender(<AnnotationList annotations={stream.end()} />);
    expect(rowNames().at(-1)).toBe('ball 1, track, at 1 second');
  });

  it('pass the rest of the props, the class, the style and the ref to the root', () => {
    const ref = { current: null as HTMLDivElement | null };
    render(
      <AnnotationList
        ref={ref}
        annotations={[]}
        className="mine"
        style={{ color: 'rgb(1, 2, 3)' }}
        height={120}
        data-testid="list"
      />,
    );
    expect(ref.current).toBe(screen.getByTestId('list'));
    expect(ref.current!.className).toBe('pr-list mine');
    expect(ref.current!.style.color).toBe('rgb(1, 2, 3)');
    expect(ref.current!.style.getPropertyValue('--pr-list-height')).toBe('120px');
    expect(ref.current!.hasAttribute('data-empty')).toBe(true);
    expect(screen.getByText('No annotations yet')).toBeTruthy();
  });

  it('render on a server', () => {
    const html = renderToString(<AnnotationList annotations={many(1000)} />);
    expect(html).toContain('1,000 annotations');
    expect(html.match(/role="row"/g)!.length).toBe(20);
  });
});

describe('thousands', () => {
  it('exist only where they can be seen, wherever that is', async () => {
    const root = show({ annotations: many(10_000, ['a', 'b', 'c']), height: 300 });
    const grid = screen.getByRole('treegrid');
    expect(screen.getAllByRole('row').length).toBeLessThan(30);
    expect(root.querySelectorAll('*').length).toBeLessThan(500);
    const rowHeight = screen.getAllByRole('row')[0]!.getBoundingClientRect().height;
    expect(grid.scrollHeight).toBeCloseTo(10_003 * rowHeight, 0);
    for (const at of [0.5, 1, 0.25]) {
      grid.scrollTop = at * grid.scrollHeight;
      await nextFrame();
      const seen = grid.getBoundingClientRect();
      for (const y of [1, seen.height / 2, seen.height - 2]) {
        const hit = document.elementFromPoint(seen.left + 40, seen.top + y)?.closest('[role="row"]');
        expect(hit, `${at} ${y}`).toBeTruthy();
      }
      expect(screen.getAllByRole('row').length).toBeLessThan(30);
    }
  });

  it('have the header of their group above them, which closes it in its place', async () => {
    show({ annotations: many(10_000, ['a', 'b']), height: 300 });
    const grid = screen.getByRole('treegrid');
    grid.scrollTop = 0.75 * grid.scrollHeight;
    await expect.poll(() => screen.queryByRole('row', { name: /^b,/ })).not.toBeNull();
    const header = screen.getByRole('row', { name: /^b,/ });
    const above = () => header.getBoundingClientRect().top - grid.getBoundingClientRect().top;
    await expect.poll(above).toBe(0);
    await userEvent.click(header);
    await expect.poll(() => header.getAttribute('aria-expanded')).toBe('false');
    expect(header.isConnected).toBe(true);
    expect(above()).toBeGreaterThan(0);
    expect(above()).toBeLessThan(grid.clientHeight);
  });

  it('are not rendered again for a highlight or a selection', async () => {
    const onRender = vi.fn((_: unknown, number: number) => `cell ${number}`);
    render(
      <GroundingProvider>
        <AnnotationList annotations={many(1000)} getLabel={onRender} />
      </GroundingProvider>,
    );
    onRender.mockClear();
    await userEvent.hover(rowOf('p3'));
    expect(rowOf('p3').hasAttribute('data-highlighted')).toBe(true);
    await userEvent.click(rowOf('p4'));
    expect(rowOf('p4').hasAttribute('data-selected')).toBe(true);
    const rendered = new Set(onRender.mock.calls.map(([annotation]) => (annotation as Annotation).id));
    expect([...rendered].every((id) => ['p3', 'p4'].includes(id))).toBe(true);
  });
});

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

describe('showing and hiding', () => {
  const button = (name: string) => screen.getByRole('button', { name });
  const pressed = (name: string) => button(name).getAttribute('aria-pressed');

  it('hides a mention and shows it again, whatever its spelling', async () => {
    const onHiddenMentionsChange = vi.fn();
    show({ onHiddenMentionsChange, defaultHiddenMentions: ['CAR'] });
    expect(pressed('Show car')).toBe('false');
    expect(rowNames()[1]).toBe('car 1, box, lower left, 87%, hidden');
    await userEvent.click(button('Show car'));
    expect(onHiddenMentionsChange.mock.lastCall![0]).toEqual([]);
    await userEvent.click(button('Show car'));
    expect(onHiddenMentionsChange.mock.lastCall![0]).toEqual(['car']);
    await userEvent.click(button('Show all'));
    expect(pressed('Show car')).toBe('true');
    expect(screen.queryByRole('button', { name: 'Show all' })).toBeNull();
  });

  it('sets one apart, moves on to another, and brings back what was hidden before', async () => {
    const onHiddenMentionsChange = vi.fn();
    show({ onHiddenMentionsChange, defaultHiddenMentions: ['horn', 'elsewhere'] });
    await userEvent.click(button('Show only car'));
    expect(onHiddenMentionsChange.mock.lastCall![0]).toEqual(['elsewhere', 'traffic light', '', 'horn']);
    expect(pressed('Show only car')).toBe('true');
    await userEvent.click(button('Show only traffic light'));
    expect(onHiddenMentionsChange.mock.lastCall![0]).toEqual(['elsewhere', 'car', '', 'horn']);
    await userEvent.click(button('Show only traffic light'));
    expect(onHiddenMentionsChange.mock.lastCall![0]).toEqual(['horn', 'elsewhere']);
  });

  it('hides what has no mention from the picture too', async () => {
    const { container } = render(
      <GroundingProvider>
        <GroundedImage src={picture(40, 30)} alt="A crossing" annotations={annotations} />
        <AnnotationList annotations={annotations} />
      </GroundingProvider>,
    );
    await painted(container.querySelector('.pr-image')!);
    await userEvent.click(button('Show Unnamed'));
    await expect.poll(() => screen.queryByRole('group', { name: 'A crossing, 3 annotations' })).toBeTruthy();
  });
});

describe('the filter', () => {
  const field = () => screen.getByRole('searchbox', { name: 'Filter annotations' });

  it('narrows by mention, kind and place, says how many are left, and is emptied', async () => {
    const onFilterChange = vi.fn();
    show({ onFilterChange });
    await userEvent.fill(field(), 'box upper');
    await expect
      .poll(rowNames)
      .toEqual([
        'car, 1 of 2 annotations',
        'Car 2, box, upper left',
        'traffic light, 1 annotation',
        'traffic light 1, box, upper right',
      ]);
    expect(onFilterChange.mock.lastCall![0]).toBe('box upper');
    expect(screen.getByRole('status').textContent).toBe('2 of 5 annotations');
    await userEvent.fill(field(), 'zebra');
    await expect.poll(() => screen.queryAllByText('Nothing matches “zebra”').length).toBe(2);
    expect(screen.queryByRole('treegrid')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(document.activeElement).toBe(field());
    await expect.poll(() => rowNames().length).toBe(9);
  });

  it('opens closed groups while it is set, and closes them again', async () => {
    show({ defaultExpanded: false });
    expect(rowNames()).toHaveLength(4);
    await userEvent.fill(field(), 'light');
    await expect.poll(rowNames).toHaveLength(2);
    await userEvent.keyboard('{Escape}');
    await expect.poll(rowNames).toHaveLength(4);
    expect((field() as HTMLInputElement).value).toBe('');
  });

  it('is the app’s where the app holds it', async () => {
    const onFilterChange = vi.fn();
    show({ filter: 'horn', onFilterChange });
    expect(rowNames()).toHaveLength(2);
    await userEvent.fill(field(), 'car');
    expect(onFilterChange.mock.lastCall![0]).toBe('car');
    expect(rowNames()).toHaveLength(2);
    expect((field() as HTMLInputElement).value).toBe('horn');
  });

  it('can be left out', () => {
    show({ showFilter: false });
    expect(screen.queryByRole('searchbox')).toBeNull();
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
    const shape = [...image.querySelectorAll<HTMLElement>('[data-id]')].at(-1)!;
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

describe('accessibility', () => {
  it.each<[string, Partial<AnnotationListProps>]>([
    ['full', {}],
    ['empty', { annotations: [] }],
    ['without a match', { defaultFilter: 'zebra' }],
    ['hidden and selected', { defaultHiddenMentions: ['car'], defaultSelectedIds: ['car1', 'light'] }],
    ['thousands', { annotations: many(2000) }],
    [
      'polygons',
      {
        annotations: [
          polygon(
            'p',
            [
              [1, 1],
              [9, 1],
              [5, 9],
            ],
            'roof',
          ),
        ],
      },
    ],
  ])('has nothing for axe to say: %s', async (_, props) => {
    const root = show(props);
    const { violations } = await axe.run(root);
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });
});

describe('preferences', () => {
  const prefer = (features: { name: string; value: string }[]) =>
    cdp().send('Emulation.setEmulatedMedia', { features });

  it('shows what is selected by an outline where colours are forced, and keeps the swatches', async () => {
    await prefer([{ name: 'forced-colors', value: 'active' }]);
    try {
      show({ defaultSelectedIds: ['car1'], colors: { car: 'rgb(1, 2, 3)' } });
      expect(getComputedStyle(rowOf('car1')).outlineWidth).toBe('2px');
      expect(getComputedStyle(rowOf('light')).outlineStyle).toBe('none');
      const swatch = document.querySelector('.pr-list-swatch')!;
      expect(getComputedStyle(swatch).backgroundColor).toBe('rgb(1, 2, 3)');
    } finally {
      await prefer([]);
    }
  });

  it('keeps still for who asks for less motion', async () => {
    await prefer([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    try {
      const waypoints = [point('w', 1, 1)];
      show({ annotations: [{ id: 't', span, kind: 'track', mention: 'ball', waypoints, complete: false }] });
      expect(rowOf('t').hasAttribute('data-arriving')).toBe(true);
      expect(document.getAnimations()).toEqual([]);
    } finally {
      await prefer([]);
    }
  });
});
