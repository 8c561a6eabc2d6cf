import type { PerceptronError } from '../api/errors.js';
import { PROXY_ERROR } from '../api/serverFailure.js';

/** What an error response says besides its status and message. */
export interface ErrorResponseInit {
  /** For code to branch on: `serverCode` of the client's error. @default null */
  code?: string | null | undefined;
  /** The field at fault. @default null */
  param?: string | null | undefined;
  /** Further headers, such as `retry-after`. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * A response in the error shape of the API, which the client reads as it reads the API's own: for what `authorize` and
 * `transform` refuse.
 *
 * @example
 * authorize: async (request) => (await sessionOf(request)) !== null || errorResponse(401, 'Sign in to ask.')
 */
export function errorResponse(status: number, message: string, init: ErrorResponseInit = {}): Response {
  const { code = null, param = null, headers } = init;
  return Response.json(
    { error: { message, type: PROXY_ERROR, param, code } },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  );
}

/** Thrown while a request is handled: it is answered with this. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    /** For everybody to read, so without anything of the server's inside. */
    readonly message: string,
    readonly details: {
      param?: string;
      headers?: Record<string, string>;
      /** For the server's own log. */
      report?: PerceptronError;
    } = {},
  ) {}

  /** The answer that it stands for. */
  toResponse(): Response {
    const { param, headers } = this.details;
    return errorResponse(this.status, this.message, { code: this.code, param, headers });
  }
}
