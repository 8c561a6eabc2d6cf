import { GroundedImage, GroundingProvider, useGroundingSelection } from 'perceptron-react';
import { type Annotation, shapeBounds } from 'perceptron-react/core';
import { useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import '../../../src/styles/styles.css';
import { HEIGHT, px, py, WIDTH } from '../data.js';
import { mountReact } from './mountReact.js';
import { pointerAt } from './pointerAt.js';
import type { Variant } from './types.js';

/** `GroundedImage`, driven by what a reader does: wheel and pointer events, so that all of its work is counted. */
export const ours: Variant = async (host, imageUrl, { annotations: given, labels }) => {
  let shown: readonly Annotation[] = given;
  let show: (annotations: readonly Annotation[]) => void = () => {};
  let highlight: (id: string | null) => void = () => {};

  function Driver() {
    const selection = useGroundingSelection();
    useLayoutEffect(() => {
      highlight = selection.highlight;
    });
    return null;
  }

  function App({ onLoad }: { onLoad(): void }) {
    const [annotations, setAnnotations] = useState(given);
    useLayoutEffect(() => {
      show = (next) => setAnnotations([...next]);
    }, []);
    return (
      <GroundingProvider>
        <Driver />
        <GroundedImage
          src={imageUrl}
          alt="A seeded picture"
          annotations={annotations}
          showLabels={labels}
          onImageLoad={onLoad}
          style={{ width: WIDTH, height: HEIGHT }}
        />
      </GroundingProvider>
    );
  }

  await new Promise<void>((resolve) => {
    mountReact(host, <App onLoad={resolve} />);
  });
  const box = host.querySelector('.pr-image-box')!;
  return {
    move() {
      box.dispatchEvent(
        new WheelEvent('wheel', {
          bubbles: true,
          cancelable: true,
          ctrlKey: true,
          deltaY: -1,
          clientX: 700,
          clientY: 500,
        }),
      );
    },
    highlight(index) {
      highlight(index === null ? null : shown[index]!.id);
    },
    point(index) {
      const one = shown[index]!;
      if (one.kind !== 'box' && one.kind !== 'point' && one.kind !== 'polygon') return;
      const { x, y, width, height } = shapeBounds(one);
      box.dispatchEvent(pointerAt(box, px(x + width / 2), py(y + height / 2)));
    },
    append(annotation) {
      shown = [...shown, annotation];
      flushSync(() => show(shown));
    },
  };
};
