import type { KeyboardEvent } from 'react';
import { shortcutKey } from '../../state/shortcutKey.js';
import type { Timeline } from '../../state/timeline.js';

/** What one press multiplies the detail by. */
export const ZOOM_STEP = 1.6;

/** Plus, minus and 0 zoom about `at` seconds; says whether the key was one of them. */
export function zoomByKey(timeline: Timeline, event: KeyboardEvent, at: number): boolean {
  const details = { reason: 'keyboard', event: event.nativeEvent } as const;
  const { start, end } = timeline.getSnapshot();
  const about = at >= start && at <= end ? at : undefined;
  const key = shortcutKey(event);
  if (key === '+' || key === '=') timeline.zoomBy(ZOOM_STEP, about, details);
  else if (key === '-') timeline.zoomBy(1 / ZOOM_STEP, about, details);
  else if (key === '0') timeline.fit(details);
  else return false;
  return true;
}
