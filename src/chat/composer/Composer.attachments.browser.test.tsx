import { act, fireEvent, screen } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import film from '../../../test/fixtures/frames.webm?url';
import {
  attachments,
  paste,
  pictureFile,
  sendButton,
  setup,
  status,
  textBox,
  transfer,
} from '../../../test/support/composer.js';
import { picture } from '../../../test/support/image.js';
import type { ComposerActions } from '../index.js';

const [cat, dog] = [pictureFile('cat.png'), pictureFile('dog.png')];

afterEach(() => vi.restoreAllMocks());

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
