import type { UsePerceptronChatResult } from '../../hooks/usePerceptronChat.js';
import type { ChatMessage } from '../../state/chatTypes.js';
import { formatDuration } from '../../state/time.js';
import type { Wait } from './conversationContext.js';
import type { PerceptronChatLabels } from './conversationLabels.js';

/** Shorter waits are over before anyone has read of them. */
const TOLD_FROM_MS = 2_000;

/** What a reader is told that an answer waits for. */
export function waitOf({ retry, isPaused }: Pick<UsePerceptronChatResult, 'retry' | 'isPaused'>): Wait {
  if (isPaused) return 'network';
  return retry && retry.delayMs >= TOLD_FROM_MS ? retry : null;
}

/** Whole seconds in words, one at least: of what is not over yet. */
export const inSeconds = (seconds: number, locale: string | undefined): string =>
  formatDuration(Math.max(1, seconds), { locale, fractionDigits: 0 });

/** What an answer waits for as one that is told once, of all that it takes. */
export function newsOfWait(
  wait: Wait,
  { assets }: ChatMessage,
  labels: PerceptronChatLabels,
  locale: string | undefined,
): string {
  if (wait === 'network') return labels.offline;
  if (wait) return labels.retrying(wait.error, inSeconds(wait.delayMs / 1000, locale));
  return labels.waiting(assets.at(-1)?.type);
}
