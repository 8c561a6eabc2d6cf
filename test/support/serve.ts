import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { listen } from '../loopback.js';

/** Serves a handler on the loopback interface until the test is over. Returns its URL. */
export async function serve(handler: RequestListener): Promise<string> {
  const server = await listen(handler);
  onTestFinished(() => server.close());
  return server.url;
}
