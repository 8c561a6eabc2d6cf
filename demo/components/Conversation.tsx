import type { AnnotationFormat, ChatMessage } from 'perceptron-react';
import type { DemoInfo } from '../server/plugin.js';
import { useFollowEnd } from '../useFollowEnd.js';
import { AnswerTurn } from './AnswerTurn.js';
import { type Ask, askOf } from './Asking.js';
import type { Subject } from './Talking.js';

interface ConversationProps {
  messages: readonly ChatMessage[];
  /** The answer whose annotations are shown. */
  shownId: string | undefined;
  busy: boolean;
  /** What is said until the first word of an answer. */
  waiting: string;
  subject: Subject;
  mode: DemoInfo['mode'] | undefined;
  onAsk(ask: Ask): void;
  onShow(messageId: string): void;
  onRegenerate(messageId: string): void;
}

/** Questions and answers so far, or an invitation to begin. */
export function Conversation(props: ConversationProps) {
  const { messages, shownId, busy, waiting, subject, mode } = props;
  const { onAsk, onShow, onRegenerate } = props;
  const end = useFollowEnd(messages);

  if (messages.length === 0) {
    return (
      <div className="conversation">
        <Invitation subject={subject} mode={mode} onAsk={onAsk} />
      </div>
    );
  }
  return (
    <div className="conversation">
      {messages.map((message, index) =>
        message.role === 'user' ? (
          <p key={message.id} className="question">
            <span className="pr-visually-hidden">You asked: </span>
            {message.text}
          </p>
        ) : (
          <AnswerTurn
            // An answer that is given again takes the place of the one before, and its focus.
            key={`answer to ${messages[index - 1]?.id}`}
            message={message}
            noun={subject.noun}
            waiting={waiting}
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

const kinds: Readonly<Record<AnnotationFormat, string>> = {
  point: 'points',
  box: 'boxes',
  polygon: 'polygons',
  clip: 'clips',
};

/** What the invitation says, by what is asked about. */
const words = {
  picture: {
    pointing: 'Point at a phrase and its place in the picture lights up.',
    scripted: 'the five photos',
  },
  video: {
    pointing: 'Press a phrase and the video goes to its time and place.',
    scripted: 'the two films',
  },
};

function Invitation({ subject, mode, onAsk }: Pick<ConversationProps, 'subject' | 'mode' | 'onAsk'>) {
  const { noun, prompts } = subject;
  return (
    <div className="invitation">
      <h2>Ask about this {noun}</h2>
      <p>
        {prompts.length > 0
          ? `Thinking, text and annotations stream in. ${words[noun].pointing}`
          : mode === 'scripted'
            ? `Answers are scripted for ${words[noun].scripted} only. To ask the real model about your own ${noun}, start the demo with PERCEPTRON_API_KEY set.`
            : 'Write your question below.'}
      </p>
      {prompts.length > 0 && (
        <ul className="suggestions" aria-label="Suggested questions">
          {prompts.map((prompt) => (
            <li key={prompt.label}>
              <button type="button" className="suggestion" onClick={() => onAsk(askOf(prompt))}>
                <span className="suggestion-label">{prompt.label}</span>
                <span className="suggestion-kind">
                  {[prompt.thinking && 'thinks', prompt.format ? kinds[prompt.format] : 'text']
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
