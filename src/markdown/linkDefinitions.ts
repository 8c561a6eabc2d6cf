/** A definition for certain: on one line, without escapes, and before no line that could make a table of it. Others hold in their block. */
const DEFINITION =
  /\[((?=[^\]]*\S)[^\\[\]\r\n]{1,200})\]:[ \t]*(?:<[^<>\r\n]*>|[!-'*-;=?-[\]-~\u{80}-\u{10ffff}]+)(?:[ \t]+(?:"[^"\\\r\n]*"|'[^'\\\r\n]*'))?[ \t]*(?:\r\n?|\n|$)(?![ \t]*[-|:=])/uy;
const HEADING = /^#{1,6}[ \t].*[\r\n]+/;
const LABEL = /\[([^\\[\]]+)\]/g;

/** Labels are alike in CommonMark whatever their case and white space. */
const keyOf = (label: string) =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();

/** The link definitions with which a block begins, by label, also below a heading. */
function* definitionsOf(block: string): Generator<readonly [key: string, definition: string]> {
  DEFINITION.lastIndex = HEADING.exec(block)?.[0].length ?? 0;
  for (let found = DEFINITION.exec(block); found; found = DEFINITION.exec(block)) {
    yield [keyOf(found[1]!), found[0].trim()];
  }
}

/**
 * Blocks that can be parsed each by itself: before one that names `[label]` comes the definition of it, `[label]: url`,
 * which is often at the end of the answer.
 */
export function withDefinitions(blocks: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  for (const [key, definition] of blocks.flatMap((block) => [...definitionsOf(block)])) {
    if (!known.has(key)) known.set(key, definition);
  }
  if (known.size === 0) return blocks;
  return blocks.map((block) => {
    const keys = new Set([...block.matchAll(LABEL)].map(([, label]) => keyOf(label!)));
    const named = [...keys].flatMap((key) => known.get(key) ?? []);
    return named.length > 0 ? `${named.join('\n')}\n\n${block}` : block;
  });
}
