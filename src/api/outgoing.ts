/** What is sent. */
export interface Outgoing {
  method: 'GET' | 'POST';
  path: string;
  /** JSON. */
  body?: string;
  /** A stream: the request's deadline ends with the headers, and each wait for more has one of its own. */
  streaming: boolean;
}
