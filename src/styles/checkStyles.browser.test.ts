import { expect, it, vi } from 'vitest';
import { checkStyles } from './checkStyles.js';

it('says once how to add the style sheet to a page without it, and nothing to one with it', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  checkStyles(document.body);
  expect(warn).not.toHaveBeenCalled();
  const frame = document.body.appendChild(document.createElement('iframe'));
  checkStyles(frame.contentDocument!.body);
  checkStyles(frame.contentDocument!.body);
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toContain("import 'perceptron-react/styles.css'");
  frame.remove();
  warn.mockRestore();
});
