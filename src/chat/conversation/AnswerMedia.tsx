'use client';

import { type CSSProperties, useMemo, useRef, useState } from 'react';
import type { Grounding, Size } from '../../grounding/index.js';
import { ImageView } from '../../image/ImageView.js';
import type { AnswerAsset } from './answerAssets.js';
import { useConversation } from './conversationContext.js';
import { LazyAnswerVideo } from './LazyAnswerVideo.js';
import { useNear } from './useNear.js';

interface AnswerMediaProps extends AnswerAsset {
  grounding: Grounding;
  /** How many images and videos the answer counts. */
  count: number;
  /** Whether it is to be there at once, wherever it is. */
  now: boolean;
  /** Whether its annotations were there before the reader came: nothing to announce. */
  settled: boolean;
}

const silence = { found: () => '' };

/**
 * An image or a video with what an answer sees in it. It becomes that when it comes near the visible area, so that a long
 * conversation costs what is looked at; until then it is the picture alone, as large.
 */
export function AnswerMedia({ part, index, count, grounding, now, settled }: AnswerMediaProps) {
  const { labels, locale, annotationStyle, colors, colorBy } = useConversation();
  const figure = useRef<HTMLElement>(null);
  const [size, setSize] = useState<Size>();
  const near = useNear(figure, now);
  const [quiet] = useState(settled);
  const number = count > 1 ? index + 1 : undefined;
  const alt = labels.media({ kind: part.type, number, name: part.name });
  const shared = {
    alt,
    annotations: grounding,
    annotationStyle,
    colors,
    colorBy,
    assetIdx: index,
    assetCount: count,
    locale,
  };
  const imageLabels = useMemo(() => ({ ...labels.image, ...(quiet && silence) }), [labels.image, quiet]);
  const videoLabels = useMemo(() => ({ ...labels.video, ...(quiet && silence) }), [labels.video, quiet]);
  const hasClips = grounding.clips.some(({ assetIdx }) => (assetIdx ?? count - 1) === index);
  const style = size && ({ '--pr-chat-media-ratio': size.width / size.height } as CSSProperties);

  const noteSize = (width: number, height: number) => {
    if (width > 0 && (size?.width !== width || size.height !== height)) setSize({ width, height });
  };

  return (
    <figure ref={figure} className="pr-chat-figure" style={style} data-kind={part.type} data-asset={index}>
      {!near && part.type === 'image' && (
        <img
          className="pr-chat-still"
          src={part.url}
          alt={alt}
          loading="lazy"
          decoding="async"
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            noteSize(naturalWidth, naturalHeight)
          }
        />
      )}
      {near && part.type === 'image' && (
        <ImageView
          {...shared}
          src={part.url}
          imageSize={size}
          labels={imageLabels}
          onImageLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            noteSize(naturalWidth, naturalHeight)
          }
        />
      )}
      {part.type === 'video' && (
        <LazyAnswerVideo
          {...shared}
          near={near}
          url={part.url}
          size={size}
          hasClips={hasClips}
          labels={videoLabels}
          timelineLabels={labels.timeline}
          onSize={noteSize}
        />
      )}
      {number !== undefined && (
        <figcaption className="pr-chat-caption" aria-hidden="true">
          {alt}
        </figcaption>
      )}
    </figure>
  );
}
