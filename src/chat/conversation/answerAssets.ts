import type { AnnotationFormat } from '../../api/index.js';
import type { Annotation } from '../../grounding/index.js';
import type { ChatMediaPart, ChatMessage } from '../../state/chatTypes.js';

/** An image or a video that an answer speaks of. */
export interface AnswerAsset {
  part: ChatMediaPart;
  /** What `assetIdx` calls it. */
  index: number;
}

type Answer = Pick<ChatMessage, 'assets' | 'grounding' | 'status'>;

export const isRunning = ({ status }: Pick<ChatMessage, 'status'>): boolean =>
  status === 'submitted' || status === 'thinking' || status === 'answering';

/** What a question asks its answer to be given in, by itself. */
export const formatOf = (question: ChatMessage | undefined): AnnotationFormat | undefined =>
  question?.options?.vision?.annotationFormat;

/** Whether an answer may have media to show, for which nothing is looked through: of many this is asked at each frame. */
export const mayShowMedia = (answer: Answer, format: AnnotationFormat | undefined): boolean =>
  answer.assets.length > 0 &&
  (answer.grounding.shapes.length > 0 ||
    answer.grounding.clips.length > 0 ||
    (format !== undefined && isRunning(answer)));

/** The media in which there is something to see of an answer, in order: clips are for videos only. */
function groundedIndexes({ assets, grounding }: Answer): Set<number> {
  const last = assets.length - 1;
  const indexes = new Set<number>();
  const add = ({ assetIdx }: Pick<Annotation, 'assetIdx'>) => indexes.add(assetIdx ?? last);
  grounding.shapes.forEach(add);
  for (const clip of grounding.clips) if (assets[clip.assetIdx ?? last]?.type === 'video') add(clip);
  return indexes;
}

/**
 * The images and videos to show with an answer: those that have annotations in it. While it runs, also the one that is
 * asked about, where annotations are asked for, so that it is there when they come and nothing moves.
 *
 * @param format what the question asks the answer to be given in
 */
export function answerAssets(answer: Answer, format: AnnotationFormat | undefined): readonly AnswerAsset[] {
  const { assets } = answer;
  const indexes = groundedIndexes(answer);
  const asked = assets.at(-1);
  if (isRunning(answer) && format && asked && (format !== 'clip' || asked.type === 'video'))
    indexes.add(assets.length - 1);
  return assets.flatMap((part, index) => (indexes.has(index) ? [{ part, index }] : []));
}
