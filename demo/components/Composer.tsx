import type { AnnotationFormat } from 'perceptron-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { ScriptedPrompt } from '../answers/index.js';
import type { DemoInfo } from '../server/plugin.js';
import { type FaultName, faults, simulation, useSimulatedFault } from '../simulation.js';
import { Icon } from './Icon.js';

/** A question and how it is to be answered. */
export interface Ask {
  text: string;
  format?: AnnotationFormat;
  thinking: boolean;
}

interface ComposerProps {
  busy: boolean;
  mode: DemoInfo['mode'] | undefined;
  /** What is asked about. */
  noun: 'picture' | 'video';
  suggestions: readonly ScriptedPrompt[];
  canClear: boolean;
  onAsk(ask: Ask): void;
  onStop(): void;
  onClear(): void;
}

const formats: readonly { value: AnnotationFormat | ''; label: string }[] = [
  { value: '', label: 'Text' },
  { value: 'point', label: 'Points' },
  { value: 'box', label: 'Boxes' },
  { value: 'polygon', label: 'Polygons' },
  { value: 'clip', label: 'Clips' },
];

/** A scripted question as it is asked. */
export const askOf = ({ prompt, format, thinking }: ScriptedPrompt): Ask => ({
  text: prompt,
  format,
  thinking: thinking !== undefined,
});

/** The prompt box: Enter sends, Shift and Enter make a new line, Escape stops a running answer. */
export function Composer(props: ComposerProps) {
  const { busy, mode, noun, suggestions, canClear, onAsk, onStop, onClear } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState('');
  const [format, setFormat] = useState<AnnotationFormat | ''>('');
  const [thinking, setThinking] = useState(true);
  const fault = useSimulatedFault();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) {
      onStop();
      return;
    }
    if (text.trim() === '') return;
    onAsk({ text: text.trim(), format: format || undefined, thinking });
    setText('');
  };

  return (
    <div className="asking">
      {suggestions.length > 0 && (
        <ul className="chips" aria-label="Suggested questions">
          {suggestions.map((prompt) => (
            <li key={prompt.label}>
              <button
                type="button"
                className="chip"
                // Not `disabled`, which would drop the focus of whoever has just pressed it.
                aria-disabled={busy || undefined}
                onClick={() => {
                  if (!busy) onAsk(askOf(prompt));
                }}
              >
                {prompt.label}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form ref={form} className="composer" onSubmit={submit}>
        <label className="pr-visually-hidden" htmlFor={`${id}-text`}>
          Ask about the {noun}
        </label>
        <textarea
          id={`${id}-text`}
          rows={1}
          placeholder={`Ask about the ${noun}…`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && busy) onStop();
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (!busy) form.current?.requestSubmit();
          }}
        />
        <div className="controls">
          <div className="options">
            <label className="option">
              <span className="option-name">Answer with</span>
              <select
                value={format}
                onChange={(event) => {
                  const chosen = event.currentTarget.value as AnnotationFormat | '';
                  setFormat(chosen);
                  // Thinking helps prose and clips and makes shapes worse; the visitor may still think otherwise.
                  setThinking(chosen === '' || chosen === 'clip');
                }}
              >
                {formats
                  .filter(({ value }) => value !== 'clip' || noun === 'video')
                  .map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
              </select>
            </label>
            <label className="option">
              <input
                type="checkbox"
                checked={thinking}
                onChange={(event) => setThinking(event.currentTarget.checked)}
              />
              <span>Think</span>
            </label>
            {mode === 'scripted' && (
              <label className="option" title="Let something go wrong with the next answer">
                <span>Simulate</span>
                <select
                  value={fault}
                  onChange={(event) => simulation.set(event.currentTarget.value as FaultName)}
                >
                  {Object.entries(faults).map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
          {/* Keeps its room while it is not there, so that the box is as high before an answer as after it. */}
          <button
            type="button"
            className="icon-button clear"
            disabled={!canClear}
            onClick={onClear}
            title="Clear the conversation"
          >
            <Icon name="trash" />
            <span className="pr-visually-hidden">Clear the conversation</span>
          </button>
          {/* Not `disabled`, nor above: it has the focus of whoever sends with it, and once more when the answer ends. */}
          <button type="submit" className="send" aria-disabled={(!busy && text.trim() === '') || undefined}>
            <Icon name={busy ? 'stop' : 'send'} />
            <span className="pr-visually-hidden">{busy ? 'Stop' : 'Send'}</span>
          </button>
        </div>
      </form>
    </div>
  );
}
