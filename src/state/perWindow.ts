/**
 * One of something for each window that asks: an app may show what it renders in windows of its own, and in frames. A window
 * that has loaded another page gets another, as nothing of the one before runs on.
 */
export function perWindow<T extends object>(make: (view: Window & typeof globalThis) => T) {
  const made = new WeakMap<Document, T>();
  return (view: Window & typeof globalThis): T => {
    const known = made.get(view.document);
    if (known) return known;
    const one = make(view);
    made.set(view.document, one);
    return one;
  };
}
