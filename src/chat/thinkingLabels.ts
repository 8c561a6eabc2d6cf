/** The strings of a `ThinkingPanel`. */
export interface ThinkingPanelLabels {
  /** The header while the model thinks. @default 'Thinking…' */
  thinking: string;
  /**
   * The header afterwards. `duration` is in words ("8 seconds"), or null where it is not known; `durationMs` is the
   * number behind it. @default "Thought for 8 seconds", "Thought for a moment" below one second, "Thoughts"
   */
  thought(duration: string | null, durationMs: number | null): string;
  /** The name of the scrolled text for assistive technology. @default 'Thoughts' */
  content: string;
}

/** The strings in English. */
export const defaultThinkingLabels: ThinkingPanelLabels = {
  thinking: 'Thinking…',
  thought(duration, durationMs) {
    if (duration === null || durationMs === null) return 'Thoughts';
    return durationMs < 1000 ? 'Thought for a moment' : `Thought for ${duration}`;
  },
  content: 'Thoughts',
};
