import {
  GroundedImage,
  GroundedText,
  GroundingProvider,
  ThinkingPanel,
  useStreamingCompletion,
} from 'perceptron-react';

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
      <GroundedImage src={photo} alt="A street" annotations={grounding} style={{ width: 400 }} />
      <button type="button" onClick={ask}>
        Ask
      </button>
      <ThinkingPanel reasoning={reasoning} thinking={status === 'thinking'} />
      <GroundedText grounding={grounding} />
    </GroundingProvider>
  );
}
