'use client';

import { type ComponentPropsWithoutRef, createContext, useContext, useId } from 'react';
import type { ExtraProps } from 'react-markdown';

/** The id of what names something for assistive technology: a task its box, the head of a table the table. */
export const NamedBy = createContext<string | undefined>(undefined);

export function TableHead({ node, ...rest }: ComponentPropsWithoutRef<'thead'> & ExtraProps) {
  return <thead {...rest} id={useContext(NamedBy)} />;
}

export function ListItem({ node, ...rest }: ComponentPropsWithoutRef<'li'> & ExtraProps) {
  const id = useId();
  if (rest.className !== 'task-list-item') return <li {...rest} />;
  return (
    <NamedBy.Provider value={id}>
      <li {...rest} id={id} />
    </NamedBy.Provider>
  );
}

export function TaskBox({ node, ...rest }: ComponentPropsWithoutRef<'input'> & ExtraProps) {
  return <input {...rest} aria-labelledby={useContext(NamedBy)} />;
}
