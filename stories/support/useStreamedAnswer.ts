import { createGroundingStream, type Grounding } from 'perceptron-react';
import { useEffect, useState } from 'react';

/** An answer as it arrives: some characters every 30 milliseconds. */
export function useStreamedAnswer(answer: string, characters: number): Grounding {
  const [stream] = useState(() => createGroundingStream());
  const [grounding, setGrounding] = useState<Grounding>(() => stream.snapshot());
  useEffect(() => {
    let at = 0;
    const timer = setInterval(() => {
      if (at >= answer.length) {
        clearInterval(timer);
        return;
      }
      stream.push(answer.slice(at, at + characters));
      at += characters;
      setGrounding(stream.snapshot());
    }, 30);
    return () => clearInterval(timer);
  }, [stream, answer, characters]);
  return grounding;
}
