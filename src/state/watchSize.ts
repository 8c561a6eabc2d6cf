/**
 * Calls `onChange` when one of the elements has another size, until the returned function is called. Where sizes cannot
 * be watched, as in the jsdom of an app's tests, it never does.
 */
export function watchSize(onChange: () => void, ...elements: readonly Element[]): () => void {
  const view = elements[0]?.ownerDocument.defaultView;
  if (!view?.ResizeObserver) return () => {};
  const observer = new view.ResizeObserver(() => onChange());
  for (const element of elements) observer.observe(element);
  return () => observer.disconnect();
}
