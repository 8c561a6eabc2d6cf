import type { Span } from 'perceptron-react/core';
import type { ReadIssue } from './types.js';

interface IssueListProps {
  text: string;
  issues: readonly ReadIssue[];
  onShowPlace(span: Span): void;
}

/** A text that is in another format altogether has one issue a line; nobody reads a thousand. */
const MOST = 30;
const EXCERPT = 48;

/** Line and column of a place in the text, from 1. */
function placeOf(text: string, start: number): { line: number; column: number } {
  const before = text.slice(0, start);
  return { line: before.split('\n').length, column: start - before.lastIndexOf('\n') };
}

function excerptOf(text: string, { start, end }: Span): string {
  const words = text.slice(start, Math.min(end, start + 4 * EXCERPT)).replace(/\s+/g, ' ');
  return words.length > EXCERPT || end > start + 4 * EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
}

/** A message with what stands between backticks as code. */
const withCode = (message: string) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text
  message.split('`').map((part, i) => (i % 2 ? <code key={i}>{part}</code> : part));

/** Everything that was left out or changed: what and where, with a way there. */
export function IssueList({ text, issues, onShowPlace }: IssueListProps) {
  if (issues.length === 0) return null;
  const rest = issues.length - MOST;
  return (
    <ol className="issues" aria-label="Issues">
      {issues.slice(0, MOST).map(({ code, message, span }, index) => {
        // What was cut off is missing at a place, and so has no length.
        const isPlace = span.end > 0;
        const { line, column } = placeOf(text, span.start);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity, and nothing in a row has state
          <li key={index}>
            <p className="issue-message">{withCode(message)}</p>
            {isPlace ? (
              <button type="button" className="place" onClick={() => onShowPlace(span)}>
                <span>
                  Line {line}, column {column}
                </span>
                {span.end > span.start && <code>{excerptOf(text, span)}</code>}
              </button>
            ) : (
              <p className="hint">
                {code.startsWith('missing_') ? 'In the options' : 'In the text as a whole'}
              </p>
            )}
          </li>
        );
      })}
      {rest > 0 && <li className="hint">And {rest} more.</li>}
    </ol>
  );
}
