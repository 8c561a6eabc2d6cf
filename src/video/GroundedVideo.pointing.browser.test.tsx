import { describe, expect, it, vi } from 'vitest';
import { box, point } from '../../test/support/image.js';
import { clickAt, hoverAt, showVideo } from '../../test/support/showVideo.js';
import { ready, seek, timed, videoBoxOf, videoOf } from '../../test/support/video.js';
import { GroundedVideo } from './index.js';

describe('pointing at a video', () => {
  it('highlights and selects the shapes of the frame, by the id of the track', async () => {
    const onSelectedIdChange = vi.fn();
    const { root } = showVideo({ onSelectedIdChange });
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    expect(root).toHaveAttribute('data-highlighted');
    await clickAt(root, 150, 96);
    expect(onSelectedIdChange).toHaveBeenLastCalledWith(
      'light',
      expect.objectContaining({ reason: 'pointer' }),
    );
    expect(root).toHaveAttribute('data-selected');
    await clickAt(root, 280, 30);
    expect(root).not.toHaveAttribute('data-selected');
  });

  it('stays where it is when what its frame shows is selected', async () => {
    // Until second 2.01: in the middle of frame 60, which is shown to its end.
    const { root } = showVideo({ annotations: [timed(point('p', 500, 500), 1.76)] });
    const video = await ready(root);
    await seek(root, 60);
    const { currentTime } = video;
    expect(currentTime).toBeGreaterThan(2.01);
    await clickAt(root, 160, 90);
    expect(root).toHaveAttribute('data-selected');
    expect(video.currentTime).toBe(currentTime);
  });

  it('lets go of a shape that moves away from under the pointer', async () => {
    const onHighlightedIdChange = vi.fn();
    const { root } = showVideo({ onHighlightedIdChange });
    await ready(root);
    await seek(root, 60);
    await hoverAt(root, 150, 96);
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith('light', expect.anything());
    await seek(root, 90);
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith(null, expect.anything());
    await seek(root, 61);
    expect(onHighlightedIdChange).toHaveBeenLastCalledWith('light', expect.anything());
  });

  it('is pressed in place of its video where it points at a shape: Firefox tells nobody of clicks on that', async () => {
    const { root } = showVideo();
    await ready(root);
    await seek(root, 60);
    const isVideoPressed = () => {
      const { left, top } = videoBoxOf(root).getBoundingClientRect();
      return document.elementFromPoint(left + 300, top + 192) === videoOf(root);
    };
    await hoverAt(root, 150, 96);
    expect(isVideoPressed()).toBe(false);
    await seek(root, 90);
    expect(isVideoPressed(), 'the shape moved away').toBe(true);
    await seek(root, 60);
    expect(isVideoPressed()).toBe(false);
    await hoverAt(root, 280, 30);
    expect(isVideoPressed(), 'the pointer did').toBe(true);
  });

  it("leaves the video's own controls alone", async () => {
    const onSelectedIdChange = vi.fn();
    const low = [box('low', 0, 0, 1000, 1000)];
    const { root, rerender, all } = showVideo({ annotations: low, onSelectedIdChange });
    await ready(root);
    await clickAt(root, 160, 170);
    expect(onSelectedIdChange).not.toHaveBeenCalled();
    expect(document.elementFromPoint(...middleOf(videoOf(root)))).toBe(videoOf(root));
    rerender(<GroundedVideo {...all} controls={false} />);
    await clickAt(root, 160, 170);
    expect(onSelectedIdChange).toHaveBeenCalledTimes(1);
  });

  const middleOf = (element: Element): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
});
