import { useEffect, useState } from 'react';
import { fileProblem, type Picture, pictureOf, pictures } from './pictures.js';

const firstPicture = pictures[0] as Picture;

/** The photos and the visitor's own pictures, which come by choosing, dropping or pasting a file. */
export function usePictures() {
  const [own, setOwn] = useState<readonly Picture[]>([]);
  const [pictureId, setPictureId] = useState(firstPicture.id);
  const [problem, setProblem] = useState<string>();
  const all = [...pictures, ...own];

  const choose = (id: string) => {
    setProblem(undefined);
    setPictureId(id);
  };

  const addFile = async (file: File) => {
    const found = fileProblem(file);
    const added = found ?? (await pictureOf(file));
    if (typeof added === 'string') {
      setProblem(added);
      return;
    }
    setProblem(undefined);
    setOwn((before) => [...before, added]);
    setPictureId(added.id);
  };

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      const file = files.find(({ type }) => type.startsWith('image/'));
      // Office programs put a picture of the text beside it; in a field the text is what is meant.
      const isText =
        event.target instanceof HTMLTextAreaElement && event.clipboardData?.types.includes('text/plain');
      if (!file || isText) return;
      event.preventDefault();
      void addFile(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const picture = all.find(({ id }) => id === pictureId) ?? firstPicture;
  return { all, picture, problem, choose, addFile };
}

export type Pictures = ReturnType<typeof usePictures>;
