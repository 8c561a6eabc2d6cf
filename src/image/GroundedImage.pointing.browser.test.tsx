import { act, fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boxOf } from '../../test/support/gestures.js';
import { box, nextFrame, painted, point, surfaces } from '../../test/support/image.js';
import { leave, nested, room, send, showRoom } from '../../test/support/pointing.js';
import { GroundingProvider } from '../hooks/index.js';
import { GroundedImage } from './index.js';

const pressKey = (root: Element, key: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(root, { key, ...init });

describe('a shape', () => {
  it('is pointed at wherever it is drawn, however large its point or wide its line', async () => {
    const onHighlightChange = vi.fn();
    const root = showRoom({
      annotations: [point('dot', 700, 500), box('frame', 100, 200, 400, 800), point('dwarf', 700, 900)],
      annotationStyle: ({ id }) => ({ pointRadius: id === 'dwarf' ? 1 : 30, strokeWidth: 20 }),
      onHighlightChange,
    });
    await painted(root);
    const highlighted = (x: number, y: number) => {
      leave(root);
      onHighlightChange.mockClear();
      send(root, 'pointermove', x, y);
      return onHighlightChange.mock.lastCall?.[0];
    };
    expect(highlighted(280 + 29, 150)).toBe('dot');
    expect(highlighted(280 + 36, 150)).toBeUndefined();
    expect(highlighted(40 - 9, 150)).toBe('frame');
    expect(highlighted(40 - 12, 150)).toBeUndefined();
    expect(highlighted(280 + 8, 270), 'what is hard to hit').toBe('dwarf');
    expect(highlighted(280 + 12, 270)).toBeUndefined();
  });
});

describe('a picture that goes', () => {
  it('takes with it the highlight of the pointer, and of the focus', async () => {
    const onHighlightedIdChange = vi.fn();
    const provided = (child: ReactNode) => (
      <GroundingProvider onHighlightedIdChange={onHighlightedIdChange}>{child}</GroundingProvider>
    );
    const image = <GroundedImage src={room} alt="A room" annotations={nested} style={{ width: 400 }} />;
    const { container, rerender } = render(provided(image));
    const root = () => container.querySelector('.pr-image')!;
    await painted(root());
    send(root(), 'pointermove', 200, 150);
    expect(onHighlightedIdChange.mock.lastCall![0]).toBe('dot');
    rerender(provided(null));
    expect(onHighlightedIdChange.mock.lastCall![0]).toBeNull();
    rerender(provided(image));
    await userEvent.tab();
    expect(onHighlightedIdChange.mock.lastCall![0]).toBe('big');
    rerender(provided(null));
    expect(onHighlightedIdChange.mock.lastCall![0]).toBeNull();
  });
});

describe('shapes beneath each other', () => {
  it('stay selected by a double click, which zooms', async () => {
    const onSelectedIdsChange = vi.fn();
    const root = showRoom({ defaultSelectedIds: ['big'], onSelectedIdsChange });
    await painted(root);
    const doubleClick = (x: number, y: number) => {
      send(root, 'click', x, y, { detail: 1 });
      send(root, 'click', x, y, { detail: 2 });
    };
    doubleClick(60, 50);
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['big']);
    doubleClick(200, 150);
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['big']);
    // What was not selected is, as by any click.
    pressKey(root, 'Escape');
    doubleClick(60, 50);
    expect(onSelectedIdsChange.mock.lastCall?.[0]).toEqual(['big']);
  });

  it('are gone through by clicks at the same place, smallest first', async () => {
    const onSelectedIdChange = vi.fn();
    const onHighlightChange = vi.fn();
    const root = showRoom({ onSelectedIdChange, onHighlightChange });
    await painted(root);
    const selected = () => onSelectedIdChange.mock.lastCall?.[0];
    const seen = [];
    for (const [x, y] of [
      [200, 150],
      [201, 150],
      [200, 151],
      [200, 150],
    ] as const) {
      send(root, 'click', x, y);
      seen.push(selected());
    }
    expect(seen).toEqual(['dot', 'small', 'big', 'dot']);
    send(root, 'click', 200, 150);
    expect(onHighlightChange).toHaveBeenLastCalledWith('small', expect.anything());
    send(root, 'pointermove', 201, 151);
    expect(onHighlightChange, 'a hand that trembles').toHaveBeenLastCalledWith('small', expect.anything());
    send(root, 'pointermove', 180, 150);
    send(root, 'pointermove', 200, 150);
    expect(onHighlightChange).toHaveBeenLastCalledWith('dot', expect.anything());
    send(root, 'click', 60, 60);
    expect(selected(), 'another place').toBe('big');
    send(root, 'click', 60, 60);
    expect(selected(), 'nothing beneath').toBe(null);
  });

  it('are gone through with alt at any place, and not by the second half of a double click', async () => {
    const onSelectedIdChange = vi.fn();
    const root = showRoom({ onSelectedIdChange });
    await painted(root);
    send(root, 'click', 200, 150, { detail: 1 });
    send(root, 'click', 200, 150, { detail: 2 });
    expect(onSelectedIdChange).toHaveBeenCalledExactlyOnceWith('dot', expect.anything());
    send(root, 'click', 205, 155, { detail: 2, altKey: true });
    expect(onSelectedIdChange).toHaveBeenLastCalledWith('small', expect.anything());
  });

  it('are gone through by full stop and comma, under the pointer or around the focus', async () => {
    const onSelectedIdChange = vi.fn();
    const root = showRoom({ onSelectedIdChange });
    await painted(root);
    send(root, 'pointermove', 170, 130);
    pressKey(root, '.');
    pressKey(root, '.');
    pressKey(root, ',');
    leave(root);
    expect(onSelectedIdChange.mock.calls.map(([id]) => id)).toEqual(['small', 'big', 'small']);
    act(() => root.querySelector<HTMLElement>('[data-id="big"]')!.focus());
    pressKey(root, '.');
    expect(onSelectedIdChange).toHaveBeenLastCalledWith(
      'big',
      expect.objectContaining({ reason: 'keyboard' }),
    );
  });

  it('are added and taken again by clicks with shift, however fast', async () => {
    const onSelectedIdsChange = vi.fn();
    const root = showRoom({ onSelectedIdsChange });
    await painted(root);
    send(root, 'click', 60, 50, { shiftKey: true, detail: 1 });
    send(root, 'click', 60, 50, { shiftKey: true, detail: 2 });
    expect(onSelectedIdsChange.mock.calls.map(([ids]) => ids)).toEqual([['big'], []]);
  });

  it('clears the selection with Escape after a click', async () => {
    const onSelectedIdsChange = vi.fn();
    const root = showRoom({ onSelectedIdsChange });
    await painted(root);
    await userEvent.click(boxOf(root), { position: { x: 60, y: 60 } });
    expect(onSelectedIdsChange).toHaveBeenLastCalledWith(['big'], expect.anything());
    expect(document.activeElement).toBe(root);
    await userEvent.keyboard('{Escape}');
    expect(onSelectedIdsChange).toHaveBeenLastCalledWith([], expect.objectContaining({ reason: 'keyboard' }));
  });
});

describe('the pointer', () => {
  it('puts out what it has lit, and not what the keyboard or another component has', async () => {
    const onHighlightedIdChange = vi.fn();
    const root = showRoom({ defaultHighlightedId: 'big', onHighlightedIdChange });
    await painted(root);
    send(root, 'pointermove', 5, 5);
    leave(root);
    expect(onHighlightedIdChange).not.toHaveBeenCalled();
    send(root, 'pointermove', 170, 130);
    send(root, 'pointermove', 5, 5);
    send(root, 'pointermove', 170, 130);
    leave(root);
    expect(onHighlightedIdChange.mock.calls.map(([id]) => id)).toEqual(['small', null, 'small', null]);
  });
});

describe('several images in one answer', () => {
  it('each take their share, under one selection', async () => {
    const answer = [
      { ...box('a', 100, 100, 300, 300, 'cat'), assetIdx: 0 },
      { ...box('b', 100, 100, 300, 300, 'cat'), assetIdx: 1 },
      box('c', 100, 100, 300, 300, 'dog'),
    ];
    const onSelectedIdsChange = vi.fn();
    const { container } = render(
      <GroundingProvider annotations={answer} onSelectedIdsChange={onSelectedIdsChange}>
        {[0, 1, 2].map((assetIdx) => (
          <GroundedImage
            key={assetIdx}
            src={room}
            alt={`Picture ${assetIdx}`}
            annotations={answer}
            assetIdx={assetIdx}
            assetCount={3}
            style={{ width: 300 }}
          />
        ))}
      </GroundingProvider>,
    );
    const roots = [...container.children] as HTMLElement[];
    for (const root of roots) await painted(root);
    expect(roots.map((root) => within(root).getByRole('listitem').textContent)).toEqual([
      'cat, box, upper left, 1 of 1',
      'cat, box, upper left, 1 of 1',
      'dog, box, upper left, 1 of 1',
    ]);
    send(roots[2]!, 'click', 60, 45);
    send(roots[0]!, 'click', 60, 45, { shiftKey: true });
    expect(onSelectedIdsChange).toHaveBeenLastCalledWith(['c', 'a'], expect.anything());
    await nextFrame();
    expect(roots.map((root) => surfaces(root)[0]!.hidden)).toEqual([false, true, false]);
    expect(screen.getByRole('group', { name: 'Picture 1, 1 annotation' })).toBeTruthy();
  });
});
