'use client';

import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useLocalization } from '../../hooks/useLocalization.js';
import { ImageError } from '../../image/ImageError.js';
import { defaultVideoLabels } from '../../video/videoLabels.js';
import type { AnswerVideoProps } from './AnswerVideo.js';
import { loadVideo, useVideo } from './lazyVideo.js';

/** An {@link AnswerVideo} when it is near and there is the code for it; until then its place, as large. */
export function LazyAnswerVideo({ near, ...props }: AnswerVideoProps & { near: boolean }) {
  const { alt = '' } = props;
  const { AnswerVideo, failed } = useVideo();
  const { labels } = useLocalization('video', defaultVideoLabels, props);
  // Before a failure that is about to be forgotten is seen.
  useIsomorphicLayoutEffect(loadVideo, []);

  if (near && AnswerVideo) return <AnswerVideo {...props} />;
  if (near && failed)
    return (
      <div className="pr-chat-still">
        <ImageError alt={alt} labels={labels} onRetry={loadVideo} />
      </div>
    );
  return (
    <>
      <div className="pr-chat-still" role="img" aria-label={alt} />
      {props.hasClips && <div className="pr-chat-still-timeline" />}
    </>
  );
}
