'use client';

import { useMemo, useState } from 'react';
import { mediaLimits } from '../../api/index.js';
import { createModelTable, DEFAULT_MODEL } from '../../api/models.js';
import { useIsomorphicLayoutEffect } from '../../hooks/useIsomorphicLayoutEffect.js';
import { useStore } from '../../hooks/useStore.js';
import { acceptedTypes } from '../../state/attachments.js';
import { createComposer, isEmptyDraft, mediaKinds } from '../../state/composer.js';
import { offerVision, resolveVision } from '../../state/composerVision.js';
import { assertMedia } from '../../state/media.js';
import type { ComposerProps } from './composerProps.js';

/** Bytes of a request that are kept for its text. */
const TEXT_BYTES = 64 * 1024;

const none: readonly never[] = [];

/** What a composer holds, what it may hold and what can be asked for. */
export function useComposer(props: ComposerProps) {
  const { model = DEFAULT_MODEL, capabilities, busy = false, disabled = false } = props;
  const earlierMedia = props.earlierMedia ?? none;
  assertMedia(props.media ?? props.defaultMedia ?? none);
  const can = useMemo(
    () => createModelTable(capabilities ? { [model]: capabilities } : {}).get(model),
    [model, capabilities],
  );
  const [composer] = useState(() =>
    createComposer({
      value: props.value ?? props.defaultValue,
      media: props.media ?? props.defaultMedia,
      vision: props.vision ?? props.defaultVision,
    }),
  );
  const state = useStore(composer);
  // What the app holds shows at once, not only when the controller has heard of it.
  const value = props.value ?? state.value;
  const media = props.media ?? state.media;
  const wish = props.vision ?? state.vision;

  const limits = {
    types: acceptedTypes([...can.imageTypes, ...can.videoTypes], props.accept),
    maxFiles: props.maxFiles ?? Number.POSITIVE_INFINITY,
    maxFileSize: props.maxFileSize ?? Number.POSITIVE_INFINITY,
    maxTotalSize: props.maxTotalSize ?? mediaLimits.bodyBytes - TEXT_BYTES,
  };
  const offer = offerVision(can, mediaKinds(media, earlierMedia));

  useIsomorphicLayoutEffect(() =>
    composer.setOptions({
      controlled: { value: props.value, media: props.media, vision: props.vision },
      can,
      limits,
      earlierMedia,
      busy,
      disabled,
      onSend: props.onSend,
      onValueChange: props.onValueChange,
      onMediaChange: props.onMediaChange,
      onVisionChange: props.onVisionChange,
      onReject: props.onReject,
    }),
  );

  return {
    composer,
    can,
    limits,
    offer,
    /** Which kinds may be attached. */
    takes: {
      image: limits.types.some((type) => type.startsWith('image/')),
      video: limits.types.some((type) => type.startsWith('video/')),
    },
    value,
    media,
    wish,
    empty: isEmptyDraft({ value, media }),
    /** As it will be sent. */
    vision: resolveVision(wish, offer, can),
    rejections: state.rejections,
    news: state.news,
    earlierMedia,
    busy,
    disabled,
  };
}

/** What the parts of a composer share. */
export type ComposerView = ReturnType<typeof useComposer>;
