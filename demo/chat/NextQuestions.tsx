import type { ChatMessage } from 'perceptron-react';
import { openQuestions, toSuggestion } from './questions.js';
import { useDemoChat } from './useDemoChat.js';

/** Below the last answer: the scripted questions about what it speaks of that have not been asked. */
export function NextQuestions({ message }: { message: ChatMessage }) {
  const { messages, status, send } = useDemoChat();
  if (status !== 'idle' || message.id !== messages.at(-1)?.id) return null;
  const next = openQuestions(message, messages);
  if (next.length === 0) return null;
  return (
    <ul className="next-questions" aria-label="Questions to go on with">
      {next.map((prompt) => (
        <li key={prompt.label}>
          <button type="button" className="chip" onClick={() => send(toSuggestion(prompt))}>
            {prompt.label}
          </button>
        </li>
      ))}
    </ul>
  );
}
