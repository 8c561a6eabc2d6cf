import { GroundingProvider } from 'perceptron-react';
import { useRef } from 'react';
import type { Ask } from '../components/Asking.js';
import { LibraryStrip } from '../components/LibraryStrip.js';
import { Talking } from '../components/Talking.js';
import type { Film } from '../films.js';
import type { DemoInfo } from '../server/plugin.js';
import { useConversation } from '../useConversation.js';
import type { Library } from '../useLibrary.js';
import { FilmStage } from './FilmStage.js';

const none: readonly [] = [];

interface VideoSessionProps {
  films: Library<Film>;
  mode: DemoInfo['mode'] | undefined;
}

/** One video and the conversation about it: picture, timeline, text and list share one selection. */
export function VideoSession({ films, mode }: VideoSessionProps) {
  const { chosen: film, addFile } = films;
  const video = useRef<HTMLVideoElement>(null);
  const conversation = useConversation(film.id, film.media);
  const { shown, busy } = conversation;
  const subject = { noun: 'video', prompts: film.script?.prompts ?? none } as const;

  const ask = (asked: Ask) => {
    const element = video.current;
    // An answer about motion is looked at in motion; who has played and paused the video wants it there.
    if (element?.played.length === 0 && !matchMedia('(prefers-reduced-motion: reduce)').matches)
      element.play().catch(() => {});
    conversation.ask(asked);
  };

  return (
    <GroundingProvider>
      <main className="session">
        <section className="looking" aria-label="Video">
          <FilmStage film={film} video={video} answer={shown?.grounding} busy={busy} onFile={addFile} />
          <LibraryStrip library={films} />
        </section>
        <Talking conversation={conversation} subject={subject} mode={mode} onAsk={ask} />
      </main>
    </GroundingProvider>
  );
}
