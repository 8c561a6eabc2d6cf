import {
  type Annotation,
  annotatedImageToBlob,
  annotationsToSVG,
  formats,
  type Size,
  serializeAnnotation,
} from 'perceptron-react';

/** What there is to export. */
export interface Exportable {
  annotations: readonly Annotation[];
  /** Mentions that are not shown: pictures leave them out, data has everything. */
  hiddenMentions: readonly string[];
  imageSize: Size;
  src: string;
  /** The image's file name. */
  fileName: string;
  /** What the image shows, in words. */
  alt: string;
}

export interface Exported {
  file: Blob;
  /** What the visitor should know about the file. */
  note?: string;
}

export interface ExportTarget {
  id: string;
  name: string;
  kind: 'picture' | 'data';
  /** Put behind the image's name. */
  suffix: string;
  write(from: Exportable): Exported | Promise<Exported>;
}

const text = (content: string, type = 'text/plain') => new Blob([content], { type });
const json = (data: unknown, type = 'application/json') => text(`${JSON.stringify(data, null, 2)}\n`, type);

/** Everything that the annotations can be saved as. */
export const exportTargets: readonly ExportTarget[] = [
  {
    id: 'png',
    name: 'Image with overlay, PNG',
    kind: 'picture',
    suffix: '-annotated.png',
    write: async ({ src, annotations, hiddenMentions }) => ({
      file: await annotatedImageToBlob(src, annotations, { hiddenMentions }),
    }),
  },
  {
    id: 'svg',
    name: 'Overlay alone, SVG',
    kind: 'picture',
    suffix: '-overlay.svg',
    write: ({ annotations, hiddenMentions, imageSize, alt }) => ({
      file: text(
        annotationsToSVG(annotations, { ...imageSize, hiddenMentions, title: `Annotations of: ${alt}` }),
        'image/svg+xml',
      ),
    }),
  },
  {
    id: 'coco',
    name: 'COCO',
    kind: 'data',
    suffix: '.coco.json',
    write: ({ annotations, imageSize, fileName }) => ({
      file: json(formats.toCoco(annotations, { imageSize, fileName })),
    }),
  },
  {
    id: 'yolo',
    name: 'YOLO',
    kind: 'data',
    suffix: '.txt',
    write({ annotations }) {
      const { text: lines, labels, skipped } = formats.toYolo(annotations);
      const names = labels.map((label, i) => `${i} ${label}`).join(', ');
      const left = skipped.length === 1 ? '1 point' : `${skipped.length} points`;
      const note = [
        names && `Classes: ${names}.`,
        skipped.length > 0 && `Without ${left}, which YOLO files cannot hold.`,
      ];
      return { file: text(lines), note: note.filter(Boolean).join(' ') };
    },
  },
  {
    id: 'pascalVoc',
    name: 'Pascal VOC',
    kind: 'data',
    suffix: '.xml',
    write: ({ annotations, imageSize, fileName }) => ({
      file: text(formats.toPascalVoc(annotations, { imageSize, fileName }), 'application/xml'),
    }),
  },
  {
    id: 'labelStudio',
    name: 'Label Studio',
    kind: 'data',
    suffix: '.label-studio.json',
    write: ({ annotations, imageSize, fileName }) => ({
      file: json(formats.toLabelStudio(annotations, { imageSize, source: fileName })),
    }),
  },
  {
    id: 'webAnnotation',
    name: 'W3C Web Annotation',
    kind: 'data',
    suffix: '.annotations.jsonld',
    write: ({ annotations, imageSize, fileName }) => ({
      file: json(formats.toWebAnnotation(annotations, { imageSize, source: fileName })),
    }),
  },
  {
    id: 'geoJson',
    name: 'GeoJSON',
    kind: 'data',
    suffix: '.geojson',
    write: ({ annotations, imageSize }) => ({ file: json(formats.toGeoJson(annotations, { imageSize })) }),
  },
  {
    id: 'perceptron',
    name: 'Perceptron markup',
    kind: 'data',
    suffix: '.markup.txt',
    write: ({ annotations }) => ({ file: text(`${annotations.map(serializeAnnotation).join('\n')}\n`) }),
  },
];
