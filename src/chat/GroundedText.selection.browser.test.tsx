import { act, fireEvent, render } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cats, chip, groundingOf, STREET, setup } from '../../test/support/text.js';
import { GroundingProvider } from '../hooks/GroundingProvider.js';
import { GroundedText } from './GroundedText.js';

describe('selection', () => {
  test('hover highlights, leaving ends it', async () => {
    const { selection } = setup(STREET);
    await userEvent.hover(chip(/traffic light/));
    expect(selection().highlightedId).toBe('light');
    expect(chip(/traffic light/).dataset.highlighted).toBe('');
    await userEvent.unhover(chip(/traffic light/));
    expect(selection().highlightedId).toBeNull();
  });

  test('a chip that goes from under the pointer or the focus leaves no highlight behind', async () => {
    const { selection, update } = setup(STREET);
    await userEvent.hover(chip(/traffic light/));
    expect(selection().highlightedId).toBe('light');
    update(<GroundedText grounding={groundingOf('Regenerated.')} />);
    await expect.poll(() => selection().highlightedId).toBeNull();
    update(<GroundedText grounding={STREET} />);
    await userEvent.tab();
    expect(selection().highlightedId).toBe('light');
    update(null);
    await expect.poll(() => selection().highlightedId).toBeNull();
  });

  test('a chip that goes leaves what another has lit', async () => {
    const { selection, update } = setup(STREET);
    await userEvent.hover(chip(/traffic light/));
    act(() => selection().highlight('car'));
    update(<GroundedText grounding={groundingOf('Regenerated.')} />);
    expect(selection().highlightedId).toBe('car');
  });

  test('keyboard: focus highlights, Enter and Space toggle', async () => {
    const { selection } = setup(STREET);
    await userEvent.tab();
    expect(document.activeElement).toBe(chip(/traffic light/));
    expect(selection().highlightedId).toBe('light');
    await userEvent.keyboard('{Enter}');
    expect(selection().selectedIds).toEqual(['light']);
    expect(chip(/traffic light/).getAttribute('aria-pressed')).toBe('true');
    await userEvent.keyboard(' ');
    expect(selection().selectedIds).toEqual([]);
    await userEvent.tab();
    expect(selection().highlightedId).toBe('car');
  });

  test('a click selects alone, with a modifier adds, and takes away what is selected', () => {
    const { selection } = setup(STREET);
    fireEvent.click(chip(/traffic light/), { detail: 1 });
    fireEvent.click(chip(/car/), { detail: 1 });
    expect(selection().selectedIds).toEqual(['car']);
    fireEvent.click(chip(/traffic light/), { detail: 1, ctrlKey: true });
    expect(selection().selectedIds).toEqual(['car', 'light']);
    fireEvent.click(chip(/car/), { detail: 1 });
    expect(selection().selectedIds).toEqual(['light']);
  });

  test('a chip lights up with any part of its collection, and selects the collection', () => {
    const { selection, update } = setup(groundingOf(cats));
    fireEvent.click(chip(/cat/), { detail: 1 });
    expect(selection().selectedIds).toEqual(['cats']);
    update(<GroundedText grounding={groundingOf(cats)} highlightedId="c2" selectedIds={['c3']} />);
    expect(chip(/cat/).dataset.highlighted).toBe('');
    expect(chip(/cat/).dataset.selected).toBe('');
  });

  test('hidden mentions are marked', () => {
    render(<GroundedText grounding={STREET} hiddenMentions={['car']} />);
    expect(chip('car – box, hidden in picture').dataset.hidden).toBe('');
    expect(chip(/traffic light/).dataset.hidden).toBeUndefined();
  });

  test('the app may handle a click itself', () => {
    const onAnnotationClick = vi.fn((_annotation, event) => event.preventDefault());
    const onSelectedIdChange = vi.fn();
    render(<GroundedText grounding={STREET} {...{ onAnnotationClick, onSelectedIdChange }} />);
    fireEvent.click(chip(/car/));
    expect(onAnnotationClick.mock.calls[0]?.[0]).toMatchObject({ id: 'car' });
    expect(onSelectedIdChange).not.toHaveBeenCalled();
  });

  test('colours come from the provider, the same as everywhere', () => {
    render(
      <GroundingProvider colors={{ car: '#123456' }}>
        <GroundedText grounding={STREET} />
      </GroundingProvider>,
    );
    expect(chip(/car/).style.getPropertyValue('--pr-chip-color')).toBe('#123456');
  });
});
