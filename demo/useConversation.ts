import { usePerceptronChat } from 'perceptron-react';
import { useState } from 'react';
import type { Ask } from './components/Asking.js';
import { simulation } from './simulation.js';

/**
 * The conversation about one picture or video. The query cache keeps it while others are shown.
 *
 * @param id of what is asked about
 * @param media what is sent with the first question
 */
export function useConversation(id: string, media: Blob | string) {
  const chat = usePerceptronChat({
    id: `demo:${id}`,
    historyMedia: 'latest',
    // A simulated fault is for one answer, so that "Try again" succeeds.
    onFinish: () => simulation.set(''),
  });
  const { messages, status } = chat;
  const [shownId, setShownId] = useState<string>();
  const answers = messages.filter(({ role }) => role === 'assistant');
  const shown = answers.find((answer) => answer.id === shownId) ?? answers.at(-1);

  const ask = ({ text, vision }: Ask) => {
    setShownId(undefined);
    void chat.send({
      text,
      media: messages.length === 0 ? [media] : [],
      vision,
    });
  };

  return {
    messages,
    busy: status === 'submitted' || status === 'thinking' || status === 'answering',
    retry: chat.retry,
    isPaused: chat.isPaused,
    /** The answer whose annotations are shown. */
    shown,
    show: setShownId,
    ask,
    regenerate(messageId: string) {
      setShownId(undefined);
      void chat.regenerate(messageId);
    },
    stop: chat.stop,
    clear: chat.clear,
  };
}

export type ConversationState = ReturnType<typeof useConversation>;
