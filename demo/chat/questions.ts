import type { ChatMessage, ChatSuggestion } from 'perceptron-react';
import type { ScriptedPrompt } from '../answers/index.js';
import { films } from '../films.js';
import { pictures } from '../pictures.js';

/** What can be asked about here without bringing anything. */
const subjects = [
  ...pictures.map(({ media, photo }) => ({ media, prompts: photo?.prompts ?? [] })),
  ...films.map(({ media, script }) => ({ media, prompts: script?.prompts ?? [] })),
];

export const toSuggestion = ({ label, prompt, format, thinking }: ScriptedPrompt): ChatSuggestion => ({
  label,
  text: prompt,
  vision: { annotationFormat: format, enableThinking: thinking !== undefined },
});

/** One question about each subject, to begin with. */
export const openings: readonly ChatSuggestion[] = subjects.flatMap(({ media, prompts }) =>
  prompts.slice(0, 1).map((prompt) => ({ ...toSuggestion(prompt), media: [media] })),
);

/** The scripted questions about what a message speaks of that have not been asked. */
export function openQuestions({ assets }: ChatMessage, messages: readonly ChatMessage[]) {
  const asked = new Set(messages.map(({ text }) => text));
  const subject = subjects.find(({ media }) => media === assets.at(-1)?.url);
  return subject?.prompts.filter(({ prompt }) => !asked.has(prompt)) ?? [];
}
