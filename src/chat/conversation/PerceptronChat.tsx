'use client';

import { forwardRef, useMemo } from 'react';
import { wrongKind } from '../../grounding/wrongKind.js';
import { useProvidedClient } from '../../hooks/PerceptronProvider.js';
import { type UsePerceptronChatOptions, usePerceptronChat } from '../../hooks/usePerceptronChat.js';
import { ChatView, type ChatViewProps } from './ChatView.js';
import type { PerceptronChatProps } from './perceptronChatProps.js';

/** Props that are for the hook. */
const optionNames: Readonly<Record<keyof UsePerceptronChatOptions, true>> = {
  id: true,
  client: true,
  initialMessages: true,
  system: true,
  historyMedia: true,
  onFinish: true,
  onError: true,
  model: true,
  vision: true,
  temperature: true,
  topP: true,
  topK: true,
  frequencyPenalty: true,
  presencePenalty: true,
  maxCompletionTokens: true,
  regex: true,
  responseFormat: true,
  reasoningEffort: true,
  includeReasoningInHistory: true,
  extra: true,
};

type ViewProps = Omit<PerceptronChatProps, keyof UsePerceptronChatOptions | 'chat'>;

function splitOptions(props: Omit<PerceptronChatProps, 'chat'>) {
  const entries = Object.entries(props);
  const isOption = ([name]: readonly [string, unknown]) => name in optionNames;
  return {
    options: Object.fromEntries(entries.filter(isOption)) as UsePerceptronChatOptions,
    rest: Object.fromEntries(entries.filter((entry) => !isOption(entry))) as ViewProps,
  };
}

type OwnChatProps = Pick<ChatViewProps, 'model' | 'vision' | 'historyMedia' | 'capabilities'> & {
  options: UsePerceptronChatOptions;
  rest: ViewProps;
};

const OwnChat = forwardRef<HTMLDivElement, OwnChatProps>(function OwnChat({ options, rest, ...used }, ref) {
  return <ChatView {...rest} {...used} ref={ref} chat={usePerceptronChat(options)} />;
});

/**
 * A whole chat about images and videos: questions with attachments, thinking, answers in which each annotation is a chip
 * tied to its shape or clip in the picture beside it, stop, edit, answer again. Renders a `<div>` that is as high as the
 * element around it, or some 36rem where that has no height of its own, and no more than the screen.
 *
 * ```tsx
 * <PerceptronProvider client={client}>
 *   <PerceptronChat id="support" />
 * </PerceptronProvider>
 * ```
 *
 * Within a `GroundingProvider` of the app's, its highlight and selection are that one's.
 *
 * What shows the video of an answer is loaded by `import()`, as soon as a video is attached or in the conversation. Until it
 * is there, and on a server, a video has its place; where it cannot be loaded, a button to try again.
 *
 * State shows on the root as `data-status`, `data-empty` and, while files are held over it, `data-drop`; on each
 * `.pr-chat-answer` as `data-status` and `data-media`, on each `.pr-chat-question` as `data-editing`, and on the
 * `.pr-chat-waiting` of an answer that waits for a `retry` or the `network` as `data-wait`.
 * `--pr-chat-width` limits the width of the text, `--pr-chat-media-height` the height of an image or a video.
 *
 * @throws {Error} Without a client: see {@link usePerceptronChat}.
 * @throws {TypeError} For a prop of another kind.
 */
export const PerceptronChat = forwardRef<HTMLDivElement, PerceptronChatProps>(function PerceptronChat(
  { chat, ...props },
  ref,
) {
  const { options, rest } = splitOptions(props);
  const { model, vision, historyMedia } = options;
  const provided = useProvidedClient();
  const client = options.client ?? provided;
  const capabilities = useMemo(() => client?.capabilities?.(model), [client, model]);
  const used = { model, vision, historyMedia, capabilities };
  if (chat && !Array.isArray(chat.messages))
    throw wrongKind('chat is what usePerceptronChat() returns', chat, 'give that, or leave it out');
  if (chat) return <ChatView {...rest} {...used} ref={ref} chat={chat} />;
  return <OwnChat options={options} rest={rest} {...used} ref={ref} />;
});
