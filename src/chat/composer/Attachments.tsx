'use client';

import { useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { createMediaKeys, describeMedia } from '../../state/attachments.js';
import { AttachmentTile } from './AttachmentTile.js';
import type { ComposerLabels } from './composerLabels.js';
import type { ComposerView } from './useComposer.js';

/** The attachments, in the order in which they are sent. */
export function Attachments(props: {
  view: ComposerView;
  labels: ComposerLabels;
  locale: string | undefined;
}) {
  const { view, labels, locale } = props;
  const { composer, media, earlierMedia, disabled } = view;
  const [keysOf] = useState(createMediaKeys);
  const keys = keysOf(media);
  const list = useRef<HTMLUListElement>(null);
  const count = media.length;
  const countBefore = useRef(count);
  // What was added is what one wants to see.
  useIsomorphicLayoutEffect(() => {
    if (count > countBefore.current) list.current!.scrollTop = list.current!.scrollHeight;
    countBefore.current = count;
  }, [count]);
  const numbered = earlierMedia.length + count > 1;
  return (
    <ul
      ref={list}
      className="pr-composer-attachments"
      aria-label={labels.attachments}
      // Firefox makes a tab stop of what scrolls, beside the buttons in it; where they are disabled, it is the only one.
      tabIndex={disabled ? undefined : -1}
    >
      {media.map((one, index) => {
        const about = describeMedia(one);
        const number = earlierMedia.length + index + 1;
        return (
          <AttachmentTile
            key={keys[index]}
            media={one}
            about={about}
            asset={numbered ? { name: labels.asset(about.kind, number), number } : undefined}
            disabled={disabled}
            labels={labels}
            locale={locale}
            onRemove={(event) => composer.removeMedia(index, { reason: 'remove', event })}
            onBroken={() => composer.noteBroken(one)}
          />
        );
      })}
    </ul>
  );
}
