import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { pictureFile, sendButton, setup } from '../../../test/support/composer.js';
import type { ComposerProps } from '../index.js';

const cat = pictureFile('cat.png');
const film = { type: 'video', url: 'https://a.b/c.webm' } as const;

const formats = () => screen.queryByRole<HTMLSelectElement>('combobox', { name: 'Answer with' });
const offered = () => [...(formats()?.options ?? [])].map(({ label }) => label);
const choose = (label: string) => userEvent.selectOptions(formats()!, label);
const thinking = () => screen.queryByRole('switch', { name: 'Think' });
const focus = () => screen.queryByRole('switch', { name: 'Focus' });
const isOn = (element: HTMLElement | null) => element?.getAttribute('aria-checked');

/** What is sent when the text is sent as it is now. */
async function sent(onSend: ReturnType<typeof vi.fn<ComposerProps['onSend']>>) {
  await userEvent.click(sendButton());
  return onSend.mock.lastCall![0].vision;
}

describe('the format of the answer', () => {
  it('is chosen, sent and kept', async () => {
    const onSend = vi.fn<ComposerProps['onSend']>(() => false);
    const onVisionChange = vi.fn();
    setup({ onSend, onVisionChange, defaultValue: 'one' });
    expect(offered()).toEqual(['Text', 'Points', 'Boxes', 'Polygons']);
    await choose('Boxes');
    expect(onVisionChange).toHaveBeenCalledExactlyOnceWith(
      { annotationFormat: 'box' },
      expect.objectContaining({ reason: 'choose' }),
    );
    expect(await sent(onSend)).toEqual({ annotationFormat: 'box', enableThinking: false });
    await choose('Text');
    expect(await sent(onSend)).toEqual({ enableThinking: true });
  });

  it('is clips only of a video, and is a wish while there is none', async () => {
    const onSend = vi.fn<ComposerProps['onSend']>(() => false);
    const { update } = setup({ onSend, defaultValue: 'one', earlierMedia: [film] });
    expect(offered()).toContain('Clips');
    await choose('Clips');
    expect(await sent(onSend)).toEqual({ annotationFormat: 'clip', enableThinking: true });
    update({ earlierMedia: [] });
    expect(offered()).not.toContain('Clips');
    expect(formats()!.value).toBe('text');
    expect(await sent(onSend)).toEqual({ enableThinking: true });
    update({ media: ['https://a.b/other.mp4'] });
    expect(formats()!.value).toBe('clip');
  });
});

describe('thinking', () => {
  it('goes with the format until it is switched, and warns where it is amiss', async () => {
    const onSend = vi.fn<ComposerProps['onSend']>(() => false);
    const { update } = setup({ onSend, defaultValue: 'one' });
    expect(isOn(thinking())).toBe('true');
    await choose('Polygons');
    expect(isOn(thinking())).toBe('false');
    await userEvent.click(thinking()!);
    expect(await sent(onSend)).toEqual({ annotationFormat: 'polygon', enableThinking: true });
    const hint = document.getElementById(thinking()!.getAttribute('aria-describedby')!);
    expect(hint!.textContent).toBe('Polygons are usually better without thinking.');
    update({ labels: { thinkingHint: (_, kind) => `Ohne Nachdenken: ${kind}` } });
    expect(hint!.textContent).toBe('Ohne Nachdenken: polygon');
    await userEvent.click(thinking()!);
    expect(thinking()!.hasAttribute('aria-describedby')).toBe(false);
    await choose('Text');
    expect(isOn(thinking()), 'what is best anyway is no choice to keep').toBe('true');
    await userEvent.click(thinking()!);
    expect(await sent(onSend)).toEqual({ enableThinking: false });
    await choose('Boxes');
    await choose('Text');
    expect(isOn(thinking())).toBe('false');
  });
});

describe('focus', () => {
  it('is for images, and is sent once it was switched', async () => {
    const onSend = vi.fn<ComposerProps['onSend']>(() => false);
    const { update } = setup({ onSend, defaultValue: 'one', earlierMedia: [film] });
    expect(focus()).toBeNull();
    update({ media: [cat] });
    expect(isOn(focus())).toBe('false');
    expect(await sent(onSend)).not.toHaveProperty('focus');
    await userEvent.click(focus()!);
    expect(await sent(onSend)).toMatchObject({ focus: true });
    update({ media: [] });
    expect(await sent(onSend)).not.toHaveProperty('focus');
  });
});

it('offers what the model can do', () => {
  const { update } = setup({ media: [cat], earlierMedia: [film] });
  const now = () => [offered().length, thinking() !== null, focus() !== null];
  expect(now()).toEqual([5, true, true]);
  update({ model: 'perceptron-mk1.5' });
  expect(now()).toEqual([5, true, false]);
  update({ model: 'isaac-0.1' });
  expect(now()).toEqual([4, false, false]);
  update({ model: 'newer', capabilities: { formats: ['box'], focus: undefined } });
  expect(now()).toEqual([2, true, true]);
  update({ model: 'newer', capabilities: { formats: [], thinking: 'none', focus: false } });
  expect(now()).toEqual([0, false, false]);
});

it('leaves the choices to an app that holds them', async () => {
  const onVisionChange = vi.fn();
  const { update } = setup({ vision: { annotationFormat: 'box' }, media: [cat], onVisionChange });
  await choose('Points');
  expect(onVisionChange).toHaveBeenLastCalledWith({ annotationFormat: 'point' }, expect.anything());
  expect(formats()!.value).toBe('box');
  await userEvent.click(focus()!);
  expect(onVisionChange).toHaveBeenLastCalledWith(
    { annotationFormat: 'box', focus: true },
    expect.anything(),
  );
  expect(isOn(focus())).toBe('false');
  update({ vision: { focus: true } });
  expect(formats()!.value).toBe('text');
  expect(isOn(focus())).toBe('true');
});
