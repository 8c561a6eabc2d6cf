'use client';

import { forwardRef, type KeyboardEvent, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { ModelOverrides } from '../../api/index.js';
import { functionOf } from '../../grounding/wrongKind.js';
import { GroundingProvider, useGroundingContext } from '../../hooks/GroundingProvider.js';
import { useKeptFocus } from '../../hooks/useKeptFocus.js';
import { useLocalization } from '../../hooks/useLocalization.js';
import type { UsePerceptronChatOptions, UsePerceptronChatResult } from '../../hooks/usePerceptronChat.js';
import { useStableCallback } from '../../hooks/useStableCallback.js';
import { mediaSentAgain } from '../../state/chatRequest.js';
import { mediaKinds } from '../../state/composer.js';
import type { ComposerInput } from '../../state/composerTypes.js';
import { mediaTypesOf } from '../../state/media.js';
import { paletteFrom } from '../../styles/answerColors.js';
import { checkStylesLater } from '../../styles/checkStyles.js';
import { Composer } from '../composer/Composer.js';
import type { ComposerActions, ComposerProps } from '../composer/composerProps.js';
import { AnswerFailure } from './AnswerFailure.js';
import { ChatAnnouncer } from './ChatAnnouncer.js';
import { BusyContext, type Conversation, ConversationContext, WaitContext } from './conversationContext.js';
import { defaultChatLabels, type PerceptronChatLabels } from './conversationLabels.js';
import { type ChatSuggestion, EmptyChat } from './EmptyChat.js';
import { loadVideo } from './lazyVideo.js';
import type { PerceptronChatProps } from './perceptronChatProps.js';
import { Thread } from './Thread.js';
import { useSteadyList } from './useSteadyList.js';
import { waitOf } from './waitWords.js';

const none: readonly never[] = [];

/** What takes the focus when what had it has gone: the message that it was about, or that has come of it. */
const successor = (root: HTMLElement) =>
  root.querySelector<HTMLElement>('.pr-chat-turns > :last-child:is(article)') ??
  root.querySelector<HTMLElement>('.pr-chat-scroller');

/** Props of {@link ChatView}: of the hook's options, those that the prompt box offers and counts by. */
export interface ChatViewProps
  extends Omit<
    PerceptronChatProps,
    Exclude<keyof UsePerceptronChatOptions, 'model' | 'vision' | 'historyMedia'>
  > {
  chat: UsePerceptronChatResult;
  /** What the model can do, as the client knows it. */
  capabilities: ModelOverrides | undefined;
}

/** A conversation on the screen, and the box to go on with it. */
export const ChatView = forwardRef<HTMLDivElement, ChatViewProps>(function ChatView(props, ref) {
  const {
    chat,
    model,
    vision,
    historyMedia = 'all',
    capabilities: known,
    suggestions,
    empty,
    composer,
    labels: _labels,
    locale: _locale,
    renderText,
    renderReasoning,
    renderMessage,
    renderActions,
    annotationStyle,
    colors,
    colorBy,
    className,
    onKeyDown,
    ...rest
  } = props;
  const { messages, status, error, send, stop, regenerate, edit, clearError } = chat;
  const root = useRef<HTMLDivElement>(null);
  const box = useRef<ComposerActions>(null);
  useImperativeHandle(ref, () => root.current!, []);
  useImperativeHandle(composer?.actionsRef, () => box.current!, []);
  useEffect(() => checkStylesLater(root.current!), []);
  useKeptFocus(root, () => successor(root.current!));
  const { labels, locale } = useLocalization<PerceptronChatLabels>('chat', defaultChatLabels, props);
  const shared = useGroundingContext();
  // Below a provider of the app's, what else shows an answer there knows of no other one, and gives colours out by it alone.
  const steady = !shared && (colorBy ?? 'mention') === 'mention' ? paletteFrom(colors) : null;
  const last = messages.at(-1);
  const wait = waitOf(chat);
  const busy = status === 'submitted' || status === 'thinking' || status === 'answering';

  const continueAnswer = useStableCallback(() => void send(labels.continuePrompt));
  const again = useStableCallback(() => void regenerate());
  const change = useStableCallback((id: string, input: ComposerInput) => void edit(id, input));
  const { annotationFormat, enableThinking, focus } = vision ?? {};
  const { capabilities = known, accept, maxFiles, maxFileSize, maxTotalSize, submitKey } = composer ?? {};
  // By what is in `vision` and `composer`, which an app may write anew with each render.
  const conversation = useMemo<Conversation>(
    () => ({
      labels,
      locale,
      renderText,
      renderReasoning,
      renderMessage: functionOf('renderMessage', renderMessage),
      renderActions: functionOf('renderActions', renderActions),
      annotationStyle,
      palette: steady,
      colors: steady ? undefined : colors,
      colorBy,
      format: annotationFormat,
      editor: {
        model,
        defaultVision: { annotationFormat, enableThinking, focus },
        ...{ capabilities, accept, maxFiles, maxFileSize, maxTotalSize, submitKey },
        labels: labels.composer,
        locale,
      },
      regenerate: again,
      continueAnswer,
      edit: change,
    }),
    [
      labels,
      locale,
      renderText,
      renderReasoning,
      renderMessage,
      renderActions,
      annotationStyle,
      steady,
      colors,
      colorBy,
      annotationFormat,
      enableThinking,
      focus,
      model,
      capabilities,
      accept,
      maxFiles,
      maxFileSize,
      maxTotalSize,
      submitKey,
      again,
      continueAnswer,
      change,
    ],
  );

  // What could not even be asked is in no message.
  const refused = error && last?.status !== 'error' ? error : null;
  const types = mediaTypesOf({ capabilities: () => capabilities }, model);
  const earlierMedia = useSteadyList(mediaSentAgain(messages, historyMedia, types));

  const suggest = ({ text, media, vision: wanted, fill }: ChatSuggestion) => {
    const actions = box.current!;
    actions.setValue(text);
    if (media) actions.addMedia(media);
    if (wanted) actions.setVision(wanted);
    if (fill) actions.focus();
    else actions.send();
  };

  const attach: ComposerProps['onMediaChange'] = (media, details) => {
    if (mediaKinds(media, none).video) loadVideo();
    composer?.onMediaChange?.(media, details);
  };

  const pressKey = (event: KeyboardEvent<HTMLDivElement>) => {
    onKeyDown?.(event);
    const isMeant = event.key === 'Escape' && !event.defaultPrevented && !event.nativeEvent.isComposing;
    if (!isMeant || !busy) return;
    // Or it would close the dialog around the chat, too.
    event.preventDefault();
    stop();
  };

  const view = (
    <ConversationContext.Provider value={conversation}>
      <BusyContext.Provider value={busy}>
        <WaitContext.Provider value={wait}>
          <Thread
            messages={messages}
            labels={labels}
            empty={
              <EmptyChat suggestions={suggestions ?? none} labels={labels} onPress={suggest}>
                {empty}
              </EmptyChat>
            }
          />
        </WaitContext.Provider>
      </BusyContext.Provider>
    </ConversationContext.Provider>
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape anywhere in it stops the answer
    <div
      {...rest}
      ref={root}
      className={className ? `pr-chat ${className}` : 'pr-chat'}
      data-status={status}
      data-empty={messages.length === 0 ? '' : undefined}
      onKeyDown={pressKey}
    >
      {shared ? view : <GroundingProvider>{view}</GroundingProvider>}
      <div className="pr-chat-foot">
        {refused && (
          <AnswerFailure
            error={refused}
            labels={labels}
            locale={locale}
            action={{ label: labels.dismiss, onPress: clearError }}
          />
        )}
        <Composer
          model={model}
          defaultVision={vision}
          dropTarget={root}
          earlierMedia={earlierMedia}
          {...composer}
          capabilities={capabilities}
          actionsRef={box}
          labels={labels.composer}
          locale={locale}
          onMediaChange={attach}
          busy={busy}
          onStop={stop}
          onSend={send}
        />
      </div>
      <ChatAnnouncer last={last} refused={refused} wait={wait} labels={labels} locale={locale} />
    </div>
  );
});
