/** Where `part` of the text of an element is on the screen: the CSS pixel of its left edge. */
export function leftOf(element: Element, part: string): number {
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const at = node.nodeValue!.indexOf(part);
    if (at < 0) continue;
    const range = element.ownerDocument.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    return range.getBoundingClientRect().left;
  }
  throw new Error(`No text node has "${part}": ${element.textContent}`);
}
