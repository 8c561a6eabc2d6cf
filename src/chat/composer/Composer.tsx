'use client';

import { type ClipboardEvent, type FormEvent, forwardRef, useId, useImperativeHandle, useRef } from 'react';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { useLabels } from '../../hooks/useLabels.js';
import { namedDrawing } from '../../image/namedDrawing.js';
import { isEmptyDraft } from '../../state/composer.js';
import { thinksAmiss } from '../../state/composerVision.js';
import { Attachments } from './Attachments.js';
import { ComposerIcon } from './ComposerIcon.js';
import { ComposerStatus, Rejections } from './ComposerMessages.js';
import { ComposerOptions } from './ComposerOptions.js';
import { DEFAULT_COMPOSER_LABELS } from './composerLabels.js';
import type { ComposerProps } from './composerProps.js';
import { createComposerWords } from './composerWords.js';
import { promptCommand } from './promptKeys.js';
import { pastedFiles } from './transfer.js';
import { useComposer } from './useComposer.js';
import { useDropTarget } from './useDropTarget.js';
import { useGrowingText } from './useGrowingText.js';

/**
 * A prompt box: text, attachments that are picked, dropped or pasted, the format of the answer, switches for thinking and
 * focus, send and stop. Renders a `<form>`.
 *
 * State shows on the root as `data-busy`, `data-disabled`, `data-empty`, `data-attachments` and, while files are held over
 * it, `data-drop`; on each `.pr-composer-attachment` as `data-kind` and `data-broken`. `--pr-composer-max-height` limits the
 * height of the text.
 */
export const Composer = forwardRef<HTMLFormElement, ComposerProps>(function Composer(props, ref) {
  const {
    onSend,
    onStop,
    busy,
    disabled,
    value: givenValue,
    defaultValue,
    onValueChange,
    media: givenMedia,
    defaultMedia,
    onMediaChange,
    vision: givenVision,
    defaultVision,
    onVisionChange,
    model,
    capabilities,
    earlierMedia,
    accept,
    maxFiles,
    maxFileSize,
    maxTotalSize,
    onReject,
    dropTarget,
    placeholder,
    autoFocus,
    submitKey = 'enter',
    children,
    actionsRef,
    locale,
    labels: givenLabels,
    className,
    onPaste,
    ...rest
  } = props;
  const root = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const labels = useLabels(DEFAULT_COMPOSER_LABELS, givenLabels);
  const view = useComposer(props);
  const { composer, limits, value, media, vision, rejections } = view;
  const words = createComposerWords(labels, limits.types, locale);

  const kinds = {
    image: limits.types.some((type) => type.startsWith('image/')),
    video: limits.types.some((type) => type.startsWith('video/')),
  };
  const attaching = limits.maxFiles > 0 && limits.types.length > 0;
  const empty = isEmptyDraft({ value, media });
  const stops = view.busy && onStop !== undefined;
  const hint =
    thinksAmiss(vision, view.can) && vision.annotationFormat
      ? labels.thinkingHint(labels.formats[vision.annotationFormat])
      : undefined;

  useImperativeHandle(ref, () => root.current!, []);
  useImperativeHandle(
    actionsRef,
    () => ({
      addMedia: (added) => composer.addMedia(added, { reason: 'api' }),
      focus: () => text.current?.focus(),
      send: () => composer.send(),
    }),
    [composer],
  );
  useGrowingText(text);
  useDropTarget(root, dropTarget, attaching, {
    enabled: !view.disabled,
    onDrop: (dropped, event) => composer.addMedia(dropped, { reason: 'drop', event }),
  });
  useKeptFocus(root, () => text.current);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (stops) onStop();
    else if (empty) text.current!.focus();
    else composer.send(event.nativeEvent);
  };

  const paste = (event: ClipboardEvent<HTMLFormElement>) => {
    onPaste?.(event);
    const files = attaching && !event.defaultPrevented ? pastedFiles(event.clipboardData) : [];
    if (files.length === 0) return;
    event.preventDefault();
    composer.addMedia(files, { reason: 'paste', event: event.nativeEvent });
  };

  return (
    <form
      {...rest}
      ref={root}
      className={className ? `pr-composer ${className}` : 'pr-composer'}
      data-busy={view.busy ? '' : undefined}
      data-disabled={view.disabled ? '' : undefined}
      data-empty={empty ? '' : undefined}
      data-attachments={media.length > 0 ? '' : undefined}
      onSubmit={submit}
      onPaste={paste}
    >
      {media.length > 0 && <Attachments view={view} labels={labels} locale={locale} />}
      <textarea
        ref={text}
        className="pr-composer-text"
        rows={1}
        dir="auto"
        aria-label={labels.message}
        placeholder={placeholder ?? labels.placeholder(kinds)}
        // biome-ignore lint/a11y/noAutofocus: only where the app asks for it
        autoFocus={autoFocus}
        value={value}
        disabled={view.disabled}
        onChange={({ currentTarget, nativeEvent }) =>
          composer.setValue(currentTarget.value, { reason: 'type', event: nativeEvent })
        }
        onKeyDown={(event) => {
          const command = promptCommand(event, submitKey);
          if (command === 'stop' && stops) onStop();
          if (command === 'removeLast' && media.length > 0)
            composer.removeMedia(media.length - 1, { reason: 'remove', event: event.nativeEvent });
          if (command !== 'send') return;
          event.preventDefault();
          composer.send(event.nativeEvent);
        }}
      />
      {rejections.length > 0 && <Rejections view={view} labels={labels} words={words} />}
      <div className="pr-composer-bar">
        {attaching && (
          <>
            <input
              ref={picker}
              type="file"
              hidden
              multiple={limits.maxFiles > 1}
              accept={limits.types.join(',')}
              onChange={({ currentTarget, nativeEvent }) => {
                composer.addMedia([...(currentTarget.files ?? [])], { reason: 'pick', event: nativeEvent });
                // So that the same file can be picked again.
                currentTarget.value = '';
              }}
            />
            <button
              type="button"
              className="pr-composer-attach"
              {...namedDrawing(labels.attach(kinds))}
              disabled={view.disabled}
              onClick={() => picker.current!.click()}
            >
              <ComposerIcon name="attach" />
            </button>
          </>
        )}
        <div className="pr-composer-options">
          <ComposerOptions view={view} labels={labels} hintId={hint && hintId} />
          {children}
        </div>
        <button
          type="submit"
          className="pr-composer-send"
          aria-label={stops ? labels.stop : labels.send}
          title={stops ? labels.stop : labels.send}
          aria-description={empty && !stops ? labels.sendHelp : ''}
          aria-disabled={(empty || view.busy) && !stops ? true : undefined}
          disabled={view.disabled && !stops}
        >
          <ComposerIcon name={stops ? 'stop' : 'send'} />
        </button>
      </div>
      {hint && (
        <p id={hintId} className="pr-composer-hint">
          {hint}
        </p>
      )}
      {attaching && (
        <div className="pr-composer-drop" aria-hidden="true">
          <ComposerIcon name="drop" />
          {labels.drop}
        </div>
      )}
      <ComposerStatus view={view} words={words} />
    </form>
  );
});
