import { useEffect, useState } from 'react';
import type { LibraryItem, LibraryKind } from './library.js';

/**
 * What there is to ask about, and which of it is chosen: what is there from the start, and the visitor's own, which come by
 * choosing, dropping or pasting a file.
 *
 * @param isOpen whether its page is shown, so that a paste is meant for it
 */
export function useLibrary<Item extends LibraryItem>(kind: LibraryKind<Item>, isOpen: boolean) {
  const [own, setOwn] = useState<readonly Item[]>([]);
  const [chosenId, setChosenId] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const all = [...kind.items, ...own];

  const choose = (id: string) => {
    setProblem(undefined);
    setChosenId(id);
  };

  const addFile = async (file: File) => {
    const added = await kind.open(file);
    if (typeof added === 'string') {
      setProblem(added);
      return;
    }
    setProblem(undefined);
    setOwn((before) => [...before, added]);
    setChosenId(added.id);
  };

  useEffect(() => {
    if (!isOpen) return;
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const file = files.find(({ type }) =>
        kind.types.some((one) => one.split('/')[0] === type.split('/')[0]),
      );
      // Office programs put a picture of the text beside it; in a field the text is what is meant.
      const isField = (event.target as Element).matches('input, textarea');
      const isText = isField && event.clipboardData?.types.includes('text/plain');
      if (!file || isText) return;
      event.preventDefault();
      void addFile(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const chosen = all.find(({ id }) => id === chosenId) ?? (all[0] as Item);
  return { kind, all, chosen, problem, choose, addFile };
}

/** The state of a {@link useLibrary}. */
export interface Library<Item extends LibraryItem> {
  kind: LibraryKind<Item>;
  all: readonly Item[];
  chosen: Item;
  /** Why the last file was of no use. */
  problem: string | undefined;
  choose(id: string): void;
  addFile(file: File): Promise<void>;
}
