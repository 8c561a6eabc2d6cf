import { formats } from 'perceptron-react/core';

export const imageSize = { width: 1537, height: 1023 };
export const inputSize = { width: 1540, height: 1036 };
export const options = { imageSize, inputSize };

type Writer = `to${string}`;
/** Every reader there is: one that is not below would be in none of the tests that go through them all. */
type Reader = Exclude<keyof typeof formats, Writer | 'qwen25VLInputSize'>;

export const readers = {
  coco: formats.coco,
  yolo: formats.yolo,
  pascalVoc: formats.pascalVoc,
  labelStudio: formats.labelStudio,
  webAnnotation: formats.webAnnotation,
  geoJson: formats.geoJson,
  paliGemma: formats.paliGemma,
  florence2: formats.florence2,
  qwen25VL: formats.qwen25VL,
  qwen3VL: formats.qwen3VL,
  gemini: formats.gemini,
  moondream: formats.moondream,
  deepSeekVL2: formats.deepSeekVL2,
  molmo: formats.molmo,
} as const satisfies Record<Reader, unknown>;
export type Name = keyof typeof readers;
export const names = Object.keys(readers) as Name[];

/** One answer of each format with three shapes and prose where it may stand. */
export const samples: Record<Name, string> = {
  coco: JSON.stringify({
    images: [{ id: 1, width: 1537, height: 1023 }],
    categories: [{ id: 1, name: 'a' }],
    annotations: [
      { id: 1, image_id: 1, category_id: 1, bbox: [10, 20, 30, 40] },
      { id: 2, image_id: 1, category_id: 1, segmentation: [[10, 20, 30, 40, 50.5, 60]] },
      { id: 3, image_id: 1, category_id: 1, bbox: [11, 21, 31, 41] },
    ],
  }),
  yolo: '0 0.5 0.5 0.2 0.4\n1 0.1 0.1 0.2 0.1 0.2 0.2\n0 0.25 0.25 0.5 0.5\n',
  pascalVoc:
    '<annotation><size><width>1540</width><height>1036</height></size><object><name>a</name><bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object><object><name>b</name><polygon><x1>1</x1><y1>2</y1><x2>30</x2><y2>4</y2><x3>5</x3><y3>60</y3></polygon></object></annotation>',
  labelStudio:
    '[{"data": {"image": "a"}, "annotations": [{"result": [{"id": "a", "type": "rectanglelabels", "value": {"x": 10, "y": 20, "width": 30, "height": 40, "rectanglelabels": ["a"]}}, {"id": "b", "type": "polygonlabels", "value": {"points": [[1, 2], [3, 4], [5, 1]], "polygonlabels": ["b"]}}]}]}]',
  webAnnotation:
    '[{"id": "#1", "body": "a", "target": {"source": "a", "selector": {"type": "FragmentSelector", "value": "xywh=pixel:1,2,30,40"}}}, {"id": "#2", "target": {"source": "a", "selector": {"type": "SvgSelector", "value": "<svg><polygon points=\'1,2 30,4 50,60\'/></svg>"}}}]',
  geoJson:
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}, {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [64, 0], [64, 48], [0, 0]]]}, "properties": {"label": "a"}}]}',
  paliGemma: '<loc0256><loc0128><loc0768><loc0896> cat ; <loc0000><loc0000><loc0512><loc0512> dog<eos>',
  florence2: '</s><s>car<loc_52><loc_332><loc_932><loc_774>door<loc_1><loc_2><loc_3><loc_4></s>',
  qwen25VL:
    'Here:\n```json\n[\n{"bbox_2d": [1, 2, 30, 40], "label": "a"},\n{"point_2d": [5, 6], "label": "b"}\n]\n```',
  qwen3VL:
    'Here:\n```json\n[\n{"bbox_2d": [1, 2, 30, 40], "label": "a"},\n{"point_2d": [5, 6], "label": "b"}\n]\n```',
  gemini: '```json\n[\n{"box_2d": [1, 2, 30, 40], "label": "a"},\n{"point": [5, 6], "label": "b"}\n]\n```',
  moondream:
    '{"objects": [{"x_min": 0.1, "y_min": 0.2, "x_max": 0.3, "y_max": 0.4}, {"x_min": 0.15, "y_min": 0.2, "x_max": 0.3, "y_max": 0.4}]}',
  deepSeekVL2: 'A <|ref|>dog<|/ref|><|det|>[[1, 2, 30, 40], [5, 6, 70, 80]]<|/det|>.',
  molmo:
    'See <points x1="10.5" y1="20" x2="30" y2="40" alt="cats">cats</points> <point x="1" y="2">b</point>',
};
