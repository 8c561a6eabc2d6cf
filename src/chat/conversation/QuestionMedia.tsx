'use client';

import { useEffect, useState } from 'react';
import type { ChatMediaPart } from '../../state/chatTypes.js';
import { ChatIcon } from '../ChatIcon.js';
import { useConversation } from './conversationContext.js';
import { loadVideo } from './lazyVideo.js';
import { useVideoAddress } from './useVideoAddress.js';

/** The first moment of a video: Safari shows no picture of one that was not asked for a time. */
const FIRST_FRAME = '#t=0.001';

function QuestionVideo({ url, name }: { url: string; name: string }) {
  const address = useVideoAddress(url);
  // For the answer, which will be about it.
  useEffect(loadVideo, []);
  return (
    // biome-ignore lint/a11y/useMediaCaption: the user's own file
    <video
      className="pr-chat-thumbnail"
      src={address && (address.includes('#') ? address : address + FIRST_FRAME)}
      aria-label={name}
      controls
      playsInline
      preload="metadata"
    />
  );
}

function QuestionImage({ url, name }: { url: string; name: string }) {
  const [broken, setBroken] = useState<string>();
  /** That it cannot be shown may have turned out before hydration. */
  const check = (image: HTMLImageElement | null) => {
    if (image?.complete && image.naturalWidth === 0) setBroken(url);
  };
  if (broken === url)
    return (
      <span className="pr-chat-thumbnail" data-broken="">
        <ChatIcon name="broken" />
        <span>{name}</span>
      </span>
    );
  return (
    <img
      ref={check}
      className="pr-chat-thumbnail"
      src={url}
      alt={name}
      decoding="async"
      onError={() => setBroken(url)}
    />
  );
}

/** The images and videos that came with a question, small. */
export function QuestionMedia({ media }: { media: readonly ChatMediaPart[] }) {
  const { labels } = useConversation();
  return (
    <ul className="pr-chat-thumbnails" data-count={media.length}>
      {media.map((part, index) => {
        const number = media.length > 1 ? index + 1 : undefined;
        const name = labels.media({ kind: part.type, number, name: part.name });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the media of a message have no other identity
          <li key={index}>
            {part.type === 'image' ? (
              <QuestionImage url={part.url} name={name} />
            ) : (
              <QuestionVideo url={part.url} name={name} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
