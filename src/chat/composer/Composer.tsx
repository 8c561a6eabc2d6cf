'use client';

import {
  type ClipboardEvent,
  type FocusEvent,
  forwardRef,
  type KeyboardEvent,
  type MouseEvent,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { useLocalization } from '../../hooks/useLocalization.js';
import { thinksAmiss } from '../../state/composerVision.js';
import { ChatIcon } from '../ChatIcon.js';
import { AttachButton } from './AttachButton.js';
import { Attachments } from './Attachments.js';
import { ComposerStatus, Rejections } from './ComposerMessages.js';
import { ComposerOptions } from './ComposerOptions.js';
import { defaultComposerLabels } from './composerLabels.js';
import type { ComposerProps } from './composerProps.js';
import { createComposerWords } from './composerWords.js';
import { promptCommand } from './promptKeys.js';
import { SendButton } from './SendButton.js';
import { pastedFiles } from './transfer.js';
import { useComposer } from './useComposer.js';
import { useDropTarget } from './useDropTarget.js';
import { useGrowingText } from './useGrowingText.js';
import { useSubmit } from './useSubmit.js';

const removers = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('.pr-composer-remove')];

/**
 * A prompt box: text, attachments that are picked, dropped or pasted, the format of the answer, switches for thinking and
 * focus, send and stop. Renders a `<form>`: not for within another, which HTML does not have.
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
    locale: _locale,
    labels: _labels,
    className,
    onPaste,
    onFocus,
    onMouseDown,
    ...rest
  } = props;
  const root = useRef<HTMLFormElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const { labels, locale } = useLocalization('composer', defaultComposerLabels, props);
  const view = useComposer(props);
  const { composer, limits, value, media, vision, empty, takes } = view;
  const words = createComposerWords(labels, limits.types, locale);

  const attaching = limits.maxFiles > 0 && (takes.image || takes.video);
  const stops = view.busy && onStop !== undefined;
  const amiss = thinksAmiss(vision, view.can) ? vision.annotationFormat : undefined;

  useImperativeHandle(ref, () => root.current!, []);
  useImperativeHandle(
    actionsRef,
    () => ({
      addMedia: (added) => composer.addMedia(added, { reason: 'api' }),
      setValue: (next) => composer.setValue(next, { reason: 'api' }),
      setVision: (next) => composer.setVision(next, { reason: 'api' }),
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

  /** Which attachment had the focus last: what is in its place takes over when it goes. */
  const focusedAt = useRef(0);
  useKeptFocus(root, (gone) => {
    const isRemover = gone.matches('.pr-composer-remove');
    const inItsPlace = removers(root.current!)
      .slice(0, focusedAt.current + 1)
      .at(-1);
    return (isRemover && inItsPlace) || text.current;
  });
  const noteFocus = (event: FocusEvent<HTMLFormElement>) => {
    onFocus?.(event);
    focusedAt.current = removers(event.currentTarget).indexOf(event.target);
  };

  useSubmit(root, (event) => {
    if (stops) onStop();
    else if (empty) text.current!.focus();
    else composer.send(event);
  });

  const paste = (event: ClipboardEvent<HTMLFormElement>) => {
    onPaste?.(event);
    const files = attaching && !event.defaultPrevented ? pastedFiles(event.clipboardData) : [];
    if (files.length === 0) return;
    event.preventDefault();
    composer.addMedia(files, { reason: 'paste', event: event.nativeEvent });
  };

  /** Where there is nothing to press in the box, it is the text that is meant. */
  const pressBox = (event: MouseEvent<HTMLFormElement>) => {
    onMouseDown?.(event);
    const { target } = event;
    if (event.defaultPrevented || event.button !== 0) return;
    if (!(target as Element).matches('.pr-composer, .pr-composer-bar, .pr-composer-options')) return;
    event.preventDefault();
    text.current!.focus();
  };

  const pressKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { nativeEvent } = event;
    const command = promptCommand(event, submitKey);
    if (command === 'stop' && stops) {
      // Or it would close the dialog around the box, too.
      event.preventDefault();
      onStop();
    }
    if (command === 'removeLast' && media.length > 0)
      composer.removeMedia(media.length - 1, { reason: 'remove', event: nativeEvent });
    if (command === 'send') {
      event.preventDefault();
      composer.send(nativeEvent);
    }
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
      onPaste={paste}
      onFocus={noteFocus}
      onMouseDown={pressBox}
    >
      {media.length > 0 && <Attachments view={view} labels={labels} locale={locale} />}
      <textarea
        ref={text}
        className="pr-composer-text"
        rows={1}
        // Without text it is the placeholder that runs as the page does.
        dir={value === '' ? undefined : 'auto'}
        aria-label={labels.message}
        placeholder={placeholder ?? labels.placeholder(takes)}
        // biome-ignore lint/a11y/noAutofocus: only where the app asks for it
        autoFocus={autoFocus}
        value={value}
        disabled={view.disabled}
        onChange={({ currentTarget, nativeEvent }) =>
          composer.setValue(currentTarget.value, { reason: 'type', event: nativeEvent })
        }
        onKeyDown={pressKey}
      />
      {view.rejections.length > 0 && <Rejections view={view} labels={labels} words={words} />}
      <div className="pr-composer-bar">
        <div className="pr-composer-options">
          {attaching && <AttachButton view={view} label={labels.attach(takes)} />}
          <ComposerOptions view={view} labels={labels} hintId={amiss && hintId} />
          {children}
        </div>
        <SendButton view={view} labels={labels} stops={stops} />
      </div>
      {amiss && (
        <p id={hintId} className="pr-composer-hint">
          {labels.thinkingHint(labels.formats[amiss], amiss)}
        </p>
      )}
      {attaching && (
        <div className="pr-composer-drop" aria-hidden="true">
          <ChatIcon name="drop" />
          {labels.drop}
        </div>
      )}
      <ComposerStatus view={view} words={words} />
    </form>
  );
});
