import { fireEvent, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  AnnotationLegend,
  AnnotationList,
  ClipTimeline,
  Composer,
  createPerceptronClient,
  GroundedImage,
  GroundedText,
  GroundedVideo,
  GroundingProvider,
  PerceptronChat,
  PerceptronProvider,
  parseGrounding,
  ThinkingPanel,
} from '../src/index.js';
import { createMockPerceptron } from '../src/testing/index.js';

// What the jsdom of an app's own tests does not have.
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', undefined);
  vi.stubGlobal('matchMedia', undefined);
  vi.stubGlobal('CSS', undefined);
  vi.spyOn(URL, 'createObjectURL').mockImplementation(undefined as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const answer = parseGrounding(
  'A <point_box mention="dog"> (100,100) (300,400) </point_box> <clip mention="run" t="1 2" />',
);

it('lets every component mount, be used and unmount without canvases, media queries and observers', async () => {
  const [onSelectedIdChange, onSend] = [vi.fn(), vi.fn()];
  const { unmount } = render(
    <StrictMode>
      <GroundingProvider annotations={answer} onSelectedIdChange={onSelectedIdChange}>
        <GroundedImage
          src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/%3E"
          alt="A yard"
          annotations={answer}
        />
        <GroundedVideo src="yard.mp4" alt="A film of the yard" annotations={answer} />
        <ClipTimeline clips={answer} duration={10} />
        <AnnotationList annotations={answer} />
        <AnnotationLegend annotations={answer} />
        <GroundedText grounding={answer} />
        <ThinkingPanel reasoning="A dog." thinking />
        <Composer onSend={onSend} defaultMedia={[new File(['x'], 'dog.png', { type: 'image/png' })]} />
      </GroundingProvider>
    </StrictMode>,
  );
  fireEvent.load(screen.getByRole('img', { name: 'A yard' }));
  fireEvent.click(screen.getAllByRole('button', { name: /^dog, box/ })[0]!);
  expect(onSelectedIdChange).toHaveBeenCalledWith(answer.shapes[0]?.id, expect.anything());
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{Enter}{Escape}');
  fireEvent.change(screen.getByRole('textbox', { name: 'Message' }), { target: { value: 'Whose dog?' } });
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Message' }), { key: 'Enter' });
  expect(onSend).toHaveBeenCalledOnce();
  unmount();
});

it('lets a whole chat ask, answer and show', async () => {
  vi.stubGlobal('IntersectionObserver', undefined);
  const mock = createMockPerceptron({ answers: 'A <point mention="dog"> (1,2) </point>.' });
  const media = [{ type: 'image' as const, url: 'https://example.com/yard.jpg' }];
  render(
    <StrictMode>
      <PerceptronProvider client={createPerceptronClient({ fetch: mock.fetch })}>
        <PerceptronChat
          suggestions={['unused']}
          initialMessages={[
            { role: 'user', parts: media },
            { role: 'assistant', text: 'A <point mention="cat"> (1,2) </point>.' },
          ]}
        />
      </PerceptronProvider>
    </StrictMode>,
  );
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Whose dog?' } });
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
  await screen.findByRole('button', { name: /^dog\b.*show in picture/ });
  expect(screen.getAllByRole('group', { name: /1 annotation/ })).toHaveLength(2);
});
