import { type ChatMessage, PerceptronChat } from 'perceptron-react';
import { renderMarkdown } from 'perceptron-react/markdown';
import { AskingControls } from '../components/AskingControls.js';
import type { DemoInfo } from '../server/plugin.js';
import { NextQuestions } from './NextQuestions.js';
import { openings } from './questions.js';
import { useDemoChat } from './useDemoChat.js';

const nextQuestions = (message: ChatMessage) => <NextQuestions message={message} />;

/** The ready-made chat, with questions to go on with below its last answer. */
export function ChatPage({ mode }: { mode: DemoInfo['mode'] | undefined }) {
  const chat = useDemoChat();
  const { messages, clear } = chat;
  return (
    <main className="chat-page">
      <PerceptronChat
        chat={chat}
        historyMedia="latest"
        suggestions={openings}
        renderText={renderMarkdown}
        renderReasoning={renderMarkdown}
        renderActions={nextQuestions}
        composer={{
          children: <AskingControls mode={mode} canClear={messages.length > 0} onClear={clear} />,
        }}
      />
    </main>
  );
}
