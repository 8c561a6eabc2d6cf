import { describe, expect, it, vi } from 'vitest';
import { defaultCapabilities } from '../api/index.js';
import { type ComposerOptions, createComposer } from './composer.js';
import type { ComposerDraft } from './composerTypes.js';

const file = (name: string, type = 'image/png') => new File(['abc'], name, { type });
const [a, b] = [file('a.png'), file('b.png')];

function setup(options: Partial<ComposerOptions> = {}, initial: Partial<ComposerDraft> = {}) {
  const composer = createComposer(initial);
  const all: ComposerOptions = {
    can: defaultCapabilities,
    limits: {
      types: ['image/png', 'video/mp4'],
      maxFiles: 9,
      maxFileSize: 1000,
      maxTotalSize: 1000,
    },
    earlierMedia: [],
    busy: false,
    disabled: false,
    ...options,
  };
  composer.setOptions(all);
  return {
    composer,
    update: (changed: Partial<ComposerOptions>) => composer.setOptions({ ...all, ...changed }),
    draft: () => {
      const { value, media } = composer.getSnapshot();
      return { value, media };
    },
  };
}

/** A promise, and how it ends. */
function pending() {
  let resolve!: (value: unknown) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('sending', () => {
  const written = { value: ' Where? ', media: [a], vision: { annotationFormat: 'box' } } as const;

  it('hands over what was written and clears text and media, not how to answer', () => {
    const onSend = vi.fn();
    const { composer } = setup({ onSend }, written);
    composer.send();
    expect(onSend).toHaveBeenCalledExactlyOnceWith({
      text: 'Where?',
      media: [a],
      vision: { annotationFormat: 'box', enableThinking: false },
    });
    expect(composer.getSnapshot()).toMatchObject({ value: '', media: [], vision: written.vision });
  });

  it('sends nothing where there is nothing, while an answer runs, and when disabled', () => {
    const onSend = vi.fn();
    setup({ onSend }, { value: ' \n ' }).composer.send();
    setup({ onSend, busy: true }, written).composer.send();
    setup({ onSend, disabled: true }, written).composer.send();
    expect(onSend).not.toHaveBeenCalled();
    setup({ onSend }, { media: [a] }).composer.send();
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('counts earlier media for what can be asked', () => {
    const onSend = vi.fn();
    const earlierMedia = [{ type: 'video', url: 'https://a.b/c.mp4' }] as const;
    const { composer } = setup(
      { onSend, earlierMedia },
      { value: 'When?', vision: { annotationFormat: 'clip' } },
    );
    composer.send();
    expect(onSend.mock.calls[0]![0].vision).toEqual({ annotationFormat: 'clip', enableThinking: true });
  });

  it('keeps what is not taken at once', () => {
    const { composer, draft } = setup({ onSend: () => false }, written);
    composer.send();
    expect(draft()).toEqual({ value: ' Where? ', media: [a] });
    const failing = setup(
      {
        onSend() {
          throw new Error('no');
        },
      },
      written,
    );
    expect(() => failing.composer.send()).toThrow('no');
    expect(failing.draft().value).toBe(' Where? ');
  });

  it('brings back what is not taken later, before what was written meanwhile', async () => {
    const sent = pending();
    const { composer, draft } = setup({ onSend: () => sent.promise }, written);
    composer.send();
    expect(draft()).toEqual({ value: '', media: [] });
    composer.setValue('Next', { reason: 'type' });
    composer.addMedia([b], { reason: 'pick' });
    sent.resolve(false);
    await sent.promise;
    expect(draft()).toEqual({ value: ' Where? \nNext', media: [a, b] });
  });

  it('brings back what failed before it was taken, and lets the failure be seen', async () => {
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => failures.push(error);
    // Node fails a test for what nobody catches; here it is the point.
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', onFailure);
    const early = pending();
    const first = setup({ onSend: () => early.promise }, written);
    first.composer.send();
    early.reject('early');
    await vi.waitFor(() => expect(failures).toEqual(['early']));
    expect(first.draft().value).toBe(' Where? ');

    const late = pending();
    const second = setup({ onSend: () => late.promise }, written);
    second.composer.send();
    second.update({ busy: true });
    late.reject('late');
    await vi.waitFor(() => expect(failures).toEqual(['early', 'late']));
    expect(second.draft().value, 'the answer had begun').toBe('');
    process.off('unhandledRejection', onFailure);
    for (const listener of others) process.on('unhandledRejection', listener);
  });

  it('leaves what was taken', async () => {
    const sent = pending();
    const { composer, draft } = setup({ onSend: () => sent.promise }, written);
    composer.send();
    sent.resolve({ id: 'answer' });
    await sent.promise;
    expect(draft()).toEqual({ value: '', media: [] });
  });
});

describe('held by the app', () => {
  it('asks for changes and shows what it is given', () => {
    const [onValueChange, onMediaChange, onVisionChange] = [vi.fn(), vi.fn(), vi.fn()];
    const callbacks = { onValueChange, onMediaChange, onVisionChange, onSend: vi.fn() };
    const controlled = { value: 'one', media: [a], vision: {} };
    const { composer, update } = setup({ ...callbacks, controlled });
    composer.setValue('two', { reason: 'type' });
    composer.addMedia([b], { reason: 'paste' });
    composer.setVision({ focus: true }, { reason: 'choose' });
    update(callbacks);
    expect(composer.getSnapshot()).toMatchObject(controlled);
    expect(onValueChange).toHaveBeenCalledExactlyOnceWith('two', { reason: 'type' });
    expect(onMediaChange).toHaveBeenCalledExactlyOnceWith([a, b], { reason: 'paste' });
    expect(onVisionChange).toHaveBeenCalledExactlyOnceWith({ focus: true }, { reason: 'choose' });
    update({ ...callbacks, controlled: { ...controlled, value: 'two' } });
    composer.send();
    expect(onValueChange).toHaveBeenLastCalledWith('', { reason: 'send', event: undefined });
    expect(onMediaChange).toHaveBeenLastCalledWith([], { reason: 'send', event: undefined });
    update({ ...callbacks, controlled: { ...controlled, value: 'two' } });
    expect(composer.getSnapshot().value).toBe('two');
  });

  it('is asked for one change after the other before it has answered', () => {
    const [onMediaChange, onSend] = [vi.fn(), vi.fn()];
    const { composer } = setup({ onMediaChange, onSend, controlled: { value: 'old', media: [] } });
    composer.addMedia([a], { reason: 'api' });
    composer.addMedia([b], { reason: 'api' });
    expect(onMediaChange).toHaveBeenLastCalledWith([a, b], { reason: 'api' });
    composer.setValue('new', { reason: 'api' });
    composer.send();
    expect(onSend.mock.calls[0]![0]).toMatchObject({ text: 'new', media: [a, b] });
  });

  it('is told only of what changes', () => {
    const [onValueChange, onMediaChange] = [vi.fn(), vi.fn()];
    const { composer } = setup({ onValueChange, onMediaChange, onSend: vi.fn() }, { value: 'one' });
    composer.send();
    expect(onValueChange).toHaveBeenCalledOnce();
    expect(onMediaChange).not.toHaveBeenCalled();
  });
});

describe('attachments', () => {
  it('tells what was added and what was not, each time anew', () => {
    const onReject = vi.fn();
    const { composer } = setup({ onReject });
    const pdf = file('c.pdf', 'application/pdf');
    composer.addMedia([a, pdf], { reason: 'drop' });
    const { rejections, news, media } = composer.getSnapshot();
    expect(media).toEqual([a]);
    expect(rejections).toEqual([{ code: 'type', media: pdf, name: 'c.pdf', limit: undefined }]);
    expect(news).toMatchObject({ added: [a], rejections });
    expect(onReject).toHaveBeenCalledExactlyOnceWith(rejections);
    composer.addMedia([b], { reason: 'drop' });
    expect(composer.getSnapshot().rejections).toEqual([]);
    expect(composer.getSnapshot().news!.number).toBeGreaterThan(news!.number);
  });

  it('counts the bytes of what is sent again', () => {
    const url = `data:image/png;base64,${'A'.repeat(990)}`;
    const { composer } = setup({ earlierMedia: [{ type: 'image', url }] });
    composer.addMedia([a], { reason: 'drop' });
    expect(composer.getSnapshot().rejections[0]?.code).toBe('total_size');
  });

  it('removes one and puts away what was said', () => {
    const { composer, draft } = setup({}, { media: [a, b] });
    composer.addMedia([file('c.pdf', 'application/pdf')], { reason: 'drop' });
    composer.removeMedia(0, { reason: 'remove' });
    expect(draft().media).toEqual([b]);
    expect(composer.getSnapshot().rejections).toEqual([]);
    composer.removeMedia(5, { reason: 'remove' });
    expect(draft().media).toEqual([b]);
  });

  it('leaves everything when disabled', () => {
    const { composer, draft } = setup({ disabled: true }, { media: [a] });
    composer.addMedia([b], { reason: 'drop' });
    composer.removeMedia(0, { reason: 'remove' });
    expect(draft().media).toEqual([a]);
  });
});
