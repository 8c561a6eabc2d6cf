/** One of something for each window that asks: an app may show what it renders in windows of its own, and in frames. */
export function perWindow<T extends object>(make: (view: Window & typeof globalThis) => T) {
  const made = new WeakMap<Window, T>();
  return (view: Window & typeof globalThis): T => {
    const known = made.get(view);
    if (known) return known;
    const one = make(view);
    made.set(view, one);
    return one;
  };
}
