import { AnnotationList, ClipTimeline, GroundedVideo, type Grounding } from 'perceptron-react';
import { type RefObject, useState } from 'react';
import type { DemoFilm } from '../answers/index.js';
import { Stage } from '../components/Stage.js';
import type { Film } from '../films.js';

interface FilmStageProps {
  film: Film;
  video: RefObject<HTMLVideoElement | null>;
  /** What lies on the video and on its timeline; none before the first question. */
  answer: Grounding | undefined;
  /** Whether more is on its way. */
  busy: boolean;
  onFile(file: File): void;
}

const none: readonly [] = [];
const waiting = { timeline: { empty: 'Clips will be here' }, list: { empty: 'Annotations will be here' } };
const answered = { timeline: { empty: 'No clips in this answer' }, list: { empty: 'No annotations' } };
/** Room for the ruler and four rows. */
const laneHeight = '9.375rem';

/** The video with its annotations, and its clips on a timeline below. */
export function FilmStage({ film, video, answer, busy, onFile }: FilmStageProps) {
  const [trails, setTrails] = useState(true);
  const { script, size } = film;
  const annotations = answer ?? none;
  const labels = answer && !busy ? answered : waiting;
  const credit = (
    <>
      <span>
        {script ? (
          <Credit {...script.credit} />
        ) : (
          `${film.title}. It stays in this browser until you ask about it.`
        )}
      </span>
      <label className="trails">
        <input
          type="checkbox"
          checked={trails}
          onChange={(event) => setTrails(event.currentTarget.checked)}
        />
        Trails
      </label>
    </>
  );
  return (
    <>
      <Stage size={size} busy={busy} dropHint="Drop a video to ask about it" credit={credit} onFile={onFile}>
        <GroundedVideo
          className="picture"
          alt={film.alt}
          annotations={annotations}
          videoRef={video}
          videoSize={size}
          poster={film.thumbnail}
          preload="auto"
          // On a picture that has something in it, for the first answer to lie on.
          onLoadedMetadata={({ currentTarget }) => {
            if (script && currentTarget.currentTime === 0) currentTarget.currentTime = script.opening;
          }}
          loop
          muted
          showTrails={trails}
          trailSeconds={1.5}
        >
          {film.sources.map(({ src, type }) => (
            <source key={src} src={src} type={type} />
          ))}
        </GroundedVideo>
      </Stage>
      <div className="timing" data-waiting={answer ? undefined : ''}>
        <ClipTimeline
          className="film-timeline"
          clips={annotations}
          video={video}
          showThumbnails
          height={laneHeight}
          labels={labels.timeline}
        />
        <AnnotationList
          className="film-list"
          annotations={annotations}
          showFilter={false}
          defaultExpanded={false}
          height="none"
          labels={labels.list}
        />
      </div>
    </>
  );
}

function Credit({ by, work, note, terms }: DemoFilm['credit']) {
  return (
    <>
      {by}, <cite>{work}</cite>. {note}{' '}
      {terms && (
        <a href={terms.href} target="_blank" rel="noreferrer">
          {terms.name}
        </a>
      )}
    </>
  );
}
