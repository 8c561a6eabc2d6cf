'use client';

import type { MouseEvent } from 'react';
import type { ImageLabels } from './imageLabels.js';

/** What stands in the place of an image, or of a video, that could not be loaded. */
export function ImageError(props: {
  alt: string;
  labels: Pick<ImageLabels, 'error' | 'retry'>;
  onRetry(): void;
}) {
  const { alt, labels, onRetry } = props;
  const retry = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The button goes with the error; the keyboard goes on from the picture.
    currentTarget.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
    onRetry();
  };
  return (
    // An alert, so that it is told, and told again of a second try that fails.
    <div role="alert" className="pr-image-error">
      {alt && <p className="pr-image-error-alt">{alt}</p>}
      <p>{labels.error}</p>
      <button type="button" className="pr-image-retry" onClick={retry}>
        {labels.retry}
      </button>
    </div>
  );
}
