import { render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { painted, picture } from '../../../test/support/image.js';
import { annotations, rowNames, show } from '../../../test/support/list.js';
import { GroundingProvider } from '../../hooks/index.js';
import { GroundedImage } from '../index.js';
import { AnnotationList } from './AnnotationList.js';

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
    await expect.poll(() => screen.getByRole('status').textContent).toBe('2 of 5 annotations');
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
