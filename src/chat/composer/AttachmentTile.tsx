'use client';

import { type RefObject, useRef, useState } from 'react';
import { namedDrawing } from '../../image/namedDrawing.js';
import type { Attachment } from '../../state/attachments.js';
import { isBlob } from '../../state/blob.js';
import type { ChatMediaInput } from '../../state/chatTypes.js';
import { localeOf } from '../../state/locale.js';
import { formatTime } from '../../state/time.js';
import { ChatIcon } from '../ChatIcon.js';
import type { ComposerLabels } from './composerLabels.js';
import { useShownMedia } from './useShownMedia.js';

const sourceOf = (media: ChatMediaInput) => (isBlob(media) || typeof media === 'string' ? media : media.url);

interface PreviewProps {
  media: ChatMediaInput;
  onBroken(): void;
}

function ImagePreview({ media, onBroken }: PreviewProps) {
  const image = useRef<HTMLImageElement>(null);
  useShownMedia(image, sourceOf(media));
  return (
    <img
      ref={image}
      className="pr-composer-preview"
      alt=""
      decoding="async"
      draggable={false}
      onError={onBroken}
    />
  );
}

function VideoPreview({ media, locale, onBroken }: PreviewProps & { locale: string | undefined }) {
  const video: RefObject<HTMLVideoElement | null> = useRef<HTMLVideoElement>(null);
  const [duration, setDuration] = useState<number | null>(null);
  useShownMedia(video, sourceOf(media));
  return (
    <>
      <video
        ref={video}
        className="pr-composer-preview"
        muted
        playsInline
        preload="metadata"
        tabIndex={-1}
        aria-hidden="true"
        onLoadedMetadata={({ currentTarget }) => setDuration(currentTarget.duration)}
        onError={onBroken}
      />
      <span className="pr-composer-duration" dir="ltr" aria-hidden="true">
        <ChatIcon name="play" />
        {duration !== null &&
          Number.isFinite(duration) &&
          formatTime(duration, { locale, fractionDigits: 0 })}
      </span>
    </>
  );
}

/** Props of {@link AttachmentTile}. */
export interface AttachmentTileProps {
  media: ChatMediaInput;
  about: Attachment;
  /** What answers call it; undefined where it is the only one. */
  asset: { name: string; number: number } | undefined;
  disabled: boolean;
  labels: ComposerLabels;
  locale: string | undefined;
  onRemove(event: Event): void;
  onBroken(): void;
}

/** One attachment: a picture of it, its name, and a button that removes it. */
export function AttachmentTile(props: AttachmentTileProps) {
  const { media, about, asset, disabled, labels, locale, onRemove, onBroken } = props;
  const [broken, setBroken] = useState(false);
  const name = about.name || asset?.name || labels.unnamed(about.kind);
  // What tells files apart is often at the end: IMG_1004.jpeg.
  const ending = /.{0,3}\.[^.]{1,5}$/u.exec(name.slice(3))?.[0] ?? '';
  const fullName = asset && about.name ? labels.attachment(asset.name, name) : name;
  const preview = {
    media,
    onBroken() {
      setBroken(true);
      onBroken();
    },
  };

  return (
    <li className="pr-composer-attachment" data-kind={about.kind} data-broken={broken ? '' : undefined}>
      <span className="pr-composer-thumbnail">
        {broken ? (
          <span className="pr-composer-no-preview">
            <ChatIcon name="broken" />
            <span>{labels.noPreview}</span>
          </span>
        ) : about.kind === 'video' ? (
          <VideoPreview {...preview} locale={locale} />
        ) : (
          <ImagePreview {...preview} />
        )}
        {asset && (
          <span className="pr-composer-asset" title={asset.name} aria-hidden="true">
            {asset.number.toLocaleString(localeOf(locale))}
          </span>
        )}
      </span>
      <span className="pr-visually-hidden">{fullName}</span>
      <span className="pr-composer-name" title={name} dir="auto" aria-hidden="true">
        <span className="pr-composer-stem">{name.slice(0, name.length - ending.length)}</span>
        {ending}
      </span>
      <button
        type="button"
        className="pr-composer-remove"
        {...namedDrawing(labels.remove(fullName))}
        disabled={disabled}
        onClick={({ nativeEvent }) => onRemove(nativeEvent)}
      >
        <ChatIcon name="remove" />
      </button>
    </li>
  );
}
