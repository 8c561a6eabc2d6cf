import { createPerceptronClient, useStreamingCompletion } from 'perceptron-react';
import { useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';

/** What the bench calls in the page. */
export interface StreamingBench {
  start(): void;
  /** Sends so many deltas, 50 a frame, and resolves when they are on screen. */
  feed(count: number): Promise<void>;
  /** Ends the answer; resolves with what was counted. */
  finish(): Promise<{ commits: number; frames: number; characters: number; shapes: number }>;
}

const DELTAS_A_FRAME = 50;
/** Every tenth delta closes an annotation. */
const words = [
  'There ',
  'is ',
  'a ',
  'bird ',
  '<point mention="bird"> (420,',
  '310)',
  ' </point>',
  ' on ',
  'the ',
  'wire. ',
];

const encoder = new TextEncoder();
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

let controller: ReadableStreamDefaultController<Uint8Array>;
const send = (data: string) => controller.enqueue(encoder.encode(`data: ${data}\n\n`));
const client = createPerceptronClient({
  fetch: async () =>
    new Response(
      new ReadableStream({
        start(given) {
          controller = given;
        },
      }),
      { headers: { 'content-type': 'text/event-stream' } },
    ),
});

let commits = 0;
let frames = 0;
let isCounting = false;
let sent = 0;

function countFrames() {
  frames++;
  if (isCounting) requestAnimationFrame(countFrames);
}

function App() {
  const { status, text, grounding, start } = useStreamingCompletion({ client });
  useLayoutEffect(() => {
    commits++;
  });
  return (
    <button
      type="button"
      data-status={status}
      data-characters={text.length}
      onClick={() => start({ messages: [{ role: 'user', content: 'What is there?' }] })}
    >
      {grounding.shapes.length}
    </button>
  );
}

const button = () => document.querySelector('button') as HTMLButtonElement;
let expected = 0;

const bench: StreamingBench = {
  start() {
    commits = 0;
    isCounting = true;
    requestAnimationFrame(countFrames);
    button().click();
  },
  async feed(count) {
    for (let at = 0; at < count; at += DELTAS_A_FRAME) {
      for (let index = 0; index < DELTAS_A_FRAME; index++) {
        const content = words[sent++ % words.length] as string;
        expected += content.length;
        send(JSON.stringify({ choices: [{ index: 0, delta: { content } }] }));
      }
      await nextFrame();
    }
    while (Number(button().dataset.characters) < expected) await nextFrame();
  },
  async finish() {
    send(JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
    send('[DONE]');
    controller.close();
    while (button().dataset.status !== 'complete') await nextFrame();
    isCounting = false;
    return { commits, frames, characters: expected, shapes: Number(button().textContent) };
  },
};
Object.assign(window, { bench });

createRoot(document.getElementById('root') as HTMLElement).render(<App />);
