import type { MockPerceptron } from '../../src/testing/index.js';

/** Asks a mock in process, as `fetch` would be called. */
export function ask(
  mock: MockPerceptron,
  prompt = 'What is this?',
  extra: object = {},
  init: RequestInit = {},
) {
  const body = { model: 'perceptron-mk1', messages: [{ role: 'user', content: prompt }], ...extra };
  const headers = { 'content-type': 'application/json' };
  return mock.fetch('https://api.perceptron.inc/v1/chat/completions', {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    ...init,
  });
}

export const stream = { stream: true };

/** The text of an answer that is not a stream. */
export async function contentOf(response: Response): Promise<string> {
  const body = await response.json();
  return body.choices[0].message.content;
}
