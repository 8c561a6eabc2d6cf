// Annotations that an app writes by hand or has from a database: they have no place in a text. Only types are checked.
import {
  type Annotation,
  type AnnotationInput,
  AnnotationLegend,
  AnnotationList,
  type AnnotationStyle,
  annotationsToSVG,
  type ClipAnnotation,
  type ClipAnnotationInput,
  ClipTimeline,
  clipsToWebVTT,
  createTimeIndex,
  formats,
  GroundedImage,
  type GroundedImageProps,
  GroundedVideo,
  type Grounding,
  GroundingProvider,
  parseGrounding,
  type ShapeAnnotation,
  type ShapeAnnotationInput,
  serializeAnnotation,
  shapeBounds,
  type TrackAnnotation,
  trackAt,
} from 'perceptron-react';
import { type ComponentProps, type ComponentType, createElement, lazy, memo, useState } from 'react';

const detections: AnnotationInput[] = [
  { id: 'a', kind: 'box', x1: 1, y1: 2, x2: 3, y2: 4, mention: 'cat' },
  { id: 'b', kind: 'collection', children: [{ id: 'c', kind: 'point', x: 1, y: 2 }] },
  { id: 'd', kind: 'track', waypoints: [{ id: 'e', kind: 'point', x: 1, y: 2, t: 0 }] },
  { id: 'f', kind: 'clip', start: 1, end: 2 },
];
const clips: ClipAnnotationInput[] = [{ id: 'f', kind: 'clip', start: 1 }];
const answer: Grounding = parseGrounding('');
const ofAText: readonly Annotation[] = answer.shapes;
const picture = { src: '/a.png', alt: 'A' };
const startOf = ({ span }: ShapeAnnotation) => String(span.start);

export function HandWritten() {
  const [shape, setShape] = useState<ShapeAnnotationInput>();
  const [shown, setShown] = useState(clips);
  return (
    <GroundingProvider annotations={detections}>
      <GroundedImage
        {...picture}
        annotations={detections}
        annotationStyle={({ span }, { selected }) => ({ stroke: selected && span?.start ? 'red' : 'blue' })}
        getLabel={({ span }) => span && String(span.start)}
        getAriaLabel={({ mention }) => mention}
        renderTooltip={({ id }) => id}
        onAnnotationContextMenu={setShape}
      />
      <GroundedImage {...picture} annotations={[{ id: 'a', kind: 'polygon', points: [[1, 2]] }]} />
      <GroundedVideo annotations={detections} getAriaLabel={(one) => one.span && one.kind} />
      <AnnotationList annotations={detections} getLabel={(one) => (one.span ? one.kind : shape?.kind)} />
      <AnnotationLegend annotations={detections} />
      <ClipTimeline
        clips={shown}
        onClipChange={(clip, { previous }) =>
          setShown(shown.map((one) => (one.id === previous.id ? clip : one)))
        }
      />
      {/* @ts-expect-error what reads the place in a text cannot take what has none */}
      <GroundedImage {...picture} annotations={detections} getLabel={startOf} />
      {/* @ts-expect-error a kind that there is not */}
      <GroundedImage {...picture} annotations={[{ id: 'a', kind: 'rectangle', x1: 1 }]} />
    </GroundingProvider>
  );
}

/** What was given with its place in a text is handed back with it. */
export function OfAText({ shapes, ...props }: GroundedImageProps & { shapes: Annotation[] }) {
  const [shape, setShape] = useState<ShapeAnnotation>();
  const [shown, setShown] = useState<readonly ClipAnnotation[]>(answer.clips);
  const [row, setRow] = useState<TrackAnnotation>();
  return (
    <GroundingProvider annotations={ofAText}>
      <GroundedImage {...props} />
      <GroundedImage {...picture} annotations={answer} onAnnotationContextMenu={setShape} />
      <GroundedImage {...picture} annotations={shapes} getLabel={startOf} getAriaLabel={startOf} />
      <GroundedImage {...picture} annotations={[]} getLabel={startOf} />
      <GroundedImage {...picture} annotations={shape ? [shape] : answer} getLabel={startOf} />
      <GroundedVideo annotations={ofAText} getAriaLabel={({ span }) => String(span.start)} />
      <AnnotationList
        annotations={answer}
        getLabel={(one) => {
          if (one.kind === 'track' && one !== row) setRow(one);
          return String(one.span.start);
        }}
      />
      <ClipTimeline clips={shown} onClipChange={(clip) => setShown([clip])} />
    </GroundingProvider>
  );
}

/** What tools make of a component is what it was without hand-written annotations. */
type Props = ComponentProps<typeof GroundedImage>;
const Lazy = lazy(async () => ({ default: GroundedImage }));
const Memo = memo(GroundedImage);
export const asProps: GroundedImageProps = {} as Props;
export const asType: ComponentType<GroundedImageProps> = GroundedImage;
export const tools = (props: Props, style: AnnotationStyle) => [
  <Lazy key="lazy" {...props} getLabel={({ span }) => String(span.start)} />,
  <Memo key="memo" {...props} getLabel={startOf} annotationStyle={style} />,
  createElement(GroundedImage, { ...picture, annotations: answer, getLabel: startOf }),
];

export const headless = () => {
  const options = { imageSize: { width: 10, height: 10 } };
  const [, , track] = detections;
  const entry = createTimeIndex(detections).at(0)[0];
  const start: number | undefined = createTimeIndex(answer).at(0)[0]?.shape.span.start;
  const at: ShapeAnnotationInput | undefined = track?.kind === 'track' ? trackAt(track, 0) : undefined;
  const placed: ShapeAnnotation | undefined = trackAt(answer.tracks[0]!, 0);
  const bounds = at && shapeBounds(at);
  const svg = annotationsToSVG(detections, { width: 1, height: 1, getLabel: ({ span }) => span && 'one' });
  const answered = annotationsToSVG(answer, { width: 1, height: 1, getLabel: startOf });
  const texts = [serializeAnnotation(detections[0]!), clipsToWebVTT(clips), svg, answered];
  const data = [formats.toCoco(detections, options), formats.toYolo(detections)];
  const skipped: readonly Annotation[] = formats.toYolo(answer).skipped;
  return { entry, start, placed, bounds, texts, data, skipped };
};
