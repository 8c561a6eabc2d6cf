/** What is read of Node's `http.IncomingMessage`: its shape, so that nothing here needs Node's types. */
export interface NodeRequest extends AsyncIterable<Uint8Array | string> {
  method?: string | undefined;
  url?: string | undefined;
  /** Where Connect and Express keep the URL before they cut off the mount path. */
  originalUrl?: string | undefined;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Where a body parser has left the body. */
  body?: unknown;
  /** Whether anything has read from it. */
  readableDidRead?: boolean | undefined;
}

/** What is used of Node's `http.ServerResponse`. */
export interface NodeResponse {
  writableFinished: boolean;
  destroyed: boolean;
  writeHead(status: number, headers: Record<string, string | string[]>): unknown;
  /** In HTTP/2 without a type. */
  flushHeaders?(): void;
  write(chunk: string | Uint8Array, callback?: (error?: Error | null) => void): boolean;
  end(): unknown;
  end(chunk: string): unknown;
  destroy(): unknown;
  on(event: 'close' | 'drain', listener: () => void): unknown;
}
