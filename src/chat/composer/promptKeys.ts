import type { KeyboardEvent } from 'react';
import { mediaQuery } from '../../state/mediaQuery.js';

/** What a key asks for in the text box. */
export type PromptCommand = 'send' | 'stop' | 'removeLast';

/** Safari tells of the Enter that ends a composition only after its end, and by this code. */
const COMPOSING_KEY_CODE = 229;

/** What a key means in the text box of a composer; undefined for what the box does by itself. */
export function promptCommand(
  event: KeyboardEvent<HTMLTextAreaElement>,
  submitKey: 'enter' | 'mod-enter',
): PromptCommand | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey, currentTarget, nativeEvent } = event;
  if (nativeEvent.isComposing || nativeEvent.keyCode === COMPOSING_KEY_CODE) return undefined;
  if (key === 'Escape') return 'stop';
  // Held down to delete text, it stops where the text ends.
  if (key === 'Backspace') return currentTarget.value === '' && !event.repeat ? 'removeLast' : undefined;
  if (key !== 'Enter' || shiftKey || altKey) return undefined;
  if (ctrlKey || metaKey) return 'send';
  const byFinger = mediaQuery(currentTarget.ownerDocument.defaultView!, '(pointer: coarse)').matches;
  return submitKey === 'enter' && !byFinger ? 'send' : undefined;
}
