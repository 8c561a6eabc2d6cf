import { Composer, type VisionOptions } from 'perceptron-react';
import type { ScriptedPrompt } from '../answers/index.js';
import type { DemoInfo } from '../server/plugin.js';
import { type FaultName, faults, simulation, useSimulatedFault } from '../simulation.js';
import { Icon } from './Icon.js';

/** A question and how it is to be answered. */
export interface Ask {
  text: string;
  vision: VisionOptions;
}

interface AskingProps {
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

/** A scripted question as it is asked. */
export const askOf = ({ prompt, format, thinking }: ScriptedPrompt): Ask => ({
  text: prompt,
  vision: { annotationFormat: format, enableThinking: thinking !== undefined },
});

/** What is asked about, of which only the kind counts here: it is chosen beside the conversation. */
const about = {
  picture: [{ type: 'image', url: '' }],
  video: [{ type: 'video', url: '' }],
} as const;

/** Suggested questions and the prompt box, with the playground's own controls in it. */
export function Asking(props: AskingProps) {
  const { busy, mode, noun, suggestions, canClear, onAsk, onStop, onClear } = props;
  const fault = useSimulatedFault();

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
      <Composer
        busy={busy}
        earlierMedia={about[noun]}
        maxFiles={0}
        placeholder={`Ask about the ${noun}…`}
        labels={{ message: `Ask about the ${noun}` }}
        onSend={onAsk}
        onStop={onStop}
      >
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
      </Composer>
    </div>
  );
}
