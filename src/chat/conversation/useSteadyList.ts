'use client';

import { useState } from 'react';

/** A list that is the same array for as long as the same is in it. */
export function useSteadyList<T>(list: readonly T[]): readonly T[] {
  const [held, setHeld] = useState(list);
  const isSame = held.length === list.length && list.every((item, index) => item === held[index]);
  if (!isSame) setHeld(list);
  return isSame ? held : list;
}
