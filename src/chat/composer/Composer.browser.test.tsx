import { render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Composer } from './Composer.js';

it('sends what was written, and is empty afterwards', async () => {
  const onSend = vi.fn();
  render(<Composer onSend={onSend} />, { wrapper: StrictMode });
  const text = screen.getByRole('textbox', { name: 'Message' });
  await userEvent.type(text, 'Where is the cat?{Enter}');
  expect(onSend).toHaveBeenCalledExactlyOnceWith({
    text: 'Where is the cat?',
    media: [],
    vision: { enableThinking: true },
  });
  expect((text as HTMLTextAreaElement).value).toBe('');
});
