/**
 * A text in blocks of some 2,000 characters that end with a line, to be text nodes of their own: while it grows at its end,
 * those before stay as they are, and the browser lays out the last one and not all of it.
 */
export const textBlocks = (text: string): readonly string[] => text.match(/.{1,2000}[^\n]*\n?/gs) ?? [];
