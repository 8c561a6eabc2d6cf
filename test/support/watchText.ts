/** Watches the text in `element`: gives all that was written into it since. */
export function watchText(element: Element): () => string {
  const observer = new MutationObserver(() => {});
  observer.observe(element, { characterData: true, childList: true, subtree: true });
  return () =>
    observer
      .takeRecords()
      .flatMap(({ type, target, addedNodes }) => (type === 'characterData' ? [target] : [...addedNodes]))
      .map((node) => node.textContent)
      .join('');
}
