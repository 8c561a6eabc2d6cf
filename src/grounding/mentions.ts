/** What mentions are compared by: spellings that differ in case or outer space only are one mention. */
export const mentionKey = (mention: string): string => mention.trim().toLowerCase();

/** A mention as it is shown: a blank one, and the null of stored annotations, is none. */
export const shownMention = (mention: string | null | undefined): string | undefined =>
  mention?.trim() || undefined;
