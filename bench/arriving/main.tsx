import { createGroundingStream, GroundedImage, type Grounding } from 'perceptron-react';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'perceptron-react/styles.css';

const names = ['cat', 'dog', 'bird', 'leaf', 'stem'];
const picture = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
picture.getContext('2d')!.fillRect(0, 0, 1600, 1200);
const src = picture.toDataURL();
const stream = createGroundingStream();
let publish: (grounding: Grounding) => void = () => {};

function Page() {
  const [grounding, setGrounding] = useState(() => stream.snapshot());
  useEffect(() => {
    publish = setGrounding;
  }, []);
  return <GroundedImage src={src} alt="Black" annotations={grounding} style={{ width: 1200 }} />;
}
createRoot(document.querySelector('#root')!).render(<Page />);

let state = 1;
const random = () => {
  state = (state * 16807) % 2147483647;
  return state / 2147483647;
};
const markup = (index: number) => {
  const [x, y] = [Math.floor(random() * 940), Math.floor(random() * 940)];
  const [right, bottom] = [x + 8 + Math.floor(random() * 30), y + 8 + Math.floor(random() * 30)];
  return `<point_box mention="${names[index % names.length]}"> (${x},${y}) (${right},${bottom}) </point_box>`;
};

/** Writes so many shapes a second, in time with the frames, and returns the milliseconds between these. */
function arrive(perSecond: number, seconds: number): Promise<number[]> {
  return new Promise((resolve) => {
    const gaps: number[] = [];
    const start = performance.now();
    let [before, written] = [start, 0];
    const frame = (now: number) => {
      gaps.push(now - before);
      before = now;
      let text = '';
      for (; written < Math.min(seconds, (now - start) / 1000) * perSecond; written++)
        text += markup(written);
      if (text) {
        stream.push(text);
        publish(stream.snapshot());
      }
      if (now - start < seconds * 1000) requestAnimationFrame(frame);
      else resolve(gaps);
    };
    requestAnimationFrame(frame);
  });
}

Object.assign(window, { arrive });
