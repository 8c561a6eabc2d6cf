import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { boundsWhere, isRed } from '../../test/support/image.js';
import { showVideo } from '../../test/support/showVideo.js';
import { canvasOf, framesFilm, ready, seek, videoOf } from '../../test/support/video.js';
import { GroundedVideo } from './index.js';

afterEach(() => vi.restoreAllMocks());

describe('fullscreen', () => {
  it('takes the whole player, by a button of its own', async () => {
    const { root } = showVideo();
    await ready(root);
    expect(videoOf(root).getAttribute('controlslist')).toBe('nofullscreen');
    const request = vi.spyOn(root, 'requestFullscreen').mockResolvedValue();
    await userEvent.click(screen.getByRole('button', { name: 'Full screen' }));
    expect(request).toHaveBeenCalledTimes(1);
    vi.spyOn(document, 'fullscreenElement', 'get').mockReturnValue(root);
    document.dispatchEvent(new Event('fullscreenchange'));
    const exit = vi.spyOn(document, 'exitFullscreen').mockRejectedValue(new TypeError('not now'));
    await userEvent.click(await screen.findByRole('button', { name: 'Exit full screen' }));
    expect(exit).toHaveBeenCalledTimes(1);
  });

  it('really fills the screen, with the overlay on the picture', async () => {
    const { root } = showVideo({ annotationStyle: { stroke: '#f00', halo: false }, controls: false });
    await ready(root);
    await seek(root, 60);
    await userEvent.click(screen.getByRole('button', { name: 'Full screen' }));
    await expect.poll(() => document.fullscreenElement).toBe(root);
    await expect.poll(() => canvasOf(root).getBoundingClientRect().width).toBe(window.innerWidth);
    const { width, height } = root.getBoundingClientRect();
    expect([width, height]).toEqual([window.innerWidth, window.innerHeight]);
    const scale = Math.min(width / 320, height / 180);
    const lefts = () => boundsWhere(canvasOf(root), isRed);
    // Of all that is painted, the corner's box reaches farthest to the left: 2 % of the picture.
    await expect.poll(() => lefts().left).toBeCloseTo((width - 320 * scale) / 2 + 0.02 * 320 * scale - 1, -1);
    await userEvent.click(await screen.findByRole('button', { name: 'Exit full screen' }));
    await expect.poll(() => document.fullscreenElement).toBeNull();
    await expect.poll(() => canvasOf(root).width).toBe(640);
  });

  it('is known in a shadow tree too, where the page sees only the host', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    const tree = host.attachShadow({ mode: 'open' });
    const container = tree.appendChild(document.createElement('div'));
    const { unmount } = render(<GroundedVideo src={framesFilm} annotations={[]} />, { container });
    const root = container.firstElementChild as HTMLElement;
    vi.spyOn(tree, 'fullscreenElement', 'get').mockReturnValue(root);
    document.dispatchEvent(new Event('fullscreenchange'));
    await expect.poll(() => root.querySelector('[aria-label="Exit full screen"]')).not.toBeNull();
    unmount();
    host.remove();
  });

  it('can be left to the browser', () => {
    const { root } = showVideo({ showFullscreenButton: false });
    expect(videoOf(root).hasAttribute('controlslist')).toBe(false);
    expect(screen.queryByRole('button', { name: 'Full screen' })).toBeNull();
  });
});
