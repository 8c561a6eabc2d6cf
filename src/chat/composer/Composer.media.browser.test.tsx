import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  attachments,
  drag,
  paste,
  pictureFile,
  sendButton,
  setup,
  status,
  textBox,
  transfer,
} from '../../../test/support/composer.js';
import { picture } from '../../../test/support/image.js';
import { listen } from '../../../test/support/listen.js';
import type { ComposerProps } from '../index.js';

const [cat, dog] = [pictureFile('cat.png'), pictureFile('dog.png')];
const notes = new File(['text'], 'notes.pdf', { type: 'application/pdf' });
const plain = (text: string) => ({ 'text/plain': text });

afterEach(() => vi.restoreAllMocks());

describe('files', () => {
  it('are picked, shown, sent and gone', async () => {
    const [onSend, onMediaChange] = [vi.fn(), vi.fn()];
    const { root } = setup({ onSend, onMediaChange });
    const input = root.querySelector<HTMLInputElement>('input[type=file]')!;
    expect(input.accept).toBe('image/png,image/jpeg,image/webp,video/mp4,video/webm');
    expect(input.multiple).toBe(true);
    const opened = vi.spyOn(input, 'click').mockImplementation(() => {});
    await userEvent.click(screen.getByRole('button', { name: 'Add images or videos' }));
    expect(opened).toHaveBeenCalledOnce();
    opened.mockRestore();
    await userEvent.upload(input, [cat, dog]);
    expect(input.value, 'the same can be picked again').toBe('');
    expect(attachments()).toEqual(['Image 1: cat.png', 'Image 2: dog.png']);
    expect(status()).toBe('2 files added');
    expect(onMediaChange).toHaveBeenCalledExactlyOnceWith(
      [expect.objectContaining({ name: 'cat.png' }), expect.objectContaining({ name: 'dog.png' })],
      expect.objectContaining({ reason: 'pick' }),
    );
    await userEvent.click(sendButton());
    expect(onSend.mock.calls[0]![0]).toMatchObject({
      text: '',
      media: [{ name: 'cat.png' }, { name: 'dog.png' }],
    });
    expect(attachments()).toEqual([]);
    expect(root.dataset.attachments).toBeUndefined();
  });

  it('are pasted, also beside their name, but not as the picture of a text', () => {
    setup();
    expect(paste(transfer([cat]))).toBe(false);
    expect(paste(transfer([dog], plain('dog.png')))).toBe(false);
    expect(attachments()).toEqual(['Image 1: cat.png', 'Image 2: dog.png']);
    expect(paste(transfer([cat], { ...plain('1 2'), 'text/html': '<td>1</td><td>2</td>' }))).toBe(true);
    expect(paste(transfer([], plain('text')))).toBe(true);
    expect(attachments()).toHaveLength(2);
  });

  it('are dropped, and the box says that it takes them without a flicker', () => {
    const { root } = setup({ defaultMedia: [cat] });
    const files = transfer([dog]);
    const marks: boolean[] = [];
    const step = (type: string, target: Element) => {
      const allowed = drag(type, target, files);
      marks.push(root.dataset.drop !== undefined);
      return allowed;
    };
    const [text, tile] = [textBox(), root.querySelector('.pr-composer-attachment')!];
    step('dragenter', root);
    // A child is entered before its parent is left.
    step('dragenter', text);
    step('dragleave', root);
    step('dragenter', tile);
    step('dragleave', text);
    expect(step('dragover', tile)).toBe(false);
    expect(marks).toEqual(Array(6).fill(true));
    step('dragleave', tile);
    expect(root.dataset.drop).toBeUndefined();
    step('dragenter', text);
    expect(step('drop', text)).toBe(false);
    expect(root.dataset.drop).toBeUndefined();
    expect(attachments()).toEqual(['Image 1: cat.png', 'Image 2: dog.png']);
    expect(status()).toBe('dog.png added');
  });

  it('are dropped where the app says', () => {
    const target = document.body.appendChild(document.createElement('section'));
    const { root, unmount } = setup({ dropTarget: { current: target } });
    drag('dragenter', target, transfer([cat]));
    expect([target.dataset.drop, root.dataset.drop]).toEqual(['', '']);
    drag('drop', target, transfer([cat]));
    expect(attachments()).toEqual(['cat.png']);
    drag('dragenter', target, transfer([cat]));
    unmount();
    expect(target.dataset.drop).toBeUndefined();
    expect(drag('drop', target, transfer([cat]))).toBe(true);
    target.remove();
  });

  it('are kept off a disabled box, which the page does not leave for them', () => {
    const { root } = setup({ disabled: true });
    drag('dragenter', root, transfer([cat]));
    expect(root.dataset.drop).toBeUndefined();
    expect(drag('dragover', root, transfer([cat]))).toBe(false);
    expect(drag('drop', root, transfer([cat]))).toBe(false);
    expect(attachments()).toEqual([]);
  });

  it('cannot be added where there is no room for any or the model takes none', () => {
    const { root, update } = setup({ maxFiles: 0 });
    const nothing = () => {
      expect(root.querySelector('input')).toBeNull();
      expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
      expect(paste(transfer([cat]))).toBe(true);
      expect(drag('drop', root, transfer([cat]))).toBe(true);
    };
    nothing();
    update({ maxFiles: undefined, capabilities: { imageTypes: [], videoTypes: [] } });
    nothing();
    expect(textBox().placeholder).toBe('Ask a question…');
    update({ maxFiles: undefined, model: 'isaac-0.2-1b' });
    expect(screen.getByRole('button', { name: 'Add images' })).toBeTruthy();
  });
});

describe('what is dragged here from another page', () => {
  const drop = (texts: Record<string, string>, target: Element = textBox()) =>
    drag('drop', target, transfer([], texts));
  const html = (inner: string) => ({ 'text/uri-list': 'https://a.b/page', 'text/html': inner });

  it('is what its links lead to where the page lets no text become markup', () => {
    vi.spyOn(DOMParser.prototype, 'parseFromString').mockImplementation(() => {
      throw new TypeError("This document requires 'TrustedHTML' assignment.");
    });
    setup();
    const dragged = {
      'text/html': '<img src="https://a.b/cat.png">',
      'text/uri-list': 'https://a.b/cat.png',
    };
    expect(drop(dragged)).toBe(false);
    expect(attachments()).toEqual(['cat.png']);
  });

  it('is the picture, not the page that it links to', () => {
    const onMediaChange = vi.fn();
    setup({ onMediaChange });
    const media = () => onMediaChange.mock.lastCall![0].at(-1);
    expect(drop(html('<a href="https://a.b/page"><img src="https://a.b/cat?size=2"></a>'))).toBe(false);
    expect(media()).toBe('https://a.b/cat?size=2');
    drop(html(`<img src="${picture(4, 3)}">`));
    expect(media()).toMatch(/^data:image\/png/);
    drop(html('<video src="https://a.b/film"></video>'));
    expect(media()).toEqual({ url: 'https://a.b/film', mimeType: 'video/mp4' });
    drop({ 'text/uri-list': '# a comment\r\nhttps://a.b/dog.jpg\r\nhttps://a.b/page' });
    expect(media()).toBe('https://a.b/dog.jpg');
    expect(attachments().at(-1)).toBe('Image 4: dog.jpg');
  });

  it('is a text where it is none', () => {
    const { root } = setup();
    expect(drop(html('<img src="javascript:alert(1)">'))).toBe(true);
    expect(drop({ 'text/uri-list': 'https://a.b/page' })).toBe(true);
    expect(drop({ 'text/uri-list': 'https://a.b/page' }, root), 'the page is not left').toBe(false);
    expect(drop(plain('words'))).toBe(true);
    expect(attachments()).toEqual([]);
  });
});

describe('what cannot be added', () => {
  it('is told in the box, aloud and to the app', async () => {
    const onReject = vi.fn();
    const empty = new File([], 'nothing.png', { type: 'image/png' });
    const { root } = setup({ onReject, maxFiles: 1, locale: 'en_US' });
    const said = listen(root);
    drag('drop', root, transfer([cat, notes, empty, dog]));
    const reasons = [
      'notes.pdf cannot be sent. Choose PNG, JPEG, WebP, MP4, or WebM.',
      'nothing.png is empty.',
      'dog.png is left out. Up to 1 can be sent.',
    ];
    expect([...root.querySelectorAll('.pr-composer-rejections li')].map((item) => item.textContent)).toEqual(
      reasons,
    );
    expect(root.querySelector('.pr-composer-rejections p')!.textContent).toBe('3 files not added');
    await expect.poll(() => said.at(-1)).toBe(`cat.png added. 3 files not added: ${reasons.join(' ')}`);
    expect(onReject).toHaveBeenCalledOnce();
    expect(onReject.mock.calls[0]![0]).toMatchObject([
      { code: 'type', name: 'notes.pdf' },
      { code: 'empty', name: 'nothing.png' },
      { code: 'count', name: 'dog.png', limit: 1 },
    ]);
    const dismiss = screen.getByRole('button', { name: 'Dismiss' });
    act(() => dismiss.focus());
    await userEvent.keyboard('{Enter}');
    expect(root.querySelector('.pr-composer-rejections')).toBeNull();
    await expect.poll(() => document.activeElement).toBe(textBox());
  });

  it('is told of a few at a time', () => {
    const { root } = setup();
    const reasons = () => root.querySelectorAll('.pr-composer-rejections li');
    paste(transfer(Array(6).fill(notes)));
    expect(reasons()).toHaveLength(6);
    paste(transfer(Array(100).fill(notes)));
    expect(reasons()).toHaveLength(6);
    expect(reasons()[5]!.textContent).toBe('And 95 more.');
    expect(status()).toMatch(/^100 files not added: .* And 95 more\.$/);
  });

  it('is told again when it is tried again', async () => {
    const { root } = setup();
    paste(transfer([notes]));
    const said = listen(root);
    paste(transfer([notes]));
    await expect.poll(() => said.length).toBeGreaterThan(0);
    paste(transfer([cat]));
    expect(root.querySelector('.pr-composer-rejections')).toBeNull();
  });

  it.each<[string, Partial<ComposerProps>, number, string]>([
    ['a file', { maxFileSize: 2_000_000 }, 3_000_000, 'a.png is too large. A file may have up to 1.9 MB.'],
    ['all of the request', {}, 16_000_000, 'a.png is too large. A file may have up to 15 MB.'],
    [
      'what is left of it',
      { maxTotalSize: 1200 },
      600,
      'a.png is too large beside the others. There is room for 0.3 kB more.',
    ],
  ])('goes by the size of %s', (_, props, bytes, message) => {
    const present = new File([new Uint8Array(600)], 'x.png', { type: 'image/png' });
    const { root } = setup({ ...props, defaultMedia: [present] });
    paste(transfer([new File([new Uint8Array(bytes)], 'a.png', { type: 'image/png' })]));
    expect(root.querySelector('.pr-composer-rejections li')?.textContent).toBe(message);
  });
});
