import { act, render, screen, within } from '@testing-library/react';
import type { PerceptronChatProps } from 'perceptron-react';
import { type ReactNode, StrictMode } from 'react';
import { PerceptronChat } from '../../src/chat/index.js';
import { PerceptronProvider } from '../../src/hooks/index.js';
import type { ChatMessageInit } from '../../src/state/chatTypes.js';
import { picture } from './image.js';
import { createManualClient } from './manualClient.js';

/** A chat in StrictMode, 800 by 600, whose answers the test writes. */
export function openChat(props: PerceptronChatProps = {}, around = (chat: ReactNode) => chat) {
  const manual = createManualClient();
  const ui = (shown: PerceptronChatProps) => (
    <StrictMode>
      <PerceptronProvider client={manual.client}>
        <div style={{ width: 800, height: 600 }}>{around(<PerceptronChat {...shown} />)}</div>
      </PerceptronProvider>
    </StrictMode>
  );
  const { container, rerender, unmount } = render(ui(props));
  const root = container.querySelector<HTMLElement>('.pr-chat')!;
  const log = within(root).getByRole('log');
  return {
    manual,
    root,
    log,
    unmount,
    update: (next: PerceptronChatProps) => act(async () => rerender(ui(next))),
    /** The messages on the screen. */
    turns: () => [...log.querySelectorAll<HTMLElement>('article')],
    last: () => [...log.querySelectorAll<HTMLElement>('article')].at(-1)!,
    /** What the region for news says. */
    news: () => root.querySelector(':scope > [role="status"]')?.textContent,
  };
}

/** Answers what was asked last, whole. */
export async function answer(
  { manual }: Pick<ReturnType<typeof openChat>, 'manual'>,
  text: string,
  result = {},
) {
  await act(async () => {
    manual.last.text(text);
    manual.last.finish(result);
  });
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name });

export const CAT = picture(400, 300);
export const DOG = picture(300, 300);
export const CAT_BOX = 'A <point_box mention="cat"> (100,100) (500,500) </point_box>.';

export const asked = (text: string, ...urls: string[]): ChatMessageInit => ({
  role: 'user',
  parts: [...urls.map((url) => ({ type: 'image' as const, url })), { type: 'text', text }],
});
export const answered = (text: string, rest: Partial<ChatMessageInit> = {}): ChatMessageInit => ({
  role: 'assistant',
  text,
  ...rest,
});

export const images = (element: Element) => [...element.querySelectorAll<HTMLElement>('.pr-image')];
export const chip = (element: Element) => element.querySelector<HTMLElement>('.pr-chip')!;
