import { Composer, type VisionOptions } from 'perceptron-react';
import type { ScriptedPrompt } from '../answers/index.js';
import type { DemoInfo } from '../server/plugin.js';
import { AskingControls } from './AskingControls.js';

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
        <AskingControls mode={mode} canClear={canClear} onClear={onClear} />
      </Composer>
    </div>
  );
}
