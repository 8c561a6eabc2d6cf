import type { ChatMessage } from 'perceptron-react';
import { Icon } from './Icon.js';

interface AnswerFailureProps {
  error: NonNullable<ChatMessage['error']>;
  /** None while another answer runs. */
  onRetry: (() => void) | undefined;
}

const titles: Partial<Record<AnswerFailureProps['error']['code'], string>> = {
  rate_limited: 'Too many requests',
  quota_exceeded: 'No credits left',
  unauthorized: 'The key was not accepted',
  network: 'No connection',
  timeout: 'The answer took too long',
  stream_truncated: 'The answer was cut off',
  invalid_stream_chunk: 'The answer could not be read',
  server_error: 'The server failed',
};

/** Why an answer failed, in words, and a way on. */
export function AnswerFailure({ error, onRetry }: AnswerFailureProps) {
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <div>
        <p className="failure-title">{titles[error.code] ?? 'This did not work'}</p>
        <p>{error.message}</p>
        <p className="failure-foot">
          {onRetry && (
            <button type="button" className="retry" onClick={onRetry}>
              Try again
            </button>
          )}
          <code>{error.code}</code>
        </p>
      </div>
    </div>
  );
}
