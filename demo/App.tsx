import { useEffect, useState } from 'react';
import { Header } from './components/Header.js';
import { Session } from './components/Session.js';
import { fileProblem, type Picture, pictureOf, pictures } from './pictures.js';
import { useDemoInfo } from './useDemoInfo.js';

const firstPicture = pictures[0] as Picture;

/** The playground: a picture, a conversation about it, and a strip to choose another. */
export function App() {
  const info = useDemoInfo();
  const [own, setOwn] = useState<readonly Picture[]>([]);
  const [pictureId, setPictureId] = useState(firstPicture.id);
  const [problem, setProblem] = useState<string>();
  const all = [...pictures, ...own];
  const picture = all.find(({ id }) => id === pictureId) ?? firstPicture;

  const choose = (id: string) => {
    setProblem(undefined);
    setPictureId(id);
  };

  const addFile = (file: File) => {
    const found = fileProblem(file);
    setProblem(found);
    if (found) return;
    const added = pictureOf(file);
    setOwn((before) => [...before, added]);
    setPictureId(added.id);
  };

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (!file) return;
      event.preventDefault();
      addFile(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  return (
    <div className="app">
      <Header mode={info?.mode} />
      {/* A picture has its own conversation, which the query cache keeps while others are shown. */}
      <Session
        key={picture.id}
        picture={picture}
        pictures={all}
        mode={info?.mode}
        problem={problem}
        onChoose={choose}
        onFile={addFile}
      />
    </div>
  );
}
