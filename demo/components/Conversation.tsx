import type { ChatMessage } from 'perceptron-react';
import type { Picture } from '../pictures.js';
import type { DemoInfo } from '../server/plugin.js';
import { useFollowEnd } from '../useFollowEnd.js';
import { AnswerTurn } from './AnswerTurn.js';
import { type Ask, askOf } from './Composer.js';

interface ConversationProps {
  messages: readonly ChatMessage[];
  /** The answer whose annotations lie on the picture. */
  shownId: string | undefined;
  busy: boolean;
  picture: Picture;
  mode: DemoInfo['mode'] | undefined;
  onAsk(ask: Ask): void;
  onShow(messageId: string): void;
  onRegenerate(messageId: string): void;
}

/** Questions and answers so far, or an invitation to begin. */
export function Conversation(props: ConversationProps) {
  const { messages, shownId, busy, picture, mode, onAsk, onShow, onRegenerate } = props;
  const end = useFollowEnd(messages);

  if (messages.length === 0) {
    return (
      <div className="conversation">
        <Invitation picture={picture} mode={mode} onAsk={onAsk} />
      </div>
    );
  }
  return (
    <div className="conversation">
      {messages.map((message) =>
        message.role === 'user' ? (
          <p key={message.id} className="question">
            <span className="pr-visually-hidden">You asked: </span>
            {message.text}
          </p>
        ) : (
          <AnswerTurn
            key={message.id}
            message={message}
            isShown={message.id === shownId}
            canAct={!busy}
            onShow={() => onShow(message.id)}
            onRegenerate={() => onRegenerate(message.id)}
          />
        ),
      )}
      <div ref={end} className="conversation-end" />
    </div>
  );
}

function Invitation({ picture, mode, onAsk }: Pick<ConversationProps, 'picture' | 'mode' | 'onAsk'>) {
  const prompts = picture.photo?.prompts ?? [];
  return (
    <div className="invitation">
      <h2>Ask about this picture</h2>
      <p>
        {prompts.length > 0
          ? 'Thinking, text and annotations stream in. Point at a phrase and its place in the picture lights up.'
          : mode === 'scripted'
            ? 'Answers are scripted for the five photos only. To ask the real model about your own picture, start the demo with PERCEPTRON_API_KEY set.'
            : 'Write your question below.'}
      </p>
      {prompts.length > 0 && (
        <ul className="suggestions" aria-label="Suggested questions">
          {prompts.map((prompt) => (
            <li key={prompt.label}>
              <button type="button" className="suggestion" onClick={() => onAsk(askOf(prompt))}>
                <span className="suggestion-label">{prompt.label}</span>
                <span className="suggestion-kind">
                  {[
                    prompt.thinking && 'thinks',
                    prompt.format ? `${prompt.format}s`.replace('boxs', 'boxes') : 'text',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
