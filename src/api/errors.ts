import type { Completion } from './types.js';

/** What went wrong, for code to branch on. */
export type PerceptronErrorCode =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'too_large'
  | 'rate_limited'
  | 'quota_exceeded'
  | 'server_error'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'stream_truncated'
  | 'invalid_stream_chunk'
  | 'invalid_response'
  | 'invalid_request';

/** The facts of a {@link PerceptronError} besides its code and message. */
export interface PerceptronErrorDetails {
  /** HTTP status, where a response came. */
  status?: number | undefined;
  /** `code` of the server's error body. */
  serverCode?: string | undefined;
  /** `type` of the server's error body. */
  serverType?: string | undefined;
  /** The request field at fault: as the server names it, or for `invalid_request` its path, such as `messages[0].content`. */
  param?: string | undefined;
  /** The `x-trace-id` response header, to quote to support. */
  requestId?: string | undefined;
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /**
   * Whether the same request may be sent again unasked, and may succeed. False once part of an answer was seen: then it is
   * the reader who decides.
   */
  retryable?: boolean | undefined;
  /** What had arrived when it went wrong. */
  partial?: Completion | undefined;
  cause?: unknown;
}

/** A {@link PerceptronError} as plain JSON, for caches and logs. */
export interface PerceptronErrorJSON extends Omit<PerceptronErrorDetails, 'cause' | 'partial' | 'retryable'> {
  code: PerceptronErrorCode;
  message: string;
  retryable: boolean;
}

/** Every error of this library's client: one class, told apart by `code`. It never holds the API key. */
export class PerceptronError extends Error implements PerceptronErrorDetails {
  override readonly name = 'PerceptronError';
  readonly code: PerceptronErrorCode;
  readonly status?: number;
  readonly serverCode?: string;
  readonly serverType?: string;
  readonly param?: string;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  readonly retryable: boolean;
  readonly partial?: Completion;

  constructor(code: PerceptronErrorCode, message: string, details: PerceptronErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.serverCode = details.serverCode;
    this.serverType = details.serverType;
    this.param = details.param;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.retryable = details.retryable ?? false;
    this.partial = details.partial;
  }

  /** Plain data without `partial`, `cause` and stack. */
  toJSON(): PerceptronErrorJSON {
    const { code, message, status, serverCode, serverType, param, requestId, retryAfterMs, retryable } = this;
    return { code, message, status, serverCode, serverType, param, requestId, retryAfterMs, retryable };
  }
}
