'use client';

import { useStore } from '../hooks/useStore.js';
import { namedDrawing } from '../image/namedDrawing.js';
import type { Fullscreen } from './fullscreen.js';
import type { VideoLabels } from './videoLabels.js';

const ENTER = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5';
const EXIT = 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5';

/** A button that puts the player with its overlay on the full screen; nothing where the browser cannot. */
export function FullscreenButton(props: {
  fullscreen: Fullscreen;
  labels: Pick<VideoLabels, 'enterFullscreen' | 'exitFullscreen'>;
}) {
  const { fullscreen, labels } = props;
  const { supported, active } = useStore(fullscreen);
  if (!supported) return null;
  const name = active ? labels.exitFullscreen : labels.enterFullscreen;
  return (
    <button type="button" className="pr-video-fullscreen" {...namedDrawing(name)} onClick={fullscreen.toggle}>
      <svg aria-hidden="true" viewBox="0 0 24 24" width="20" height="20">
        <path d={active ? EXIT : ENTER} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
}
