'use client';

import { type ComponentPropsWithoutRef, type RefObject, useId, useRef, useState } from 'react';
import type { ExtraProps } from 'react-markdown';
import { useIsomorphicLayoutEffect } from '../hooks/useIsomorphicLayoutEffect.js';
import { watchSize } from '../state/watchSize.js';
import { NamedBy } from './namedBy.js';

/** What scrolls is to be reached by keyboard, and what does not is no tab stop. */
function useTabIndex(scroller: RefObject<HTMLElement | null>): 0 | undefined {
  const [scrolls, setScrolls] = useState(false);
  useIsomorphicLayoutEffect(() => {
    const element = scroller.current!;
    const measure = () => setScrolls(element.scrollWidth > element.clientWidth);
    // From its first moment on, and not only once the browser tells of its size.
    measure();
    return watchSize(measure, element, ...element.children);
  }, [scroller]);
  return scrolls ? 0 : undefined;
}

/** A table that scrolls in itself, and is called by its head. */
export function ScrollingTable({ node, ...rest }: ComponentPropsWithoutRef<'table'> & ExtraProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const headId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      ref={scroller}
      className="pr-markdown-table"
      role="group"
      aria-labelledby={headId}
      tabIndex={useTabIndex(scroller)}
    >
      <NamedBy.Provider value={headId}>
        <table {...rest} />
      </NamedBy.Provider>
    </div>
  );
}

export function ScrollingCode({ node, ...rest }: ComponentPropsWithoutRef<'pre'> & ExtraProps) {
  const scroller = useRef<HTMLPreElement>(null);
  return <pre {...rest} ref={scroller} tabIndex={useTabIndex(scroller)} />;
}
