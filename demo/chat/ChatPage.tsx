import { type ChatMessage, type ChatSuggestion, PerceptronChat, usePerceptronChat } from 'perceptron-react';
import { useCallback } from 'react';
import type { ScriptedPrompt } from '../answers/index.js';
import { AskingControls } from '../components/AskingControls.js';
import { films } from '../films.js';
import { pictures } from '../pictures.js';
import type { DemoInfo } from '../server/plugin.js';
import { simulation } from '../simulation.js';

/** What can be asked about here without bringing anything. */
const subjects = [
  ...pictures.map(({ media, photo }) => ({ media, prompts: photo?.prompts ?? [] })),
  ...films.map(({ media, script }) => ({ media, prompts: script?.prompts ?? [] })),
];

const toSuggestion = ({ label, prompt, format, thinking }: ScriptedPrompt): ChatSuggestion => ({
  label,
  text: prompt,
  vision: { annotationFormat: format, enableThinking: thinking !== undefined },
});

/** One question about each subject, to begin with. */
const openings: readonly ChatSuggestion[] = subjects.flatMap(({ media, prompts }) =>
  prompts.slice(0, 1).map((prompt) => ({ ...toSuggestion(prompt), media: [media] })),
);

/** The scripted questions about what a message speaks of that have not been asked. */
function openQuestions({ assets }: ChatMessage, messages: readonly ChatMessage[]) {
  const asked = new Set(messages.map(({ text }) => text));
  const subject = subjects.find(({ media }) => media === assets.at(-1)?.url);
  return subject?.prompts.filter(({ prompt }) => !asked.has(prompt)) ?? [];
}

/** The ready-made chat, with questions to go on with below each answer. */
export function ChatPage({ mode }: { mode: DemoInfo['mode'] | undefined }) {
  const chat = usePerceptronChat({
    id: 'demo:chat',
    historyMedia: 'latest',
    // A simulated fault is for one answer, so that "Try again" succeeds.
    onFinish: () => simulation.set(''),
  });
  const { messages, status, send, clear } = chat;
  const last = status === 'idle' ? messages.at(-1) : undefined;
  const next = last?.role === 'assistant' ? openQuestions(last, messages) : [];

  const nextKey = next.map(({ label }) => label).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `nextKey` stands for `next`, which is another list with each frame
  const renderActions = useCallback(
    ({ id }: ChatMessage) =>
      id === last?.id &&
      next.length > 0 && (
        <ul className="next-questions" aria-label="Questions to go on with">
          {next.map((prompt) => (
            <li key={prompt.label}>
              <button type="button" className="chip" onClick={() => send(toSuggestion(prompt))}>
                {prompt.label}
              </button>
            </li>
          ))}
        </ul>
      ),
    [last?.id, nextKey, send],
  );

  return (
    <main className="chat-page">
      <PerceptronChat
        chat={chat}
        historyMedia="latest"
        suggestions={openings}
        renderActions={renderActions}
        composer={{
          children: <AskingControls mode={mode} canClear={messages.length > 0} onClear={clear} />,
        }}
      />
    </main>
  );
}
