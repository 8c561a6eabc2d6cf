import type { GroundingIssue, GroundingIssueCode, Span } from './types.js';

/** Thrown by {@link parseGroundingStrict} for the first mistake in an answer's markup. */
export class GroundingError extends Error {
  override readonly name = 'GroundingError';
  readonly code: GroundingIssueCode;
  /** Where the mistake is, in UTF-16 offsets into the text. */
  readonly span: Span;
  /** The mistake as {@link parseGrounding} reports it. */
  readonly issue: GroundingIssue;

  constructor(issue: GroundingIssue) {
    super(`${issue.message} (${issue.code} at ${issue.span.start}..${issue.span.end})`);
    this.code = issue.code;
    this.span = issue.span;
    this.issue = issue;
  }
}
