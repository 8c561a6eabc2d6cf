import type { Size } from '../grounding/index.js';
import type { WritableStore } from '../state/store.js';

/** How far a video has come. */
export interface VideoStatus {
  readonly status: 'loading' | 'ready' | 'error';
  /** Of the picture, in pixels of its own; null until it is known. May change while the video plays. */
  readonly size: Size | null;
  readonly playing: boolean;
}

/** Nothing is known yet. */
export const initialStatus: VideoStatus = { status: 'loading', size: null, playing: false };

function read(video: HTMLVideoElement, before: VideoStatus): VideoStatus {
  const { videoWidth: width, videoHeight: height } = video;
  const playing = !video.paused && !video.ended;
  if (video.error) return { status: 'error', size: null, playing: false };
  if (video.readyState < video.HAVE_METADATA) {
    const status = before.status === 'error' ? 'error' : 'loading';
    return { status, size: null, playing };
  }
  // Sound alone has no picture, and a stream none before its first frame.
  if (!width) return { status: 'ready', size: null, playing };
  const same = before.size?.width === width && before.size.height === height;
  return { status: 'ready', size: same ? before.size : { width, height }, playing };
}

/** Writes the status of `video` to `store` whenever it changes, until the returned function is called. */
export function watchVideo(video: HTMLVideoElement, store: WritableStore<VideoStatus>): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const update = () => store.set(read(video, store.getSnapshot()));
  for (const name of ['loadedmetadata', 'resize', 'play', 'pause', 'ended'])
    video.addEventListener(name, update, { signal });
  for (const name of ['emptied', 'loadstart'])
    video.addEventListener(name, () => store.set(initialStatus), { signal });
  // In the capturing phase: a `<source>` that fails says so itself, and its events do not bubble.
  const onError = ({ target }: Event) => {
    const sources = video.querySelectorAll('source');
    if (target === video || target === sources[sources.length - 1])
      store.set({ status: 'error', size: null, playing: false });
  };
  video.addEventListener('error', onError, { signal, capture: true });
  update();
  return () => listeners.abort();
}
