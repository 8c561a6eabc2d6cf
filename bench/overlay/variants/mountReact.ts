import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';

const roots: Root[] = [];

/** Renders `element` at once and returns when it is in the document. */
export function mountReact(host: HTMLElement, element: ReactElement) {
  const root = createRoot(host);
  roots.push(root);
  flushSync(() => root.render(element));
}

/** Unmounts whatever has been rendered. */
export function unmountReact() {
  for (const root of roots.splice(0)) root.unmount();
}
