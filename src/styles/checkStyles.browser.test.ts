import { expect, it, vi } from 'vitest';
import { checkStyles } from './checkStyles.js';

it('says once how to add the style sheet to a page without it, and nothing to one with it', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  checkStyles(document.body);
  expect(warn).not.toHaveBeenCalled();
  const frame = document.body.appendChild(document.createElement('iframe'));
  const { body } = frame.contentDocument!;
  // As in an app's tests, whose jsdom lays nothing out.
  body.style.display = 'none';
  checkStyles(body);
  expect(warn).not.toHaveBeenCalled();
  body.style.display = '';
  checkStyles(body);
  checkStyles(body);
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toContain("import 'perceptron-react/styles.css'");
  frame.remove();
  warn.mockRestore();
});
