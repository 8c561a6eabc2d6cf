'use client';

import { useRef, useState } from 'react';
import { namedDrawing } from '../../image/namedDrawing.js';
import { mediaOf } from '../../state/chatMessage.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import { Composer } from '../composer/Composer.js';
import { ChatIcon } from './ChatIcon.js';
import { useBusy, useConversation } from './conversationContext.js';
import { QuestionMedia } from './QuestionMedia.js';

/** One message of the user: its media, its text, and a way to ask it in other words. */
export function QuestionTurn({ message }: { message: ChatMessage }) {
  const { labels, editor, edit } = useConversation();
  const busy = useBusy();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const media = mediaOf(message.parts);

  const close = () => {
    setEditing(false);
    // It is there once this has been rendered.
    requestAnimationFrame(() => opener.current?.focus({ preventScroll: true }));
  };

  return (
    <article className="pr-chat-question" aria-label={labels.you} data-editing={editing ? '' : undefined}>
      {editing ? (
        <Composer
          {...editor}
          className="pr-chat-editor"
          autoFocus
          defaultValue={message.text}
          defaultMedia={media}
          defaultVision={message.options?.vision ?? editor.defaultVision}
          busy={busy}
          onSend={(input) => {
            setEditing(false);
            edit(message.id, input);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            close();
          }}
        >
          <button type="button" className="pr-chat-cancel" onClick={close}>
            {labels.cancel}
          </button>
        </Composer>
      ) : (
        <>
          {media.length > 0 && <QuestionMedia media={media} />}
          <div className="pr-chat-asked">
            <button
              ref={opener}
              type="button"
              className="pr-chat-action"
              {...namedDrawing(labels.edit)}
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) setEditing(true);
              }}
            >
              <ChatIcon name="edit" />
            </button>
            {message.text !== '' && (
              <p className="pr-chat-bubble" dir="auto">
                {message.text}
              </p>
            )}
          </div>
        </>
      )}
    </article>
  );
}
