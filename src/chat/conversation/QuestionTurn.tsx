'use client';

import { useState } from 'react';
import { namedDrawing } from '../../image/namedDrawing.js';
import { mediaOf } from '../../state/chatMessage.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import { ChatIcon } from '../ChatIcon.js';
import { Composer } from '../composer/Composer.js';
import { useBusy, useConversation } from './conversationContext.js';
import { QuestionMedia } from './QuestionMedia.js';

/** One message of the user: its media, its text, and a way to ask it in other words. */
export function QuestionTurn({ message }: { message: ChatMessage }) {
  const { labels, editor, edit } = useConversation();
  const busy = useBusy();
  const [editing, setEditing] = useState<'before' | 'now' | 'left'>('before');
  const media = mediaOf(message.parts);

  return (
    <article
      className="pr-chat-question"
      aria-label={labels.you}
      data-editing={editing === 'now' ? '' : undefined}
    >
      {editing === 'now' ? (
        <Composer
          {...editor}
          className="pr-chat-editor"
          autoFocus
          defaultValue={message.text}
          defaultMedia={media}
          defaultVision={message.options?.vision ?? editor.defaultVision}
          busy={busy}
          onSend={(input) => {
            setEditing('before');
            edit(message.id, input);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            // This is what it is for: not for the answer that runs, nor for a dialog around the chat.
            event.preventDefault();
            event.stopPropagation();
            setEditing('left');
          }}
        >
          <button type="button" className="pr-chat-cancel" onClick={() => setEditing('left')}>
            {labels.cancel}
          </button>
        </Composer>
      ) : (
        <>
          {media.length > 0 && <QuestionMedia media={media} />}
          <div className="pr-chat-asked">
            <button
              type="button"
              className="pr-chat-action"
              {...namedDrawing(labels.edit)}
              // biome-ignore lint/a11y/noAutofocus: who has left the editing goes on from where it began
              autoFocus={editing === 'left'}
              aria-disabled={busy || undefined}
              onClick={() => {
                if (!busy) setEditing('now');
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
