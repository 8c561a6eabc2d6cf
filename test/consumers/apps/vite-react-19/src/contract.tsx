// Every public name, shape and option that the design promises, used as an app would. Only its types are checked.
import { useMutationState, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import {
  type Annotation,
  AnnotationList,
  type BoxAnnotation,
  type ChatMessage,
  type ClipAnnotation,
  ClipTimeline,
  type CollectionAnnotation,
  type Completion,
  type CompletionEvent,
  type CompletionRequest,
  type CompletionStream,
  Composer,
  type ComposerInput,
  completionOptions,
  createGroundingStream,
  createPerceptronClient,
  formats,
  GroundedImage,
  GroundedText,
  GroundedVideo,
  type Grounding,
  GroundingError,
  type GroundingIssue,
  GroundingProvider,
  type Model,
  PerceptronChat,
  type PerceptronClient,
  PerceptronError,
  PerceptronProvider,
  type PointAnnotation,
  type PolygonAnnotation,
  parseGrounding,
  parseGroundingStrict,
  resolveAssetIdx,
  type Segment,
  type ShapeAnnotation,
  type Span,
  type Style,
  serializeAnnotation,
  stripMarkup,
  ThinkingPanel,
  type Timing,
  type TrackAnnotation,
  type Usage,
  useGroundingSelection,
  usePerceptronChat,
  useStreamingCompletion,
  type Viewport,
} from 'perceptron-react';
import * as core from 'perceptron-react/core';
import { createMarkdownRenderer, renderMarkdown } from 'perceptron-react/markdown';
import { createMockPerceptron } from 'perceptron-react/testing';
import { useRef } from 'react';

const span: Span = { start: 0, end: 1 };
const point: PointAnnotation = { id: 'a', span, kind: 'point', x: 1, y: 2, t: 3, mention: 'm', assetIdx: 0 };
const box: BoxAnnotation = { id: 'b', span, kind: 'box', x1: 1, y1: 2, x2: 3, y2: 4 };
const corners = [
  [1, 2],
  [3, 4],
  [5, 6],
] as const;
const polygon: PolygonAnnotation = { id: 'c', span, kind: 'polygon', points: corners };
const clip: ClipAnnotation = { id: 'd', span, kind: 'clip', start: 1 };
const shapes: readonly ShapeAnnotation[] = [point, box, polygon];
const track: TrackAnnotation = { id: 'e', span, kind: 'track', waypoints: shapes, complete: true };
export const collection: CollectionAnnotation = {
  id: 'f',
  span,
  kind: 'collection',
  children: [point, clip, track],
  t: 1,
  complete: false,
};

export function grounding(text: string): Grounding {
  const stream = createGroundingStream({ expects: 'box' });
  stream.push(text);
  const { source, segments, clips, tracks, issues }: Grounding = stream.snapshot();
  const spans = segments.map((segment: Segment): Span => {
    if (segment.kind === 'text') return segment.span;
    const annotation: Annotation = segment.annotation;
    const index: number | undefined = resolveAssetIdx(annotation, 2);
    return index === undefined ? annotation.span : segment.span;
  });
  const first: GroundingIssue | undefined = issues[0];
  console.log(source, spans, clips, tracks, first?.code, first?.message, first?.span, stripMarkup(text));
  try {
    return parseGroundingStrict(text, { expects: 'clip' });
  } catch (error) {
    if (!(error instanceof GroundingError)) throw error;
    return serializeAnnotation(box) === text ? stream.end() : parseGrounding(text);
  }
}

export const client: PerceptronClient = createPerceptronClient({
  baseURL: 'https://example.com',
  apiKey: 'key',
  fetch: (url, init) => fetch(url, init),
  headers: async () => ({ 'x-own': 'value' }),
  authScheme: 'Key',
  path: '/v1/chat/completions',
  timeoutMs: 1,
  stallTimeoutMs: 2,
  maxRetries: 3,
  maxBodyBytes: 4,
});

export const request: CompletionRequest = {
  model: 'perceptron-mk1',
  messages: [
    { role: 'system', content: 'Be brief.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Where?' },
        { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
        { type: 'video_url', video_url: { url: 'https://example.com/a.mp4' } },
      ],
    },
    { role: 'assistant', content: 'There.', reasoning_content: 'Hm.' },
  ],
  vision: { annotationFormat: 'clip', enableThinking: true, focus: false },
  temperature: 0,
  topP: 1,
  topK: 1,
  frequencyPenalty: 0,
  presencePenalty: 0,
  maxCompletionTokens: 1,
  regex: 'a',
  responseFormat: { type: 'json_schema', json_schema: {} },
  extra: { field: 'of tomorrow' },
};

export async function wire(signal: AbortSignal) {
  const stream: CompletionStream = client.stream(request, { signal });
  for await (const event of stream) {
    const typed: CompletionEvent = event;
    if (typed.type === 'usage') console.log(typed.usage.totalTokens);
    else if (typed.type === 'finish') console.log(typed.finishReason ?? 'none');
    else console.log(typed.type, typed.delta.length);
  }
  const completion: Completion = await client.complete(request, { signal }).catch((error: unknown) => {
    if (!(error instanceof PerceptronError) || !error.partial) throw error;
    const { code, status, serverCode, serverType, param, requestId, retryAfterMs, retryable } = error;
    console.log(status, serverCode, serverType, param, requestId, retryAfterMs, retryable);
    const known: boolean = code === 'stream_truncated' || code === 'invalid_stream_chunk';
    if (!known) throw error;
    return error.partial;
  });
  const { id, model, text, reasoning, finishReason, complete, requestId, raw } = completion;
  const [usage, timing]: [Usage | undefined, Timing] = [completion.usage, completion.timing];
  const models: Model[] = await client.models({ signal });
  const whole: Completion = await stream.result();
  return { id, model, text, reasoning, finishReason, complete, requestId, raw, usage, timing, models, whole };
}

export function Chat() {
  const chat = usePerceptronChat({
    id: 'main',
    client,
    model: 'perceptron-mk1',
    vision: { annotationFormat: 'box' },
    system: 'Be brief.',
    initialMessages: [{ role: 'user', text: 'Hello' }],
    historyMedia: 'latest',
    onFinish: ({ text }) => console.log(text),
    onError: ({ code }) => console.log(code),
  });
  const status: 'idle' | 'submitted' | 'thinking' | 'answering' | 'error' = chat.status;
  const error: PerceptronError | null = chat.error;
  const ask = async (): Promise<ChatMessage[]> => [
    await chat.send('Where?'),
    await chat.send({ text: 'Where?', media: [new Blob()], vision: { focus: true } }),
    await chat.regenerate(),
    await chat.regenerate('id'),
    await chat.edit('id', { text: 'There?' }),
  ];
  const reset = () => {
    chat.stop();
    chat.setMessages((messages) => messages.slice(0, -1));
    chat.setMessages([]);
    chat.clear();
    chat.clearError();
  };
  const { id, role, parts, text, reasoning, assets, finishReason, usage, timing } = chat.messages[0]!;
  console.log(id, role, parts, text, reasoning, assets, finishReason, usage, timing, error);
  return (
    <>
      <button type="button" data-status={status} onClick={() => void ask().then(reset)}>
        {chat.messages.map((message) => message.grounding.text + message.status + message.error?.message)}
      </button>
      <PerceptronChat
        id="whole"
        vision={{ annotationFormat: 'box' }}
        suggestions={['Where?', { text: 'Count.', media: ['/a.jpg'] }]}
        composer={{ maxFiles: 3 }}
        renderText={createMarkdownRenderer({ components: { h1: 'h3', a: ({ href }) => <b>{href}</b> } })}
        renderReasoning={renderMarkdown}
        renderActions={(message) => <b>{message.usage?.totalTokens}</b>}
        labels={{ you: 'Du', composer: { send: 'Senden' } }}
        className="chat"
        data-testid="chat"
      />
      <PerceptronChat chat={chat} historyMedia="latest" ref={(root: HTMLDivElement | null) => void root} />
      <Composer
        onSend={(input: ComposerInput) => chat.send(input)}
        onStop={chat.stop}
        busy={chat.status !== 'idle'}
        value=""
        onValueChange={(value: string) => void value}
        media={[new Blob(), '/photo.png']}
        vision={{ annotationFormat: 'box', enableThinking: false, focus: true }}
        model="perceptron-mk1"
        accept="image/*"
        maxFiles={3}
        maxFileSize={1}
        onReject={(rejections) => rejections.map(({ code, name }) => `${code} ${name}`)}
        labels={{ send: 'Ask' }}
      />
    </>
  );
}

export function Answer() {
  const { status, text, reasoning, usage, timing, error, start, stop, reset, ...rest } =
    useStreamingCompletion({ client });
  const query = useQuery(completionOptions(client, request));
  const { data } = useSuspenseQuery(completionOptions(client, request));
  const running = useMutationState({ filters: { mutationKey: ['perceptron', 'chat', 'main'] } });
  const { highlightedId, selectedId, hiddenMentions, highlight, select } = useGroundingSelection();
  console.log(usage, timing, error?.code, query.error?.requestId, running.length, hiddenMentions);
  const swap = () => {
    highlight(selectedId);
    select(highlightedId);
  };
  return (
    <button
      type="button"
      onClick={() => void start(request)}
      onFocus={swap}
      onBlur={stop}
      onDoubleClick={reset}
    >
      {status} {text} {reasoning} {rest.grounding.text} {data.text}
    </button>
  );
}

const style: Style = {
  stroke: '#fff',
  strokeWidth: 2,
  halo: '#000',
  fill: '#fff',
  fillOpacity: 0.1,
  opacity: 1,
  dash: [2, 2],
  pointRadius: 3,
  labelColor: '#000',
  labelBackground: '#fff',
};
const viewport: Viewport = { scale: 1, x: 0, y: 0 };
const shared = {
  annotations: [box],
  defaultSelectedId: 'b',
  onSelectedIdChange: (id: string | null, { reason, event }: { reason: string; event?: Event }) =>
    console.log(id, reason, event),
};

export function Components() {
  const video = useRef<HTMLVideoElement>(null);
  const root = useRef<HTMLDivElement>(null);
  return (
    <PerceptronProvider client={client}>
      <GroundingProvider>
        <GroundedImage
          ref={root}
          className="mine"
          style={{ width: 100 }}
          src="/a.png"
          alt="A"
          annotations={parseGrounding('')}
          assetIdx={0}
          fit="cover"
          annotationStyle={(annotation, state) => (state.selected ? style : { stroke: annotation.id })}
          showLabels
          getLabel={({ mention }) => mention ?? null}
          onImageLoad={() => {}}
          onImageError={() => {}}
          highlightedId="a"
          selectedIds={['a']}
          hiddenMentions={['m']}
          viewport={viewport}
          onViewportChange={(next: Viewport) => console.log(next)}
          onHighlightedIdChange={() => {}}
          onSelectedIdsChange={() => {}}
          onHiddenMentionsChange={() => {}}
        />
        <GroundedImage
          src="/a.png"
          alt="A"
          fit="contain"
          annotationStyle={style}
          defaultViewport={viewport}
          defaultHighlightedId="a"
          defaultSelectedIds={['a']}
          defaultHiddenMentions={[]}
          {...shared}
        />
        <GroundedVideo src="/a.mp4" alt="A" hold={0.5} showTrails {...shared} />
        <video ref={video} muted />
        <ClipTimeline
          clips={[clip]}
          duration={10}
          currentTime={1}
          video={video}
          onSeek={(time: number) => console.log(time)}
          onClipChange={(changed: ClipAnnotation) => console.log(changed)}
          selectedId="d"
        />
        <ThinkingPanel
          reasoning="Hm"
          thinking
          durationMs={1}
          open
          onOpenChange={(open: boolean) => void open}
        />
        <ThinkingPanel reasoning="Hm" defaultOpen={false} />
        <GroundedText grounding={parseGrounding('')} renderText={({ text }) => <p>{text}</p>} />
        <AnnotationList {...shared} />
      </GroundingProvider>
    </PerceptronProvider>
  );
}

/** What an app has not yet: with `exactOptionalPropertyTypes`, an option that is not given can be undefined all the same. */
interface NotYet {
  completion?: Completion;
  selectedId?: string;
  empty?: string;
  stroke?: string;
  size?: { width: number; height: number };
  timeoutMs?: number;
  text?: string;
  onSelect?: (id: string | null) => void;
}

export const mocked = (app: NotYet | undefined) =>
  createMockPerceptron({ answers: { text: app?.text, chunk: undefined, fault: undefined }, pace: undefined });

export function Unsettled({ app }: { app: NotYet | undefined }) {
  const client = createPerceptronClient({
    timeoutMs: app?.timeoutMs,
    apiKey: app?.text,
    headers: undefined,
    models: { 'my-model': { price: undefined } },
  });
  const chat = usePerceptronChat({ id: app?.text, client, temperature: app?.timeoutMs, onFinish: undefined });
  const { start } = useStreamingCompletion({ client, onFinish: undefined });
  const restore = () =>
    chat.setMessages([{ role: 'user', text: app?.text, timing: app?.completion?.timing }]);
  const ask = () =>
    start({ messages: [], topP: app?.timeoutMs, vision: { focus: undefined, enableThinking: undefined } });
  const known = {
    selectedId: app?.selectedId,
    onSelectedIdChange: app?.onSelect,
    colors: undefined,
    assetIdx: undefined,
  };
  return (
    <GroundingProvider selectedId={app?.selectedId} onHighlightedIdChange={undefined}>
      <button
        type="button"
        onClick={() => void ask()}
        onBlur={() => void chat.send({ text: app?.text })}
        onFocus={restore}
      />
      <GroundedImage
        src="/a.png"
        alt="A"
        {...known}
        annotations={parseGrounding('', { idPrefix: app?.text })}
        annotationStyle={{ stroke: app?.stroke }}
        imageSize={app?.size}
        viewport={undefined}
        labels={{ keyHelp: app?.empty }}
      />
      <GroundedVideo
        src={app?.text}
        {...known}
        annotations={[]}
        hold={app?.timeoutMs}
        getAriaLabel={undefined}
      />
      <ClipTimeline
        clips={[]}
        {...known}
        duration={app?.timeoutMs}
        onSeek={undefined}
        labels={{ empty: app?.empty }}
      />
      <ThinkingPanel reasoning="" durationMs={app?.completion?.timing.thinkingMs} open={undefined} />
      <Composer onSend={chat.send} onStop={undefined} value={app?.text} labels={{ send: app?.empty }} />
      <GroundedText grounding={parseGrounding('')} {...known} streaming={undefined} renderText={undefined} />
      <AnnotationList annotations={[]} {...known} filter={app?.text} labels={{ empty: app?.empty }} />
    </GroundingProvider>
  );
}

export const names = [core.parseGrounding, core.createPerceptronClient, formats.coco, core.formats.qwen3VL];
export const mock = createMockPerceptron();
