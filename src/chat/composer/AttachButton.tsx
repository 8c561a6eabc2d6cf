'use client';

import { useRef } from 'react';
import { namedDrawing } from '../../image/namedDrawing.js';
import { ChatIcon } from '../ChatIcon.js';
import type { ComposerView } from './useComposer.js';

/** Opens the browser's own dialogue for files. */
export function AttachButton({ view, label }: { view: ComposerView; label: string }) {
  const { composer, limits, disabled } = view;
  const picker = useRef<HTMLInputElement>(null);
  return (
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
        {...namedDrawing(label)}
        disabled={disabled}
        onClick={() => picker.current!.click()}
      >
        <ChatIcon name="attach" />
      </button>
    </>
  );
}
