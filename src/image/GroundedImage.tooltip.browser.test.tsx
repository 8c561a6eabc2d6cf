import { act, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { painted } from '../../test/support/image.js';
import { leave, nested, room, send, showRoom } from '../../test/support/pointing.js';
import { GroundedImage } from './index.js';

const tip = (root: Element) => root.querySelector<HTMLElement>('[role="tooltip"]')!;

afterEach(async () => {
  vi.useRealTimers();
  // Out of the way of what comes next.
  await userEvent.hover(document.documentElement, { position: { x: innerWidth - 2, y: innerHeight - 2 } });
});

describe('the tooltip', () => {
  it('tells all after a moment, in pixels of the image, stays while pointed at, and goes', async () => {
    const root = showRoom();
    await painted(root);
    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    expect(tip(root).hidden).toBe(true);
    vi.advanceTimersByTime(400);
    expect(tip(root).hidden).toBe(false);
    expect([...tip(root).querySelectorAll('p, dt, dd')].map(({ textContent }) => textContent)).toEqual([
      ...['chair', 'Kind', 'box', 'Position', '320, 240 – 480, 360 px', 'Size', '160 × 120 px'],
      ...['Time', '1:05.3', 'Image', '1', 'Score', '88%'],
    ]);
    const [inner, outer] = [tip(root).getBoundingClientRect(), root.getBoundingClientRect()];
    expect(inner.left).toBeGreaterThanOrEqual(outer.left);
    expect(inner.right).toBeLessThanOrEqual(outer.right);
    expect(inner.top).toBeGreaterThanOrEqual(outer.top);
    expect(inner.bottom).toBeLessThanOrEqual(outer.bottom);

    leave(root);
    vi.advanceTimersByTime(100);
    fireEvent(tip(root), new PointerEvent('pointerenter'));
    vi.advanceTimersByTime(10_000);
    expect(tip(root).hidden).toBe(false);
    fireEvent(tip(root), new PointerEvent('pointerleave'));
    vi.advanceTimersByTime(250);
    expect(tip(root).hidden).toBe(true);
  });

  it('writes times and numbers as the locale does', async () => {
    const root = showRoom({ locale: 'de' });
    await painted(root);
    act(() => root.querySelector<HTMLElement>('[data-id="small"]')!.focus());
    expect(tip(root).textContent).toContain('Time1:05,3Image1Score88\u00a0%');
  });

  it('leaves nothing behind that would describe the button of another shape', async () => {
    const root = showRoom();
    await painted(root);
    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    vi.advanceTimersByTime(400);
    expect(tip(root).textContent).toContain('chair');
    leave(root);
    vi.advanceTimersByTime(250);
    expect(tip(root).textContent).toBe('');
  });

  it('goes with its annotation, and tells of what has changed', async () => {
    const props = { src: room, alt: 'A room', style: { width: 400 } };
    const { container, rerender } = render(<GroundedImage {...props} annotations={nested} />);
    const root = container.firstElementChild as HTMLElement;
    await painted(root);
    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    vi.advanceTimersByTime(400);
    expect(tip(root).textContent).toContain('chair');
    const renamed = nested.map((shape) => ({ ...shape, mention: `old ${shape.mention}` }));
    rerender(<GroundedImage {...props} annotations={renamed} />);
    expect(tip(root).textContent).toContain('old chair');
    rerender(<GroundedImage {...props} annotations={[]} />);
    expect(tip(root).hidden).toBe(true);
    expect(tip(root).textContent).toBe('');
  });

  it('goes with its mention when that is hidden', async () => {
    const props = { src: room, alt: 'A room', annotations: nested, style: { width: 400 } };
    const { container, rerender } = render(<GroundedImage {...props} />);
    const root = container.firstElementChild as HTMLElement;
    await painted(root);
    send(root, 'click', 170, 130, { pointerType: 'touch' });
    expect(tip(root).textContent).toContain('chair');
    rerender(<GroundedImage {...props} hiddenMentions={['room']} />);
    expect(tip(root).textContent).toContain('chair');
    rerender(<GroundedImage {...props} hiddenMentions={['Chair']} />);
    expect(tip(root).hidden).toBe(true);
    expect(tip(root).textContent).toBe('');
  });

  it('does not come for what is gone, and tells of what has changed, by the time it shows', async () => {
    const props = { src: room, alt: 'A room', style: { width: 400 } };
    const { container, rerender } = render(<GroundedImage {...props} annotations={nested} />);
    const root = container.firstElementChild as HTMLElement;
    await painted(root);
    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    const renamed = nested.map((shape) => ({ ...shape, mention: `old ${shape.mention}` }));
    rerender(<GroundedImage {...props} annotations={renamed} />);
    vi.advanceTimersByTime(400);
    expect(tip(root).textContent).toContain('old chair');
    leave(root);
    vi.advanceTimersByTime(400);
    send(root, 'pointermove', 170, 130);
    rerender(<GroundedImage {...props} annotations={[]} />);
    vi.advanceTimersByTime(1000);
    expect(tip(root).hidden).toBe(true);
  });

  it('goes with Escape and does not come back for the same shape', async () => {
    const root = showRoom();
    await painted(root);
    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    vi.advanceTimersByTime(400);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(tip(root).hidden).toBe(true);
    send(root, 'pointermove', 172, 130);
    vi.advanceTimersByTime(1000);
    expect(tip(root).hidden).toBe(true);
    send(root, 'pointermove', 60, 60);
    vi.advanceTimersByTime(400);
    expect(tip(root).textContent).toContain('room');
  });

  it('shows at once for the focus, and describes its button', async () => {
    const root = showRoom();
    await painted(root);
    await userEvent.keyboard('{Tab}');
    const button = document.activeElement as HTMLElement;
    expect(tip(root).hidden).toBe(false);
    expect(button.getAttribute('aria-describedby')).toBe(tip(root).id);
    expect(tip(root).textContent).toContain(button.textContent!.split(',')[0]);
    act(() => button.blur());
    expect(tip(root).hidden).toBe(true);
  });

  it('tells of what had the focus before the image was there once it is', async () => {
    const root = showRoom();
    act(() => root.querySelector<HTMLElement>('[data-id="small"]')!.focus());
    expect(tip(root).hidden).toBe(true);
    await painted(root);
    await vi.waitFor(() => expect(tip(root).hidden).toBe(false));
    expect(tip(root).textContent).toContain('320, 240');
  });

  it('goes along with what has the focus when the view moves, and goes from the pointer', async () => {
    const root = showRoom();
    await painted(root);
    act(() => root.querySelector<HTMLElement>('[data-id="small"]')!.focus());
    const { left, top } = tip(root).style;
    await userEvent.keyboard('+');
    expect(tip(root).hidden).toBe(false);
    expect(tip(root).textContent).toContain('chair');
    expect([tip(root).style.left, tip(root).style.top]).not.toEqual([left, top]);
    await userEvent.keyboard('0');
    expect([tip(root).style.left, tip(root).style.top]).toEqual([left, top]);
    act(() => (document.activeElement as HTMLElement).blur());
    expect(tip(root).hidden).toBe(true);

    vi.useFakeTimers();
    send(root, 'pointermove', 170, 130);
    vi.advanceTimersByTime(400);
    expect(tip(root).hidden).toBe(false);
    fireEvent.wheel(root.querySelector('.pr-image-box')!, { deltaY: -100, ctrlKey: true });
    expect(tip(root).hidden).toBe(true);
  });

  it('shows for what a finger has selected, and for nothing else that it touches', async () => {
    const root = showRoom();
    await painted(root);
    send(root, 'pointermove', 170, 130, { pointerType: 'touch' });
    send(root, 'click', 170, 130, { pointerType: 'touch' });
    expect(tip(root).textContent).toContain('chair');
    expect(tip(root).hidden).toBe(false);
    send(root, 'click', 5, 5, { pointerType: 'touch' });
    expect(tip(root).hidden).toBe(true);
  });

  it('hides no picture that is too small for it, and describes the button all the same', async () => {
    const root = showRoom({ style: { width: 80 } });
    await painted(root);
    act(() => root.querySelector<HTMLElement>('[data-id="small"]')!.focus());
    expect(tip(root).hidden).toBe(true);
    expect(tip(root).textContent).toContain('chair');
  });

  it('has content of the app, or is not there', async () => {
    const props = { src: room, alt: 'A room', annotations: nested, style: { width: 400 } };
    const { container, rerender } = render(
      <GroundedImage {...props} renderTooltip={({ mention }) => <strong>About the {mention}</strong>} />,
    );
    const root = container.firstElementChild as HTMLElement;
    await painted(root);
    act(() => root.querySelector<HTMLElement>('[data-id="big"]')!.focus());
    expect(tip(root).textContent).toBe('About the room');
    expect(tip(root).style.left).not.toBe('');
    rerender(<GroundedImage {...props} tooltip={false} />);
    expect(tip(root)).toBeNull();
    act(() => root.querySelector<HTMLElement>('[data-id="small"]')!.focus());
    send(root, 'pointermove', 170, 130);
  });
});
