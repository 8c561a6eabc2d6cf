import { render, screen } from '@testing-library/react';
import { type ReactNode, StrictMode } from 'react';
import { GroundedText } from '../../src/chat/GroundedText.js';
import type { Annotation, Grounding, Segment } from '../../src/grounding/index.js';
import { GroundingProvider } from '../../src/hooks/GroundingProvider.js';
import { useGroundingSelection } from '../../src/hooks/useGroundingSelection.js';

type Loose<T> = T extends Annotation ? Omit<T, 'id' | 'span'> & { id?: string } : never;

/** A grounding from prose and annotations in order: what a parser makes of an answer, written by hand. */
export function groundingOf(...parts: readonly (string | Loose<Annotation>)[]): Grounding {
  let source = '';
  const segments: Segment[] = parts.map((part, index) => {
    const start = source.length;
    source += typeof part === 'string' ? part : `<#${index}>`;
    const span = { start, end: source.length };
    if (typeof part === 'string') return { kind: 'text', span };
    return { kind: 'annotation', span, annotation: { id: `a${start}`, ...part, span } as Annotation };
  });
  const text = parts.filter((part) => typeof part === 'string').join('');
  return { source, text, segments, shapes: [], clips: [], tracks: [], issues: [] };
}

export const box = { kind: 'box', x1: 0, y1: 0, x2: 10, y2: 10 } as const;
export const point = { kind: 'point', x: 5, y: 5 } as const;
export const light = { ...box, id: 'light', mention: 'traffic light' };
export const cats = {
  kind: 'collection',
  id: 'cats',
  mention: 'cat',
  complete: true,
  children: ['c1', 'c2', 'c3'].map((id) => ({ ...point, id, span: { start: 0, end: 0 } })),
} as const;
export const STREET = groundingOf(
  'The ',
  light,
  ', in the background (',
  { ...box, id: 'car', mention: 'car' },
  '), is red.',
);

/** A chip by its full name. */
export const chip = (name: string | RegExp) => screen.getByRole('button', { name });
/** What is there to see. */
export const textOf = (element: HTMLElement) => {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('.pr-visually-hidden')) hidden.remove();
  return copy.textContent;
};

function Spy({ seen }: { seen: (selection: ReturnType<typeof useGroundingSelection>) => void }) {
  seen(useGroundingSelection());
  return null;
}

export function setup(grounding: Grounding, ui: ReactNode = <GroundedText grounding={grounding} />) {
  let latest: ReturnType<typeof useGroundingSelection> | undefined;
  const wrap = (node: ReactNode) => (
    <StrictMode>
      <GroundingProvider>
        {node}
        <Spy
          seen={(selection) => {
            latest = selection;
          }}
        />
      </GroundingProvider>
    </StrictMode>
  );
  const view = render(wrap(ui));
  return {
    ...view,
    update: (next: ReactNode) => view.rerender(wrap(next)),
    selection: () => latest as ReturnType<typeof useGroundingSelection>,
  };
}
