import { type ChatMessage, GroundedText, ThinkingPanel } from 'perceptron-react';
import { useRef, useState } from 'react';
import { AnswerFailure } from './AnswerFailure.js';
import { AnswerFigures } from './AnswerFigures.js';
import { Icon } from './Icon.js';

interface AnswerTurnProps {
  message: ChatMessage;
  /** What it is about. */
  noun: 'picture' | 'video';
  /** What is said until its first word. */
  waiting: string;
  /** Whether its annotations lie on the picture. */
  isShown: boolean;
  /** False while an answer runs. */
  canAct: boolean;
  onShow(): void;
  onRegenerate(): void;
}

const running = ['submitted', 'thinking', 'answering'];

/** One answer: thinking, text with its chips, figures, and what can be done with it. */
export function AnswerTurn(props: AnswerTurnProps) {
  const { message, noun, waiting, isShown, canAct, onShow, onRegenerate } = props;
  const article = useRef<HTMLElement>(null);
  const [raw, setRaw] = useState(false);
  const { status, reasoning, grounding, text, timing, error } = message;
  const isRunning = running.includes(status);
  const hasAnnotations = grounding.shapes.length > 0 || grounding.clips.length > 0;
  const asksThinking = reasoning !== '' || status === 'thinking';

  const regenerate = () => {
    // The button goes away with the answer that it is about.
    article.current?.focus({ preventScroll: true });
    onRegenerate();
  };

  return (
    <article
      ref={article}
      tabIndex={-1}
      className="answer"
      data-status={status}
      data-shown={isShown ? '' : undefined}
      aria-label="Answer"
    >
      {asksThinking && (
        <ThinkingPanel
          reasoning={reasoning}
          thinking={status === 'thinking'}
          durationMs={timing?.thinkingMs}
        />
      )}
      {status === 'submitted' && (
        <p className="waiting">
          <span className="dots" aria-hidden="true" />
          {waiting}
        </p>
      )}
      {text !== '' &&
        (raw ? (
          <pre className="raw">
            <code>{text}</code>
          </pre>
        ) : (
          <GroundedText className="prose" grounding={grounding} streaming={status === 'answering'} />
        ))}
      {status === 'stopped' && <p className="note">Stopped. What had arrived is kept.</p>}
      {error && <AnswerFailure error={error} onRetry={canAct ? regenerate : undefined} />}
      {!isRunning && (
        <div className="answer-foot">
          <div className="actions">
            <button type="button" className="action" disabled={!canAct} onClick={regenerate}>
              <Icon name="retry" /> Regenerate
            </button>
            {text !== '' && (
              <button type="button" className="action" aria-pressed={raw} onClick={() => setRaw(!raw)}>
                <Icon name="code" /> Markup
              </button>
            )}
            {hasAnnotations && (
              <button type="button" className="action" aria-pressed={isShown} onClick={onShow}>
                <Icon name="eye" /> On {noun}
              </button>
            )}
          </div>
          <AnswerFigures message={message} />
        </div>
      )}
    </article>
  );
}
