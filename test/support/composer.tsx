import { fireEvent, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { Composer, type ComposerProps } from '../../src/chat/index.js';
import { picture } from './image.js';

export const textBox = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
export const sendButton = () => screen.getByRole('button', { name: 'Send' });
export const status = () => screen.getByRole('status').textContent;
export const attachments = () =>
  [...document.querySelectorAll('.pr-composer-attachment > .pr-visually-hidden')].map(
    (name) => name.textContent,
  );

export function setup(props: Partial<ComposerProps> = {}) {
  const view = render(<Composer onSend={() => {}} {...props} />, { wrapper: StrictMode });
  return {
    ...view,
    root: view.container.firstElementChild as HTMLFormElement,
    update: (next: Partial<ComposerProps>) =>
      view.rerender(<Composer onSend={() => {}} {...props} {...next} />),
  };
}

/** A picture as a file. */
export function pictureFile(name: string): File {
  const bytes = Uint8Array.from(atob(picture(40, 30).split(',')[1]!), (char) => char.charCodeAt(0));
  return new File([bytes], name, { type: 'image/png' });
}

/** What is dragged or pasted: files, and texts by type. */
export function transfer(files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  for (const [type, text] of Object.entries(texts)) data.setData(type, text);
  return data;
}

/** Fires a drag event; false when the browser's own way was prevented. */
export const drag = (type: string, target: Element, dataTransfer: DataTransfer) =>
  fireEvent(target, new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));

/** Pastes into the text box; false when the browser's own way was prevented. */
export const paste = (clipboardData: DataTransfer) =>
  fireEvent(textBox(), new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
