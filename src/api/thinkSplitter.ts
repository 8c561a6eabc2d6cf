/** A piece of content, told apart. */
export interface ContentPiece {
  type: 'reasoning' | 'text';
  delta: string;
}

/** Tells a `<think>…</think>` block at the head of content from the answer that follows it. */
export interface ThinkSplitter {
  push(delta: string): ContentPiece[];
  /** Gives out what was held back. */
  end(): ContentPiece[];
}

const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * Some servers leave the thinking in the content. Only a block at its very head counts, after optional white space; the
 * white space around both tags is layout and belongs to neither side. Holds back no more than may still be part of a
 * tag, so a tag may be cut anywhere between two deltas.
 */
export function createThinkSplitter(): ThinkSplitter {
  let state: 'head' | 'thinking' | 'answer head' | 'answer' = 'head';
  let held = '';
  let thought = false;

  function take(final: boolean): ContentPiece[] {
    const pieces: ContentPiece[] = [];
    if (state === 'head') {
      const head = held.trimStart();
      if (head.startsWith(OPEN)) {
        state = 'thinking';
        held = head.slice(OPEN.length);
      } else if (final || !OPEN.startsWith(head)) {
        state = 'answer';
      }
    }
    if (state === 'thinking') {
      const close = held.indexOf(CLOSE);
      const cut = close >= 0 ? close : final ? held.length : held.length - partOfTag(held);
      // White space before the close tag is only known to be that once the tag is there.
      const end = close >= 0 || !final ? held.slice(0, cut).trimEnd().length : cut;
      const thinking = thought ? held.slice(0, end) : held.slice(0, end).trimStart();
      if (thinking !== '') {
        thought = true;
        pieces.push({ type: 'reasoning', delta: thinking });
      }
      if (close >= 0) {
        state = 'answer head';
        held = held.slice(close + CLOSE.length);
      } else {
        held = held.slice(end);
      }
    }
    if (state === 'answer head') {
      held = held.trimStart();
      if (held !== '') state = 'answer';
    }
    if (state === 'answer' && held !== '') {
      pieces.push({ type: 'text', delta: held });
      held = '';
    }
    return pieces;
  }

  return {
    push(delta) {
      if (state === 'answer') return delta === '' ? [] : [{ type: 'text', delta }];
      held += delta;
      // White space decides nothing, and a long run of it would be looked through again with each delta.
      return delta.trim() === '' ? [] : take(false);
    },
    end: () => take(true),
  };
}

/** How many characters at the end of `text` may be the beginning of the close tag. */
function partOfTag(text: string): number {
  for (let length = Math.min(CLOSE.length - 1, text.length); length > 0; length--) {
    if (CLOSE.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
