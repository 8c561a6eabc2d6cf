import { expect, it } from 'vitest';
import { captionPrompt, clipPrompt, countPrompt, detectPrompt, ocrPrompt, promptRequest } from './index.js';

const image = { type: 'image', url: 'https://example.org/a.png' } as const;

it('prompts are in the words of the vendor', () => {
  expect(captionPrompt().text).toBe('Provide a concise, human-friendly caption for the upcoming image.');
  expect(captionPrompt('detailed', 'video').text).toMatch(/^Provide a detailed caption .* upcoming video\.$/);
  expect(detectPrompt(['a', 'b']).system).toBe(
    'Your goal is to segment out the following categories: {a, b}',
  );
  expect(detectPrompt(['a'], 'video').system).toMatch(/\{a\} Make sure to track the objects\.$/);
  expect(detectPrompt().system).toBe('Your goal is to segment out the objects in the scene');
  expect(countPrompt('cats').text).toBe('How many cats are there? Point to each.');
  expect(clipPrompt('the door opens').text).toBe('Clip the moment the door opens.');
  expect(ocrPrompt().system).toMatch(/^You are an OCR/);
});

it('a prompt and its media make a request', () => {
  expect(promptRequest(countPrompt('cats'), image)).toEqual({
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'How many cats are there? Point to each.' }, image] },
    ],
    vision: { annotationFormat: 'point', enableThinking: false },
  });
  expect(promptRequest(detectPrompt(), image).messages.map(({ role }) => role)).toEqual(['system', 'user']);
});

it.each([
  [
    () => detectPrompt('cat' as never),
    "detectPrompt takes a list of categories, such as ['cat'], but was given 'cat'.",
  ],
  [
    () => countPrompt(undefined as never),
    "countPrompt takes what to count, such as 'cats', but was given undefined.",
  ],
  [() => clipPrompt({} as never), 'clipPrompt takes an event'],
  [
    () => captionPrompt('video' as never),
    "captionPrompt takes 'concise' or 'detailed', but was given 'video'.",
  ],
  [() => promptRequest('Where?' as never, image), 'promptRequest takes a prompt, such as countPrompt'],
])('does not send words that nobody meant', (make, message) => {
  expect(make).toThrow(message);
  expect(make).toThrow(expect.objectContaining({ code: 'invalid_request' }));
});
