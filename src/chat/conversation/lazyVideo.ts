'use client';

import { useSyncExternalStore } from 'react';
import { createStore } from '../../state/store.js';
import type { AnswerVideo } from './AnswerVideo.js';

interface LazyVideo {
  /** Null until it is loaded. */
  readonly AnswerVideo: typeof AnswerVideo | null;
  readonly failed: boolean;
}

const store = createStore<LazyVideo>({ AnswerVideo: null, failed: false });
const atFirst = store.getSnapshot();
let loading = false;

/**
 * Loads what shows the video of an answer, of which most conversations have none: a fifth of the code. Called as soon as
 * there is a video, so that it is here before it is to be shown; again, it tries what failed before.
 */
export function loadVideo(): void {
  if (loading || store.getSnapshot().AnswerVideo) return;
  loading = true;
  store.set({ failed: false });
  import('./AnswerVideo.js').then(
    ({ AnswerVideo }) => store.set({ AnswerVideo }),
    (cause: unknown) => {
      loading = false;
      console.error(
        'perceptron-react: what shows videos in PerceptronChat could not be loaded. Either the network failed, or the files ' +
          'of this page are no longer on the server, as after a deployment: then the page has to be loaded again.',
        cause,
      );
      store.set({ failed: true });
    },
  );
}

/** What {@link loadVideo} has loaded. On a server, and so in hydration, nothing yet: it must not depend on when. */
export const useVideo = (): LazyVideo =>
  useSyncExternalStore(store.subscribe, store.getSnapshot, () => atFirst);
