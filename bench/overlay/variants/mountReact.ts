import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** Renders `element` at once and returns when it is in the document. */
export function mountReact(host: HTMLElement, element: ReactElement) {
  const root = createRoot(host);
  flushSync(() => root.render(element));
}
