'use client';

import { type RefObject, useEffect } from 'react';
import { useStableCallback } from '../../hooks/useStableCallback.js';

/**
 * Takes the submits of a form, and keeps them to it. React's own `onSubmit` is not told of a form within a form, where
 * browsers end the event before React sees it and then load the page anew; and of one in a portal it tells the forms around
 * that, which nobody has submitted.
 */
export function useSubmit(
  form: RefObject<HTMLFormElement | null>,
  onSubmit: (event: SubmitEvent) => void,
): void {
  const submit = useStableCallback((event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit(event);
  });
  useEffect(() => {
    const node = form.current!;
    node.addEventListener('submit', submit);
    return () => node.removeEventListener('submit', submit);
  }, [form, submit]);
}
