import { act, fireEvent, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import film from '../../../test/fixtures/frames.webm?url';
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
import type { ComposerActions, ComposerProps } from '../index.js';

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

describe('attachments', () => {
  it('show pictures and the first frame of videos, with how long these are', async () => {
    const video = new File([await (await fetch(film)).blob()], 'film.webm', { type: 'video/webm' });
    const { root } = setup({ defaultMedia: [cat, video, picture(4, 3)] });
    const [first, last] = root.querySelectorAll('img');
    await expect.poll(() => [first!.naturalWidth, last!.naturalWidth]).toEqual([40, 4]);
    await expect.poll(() => root.querySelector('video')!.videoWidth).toBeGreaterThan(0);
    await expect.poll(() => root.querySelector('.pr-composer-duration')!.textContent).toMatch(/^0:\d\d$/);
    expect(attachments()).toEqual(['Image 1: cat.png', 'Video 2: film.webm', 'Image 3']);
  });

  it('are numbered after those that are sent again, as answers number them', () => {
    const earlierMedia = [{ type: 'image', url: 'https://a.b/c.png' }] as const;
    const { update } = setup({ defaultMedia: [cat], earlierMedia });
    expect(attachments()).toEqual(['Image 2: cat.png']);
    update({ earlierMedia: [] });
    expect(attachments()).toEqual(['cat.png']);
  });

  it('show what was added, however many there are', () => {
    const { root } = setup({ defaultMedia: Array(20).fill(cat), style: { width: 320 } });
    const list = root.querySelector('ul')!;
    expect(list.scrollTop).toBe(0);
    paste(transfer([dog]));
    expect(list.scrollTop).toBeCloseTo(list.scrollHeight - list.clientHeight, 0);
    const end = list.scrollTop;
    fireEvent.click(screen.getByRole('button', { name: 'Remove Image 1: cat.png' }));
    expect(list.scrollTop).toBe(end);
  });

  it('are scrolled by the buttons in them, and are a tab stop themselves only where those are none', () => {
    const { root, update } = setup({ defaultMedia: Array(20).fill(cat) });
    const list = root.querySelector('ul')!;
    // Firefox makes a tab stop of what scrolls.
    expect(list.getAttribute('tabindex')).toBe('-1');
    update({ disabled: true });
    expect(list.hasAttribute('tabindex')).toBe(false);
  });

  it('say so where they cannot be shown', async () => {
    const broken = new File(['not a picture'], 'broken.png', { type: 'image/png' });
    const { root } = setup();
    paste(transfer([broken]));
    await expect.poll(status).toBe('broken.png cannot be shown. It may be damaged.');
    const tile = root.querySelector<HTMLElement>('.pr-composer-attachment')!;
    expect(tile.dataset.broken).toBe('');
    expect(tile.textContent).toContain('No preview');
    expect(sendButton().hasAttribute('aria-disabled'), 'the server may read it').toBe(false);
  });

  it('hand the focus on when they are removed', async () => {
    const { root } = setup({ defaultMedia: [cat, dog, pictureFile('cow.png')] });
    const remove = (name: string) => screen.getByRole('button', { name: `Remove ${name}` });
    act(() => remove('Image 2: dog.png').focus());
    await userEvent.keyboard('{Enter}');
    expect(attachments()).toEqual(['Image 1: cat.png', 'Image 2: cow.png']);
    expect(status()).toBe('dog.png removed');
    await expect.poll(() => document.activeElement).toBe(remove('Image 2: cow.png'));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement).toBe(remove('cat.png'));
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement).toBe(textBox());
    expect(root.querySelector('ul')).toBeNull();
  });

  it('go by Backspace where there is no text, one for each press', async () => {
    setup({ defaultMedia: [cat, dog], defaultValue: 'a' });
    await userEvent.click(textBox());
    await userEvent.keyboard('{Backspace}');
    expect(attachments()).toHaveLength(2);
    fireEvent.keyDown(textBox(), { key: 'Backspace', repeat: true });
    expect(attachments()).toHaveLength(2);
    await userEvent.keyboard('{Backspace}');
    expect(attachments()).toEqual(['cat.png']);
    expect(status()).toBe('dog.png removed');
    expect(document.activeElement).toBe(textBox());
  });

  it('can be held by the app, which may add what it likes', () => {
    const onMediaChange = vi.fn();
    const actions = createRef<ComposerActions>();
    const { update } = setup({ media: [cat], onMediaChange, actionsRef: actions });
    act(() => actions.current!.addMedia([dog]));
    expect(onMediaChange).toHaveBeenCalledExactlyOnceWith([cat, dog], { reason: 'api' });
    expect(attachments()).toEqual(['cat.png']);
    update({ media: [cat, dog] });
    expect(attachments()).toEqual(['Image 1: cat.png', 'Image 2: dog.png']);
    update({ media: [dog] });
    expect(attachments()).toEqual(['dog.png']);
  });

  it('keep their pictures while others come and go, and leave no object URL behind', async () => {
    const live = new Set<string>();
    const { createObjectURL, revokeObjectURL } = URL;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      const url = createObjectURL.call(URL, file);
      live.add(url);
      return url;
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
      live.delete(url);
      revokeObjectURL.call(URL, url);
    });
    const { root, update, unmount } = setup({ media: [cat, dog] });
    expect(live.size).toBe(2);
    const image = root.querySelectorAll('img')[1]!;
    await expect.poll(() => image.naturalWidth).toBe(40);
    const { src } = image;
    update({ media: [dog, pictureFile('cow.png')] });
    expect(root.querySelectorAll('img')[0]).toBe(image);
    expect(image.src).toBe(src);
    expect(live.size).toBe(2);
    update({ media: [] });
    expect(live.size).toBe(0);
    update({ media: [cat] });
    unmount();
    expect(live.size).toBe(0);
  });
});
