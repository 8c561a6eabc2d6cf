import { describe, expect, it, vi } from 'vitest';
import { createSelection } from './selection.js';

describe('createSelection', () => {
  it('starts with what it is given and keeps its snapshot until something changes', () => {
    const selection = createSelection({ initial: { selectedIds: ['a', 'b'], hiddenMentions: ['cat'] } });
    const snapshot = selection.getSnapshot();
    expect(snapshot).toEqual({
      highlightedId: null,
      selectedIds: ['a', 'b'],
      selectedId: 'b',
      hiddenMentions: ['cat'],
    });
    selection.setSelectedIds(['a', 'b']);
    selection.highlight(null);
    expect(selection.getSnapshot()).toBe(snapshot);
    expect(Object.isFrozen(snapshot)).toBe(true);
  });

  it('says what to give where a list is none', () => {
    const given = { selectedIds: 'a' as unknown as string[] };
    expect(() => createSelection({ controlled: given })).toThrow(
      'selectedIds is a list of texts, but this is a text: give ["a"].',
    );
    const hiddenMentions = new Set(['cat']) as unknown as string[];
    const set = 'hiddenMentions is a list of texts, but this is something else: give an array.';
    expect(() => createSelection({ initial: { hiddenMentions } })).toThrow(set);
    expect(() => createSelection().setOptions({ controlled: { hiddenMentions } })).toThrow(set);
  });

  it('holds lists of its own, which nobody changes from outside', () => {
    const selectedIds = ['a'];
    const selection = createSelection({ initial: { selectedIds } });
    selectedIds.push('b');
    const snapshot = selection.getSnapshot();
    expect(snapshot.selectedIds).toEqual(['a']);
    expect([snapshot.selectedIds, snapshot.hiddenMentions].every(Object.isFrozen)).toBe(true);
  });

  it('selects one, adds, removes and clears', () => {
    const selection = createSelection();
    selection.select('a');
    selection.select('b', { reason: 'pointer', additive: true });
    expect(selection.getSnapshot().selectedIds).toEqual(['a', 'b']);
    selection.select('a', { reason: 'pointer', additive: true });
    expect(selection.getSnapshot().selectedIds).toEqual(['b']);
    selection.select('c');
    expect(selection.getSnapshot().selectedIds).toEqual(['c']);
    selection.select(null);
    expect(selection.getSnapshot().selectedId).toBeNull();
  });

  it('hides and shows a mention', () => {
    const selection = createSelection();
    selection.toggleMention('cat');
    expect(selection.getSnapshot().hiddenMentions).toEqual(['cat']);
    selection.toggleMention('cat');
    expect(selection.getSnapshot().hiddenMentions).toEqual([]);
  });

  it('shows a mention that was hidden in another spelling', () => {
    const selection = createSelection();
    selection.toggleMention('Cat');
    selection.toggleMention(' cat');
    expect(selection.getSnapshot().hiddenMentions).toEqual([]);
  });

  it('tells listeners and callbacks of each change, with the reason and the event', () => {
    const event = new Event('click');
    const onSelectedIdsChange = vi.fn();
    const onSelectedIdChange = vi.fn();
    const onHighlightedIdChange = vi.fn();
    const listener = vi.fn();
    const selection = createSelection({ onSelectedIdsChange, onSelectedIdChange, onHighlightedIdChange });
    const unsubscribe = selection.subscribe(listener);
    selection.select('a', { reason: 'pointer', event, additive: true });
    selection.highlight('b', { reason: 'focus' });
    expect(onSelectedIdsChange).toHaveBeenCalledExactlyOnceWith(['a'], { reason: 'pointer', event });
    expect(onSelectedIdChange).toHaveBeenCalledExactlyOnceWith('a', { reason: 'pointer', event });
    expect(onHighlightedIdChange).toHaveBeenCalledExactlyOnceWith('b', { reason: 'focus' });
    expect(listener).toHaveBeenCalledTimes(2);
    unsubscribe();
    selection.select('c');
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('only asks for what the app controls', () => {
    const onSelectedIdsChange = vi.fn();
    const selection = createSelection({ controlled: { selectedIds: ['a'] }, onSelectedIdsChange });
    selection.select('b');
    expect(onSelectedIdsChange).toHaveBeenCalledExactlyOnceWith(['b'], { reason: 'api', event: undefined });
    expect(selection.getSnapshot().selectedIds).toEqual(['a']);
    selection.setOptions({ controlled: { selectedIds: ['b'] } });
    expect(selection.getSnapshot().selectedId).toBe('b');
    selection.highlight('b');
    expect(selection.getSnapshot().highlightedId).toBe('b');
  });

  it('shares a parent for every piece that it does not control itself', () => {
    const parent = createSelection();
    const child = createSelection({ parent, controlled: { highlightedId: 'mine' } });
    const listener = vi.fn();
    const unsubscribe = child.subscribe(listener);
    parent.select('a');
    expect(child.getSnapshot().selectedId).toBe('a');
    expect(listener).toHaveBeenCalledOnce();
    child.setHiddenMentions(['cat']);
    expect(parent.getSnapshot().hiddenMentions).toEqual(['cat']);
    child.highlight('other');
    expect(child.getSnapshot().highlightedId).toBe('mine');
    expect(parent.getSnapshot().highlightedId).toBeNull();
    unsubscribe();
    parent.select('b');
    expect(child.getSnapshot().selectedId).toBe('b');
  });

  it('lets go of its parent with its last listener', () => {
    const parent = createSelection();
    const subscribe = vi.spyOn(parent, 'subscribe');
    const child = createSelection({ parent });
    const first = child.subscribe(() => {});
    const second = child.subscribe(() => {});
    expect(subscribe).toHaveBeenCalledOnce();
    first();
    first();
    parent.select('a');
    expect(child.getSnapshot().selectedId).toBe('a');
    second();
    child.subscribe(() => {});
    expect(subscribe).toHaveBeenCalledTimes(2);
  });
});
