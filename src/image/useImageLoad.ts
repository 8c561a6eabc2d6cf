'use client';

import { type RefObject, useState } from 'react';
import type { Size } from '../grounding/index.js';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';

/** How far an image has come. */
export type ImageStatus = 'loading' | 'loaded' | 'error';

interface LoadState {
  /** What the rest is about: another one means that nothing is known yet. */
  key: string;
  status: ImageStatus;
  size: Size | null;
}

/** Follows the `<img>` in `image`, also one that was there, loaded or broken, before React was. */
export function useImageLoad(src: string, image: RefObject<HTMLImageElement | null>) {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<LoadState>({ key: '', status: 'loading', size: null });
  const key = `${attempt} ${src}`;

  const loaded = (element: HTMLImageElement) => {
    const { naturalWidth, naturalHeight } = element;
    // An SVG without a size of its own has none to report; it is drawn as large as its element.
    const size = naturalWidth
      ? { width: naturalWidth, height: naturalHeight }
      : { width: element.width || 1, height: element.height || 1 };
    // Told twice of an image that was there from the start: when React comes to it, and when its event does.
    setState((before) => {
      const isSame =
        before.key === key && before.size?.width === size.width && before.size.height === size.height;
      return isSame ? before : { key, status: 'loaded', size };
    });
  };
  const failed = () => setState({ key, status: 'error', size: null });

  useIsomorphicLayoutEffect(() => {
    const element = image.current;
    if (!element?.complete || !element.currentSrc) return;
    if (element.naturalWidth > 0) loaded(element);
    // Broken, or an SVG without a size: only decoding tells them apart.
    else {
      let isCurrent = true;
      void element.decode().then(
        () => isCurrent && loaded(element),
        () => isCurrent && failed(),
      );
      return () => {
        isCurrent = false;
      };
    }
  }, [key]);

  const current = state.key === key ? state : { status: 'loading' as const, size: null };
  return { ...current, attempt, loaded, failed, retry: () => setAttempt(attempt + 1) };
}
