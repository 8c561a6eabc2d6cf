import { AnnotationList } from 'perceptron-react';
import type { Span } from 'perceptron-react/core';
import { useId } from 'react';
import { Icon } from '../components/Icon.js';
import type { Picture } from '../pictures.js';
import { ExportMenu } from './ExportMenu.js';
import { IssueList } from './IssueList.js';
import type { ReadResult } from './types.js';
import type { OverlayInput } from './useOverlayInput.js';

interface ResultPanelProps {
  draft: OverlayInput['draft'];
  picture: Picture;
  result: ReadResult;
  onShowPlace(span: Span): void;
}

const listLabels = { empty: 'Nothing to show yet' };

/** What was read: whether it was all, what was wrong, the annotations, and ways to save them. */
export function ResultPanel({ draft, picture, result, onShowPlace }: ResultPanelProps) {
  const id = useId();
  const { annotations, issues, complete } = result;
  const isBlank = draft.text.trim() === '';
  const count = issues.length;
  return (
    <section className="result" aria-labelledby={`${id}-title`}>
      <div className="result-head">
        <h2 id={`${id}-title`}>Result</h2>
        {/* Said when it changes, which typing on does not. */}
        <p className="flags" role="status">
          {!isBlank && (
            <>
              <span className="flag" data-kind={complete ? 'good' : 'warning'}>
                <Icon name={complete ? 'check' : 'warning'} />
                {complete ? 'Complete' : 'Cut off'}
              </span>
              <span className="flag" data-kind={count === 0 ? 'good' : 'warning'}>
                <Icon name={count === 0 ? 'check' : 'warning'} />
                {count === 0 ? 'No issues' : count === 1 ? '1 issue' : `${count} issues`}
              </span>
            </>
          )}
        </p>
      </div>
      {isBlank && (
        <p className="hint">Paste a text in the format that you have chosen, or load its sample.</p>
      )}
      <IssueList text={draft.text} issues={issues} onShowPlace={onShowPlace} />
      {/* As high as there is room for: it scrolls inside. */}
      <AnnotationList
        className="result-list"
        annotations={annotations}
        height="none"
        showFilter={annotations.length > 1}
        labels={listLabels}
      />
      <ExportMenu annotations={annotations} picture={picture} />
    </section>
  );
}
