'use client';

import type { AnnotationInput } from '../grounding/index.js';

const PATHS: Record<AnnotationInput['kind'], string> = {
  point: 'M8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3M8 2v2M8 12v2M2 8h2M12 8h2',
  box: 'M3 4h10v8H3z',
  polygon: 'M8 2.5 13.5 7 11 13.5H5L2.5 7z',
  clip: 'M5 3.5v9L12.5 8z',
  track: 'M3 12.5C5 5 8.5 12 12.5 4M10 3.5h3v3',
  collection: 'M2.5 2.5h7v7h-7zM12 6v6.5H5.5',
};

/** An annotation's kind as a drawing: the channel beside its colour. */
export function KindIcon({ kind, className }: { kind: AnnotationInput['kind']; className: string }) {
  return (
    <svg className={className} viewBox="0 0 16 16" aria-hidden="true" data-kind={kind}>
      <path d={PATHS[kind]} />
    </svg>
  );
}
