const LEAVES = ['point', 'point_box', 'polygon', 'clip'];
const TAGS = [...LEAVES, 'track', 'collection'];

/** The body of a leaf whose closing tag has not come: coordinates, and at most the start of a tag. */
const ARRIVING_BODY = /^[\s\d(),.]*(?:<\/?[a-z_]*)?$/i;
/** How many `<` from the end can matter: a quoted mention may hold some. */
const MAX_CANDIDATES = 8;

/** Where the `>` of a tag is, outside quotes: the text's length when it has not come, -1 when this is no tag. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at] as string;
    if (quote) {
      if (character === quote) quote = '';
    } else if (character === '>') return at;
    else if (character === '<') return -1;
    else if (character === '"' || character === "'") quote = character;
  }
  return text.length;
}

function isArriving(rest: string, streaming: boolean): boolean {
  const [head = '', slash, word = ''] = /^<(\/?)([a-z_]*)/i.exec(rest) ?? [];
  const name = word.toLowerCase();
  // In a finished answer a "<" or a "<p" at the end is what the model wanted to say.
  if (head === rest) return streaming && TAGS.some((tag) => tag.startsWith(name));
  if (!TAGS.includes(name)) return false;
  const end = endOfTag(rest, head.length);
  if (end < 0 || end === rest.length) return end > 0;
  // Nothing comes after `<point … />` that could make it one.
  const whole = slash || rest.slice(0, end).trimEnd().endsWith('/');
  return !whole && LEAVES.includes(name) && ARRIVING_BODY.test(rest.slice(end + 1));
}

/**
 * Text without an element at its end that is still being written, so that no half tag flashes by while an answer
 * arrives, or stays when it was cut.
 */
export function withoutArrivingMarkup(text: string, streaming: boolean): string {
  let shown = text;
  let at = text.length;
  for (let candidate = 0; candidate < MAX_CANDIDATES && at > 0; candidate++) {
    at = text.lastIndexOf('<', at - 1);
    // Goes on after a find: before half a closing tag comes the element that it closes.
    if (at >= 0 && isArriving(shown.slice(at), streaming)) shown = shown.slice(0, at);
  }
  return shown;
}
