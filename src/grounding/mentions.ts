/** What mentions are compared by: spellings that differ in case or outer space only are one mention. */
export const mentionKey = (mention: string): string => mention.trim().toLowerCase();
