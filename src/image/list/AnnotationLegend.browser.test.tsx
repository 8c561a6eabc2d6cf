import { render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parseGrounding } from '../../grounding/index.js';
import { GroundingProvider } from '../../hooks/index.js';
import { AnnotationLegend } from './AnnotationLegend.js';
import { AnnotationList } from './AnnotationList.js';

const grounding = parseGrounding(
  '<collection mention="car"> <point> (1,1) </point> <point> (2,2) </point> </collection> <point mention="dog"> (3,3) </point>',
);

describe('AnnotationLegend', () => {
  it('names each mention once, with its count and its colour', async () => {
    const { container } = render(
      <AnnotationLegend annotations={grounding} colors={['rgb(1, 2, 3)', 'red']} />,
    );
    expect(screen.getByRole('list', { name: 'Legend' })).toBe(container.firstElementChild);
    expect(screen.getAllByRole('button', { pressed: true }).map(({ textContent }) => textContent)).toEqual([
      'car 2',
      'dog 1',
    ]);
    expect(getComputedStyle(container.querySelector('.pr-list-swatch')!).backgroundColor).toBe(
      'rgb(1, 2, 3)',
    );
    const { violations } = await axe.run(container);
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });

  it('says what its buttons do, to the ear and to a mouse', () => {
    render(<AnnotationLegend annotations={grounding} />);
    expect(screen.getByRole('button', { name: 'car 2' })).toHaveAccessibleDescription('Show car');
  });

  it('has no more room for a short name than it takes', () => {
    render(<AnnotationLegend annotations={parseGrounding('<point mention="i"> (1,1) </point>')} />);
    const name = screen.getByText('i');
    const text = document.createRange();
    text.selectNodeContents(name);
    expect(name.getBoundingClientRect().width).toBeCloseTo(text.getBoundingClientRect().width, 0);
  });

  it('hides and shows, by keyboard too, and together with a list', async () => {
    const onHiddenMentionsChange = vi.fn();
    render(
      <GroundingProvider onHiddenMentionsChange={onHiddenMentionsChange}>
        <AnnotationLegend annotations={grounding} />
        <AnnotationList annotations={grounding} />
      </GroundingProvider>,
    );
    await userEvent.keyboard('{Tab}{Enter}');
    expect(onHiddenMentionsChange.mock.lastCall).toEqual([
      ['car'],
      expect.objectContaining({ reason: 'keyboard' }),
    ]);
    expect(screen.getByRole('row', { name: 'car, 2 annotations, hidden' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show car' }));
    expect(screen.getByRole('button', { name: 'car 2' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('is nothing while there is nothing to explain', () => {
    const { container } = render(<AnnotationLegend annotations={[]} />);
    expect(container.childElementCount).toBe(0);
  });
});
