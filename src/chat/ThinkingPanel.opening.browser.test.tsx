import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { isOpen, setup, TEXT, trigger, wait } from '../../test/support/thinking.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('opening and closing', () => {
  test('open while thinking, closed after the delay', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true, autoCloseDelayMs: 500 });
    expect(isOpen()).toBe(true);
    update({ thinking: false });
    expect(isOpen()).toBe(true);
    wait(499);
    expect(isOpen()).toBe(true);
    wait(1);
    expect(isOpen()).toBe(false);
  });

  test('without a delay it closes with the answer', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true, autoCloseDelayMs: 0 });
    update({ thinking: false });
    expect(isOpen()).toBe(false);
  });

  test('a reader who closed it is not overruled', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true });
    fireEvent.click(trigger());
    update({ reasoning: `${TEXT} More.` });
    expect(isOpen()).toBe(false);
    update({ reasoning: `${TEXT} More.`, thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(false);
  });

  test('a reader who opened it again keeps it open', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true });
    fireEvent.click(trigger());
    fireEvent.click(trigger());
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
  });

  test('autoOpen={false} leaves it to the reader', () => {
    const { update } = setup({ reasoning: TEXT, thinking: true, autoOpen: false });
    expect(isOpen()).toBe(false);
    fireEvent.click(trigger());
    update({ thinking: false, autoOpen: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
  });

  test('defaultOpen stays open after the thinking', () => {
    const onOpenChange = vi.fn();
    const { update } = setup({ reasoning: TEXT, thinking: true, defaultOpen: true, onOpenChange });
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
    expect(onOpenChange).not.toHaveBeenCalled();
  });

  test('controlled: asks and does not act', () => {
    const onOpenChange = vi.fn();
    const { update } = setup({ reasoning: TEXT, open: false, onOpenChange });
    fireEvent.click(trigger());
    expect(isOpen()).toBe(false);
    expect(onOpenChange).toHaveBeenLastCalledWith(true, expect.objectContaining({ reason: 'trigger' }));
    update({ open: true });
    expect(isOpen()).toBe(true);
  });

  test('tells of what it does by itself', () => {
    const onOpenChange = vi.fn();
    const { update } = setup({ reasoning: TEXT, thinking: true, onOpenChange });
    expect(onOpenChange.mock.calls).toEqual([[true, { reason: 'auto' }]]);
    update({ thinking: false });
    wait(800);
    expect(onOpenChange.mock.calls.slice(1)).toEqual([[false, { reason: 'auto' }]]);
  });

  test.each([
    ['the pointer is in it', 'pointerOver', 'pointerOut'],
    ['the focus is in it', 'focus', 'blur'],
  ] as const)('stays open while %s, and closes after it has left', (_, enter, leave) => {
    const { content, update } = setup({ reasoning: TEXT, thinking: true });
    fireEvent[enter](content(), { pointerType: 'mouse' });
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
    fireEvent[leave](content(), { pointerType: 'mouse', relatedTarget: document.body });
    wait(799);
    expect(isOpen()).toBe(true);
    wait(1);
    expect(isOpen()).toBe(false);
  });

  test('stays open while text in it is selected', () => {
    const { content, update } = setup({ reasoning: TEXT, thinking: true });
    const selection = document.getSelection() as Selection;
    // The browser tells of a change when it has time, maybe once for several; told at once, the test is exact.
    const changed = () => fireEvent(document, new Event('selectionchange'));
    selection.selectAllChildren(content());
    changed();
    update({ thinking: false });
    wait(10_000);
    expect(isOpen()).toBe(true);
    selection.removeAllRanges();
    changed();
    wait(800);
    expect(isOpen()).toBe(false);
  });

  test('a find in the page opens it', () => {
    const onOpenChange = vi.fn();
    const { panel } = setup({ reasoning: TEXT, onOpenChange });
    expect(panel().getAttribute('hidden')).toBe('until-found');
    fireEvent(panel(), new Event('beforematch'));
    expect(isOpen()).toBe(true);
    expect(panel().hasAttribute('hidden')).toBe(false);
    expect(onOpenChange).toHaveBeenCalledWith(true, expect.objectContaining({ reason: 'find' }));
  });

  test('works by keyboard', async () => {
    vi.useRealTimers();
    const { content, panel } = setup({ reasoning: TEXT });
    await userEvent.tab();
    expect(document.activeElement).toBe(trigger());
    await userEvent.keyboard('{Enter}');
    expect(isOpen()).toBe(true);
    await expect.poll(() => panel().getBoundingClientRect().height).toBeGreaterThan(20);
    await userEvent.tab();
    expect(document.activeElement).toBe(content());
    await userEvent.tab({ shift: true });
    await userEvent.keyboard(' ');
    expect(isOpen()).toBe(false);
  });
});
