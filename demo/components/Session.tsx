import { GroundingProvider } from 'perceptron-react';
import type { Picture } from '../pictures.js';
import type { DemoInfo } from '../server/plugin.js';
import { useConversation } from '../useConversation.js';
import type { Library } from '../useLibrary.js';
import { LibraryStrip } from './LibraryStrip.js';
import { PictureStage } from './PictureStage.js';
import { Talking } from './Talking.js';

const none: readonly [] = [];

interface SessionProps {
  pictures: Library<Picture>;
  mode: DemoInfo['mode'] | undefined;
}

/** One picture and the conversation about it, tied together by one selection. */
export function Session({ pictures, mode }: SessionProps) {
  const { chosen: picture, addFile } = pictures;
  const conversation = useConversation(picture.id, picture.media);
  const { shown, busy, ask } = conversation;
  const subject = { noun: 'picture', prompts: picture.photo?.prompts ?? none } as const;
  return (
    <GroundingProvider>
      <main className="session">
        <section className="looking" aria-label="Picture">
          <PictureStage
            picture={picture}
            annotations={shown?.grounding ?? none}
            busy={busy}
            dropHint="Drop a picture to ask about it"
            privacy="It stays in this browser until you ask about it."
            onFile={addFile}
          />
          <LibraryStrip library={pictures} />
        </section>
        <Talking conversation={conversation} subject={subject} mode={mode} onAsk={ask} />
      </main>
    </GroundingProvider>
  );
}
