'use client';

import { namedDrawing } from '../../image/namedDrawing.js';
import { ChatIcon } from '../ChatIcon.js';
import type { ComposerLabels } from './composerLabels.js';
import type { ComposerWords } from './composerWords.js';
import type { ComposerView } from './useComposer.js';

/** What could not be added and why, for as long as it is of use. */
export function Rejections({
  view,
  labels,
  words,
}: {
  view: ComposerView;
  labels: ComposerLabels;
  words: ComposerWords;
}) {
  const { composer, rejections } = view;
  return (
    <div className="pr-composer-rejections">
      <p>{labels.notAdded(rejections.length)}</p>
      <ul>
        {words.reasons(rejections).map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shown as a whole and never in another order
          <li key={index}>{reason}</li>
        ))}
      </ul>
      <button
        type="button"
        className="pr-composer-dismiss"
        {...namedDrawing(labels.dismiss)}
        onClick={() => composer.dismissRejections()}
      >
        <ChatIcon name="remove" />
      </button>
    </div>
  );
}

/** What has happened to the attachments, for assistive technology. The same words twice are told twice. */
export function ComposerStatus({ view, words }: { view: ComposerView; words: ComposerWords }) {
  const { news } = view;
  return (
    <span role="status" className="pr-visually-hidden">
      {news && <span key={news.number}>{words.news(news)}</span>}
    </span>
  );
}
