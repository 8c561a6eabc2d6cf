import { act, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { box, crossing, picture } from '../../test/support/image.js';
import { listen } from '../../test/support/listen.js';
import { GroundingProvider } from '../hooks/index.js';
import { GroundedImage } from './index.js';

const annotations = crossing;

const press = (keys: string) => userEvent.keyboard(keys);

describe('what is announced', () => {
  it('announces how many there are once they have settled, not one by one', () => {
    vi.useFakeTimers();
    try {
      const props = { src: picture(4, 3), alt: 'A crossing' };
      const { rerender } = render(<GroundedImage {...props} annotations={annotations.slice(0, 2)} />);
      const status = screen.getByRole('status');
      act(() => vi.advanceTimersByTime(900));
      rerender(<GroundedImage {...props} annotations={annotations} />);
      act(() => vi.advanceTimersByTime(900));
      expect(status.textContent).toBe('');
      act(() => vi.advanceTimersByTime(200));
      expect(status.textContent).toBe('4 annotations found');
      rerender(<GroundedImage {...props} annotations={[]} />);
      act(() => vi.advanceTimersByTime(1100));
      expect(status.textContent, 'what is no longer so').toBe('');
    } finally {
      vi.useRealTimers();
    }
  });

  it('answers what a reader does at once, and tells how many there are when that has been heard', () => {
    vi.useFakeTimers();
    try {
      // Inline words are new in each render, which is no news.
      const image = () => (
        <GroundedImage
          src={picture(4, 3)}
          alt="A crossing"
          annotations={annotations}
          labels={{ found: (count) => `${count} found` }}
        />
      );
      const { rerender } = render(image());
      const status = screen.getByRole('status');
      act(() => vi.advanceTimersByTime(900));
      act(() => screen.getByText(/1 of 4/).click());
      expect(status.textContent).toBe('sign, polygon, upper left, 1 of 4 selected');
      act(() => vi.advanceTimersByTime(900));
      expect(status.textContent).toBe('sign, polygon, upper left, 1 of 4 selected');
      act(() => vi.advanceTimersByTime(200));
      expect(status.textContent).toBe('4 found');
      act(() => screen.getByText(/1 of 4/).click());
      expect(status.textContent).toBe('Selection cleared');
      rerender(image());
      act(() => vi.advanceTimersByTime(5000));
      expect(status.textContent).toBe('Selection cleared');
    } finally {
      vi.useRealTimers();
    }
  });

  it('says nothing of what is selected on another image', async () => {
    const { container } = render(
      <GroundingProvider>
        <GroundedImage src={picture(40, 30)} alt="One" annotations={[box('one', 0, 0, 500, 500)]} />
        <GroundedImage src={picture(40, 30)} alt="Two" annotations={[box('two', 0, 0, 500, 500)]} />
      </GroundingProvider>,
    );
    const [here, there] = [...container.children].map(listen);
    await press('{Tab}{Enter}');
    await expect.poll(() => here).toContain('box, upper left, 1 of 1 selected');
    await press('{Escape}');
    await expect.poll(() => here).toContain('Selection cleared');
    expect(there!.filter((message) => /select/i.test(message ?? ''))).toEqual([]);
  });
});
