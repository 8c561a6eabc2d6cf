import { formats, parseGrounding } from 'perceptron-react/core';
import { modelSamples } from './modelSamples.js';
import { classNamesOf, inputSizeOf } from './settings.js';
import { toolSamples } from './toolSamples.js';
import type { OverlayFormat, ReadResult, Settings } from './types.js';

const common = (imageSize: formats.FormatOptions['imageSize'], settings: Settings) => ({
  imageSize,
  inputSize: inputSizeOf(settings),
  label: settings.label.trim() || undefined,
});

/** A format whose reader needs no more than every reader takes. */
const plain =
  (reader: (input: unknown, options: formats.FormatOptions) => ReadResult): OverlayFormat['read'] =>
  (text, imageSize, settings) =>
    reader(text, common(imageSize, settings));

const models: Omit<OverlayFormat, 'by'>[] = [
  {
    id: 'perceptron',
    name: 'Perceptron',
    coordinates: 'x before y, 0 to 1000 in both axes',
    settings: [],
    sample: modelSamples.perceptron,
    read(text) {
      const { shapes, issues } = parseGrounding(text);
      const complete = !issues.some(({ code }) => code === 'incomplete_annotation');
      return { annotations: shapes, issues, complete };
    },
  },
  {
    id: 'qwen3VL',
    name: 'Qwen3-VL',
    coordinates: 'x before y, 0 to 1000 in both axes',
    settings: [],
    sample: modelSamples.qwen3VL,
    read: plain(formats.qwen3VL),
  },
  {
    id: 'qwen25VL',
    name: 'Qwen2.5-VL',
    coordinates: 'x before y, in pixels of the resized picture that the model saw',
    settings: ['inputSize'],
    sample: modelSamples.qwen25VL,
    read: plain(formats.qwen25VL),
  },
  {
    id: 'gemini',
    name: 'Gemini',
    coordinates: 'y before x, 0 to 1000 in both axes',
    settings: [],
    sample: modelSamples.gemini,
    read: plain(formats.gemini),
  },
  {
    id: 'paliGemma',
    name: 'PaliGemma',
    coordinates: 'y before x, in 1024 steps',
    settings: [],
    sample: modelSamples.paliGemma,
    read: plain(formats.paliGemma),
  },
  {
    id: 'florence2',
    name: 'Florence-2',
    coordinates: 'x before y, in 1000 steps; pixels after post-processing',
    settings: ['task', 'inputSize'],
    sample: modelSamples.florence2,
    read: (text, imageSize, settings) =>
      formats.florence2(text, { ...common(imageSize, settings), task: settings.task || undefined }),
  },
  {
    id: 'moondream',
    name: 'Moondream',
    coordinates: 'named, 0 to 1 in both axes',
    settings: ['label'],
    sample: modelSamples.moondream,
    read: plain(formats.moondream),
  },
  {
    id: 'deepSeekVL2',
    name: 'DeepSeek-VL2',
    coordinates: 'x before y, 0 to 999 in both axes',
    settings: [],
    sample: modelSamples.deepSeekVL2,
    read: plain(formats.deepSeekVL2),
  },
  {
    id: 'molmo',
    name: 'Molmo',
    coordinates: 'x before y, in percent',
    settings: [],
    sample: modelSamples.molmo,
    read: plain(formats.molmo),
  },
];

const tools: Omit<OverlayFormat, 'by'>[] = [
  {
    id: 'coco',
    name: 'COCO',
    coordinates: 'left, top, width, height in pixels',
    settings: ['inputSize'],
    sample: toolSamples.coco,
    read: plain(formats.coco),
  },
  {
    id: 'yolo',
    name: 'YOLO',
    coordinates: 'centre and size, 0 to 1 in both axes',
    settings: ['classNames'],
    sample: toolSamples.yolo,
    read: (text, imageSize, settings) =>
      formats.yolo(text, { ...common(imageSize, settings), labels: classNamesOf(settings) }),
  },
  {
    id: 'pascalVoc',
    name: 'Pascal VOC',
    coordinates: 'named corners in pixels',
    settings: ['oneBased', 'inputSize'],
    sample: toolSamples.pascalVoc,
    read: (text, imageSize, settings) =>
      formats.pascalVoc(text, { ...common(imageSize, settings), oneBased: settings.oneBased }),
  },
  {
    id: 'labelStudio',
    name: 'Label Studio',
    coordinates: 'left, top, width, height in percent',
    settings: [],
    sample: toolSamples.labelStudio,
    read: plain(formats.labelStudio),
  },
  {
    id: 'webAnnotation',
    name: 'W3C Web Annotation',
    coordinates: 'fragments and SVG in pixels, or percent',
    settings: ['inputSize'],
    sample: toolSamples.webAnnotation,
    read: plain(formats.webAnnotation),
  },
  {
    id: 'geoJson',
    name: 'GeoJSON',
    coordinates: 'x before y in pixels, y down',
    settings: ['inputSize'],
    sample: toolSamples.geoJson,
    read: plain(formats.geoJson),
  },
];

/** Every format that can be pasted. Which one a text is in, the visitor says: it is never guessed. */
export const overlayFormats: readonly OverlayFormat[] = [
  ...models.map((format) => ({ ...format, by: 'model' as const })),
  ...tools.map((format) => ({ ...format, by: 'tool' as const })),
];

/** Formats that cannot be read without a size of the model's picture; the others may have one. */
export const needsInputSize = ({ id }: OverlayFormat): boolean => id === 'qwen25VL';
