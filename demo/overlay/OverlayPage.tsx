import { GroundingProvider } from 'perceptron-react';
import type { Span } from 'perceptron-react/core';
import { useDeferredValue, useMemo, useRef } from 'react';
import { LibraryStrip } from '../components/LibraryStrip.js';
import { PictureStage } from '../components/PictureStage.js';
import type { Picture } from '../pictures.js';
import type { Library } from '../useLibrary.js';
import { ResultPanel } from './ResultPanel.js';
import { SourcePanel } from './SourcePanel.js';
import type { OverlayFormat } from './types.js';
import type { OverlayInput } from './useOverlayInput.js';

interface OverlayPageProps {
  pictures: Library<Picture>;
  input: OverlayInput;
}

/** Annotations of any format, pasted onto any picture, read while they are typed. */
export function OverlayPage({ pictures, input }: OverlayPageProps) {
  const { chosen: picture, choose, addFile } = pictures;
  const { draft } = input;
  const field = useRef<HTMLTextAreaElement>(null);

  // One value, so that picture and annotations change together, a moment after the letters of a long text.
  const asked = useMemo(() => ({ draft, picture }), [draft, picture]);
  const shown = useDeferredValue(asked);
  const result = useMemo(() => {
    const { format, text, settings } = shown.draft;
    return format.read(text, shown.picture.size, settings);
  }, [shown]);

  const isSample = input.isSample && picture.id === draft.format.sample.pictureId;
  const loadSample = (format: OverlayFormat) => {
    input.loadSample(format);
    choose(format.sample.pictureId);
  };

  const chooseFormat = (format: OverlayFormat) => {
    // Who only looks around sees each format's sample; a text of one's own stays.
    if (isSample) loadSample(format);
    else input.setFormat(format);
  };

  const showPlace = ({ start, end }: Span) => {
    const text = field.current;
    if (!text) return;
    // A field scrolls to its caret when it gets the focus, and only then.
    text.blur();
    text.setSelectionRange(start, start);
    text.focus();
    text.setSelectionRange(start, end);
  };

  return (
    <GroundingProvider annotations={result.annotations}>
      <main className="overlay">
        <SourcePanel
          input={input}
          imageSize={picture.size}
          isSample={isSample}
          field={field}
          onFormat={chooseFormat}
          onSample={() => loadSample(draft.format)}
        />
        <section className="looking" aria-label="Picture">
          <PictureStage
            key={shown.picture.id}
            picture={shown.picture}
            annotations={result.annotations}
            dropHint="Drop a picture to put the annotations on it"
            privacy="It never leaves this browser."
            onFile={addFile}
          />
          <LibraryStrip library={pictures} />
        </section>
        <ResultPanel draft={shown.draft} picture={shown.picture} result={result} onShowPlace={showPlace} />
      </main>
    </GroundingProvider>
  );
}
