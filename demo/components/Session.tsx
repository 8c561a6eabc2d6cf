import { GroundingProvider, usePerceptronChat } from 'perceptron-react';
import { useRef, useState } from 'react';
import type { DemoInfo } from '../server/plugin.js';
import { simulation } from '../simulation.js';
import type { Pictures } from '../usePictures.js';
import { type Ask, Composer } from './Composer.js';
import { Conversation } from './Conversation.js';
import { PictureStrip } from './PictureStrip.js';
import { Stage } from './Stage.js';

const none: readonly [] = [];

interface SessionProps {
  pictures: Pictures;
  mode: DemoInfo['mode'] | undefined;
}

/** One picture and the conversation about it, tied together by one selection. */
export function Session({ pictures, mode }: SessionProps) {
  const { picture, addFile } = pictures;
  const chat = usePerceptronChat({
    id: `demo:${picture.id}`,
    historyMedia: 'latest',
    // A simulated fault is for one answer, so that "Try again" succeeds.
    onFinish: () => simulation.set(''),
  });
  const { messages, status } = chat;
  const talking = useRef<HTMLElement>(null);
  const [shownId, setShownId] = useState<string>();
  const answers = messages.filter(({ role }) => role === 'assistant');
  const shown = answers.find(({ id }) => id === shownId) ?? answers.at(-1);
  const busy = status === 'submitted' || status === 'thinking' || status === 'answering';

  const ask = ({ text, format, thinking }: Ask) => {
    setShownId(undefined);
    void chat.send({
      text,
      media: messages.length === 0 ? [picture.media] : [],
      vision: { annotationFormat: format, enableThinking: thinking },
    });
  };

  const begin = (first: Ask) => {
    // The invitation goes away with its buttons; the focus must not go with them.
    talking.current?.focus({ preventScroll: true });
    ask(first);
  };

  const regenerate = (messageId: string) => {
    setShownId(undefined);
    void chat.regenerate(messageId);
  };

  return (
    <GroundingProvider>
      <main className="session">
        <section className="looking" aria-label="Picture">
          <Stage
            picture={picture}
            annotations={shown?.grounding ?? none}
            busy={busy}
            dropHint="Drop a picture to ask about it"
            privacy="It stays in this browser until you ask about it."
            onFile={addFile}
          />
          <PictureStrip pictures={pictures} />
        </section>
        <section ref={talking} className="talking" aria-label="Conversation" tabIndex={-1}>
          <Conversation
            messages={messages}
            shownId={shown?.id}
            busy={busy}
            picture={picture}
            mode={mode}
            onAsk={begin}
            onShow={setShownId}
            onRegenerate={regenerate}
          />
          <Composer
            busy={busy}
            mode={mode}
            suggestions={messages.length > 0 ? (picture.photo?.prompts ?? []) : []}
            canClear={messages.length > 0 && !busy}
            onAsk={ask}
            onStop={chat.stop}
            onClear={chat.clear}
          />
        </section>
      </main>
    </GroundingProvider>
  );
}
