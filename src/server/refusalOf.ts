import { PerceptronError } from '../api/errors.js';
import { Refusal } from './refusal.js';

/** How what was thrown is answered. What only the app's developer may know is in the report. */
export function refusalOf(thrown: unknown, signal: AbortSignal | undefined): Refusal {
  if (signal?.aborted) {
    return new Refusal(499, 'client_closed_request', 'The client closed the connection.');
  }
  if (thrown instanceof Refusal) return thrown;
  if (!(thrown instanceof PerceptronError)) {
    const report = new PerceptronError('server_error', 'The proxy failed.', { cause: thrown });
    return new Refusal(500, 'proxy_misconfigured', 'The proxy failed; the log of the server says why.', {
      report,
    });
  }
  const details = { report: thrown };
  switch (thrown.code) {
    case 'network':
      return new Refusal(
        502,
        'upstream_unreachable',
        'The proxy could not reach the API. Try again.',
        details,
      );
    case 'timeout':
      return new Refusal(504, 'upstream_timeout', 'The API took too long to answer. Try again.', details);
    case 'invalid_response':
      return new Refusal(502, 'upstream_invalid', 'What answered the proxy is not the API.', details);
    default:
      return new Refusal(
        500,
        'proxy_misconfigured',
        'The proxy is not set up right; the log of the server says why.',
        details,
      );
  }
}
