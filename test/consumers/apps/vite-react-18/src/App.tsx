import {
  GroundedImage,
  GroundedText,
  GroundingProvider,
  ThinkingPanel,
  useStreamingCompletion,
} from 'perceptron-react';
import { renderMarkdown } from 'perceptron-react/markdown';
import { Circle, Layer } from 'react-konva';

const photo = `${location.origin}/photo.svg`;

export function App() {
  const { status, reasoning, grounding, start } = useStreamingCompletion();
  const ask = () =>
    start({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image', url: photo },
            { type: 'text', text: 'Where is the bus?' },
          ],
        },
      ],
      vision: { annotationFormat: 'box' },
    });
  return (
    <GroundingProvider>
      <GroundedImage src={photo} alt="A street" annotations={grounding} style={{ width: 400 }}>
        <Layer>
          <Circle x={20} y={15} radius={8} fill="red" />
        </Layer>
      </GroundedImage>
      <button type="button" onClick={ask}>
        Ask
      </button>
      <ThinkingPanel reasoning={reasoning} thinking={status === 'thinking'} renderText={renderMarkdown} />
      <GroundedText grounding={grounding} renderText={renderMarkdown} />
    </GroundingProvider>
  );
}
