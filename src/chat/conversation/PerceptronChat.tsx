'use client';

import { forwardRef } from 'react';
import { type UsePerceptronChatOptions, usePerceptronChat } from '../../hooks/usePerceptronChat.js';
import { ChatView } from './ChatView.js';
import type { OwnChatProps, PerceptronChatProps } from './perceptronChatProps.js';

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

type ViewProps = Omit<OwnChatProps, keyof UsePerceptronChatOptions | 'chat'>;

function splitOptions({ chat: _, ...props }: OwnChatProps) {
  const entries = Object.entries(props);
  const isOption = ([name]: readonly [string, unknown]) => name in optionNames;
  return {
    options: Object.fromEntries(entries.filter(isOption)) as UsePerceptronChatOptions,
    rest: Object.fromEntries(entries.filter((entry) => !isOption(entry))) as ViewProps,
  };
}

const OwnChat = forwardRef<HTMLDivElement, OwnChatProps>(function OwnChat(props, ref) {
  const { options, rest } = splitOptions(props);
  const { model, vision, historyMedia } = options;
  const chat = usePerceptronChat(options);
  return (
    <ChatView {...rest} ref={ref} chat={chat} model={model} vision={vision} historyMedia={historyMedia} />
  );
});

/**
 * A whole chat about images and videos: questions with attachments, thinking, answers in which each annotation is a chip
 * tied to its shape or clip in the picture beside it, stop, edit, answer again. Renders a `<div>` that is as high as the
 * element around it, but no less than 36rem and no more than the screen.
 *
 * ```tsx
 * <PerceptronProvider client={client}>
 *   <PerceptronChat id="support" />
 * </PerceptronProvider>
 * ```
 *
 * Within a `GroundingProvider` of the app's, its highlight and selection are that one's.
 *
 * State shows on the root as `data-status`, `data-empty` and, while files are held over it, `data-drop`; on each
 * `.pr-chat-answer` as `data-status` and `data-media`, on each `.pr-chat-question` as `data-editing`.
 * `--pr-chat-width` limits the width of the text, `--pr-chat-media-height` the height of an image or a video.
 *
 * @throws {Error} Without a client: see {@link usePerceptronChat}.
 */
export const PerceptronChat = forwardRef<HTMLDivElement, PerceptronChatProps>(
  function PerceptronChat(props, ref) {
    return props.chat ? <ChatView {...props} ref={ref} /> : <OwnChat {...props} ref={ref} />;
  },
);
