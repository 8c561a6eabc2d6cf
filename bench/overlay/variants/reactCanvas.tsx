import { useEffect, useRef } from 'react';
import { HEIGHT, WIDTH } from '../data.js';
import { mountReact } from './mountReact.js';
import { paintTwoTone } from './paintTwoTone.js';
import type { Variant } from './types.js';

/** The least that two-tone shapes cost in React: an `<img>` and a canvas that is painted once, by the shortest code. */
export const reactCanvas: Variant = async (host, imageUrl, { annotations }) => {
  function App({ onLoad }: { onLoad(): void }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
      paintTwoTone(canvas.current!.getContext('2d')!, annotations);
    }, []);
    return (
      <div style={{ position: 'relative' }}>
        <img src={imageUrl} alt="" width={WIDTH} height={HEIGHT} onLoad={onLoad} />
        <canvas
          ref={canvas}
          width={WIDTH}
          height={HEIGHT}
          style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}
        />
      </div>
    );
  }
  await new Promise<void>((resolve) => {
    mountReact(host, <App onLoad={resolve} />);
  });
  return {};
};
