import { act, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { vi } from 'vitest';
import { ThinkingPanel, type ThinkingPanelProps } from '../../src/chat/ThinkingPanel.js';

export const TEXT = 'The light is red.\nSo nobody may cross.';
export const LONG = Array.from({ length: 80 }, (_, index) => `Thought number ${index}.`).join('\n');

export const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
export const trigger = () => screen.getByRole('button');
export const isOpen = () => trigger().getAttribute('aria-expanded') === 'true';

export function setup(props: ThinkingPanelProps) {
  const view = render(<ThinkingPanel {...props} />, { wrapper: StrictMode });
  return {
    ...view,
    root: () => view.container.firstElementChild as HTMLElement,
    content: () => view.container.querySelector('.pr-thinking-content') as HTMLElement,
    panel: () => view.container.querySelector('.pr-thinking-panel') as HTMLElement,
    update: (next: Partial<ThinkingPanelProps>) => view.rerender(<ThinkingPanel {...props} {...next} />),
  };
}
