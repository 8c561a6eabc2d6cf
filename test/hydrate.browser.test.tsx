import { act, waitFor } from '@testing-library/react';
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
  usePerceptronChat,
  useStreamingCompletion,
} from 'perceptron-react';
import { renderMarkdown } from 'perceptron-react/markdown';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { painted, picture, pixelAt } from './support/image.js';

const grounding = parseGrounding(
  'A <point_box mention="red bus"> (100,200) (300,400) </point_box> waits <clip mention="stop" t="1 2.5" /> ' +
    'while a <track mention="dog"> <point t="1"> (1,2) </point> <point t="2"> (3,4) </point> </track> runs.',
);
const client = createPerceptronClient({ baseURL: '/api' });
const src = picture(400, 300);

function Chat() {
  const { messages } = usePerceptronChat({ initialMessages: [{ role: 'user', text: 'Where is the bus?' }] });
  const { status } = useStreamingCompletion();
  return (
    <output>
      {status} {messages.map(({ id, text }) => `${id} ${text}`)}
    </output>
  );
}

const App = () => (
  <StrictMode>
    <PerceptronProvider client={client}>
      <GroundingProvider annotations={grounding}>
        <GroundedImage src={src} alt="A street" annotations={grounding} style={{ width: 400 }} />
        <GroundedVideo src="data:video/webm;base64," alt="A street, moving" annotations={grounding} />
        <ClipTimeline clips={grounding} duration={10} />
        <ThinkingPanel reasoning="Two decks." durationMs={8_000} defaultOpen />
        <ThinkingPanel reasoning="Two decks." thinking />
        <GroundedText grounding={grounding} streaming />
        <GroundedText grounding={grounding} streaming renderText={renderMarkdown} />
        <ThinkingPanel reasoning={'| a |\n| - |\n| b |\n\n- [ ] c'} defaultOpen renderText={renderMarkdown} />
        <AnnotationLegend annotations={grounding} />
        <AnnotationList annotations={grounding} />
        <Composer
          onSend={() => {}}
          defaultValue="Where?"
          defaultMedia={[src]}
          defaultVision={{ annotationFormat: 'box', enableThinking: true }}
        />
        <Chat />
        <PerceptronChat
          id="whole"
          suggestions={['Where is the bus?']}
          initialMessages={[
            { role: 'user', parts: [{ type: 'image', url: src }] },
            { role: 'assistant', text: grounding.source, reasoning: 'Two decks.' },
            { role: 'user', text: 'And the dog?' },
            { role: 'assistant', text: 'It <point mention="dog"> (3,4) </point> runs.' },
          ]}
        />
        <PerceptronChat
          id="film"
          initialMessages={[
            { role: 'user', parts: [{ type: 'video', url: '/dog.webm' }] },
            { role: 'assistant', text: 'It <clip mention="run" t="1 2" /> runs.' },
          ]}
        />
        <PerceptronChat id="empty" suggestions={['Where is the bus?']} />
      </GroundingProvider>
    </PerceptronProvider>
  </StrictMode>
);

afterEach(() => vi.restoreAllMocks());

/** The second time, what shows videos has been loaded. */
it.each(['at first', 'again'])(
  'takes over what a server rendered without a warning, and paints: %s',
  async () => {
    const errors = vi.spyOn(console, 'error');
    const onRecoverableError = vi.fn();
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(<App />);
    const image = container.querySelector('.pr-image')!;
    const film = container.querySelector<HTMLElement>('[data-kind="video"]')!;
    const place = film.querySelector('[role="img"]')!;
    expect(place.ariaLabel).toBe('Video');
    const { height } = place.getBoundingClientRect();
    const root = await act(async () => hydrateRoot(container, <App />, { onRecoverableError }));
    expect(container.querySelector('.pr-image')).toBe(image);
    const video = await waitFor(() => film.querySelector('.pr-video') ?? Promise.reject());
    expect(video.getBoundingClientRect().height).toBe(height);
    await painted(image);
    expect(container.querySelector('output')?.textContent).toBe('idle message-0 Where is the bus?');
    expect(onRecoverableError).not.toHaveBeenCalled();
    expect(errors).not.toHaveBeenCalled();
    act(() => root.unmount());
    container.remove();
  },
);

it('shows the image of a server as it is, though nothing here knows yet that it is loaded', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(
    <GroundedImage src={src} alt="A street" annotations={[]} style={{ width: 400, height: 300 }} />,
  );
  const image = container.querySelector('.pr-image')!;
  await container.querySelector('img')!.decode();
  for (const animation of image.getAnimations({ subtree: true })) {
    animation.pause();
    // In the middle of the image.
    animation.currentTime = 300 + 1_600 / 2;
  }
  const base64 = await page.screenshot({ element: image, save: false });
  const shot = Object.assign(new Image(), { src: `data:image/png;base64,${base64}` });
  await shot.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: shot.width, height: shot.height });
  canvas.getContext('2d')!.drawImage(shot, 0, 0);
  container.append(canvas);
  for (const x of [100, 200, 300]) expect(pixelAt(canvas, x, 150)).toEqual([136, 136, 136, 255]);
  container.remove();
});
