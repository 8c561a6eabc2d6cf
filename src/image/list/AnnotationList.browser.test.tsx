import { render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { nextFrame, point, polygon } from '../../../test/support/image.js';
import { leftOf } from '../../../test/support/leftOf.js';
import { annotations, many, rowNames, rowOf, show, span } from '../../../test/support/list.js';
import { type Annotation, createGroundingStream } from '../../grounding/index.js';
import { GroundingProvider } from '../../hooks/index.js';
import { AnnotationList, type AnnotationListProps } from './AnnotationList.js';

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

  it('are named by the app from one detail after another', () => {
    const timed = { ...annotations[0]!, t: 1.5 } as Annotation;
    show({ annotations: [timed], labels: { entryName: ({ details }) => details.join(' | ') } });
    expect(rowNames()[1]).toBe('box | lower left | at 1.5 seconds | 87%');
  });

  it('have times that run from the left also where the page runs from the right', () => {
    show({ dir: 'rtl' });
    expect(leftOf(rowOf('horn'), '0:12')).toBeLessThan(leftOf(rowOf('horn'), '0:18'));
    expect(leftOf(rowOf('horn'), '0:18')).toBeLessThan(leftOf(rowOf('horn'), 'horn'));
  });

  it('have them run so in Arabic digits, too', () => {
    show({ dir: 'rtl', locale: 'ar-EG' });
    expect(leftOf(rowOf('horn'), '٠:١٢')).toBeLessThan(leftOf(rowOf('horn'), '٠:١٨'));
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
    // Cut off: nothing comes any more.
    expect(document.querySelectorAll('[data-arriving]')).toHaveLength(0);
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
