import type { Name } from './formatSamples.js';

/** What a model or a tool was seen to write. */
export interface RecordedAnswer {
  /** Where it was seen. Coordinates and labels are shortened or rewritten. */
  source: string;
  reader: Name;
  input: unknown;
  /** For an image of 1000 x 500, so that pixels, too, are told from the grid. Kind, mention, coordinates on the grid. */
  shapes: (string | number | undefined)[][];
  issues?: string[];
  isCut?: boolean;
  /** Why a part of it says something else than the whole, if it does. */
  partsDiffer?: string;
  /** Further fields of the first shape. */
  first?: Record<string, unknown>;
}

const mask = '<seg010>'.repeat(16);

export const modelAnswers: RecordedAnswer[] = [
  {
    source: 'QwenLM/Qwen3-VL, cookbooks/omni_recognition.ipynb: labels under names that the prompt asked for',
    reader: 'qwen3VL',
    input: '```json\n[\n\t{"bbox_2d": [0, 614, 224, 825], "name_zh": "米饭", "name_en": "Rice"}\n]\n```',
    shapes: [['box', '米饭', 0, 614, 224, 825]],
  },
  {
    source: 'the same notebook: nested names, and one bracket too many',
    reader: 'qwen3VL',
    input:
      '```json\n[\n\t{\n\t\t"bbox_2d": [0, 52, 477, 999],\n\t\t"names": {\n\t\t\t"en": "A"\n\t\t}\n\t},\n\t{\n\t{"bbox_2d": [649, 116, 794, 643],\n\t\t"names": {"en": "B"}\n\t}\n]\n```',
    shapes: [
      ['box', 'A', 0, 52, 477, 999],
      ['box', 'B', 649, 116, 794, 643],
    ],
    issues: ['malformed'],
  },
  {
    source: 'QwenLM/Qwen3-VL, cookbooks/spatial_understanding.ipynb',
    reader: 'qwen3VL',
    input: '```json\n[\n\t{"point_2d": [925, 618], "label": "point_1"}\n]\n```',
    shapes: [['point', 'point_1', 925, 618]],
  },
  {
    source: 'QwenLM/Qwen3-VL, cookbooks/mobile_agent.ipynb: a tool call',
    reader: 'qwen3VL',
    input:
      'I tap it.\n<tool_call>\n{"name": "mobile_use", "arguments": {"action": "click", "coordinate": [447, 81]}}\n</tool_call>',
    shapes: [['point', 'click', 447, 81]],
  },
  {
    source: 'a report on GitHub of Qwen3-VL answering in tags, on 0..1000',
    reader: 'qwen3VL',
    input: '<points x1="154" y1="104" x2="885" y2="104" alt="corners">corners</points>',
    shapes: [
      ['point', 'corners', 154, 104],
      ['point', 'corners', 885, 104],
    ],
  },
  {
    source: 'QwenLM/Qwen3-VL#762: the marks of Qwen2-VL, one box a line',
    reader: 'qwen25VL',
    input:
      '<|object_ref_start|>close button<|object_ref_end|><|box_start|>(700, 10), (720, 25)<|box_end|>\n<|object_ref_start|>tab<|object_ref_end|><|box_start|>(40, 95), (50, 98)<|box_end|>',
    shapes: [
      ['box', 'close button', 700, 20, 720, 50],
      ['box', 'tab', 40, 190, 50, 196],
    ],
  },
  {
    source: 'QwenLM/Qwen3-VL#1871: marks in prose, on 0..1000',
    reader: 'qwen3VL',
    input: 'The object is given by <|box_start|>(12,34),(560,78)<|box_end|>.',
    shapes: [['box', undefined, 12, 34, 560, 78]],
  },
  {
    source: 'QwenLM/Qwen3-VL#2020: a fence whose language stands in the next line',
    reader: 'qwen3VL',
    input:
      '```\njson\n[\n    {"bbox_2d": [32, 11, 44, 82], "label": "ring"},\n    {"bbox_2d": [44, 11, 56, 82], "label": "ring"}\n]\n```',
    shapes: [
      ['box', 'ring', 32, 11, 44, 82],
      ['box', 'ring', 44, 11, 56, 82],
    ],
  },
  {
    source: 'the HTML that Qwen2.5-VL makes of a document',
    reader: 'qwen25VL',
    input:
      '```html\n<html><body>\n<h2 data-bbox="100 50 300 100"> 1 Aims &amp; scope</h2>\n<div class="image" data-bbox="0 100 500 250"><img data-bbox="10 110 490 240"/></div>\n</body></html>\n```',
    shapes: [
      ['box', '1 Aims & scope', 100, 100, 300, 200],
      ['box', 'image', 0, 200, 500, 500],
      ['box', 'img', 10, 220, 490, 480],
    ],
  },
  {
    source:
      'QwenLM/Qwen3-VL, cookbooks/document_parsing.ipynb: a document as Markdown, with the places of what is not text',
    reader: 'qwen3VL',
    input:
      '```markdown\n# Aims [1]\n\n<!-- Image (115, 270, 475, 495) -->\n\n<!-- Table (10, 20, 300, 400) -->\n\\begin{tabular}{cc} a & b \\end{tabular}\n```',
    shapes: [
      ['box', 'Image', 115, 270, 475, 495],
      ['box', 'Table', 10, 20, 300, 400],
    ],
  },
  {
    source: 'QwenLM/Qwen3-VL, mobile_use: a swipe from here to there',
    reader: 'qwen3VL',
    input:
      '<tool_call>\n{"name": "mobile_use", "arguments": {"action": "swipe", "coordinate": [500, 800], "coordinate2": [500, 200]}}\n</tool_call>',
    shapes: [
      ['point', 'swipe', 500, 800],
      ['point', 'swipe', 500, 200],
    ],
  },
  {
    source: 'a report on GitHub of Qwen3-VL pointing at nothing, in the words of Molmo',
    reader: 'qwen3VL',
    input: 'There are none.',
    shapes: [],
  },
  {
    source: 'QwenLM/Qwen3-VL#1720: items without brackets between, cut off in a number',
    reader: 'qwen3VL',
    input:
      '{\n  "object_name": "monitor",\n  "bbox": [195, 138, 617, 480],\n  "object_name": "laptop",\n  "bbox": [663, 399, 917, 657],\n  "object_name": "mouse",\n  "bbox": [581, 587, 655, 65',
    shapes: [
      ['box', 'monitor', 195, 138, 617, 480],
      ['box', 'laptop', 663, 399, 917, 657],
    ],
    isCut: true,
  },
  {
    source: 'modelscope/ms-swift#8063: tuned on marks inside JSON',
    reader: 'qwen3VL',
    input:
      '[\n {"bbox_2d": <|box_start|>(233,489),(378,606)<|box_end|>, "label": "car"},\n {"bbox_2d": "<|box_start|>(1,2),(3,4)<|box_end|>", "label": "dog"}\n]',
    shapes: [
      ['box', 'car', 233, 489, 378, 606],
      ['box', 'dog', 1, 2, 3, 4],
    ],
  },
  {
    source: 'zai-org/GLM-4.6V, whose boxes are those of Qwen3-VL',
    reader: 'qwen3VL',
    input: 'The bottle is at <|begin_of_box|>[[94,598,177,991]]<|end_of_box|>.',
    shapes: [['box', undefined, 94, 598, 177, 991]],
  },
  {
    source: 'Qwen3-VL on video: boxes with their time',
    reader: 'qwen3VL',
    input: '[{"time": 1.5, "bbox_2d": [10, 20, 30, 40], "label": "ball"}]',
    shapes: [['box', 'ball', 10, 20, 30, 40]],
    first: { t: 1.5 },
  },
  {
    source: 'QwenLM/Qwen3.8-Flash-Next#4: numbers over 1000',
    reader: 'qwen3VL',
    input: '{"bbox_2d": [135, 114, 1016, 672], "label": "house"}',
    shapes: [['box', 'house', 135, 114, 1000, 672]],
    issues: ['out_of_image'],
  },
  {
    source: 'roboflow/supervision, tests of from_qwen_2_5_vl: cut off in the last item',
    reader: 'qwen25VL',
    input:
      '```json\n[\n  {"bbox_2d": [0, 0, 64, 64], "label": "dog"},\n  {"bbox_2d": [10, 20, 110, 120], "label": "cat"},\n  {"bbox_2d": [30, 40, 130, 140], "label":\n',
    shapes: [
      ['box', 'dog', 0, 0, 64, 128],
      ['box', 'cat', 10, 40, 110, 240],
    ],
    isCut: true,
  },
  {
    source: 'google-gemini/cookbook, quickstarts/Spatial_understanding.ipynb',
    reader: 'gemini',
    input: '[\n  {"box_2d": [393, 67, 574, 206], "label": "red sprinkle topping"}\n]',
    shapes: [['box', 'red sprinkle topping', 67, 393, 206, 574]],
  },
  {
    source: 'google/langfun, bounding_box_parser.py: boxes under their labels, in groups',
    reader: 'gemini',
    input:
      '```json\n{"title": "Search page", "buttons": {"search button": [10, 20, 100, 200], "cancel": [[30, 40, 130, 240], [1, 2, 3, 4]]}, "objects": [[5, 6, 7, 8]], "image_size": [1, 2, 3, 4]}\n```',
    shapes: [
      ['box', 'search button', 20, 10, 200, 100],
      ['box', 'cancel', 40, 30, 240, 130],
      ['box', 'cancel', 2, 1, 4, 3],
      ['box', undefined, 6, 5, 8, 7],
    ],
  },
  {
    source: 'google-gemini/cookbook#798: mask tokens without the first quote',
    reader: 'gemini',
    input:
      '[{"box_2d": [1, 2, 3, 4], "mask": <start_of_mask><seg_35><seg_22>", "label": "a"}, {"box_2d": [5, 6, 7, 8], "label": "b"}]',
    shapes: [
      ['box', 'a', 2, 1, 4, 3],
      ['box', 'b', 6, 5, 8, 7],
    ],
    issues: ['unsupported'],
  },
  {
    source: 'a parser on GitHub that repairs Gemini 2.5: mask tokens without the last quote',
    reader: 'gemini',
    input:
      '[{"box_2d": [1, 2, 3, 4], "mask": "<start_of_mask><seg_35>, "label": "a"}, {"box_2d": [5, 6, 7, 8], "label": "b"}]',
    shapes: [
      ['box', 'a', 2, 1, 4, 3],
      ['box', 'b', 6, 5, 8, 7],
    ],
    issues: ['malformed', 'unsupported'],
  },
  {
    source: 'google-gemini/cookbook#798: a mask that repeats itself to the end',
    reader: 'gemini',
    input:
      '```json\n[{"box_2d": [1, 2, 3, 4], "label": "a"}, {"box_2d": [5, 6, 7, 8], "mask": "data:image/png;base64,iVBOR4+Pj4+Pj4',
    shapes: [['box', 'a', 2, 1, 4, 3]],
    isCut: true,
  },
  {
    source: 'an answer that ends with its first fence',
    reader: 'gemini',
    input: 'Sure:\n```json\n',
    shapes: [],
    isCut: true,
  },
  {
    source: 'an answer that ends in its thinking, with a draft in it',
    reader: 'qwen3VL',
    input: '<think>Maybe [{"bbox_2d": [1, 2, 3, 4]}], or',
    shapes: [],
    isCut: true,
  },
  {
    source: 'docs.moondream.ai, point: a sample with comments',
    reader: 'moondream',
    input:
      '{\n  "request_id": "r",\n  "points": [\n    {\n      "x": 0.65,      // x coordinate\n      "y": 0.42       // y coordinate\n    },\n    // Additional points...\n  ]\n}',
    shapes: [['point', undefined, 650, 420]],
  },
  {
    source: 'docs.moondream.ai, segment: an outline in the box',
    reader: 'moondream',
    input: {
      path: 'M 0 0.5 L 0.5 0 L 1 1 Z',
      bbox: { x_min: 0.2, y_min: 0.4, x_max: 0.6, y_max: 0.8 },
    },
    shapes: [['polygon', undefined, 200, 600, 400, 400, 600, 800]],
    partsDiffer: 'the box is whole before the object around it and the outline is',
  },
  {
    source: 'vikhyat/moondream, grounded reasoning of query',
    reader: 'moondream',
    input: {
      answer: 'Two.',
      reasoning: { text: 'I see', grounding: [{ start_idx: 0, end_idx: 5, points: [[0.25, 0.5]] }] },
    },
    shapes: [['point', undefined, 250, 500]],
  },
  {
    source: 'allenai/molmo2, tests/preprocessing/test_point_formatter.py',
    reader: 'molmo',
    input:
      'Counting the <points coords="1 1 073 160 2 900 800" alt="boats">the boats</points> shows a total of 2.',
    shapes: [
      ['point', 'boats', 73, 160],
      ['point', 'boats', 900, 800],
    ],
    first: { assetIdx: 0 },
  },
  {
    source: 'the same: only on the second picture',
    reader: 'molmo',
    input: '<points coords="2 1 373 460">boats</points>',
    shapes: [['point', 'boats', 373, 460]],
    first: { assetIdx: 1 },
  },
  {
    source: 'the same: on video, the label as an attribute',
    reader: 'molmo',
    input: '<points label="cups" coords="0.5 1 900 400 2 911 800"/>',
    shapes: [
      ['point', 'cups', 900, 400],
      ['point', 'cups', 911, 800],
    ],
    first: { t: 0.5 },
  },
  {
    source: 'the same: tracks',
    reader: 'molmo',
    input: '<tracks coords="2.0 1 300 300\t3.0 1 310 300 2 400 400">dogs</tracks>',
    shapes: [
      ['point', 'dogs', 300, 300],
      ['point', 'dogs', 310, 300],
      ['point', 'dogs', 400, 400],
    ],
    first: { t: 2 },
  },
  {
    source: 'the same, cut off in a number',
    reader: 'molmo',
    input: 'Counting the <points coords="1 1 073 160 2 173 60',
    shapes: [['point', undefined, 73, 160]],
    isCut: true,
  },
  {
    source: 'Molmo 1 with a quote in the alt',
    reader: 'molmo',
    input:
      '<point x="61.5" y="40.6" alt="a "big" cat">a "big" cat</point> and <point x="1" y="2" alt="dog">dog</point>',
    shapes: [
      ['point', 'a "big" cat', 615, 406],
      ['point', 'dog', 10, 20],
    ],
  },
  {
    source: 'deepseek-ai/DeepSeek-VL2, README.md: the whole conversation',
    reader: 'deepSeekVL2',
    input:
      '<|User|>: <image>\n<|ref|>The giraffe at the back.<|/ref|>.\n\n<|Assistant|>: <|ref|>The giraffe at the back.<|/ref|><|det|>[[0, 333, 999, 666]]<|/det|><｜end▁of▁sentence｜>',
    shapes: [['box', 'The giraffe at the back.', 0, 333.3333, 1000, 666.6667]],
  },
  {
    source: 'deepseek-ai/DeepSeek-VL2#96: three numbers, a list in a list, digits without end',
    reader: 'deepSeekVL2',
    input:
      '<|ref|>a<|/ref|><|det|>[[533, 132, 457]]<|/det|><|ref|>b<|/ref|><|det|>[245, [0, 0, 999, 999]]<|/det|><|ref|>c<|/ref|><|det|>[[0, 50, 55, 9999], [0, 5, 533, 17, 99999999',
    shapes: [
      ['box', 'b', 0, 0, 1000, 1000],
      ['box', 'c', 0, 50.0501, 55.0551, 1000],
    ],
    issues: ['invalid_item', 'out_of_image'],
    isCut: true,
  },
  {
    source: 'DeepSeek-OCR: nothing found, and three brackets',
    reader: 'deepSeekVL2',
    input:
      '<|ref|>image<|/ref|><|det|>[]<|/det|>\n<|ref|>title<|/ref|><|det|>[[[0, 0, 999, 999]]]<|/det|>\n# Hi',
    shapes: [['box', 'title', 0, 0, 1000, 1000]],
  },
  {
    source: 'baidu/Unlimited-OCR, of the same family: the label beside the box',
    reader: 'deepSeekVL2',
    input: '<|det|>header [0, 333, 999, 666]<|/det|>TOYODA\n<|det|>text [0, 0, 999, 999]<|/det|>Line [1].',
    shapes: [
      ['box', 'header', 0, 333.3333, 1000, 666.6667],
      ['box', 'text', 0, 0, 1000, 1000],
    ],
  },
  {
    source: 'roboflow/supervision, tests of from_paligemma: three and five tokens',
    reader: 'paliGemma',
    input:
      '<loc0256><loc0768><loc0768> cat ; <loc0256><loc0256><loc0768><loc0768><loc0768> cat ; <loc0256><loc0512><loc0768><loc1024> dog',
    shapes: [['box', 'dog', 500, 250, 1000, 750]],
    partsDiffer: 'four of five tokens are a box',
    issues: ['invalid_item', 'invalid_item'],
  },
  {
    source: 'roboflow/notebooks: a line of a data set in JSON',
    reader: 'paliGemma',
    input: '{"image": "a.jpg", "suffix": "<loc0256><loc0512><loc0768><loc1024> 8 of clubs"}',
    shapes: [['box', '8 of clubs', 500, 250, 1000, 750]],
  },
  {
    source: 'batch_decode of transformers, printed by Python',
    reader: 'paliGemma',
    input: `["<loc0256><loc0512><loc0768><loc1024> a cat's ear ; <loc0000><loc0000><loc0512><loc0512> dog", 'no cat']`,
    shapes: [
      ['box', "a cat's ear", 500, 250, 1000, 750],
      ['box', 'dog', 0, 0, 500, 500],
    ],
  },
  {
    source: 'PaliGemma fine-tuned on RefCOCO: a mask and no label',
    reader: 'paliGemma',
    input: `<loc0256><loc0512><loc0768><loc1024>${mask}`,
    shapes: [['box', undefined, 500, 250, 1000, 750]],
    issues: ['unsupported'],
  },
  {
    source: 'huggingface/transformers, tests of Florence-2: padded, and a token too many',
    reader: 'florence2',
    input:
      '</s><s>red car<loc_50><loc_300><loc_900><loc_700><loc_71><loc_20><loc_90><loc_54><loc_57></s><pad>',
    shapes: [
      ['box', 'red car', 50, 300, 900, 700],
      ['box', 'red car', 71, 20, 90, 54],
    ],
    issues: ['invalid_item'],
  },
  {
    source: 'roboflow/inference, tests of Florence-2: text with its regions, without the name of the task',
    reader: 'florence2',
    input:
      '</s><s>STOP<loc_100><loc_100><loc_300><loc_100><loc_300><loc_200><loc_100><loc_200>AHEAD<loc_100><loc_300><loc_310><loc_302><loc_300><loc_400><loc_90><loc_398></s>',
    shapes: [
      ['polygon', 'STOP', 100, 100, 300, 100, 300, 200, 100, 200],
      ['polygon', 'AHEAD', 100, 300, 310, 302, 300, 400, 90, 398],
    ],
    partsDiffer: 'four of eight tokens are a box',
  },
  {
    source: 'the same: an outline without the name of the task',
    reader: 'florence2',
    input: '</s><s><loc_50><loc_60><loc_150><loc_60><loc_150><loc_160><loc_50><loc_160><loc_50><loc_61></s>',
    shapes: [['polygon', undefined, 50, 60, 150, 60, 150, 160, 50, 160, 50, 61]],
    partsDiffer: 'so are four of ten',
  },
  {
    source: 'a tuned Florence-2 on GitHub: an outline that ends without its mark',
    reader: 'florence2',
    input: '</s><s> <poly><loc_999><loc_999><loc_999><loc_997></s>',
    shapes: [],
    issues: ['invalid_item'],
  },
  {
    source: 'microsoft/Florence-2-large, sample_inference.ipynb: printed by Python',
    reader: 'florence2',
    input:
      "{'<OD>': {'bboxes': [[33.599998474121094, 159.59999084472656, 596.7999877929688, 371.7599792480469]], 'labels': ['car'], 'scores': [0.5]}}",
    shapes: [['box', 'car', 33.6, 319.2, 596.8, 743.52]],
    first: { score: 0.5 },
  },
];

const svg = (inside: string) => ({
  body: [],
  target: { source: 'a', selector: { type: 'SvgSelector', value: `<svg>${inside}</svg>` } },
});

export const toolFiles: RecordedAnswer[] = [
  {
    source: 'annotorious/annotorious, test/annotations.w3c.json: a rectangle that is turned',
    reader: 'webAnnotation',
    input: svg('<rect x="400" y="200" width="200" height="100" transform="rotate(90 500 250)" />'),
    shapes: [['polygon', undefined, 550, 300, 550, 700, 450, 700, 450, 300]],
  },
  {
    source: 'the same: a polygon with a hole',
    reader: 'webAnnotation',
    input: svg(
      '<g><path fill-rule="evenodd" d="M 0,0 L 500,0 L 500,250 L 0,250 Z M 9,9 L 99,9 L 99,99 Z"/></g>',
    ),
    shapes: [['polygon', undefined, 0, 0, 500, 0, 500, 500, 0, 500]],
    issues: ['unsupported'],
  },
  {
    source: 'the same: a line, which has no area',
    reader: 'webAnnotation',
    input: svg('<line x1="5" y1="12" x2="80" y2="73" />'),
    shapes: [],
    issues: ['unsupported'],
  },
  {
    source: 'ProjectMirador/mirador-annotations, WebAnnotation.js: an outline and the box around it',
    reader: 'webAnnotation',
    input: {
      body: { type: 'TextualBody', value: 'eye' },
      target: {
        source: 'a',
        selector: [
          { type: 'FragmentSelector', value: 'xywh=100,50,100,50' },
          {
            type: 'SvgSelector',
            value:
              '<svg xmlns="http://www.w3.org/2000/svg"><path xmlns="http://www.w3.org/2000/svg" d="M100,100v-50h100z" fill="none"/></svg>',
          },
        ],
      },
    },
    shapes: [['polygon', 'eye', 100, 200, 100, 100, 200, 100]],
  },
  {
    source: 'W3C Web Annotation Data Model: a page of a document, and the region on it',
    reader: 'webAnnotation',
    input: {
      target: {
        source: 'a.pdf',
        selector: {
          type: 'FragmentSelector',
          value: 'page=3',
          refinedBy: { type: 'FragmentSelector', value: 'xywh=percent:10,20,30,40' },
        },
      },
    },
    shapes: [['box', undefined, 100, 200, 400, 600]],
  },
  {
    source: 'annotorious/annotorious and Mirador: lines that end elsewhere than they begin',
    reader: 'webAnnotation',
    input: [
      svg('<path d="M 100 50 L 200 50 L 200 100" />'),
      svg('<polyline points="100,50 200,50 200,100" />'),
      svg('<polyline points="100,50 200,50 200,100 100,50" />'),
    ],
    shapes: [
      ['polygon', undefined, 100, 100, 200, 100, 200, 200],
      ['polygon', undefined, 100, 100, 200, 100, 200, 200],
      ['polygon', undefined, 100, 100, 200, 100, 200, 200, 100, 100],
    ],
    issues: ['unsupported', 'unsupported'],
  },
  {
    source: 'an SVG with a prefix, shapes that are not drawn, a group that is moved',
    reader: 'webAnnotation',
    input: svg(
      '<defs><rect width="9" height="9"/></defs><s:g transform="translate(100, 50) scale(2)"><s:rect width="100" height="50"/></s:g>',
    ),
    shapes: [['box', undefined, 100, 100, 300, 300]],
  },
  {
    source: 'W3C Web Annotation Data Model: bodyValue, HTML',
    reader: 'webAnnotation',
    input: [
      { bodyValue: 'plain', target: 'a#xywh=100,50,100,50' },
      { body: { value: '<p>a &amp; b</p>', format: 'text/html' }, target: 'a#xywh=percent:10,10,10,10' },
    ],
    shapes: [
      ['box', 'plain', 100, 100, 200, 200],
      ['box', 'a & b', 100, 100, 200, 200],
    ],
  },
  {
    source: 'HumanSignal/label-studio-sdk, converter tests: relations, two annotators with the same region',
    reader: 'labelStudio',
    input: {
      annotations: ['cat', 'dog'].map((label) => ({
        result: [
          {
            id: 'r',
            type: 'rectanglelabels',
            value: { x: 10, y: 20, width: 30, height: 40, rotation: 0, rectanglelabels: [label] },
          },
          { type: 'relation', from_id: 'r', to_id: 'r', direction: 'right' },
        ],
      })),
    },
    shapes: [
      ['box', 'cat', 100, 200, 400, 600],
      ['box', 'dog', 100, 200, 400, 600],
    ],
  },
  {
    source: 'Label Studio, JSON_MIN of an OCR project: shape and label apart',
    reader: 'labelStudio',
    input: [
      {
        ocr: 'a.jpg',
        bbox: [{ x: 10, y: 20, width: 30, height: 40, rotation: 0 }],
        label: [{ x: 10, y: 20, width: 30, height: 40, rotation: 0, labels: ['Text'] }],
      },
    ],
    shapes: [['box', 'Text', 100, 200, 400, 600]],
  },
  {
    source: 'Label Studio: a list of results, pages, a mask',
    reader: 'labelStudio',
    input: [
      { id: 'q', type: 'rectangle', item_index: 1, value: { x: 10, y: 20, width: 30, height: 40 } },
      {
        id: 'q',
        type: 'textarea',
        item_index: 1,
        value: { x: 10, y: 20, width: 30, height: 40, text: ['hi'] },
      },
      { type: 'bitmask', value: { imageDataURL: 'data:', bitmasklabels: ['b'] } },
    ],
    shapes: [['box', 'hi', 100, 200, 400, 600]],
    issues: ['unsupported'],
    first: { assetIdx: 1 },
  },
  {
    source: 'HumanSignal/label-studio-sdk, README.md: labels a level deeper',
    reader: 'labelStudio',
    input: {
      result: [
        {
          type: 'rectanglelabels',
          value: {
            x: 20,
            y: 30,
            width: 50,
            height: 60,
            rotation: 0,
            values: { rectanglelabels: ['Person'] },
          },
        },
      ],
    },
    shapes: [['box', 'Person', 200, 300, 700, 900]],
  },
  {
    source: 'HumanSignal/label-studio, docs of VectorLabels: a line, a ring with a curve, a single vertex',
    reader: 'labelStudio',
    input: {
      result: [
        {
          value: {
            vertices: [
              { x: 25, y: 30 },
              { x: 75, y: 70 },
            ],
            closed: false,
            vectorlabels: ['Road'],
          },
        },
        {
          value: {
            vertices: [
              { x: 10, y: 20 },
              { x: 30, y: 20, isBezier: true, controlPoint1: { x: 20, y: 10 } },
              { x: 30, y: 40 },
            ],
            closed: true,
            vectorlabels: ['Park'],
          },
        },
        { value: { vertices: [{ x: 50, y: 60 }], closed: false, vectorlabels: ['Eye'] } },
      ],
    },
    shapes: [
      ['polygon', 'Park', 100, 200, 300, 200, 300, 400],
      ['point', 'Eye', 500, 600],
    ],
    issues: ['unsupported', 'unsupported'],
  },
  {
    source: 'Label Studio, JSON_MIN of vector regions',
    reader: 'labelStudio',
    input: [
      {
        image: 'a.jpg',
        label: ['Road', 'Park'].map((label, i) => ({
          vertices: [
            { x: 10 + i, y: 20 },
            { x: 30, y: 20 },
            { x: 30, y: 40 },
          ],
          closed: true,
          vectorlabels: [label],
        })),
      },
    ],
    shapes: [
      ['polygon', 'Road', 100, 200, 300, 200, 300, 400],
      ['polygon', 'Park', 110, 200, 300, 200, 300, 400],
    ],
  },
  {
    source: 'Ultralytics: an oriented box, a tracked box, commas, old line ends',
    reader: 'yolo',
    partsDiffer: 'a line does not say where it ends',
    input: '0 0.1 0.1 0.2 0.1 0.2 0.2 0.1 0.2\r1 0.5 0.5 0.2 0.4 0.9 17\r2,0.5,0.5,1.000001,1\r',
    shapes: [
      ['polygon', '0', 100, 100, 200, 100, 200, 200, 100, 200],
      ['box', '1', 400, 300, 600, 700],
      ['box', '2', 0, 0, 1000, 1000],
    ],
  },
  {
    source: 'Ultralytics: labels of a pose',
    reader: 'yolo',
    partsDiffer: 'a line does not say where it ends',
    input: '0 0.5 0.5 0.2 0.4 0.45 0.3 2 0.55 0.3 1 0 0 0\n',
    shapes: [
      ['box', '0', 400, 300, 600, 700],
      ['point', '0', 450, 300],
      ['point', '0', 550, 300],
    ],
  },
  {
    source: 'COCO data sets: rings without area, whose box stands for them',
    reader: 'coco',
    input: {
      annotations: [
        { id: 1, bbox: [100, 50, 100, 50], segmentation: [[]] },
        { id: 2, bbox: [100, 50, 100, 50], segmentation: [[1, 2, 3, 4]] },
      ],
    },
    shapes: [
      ['box', undefined, 100, 100, 200, 200],
      ['box', undefined, 100, 100, 200, 200],
    ],
    issues: ['invalid_item'],
  },
  {
    source: 'COCO panoptic: segments with their boxes, of a mask in a file',
    reader: 'coco',
    input: {
      categories: [{ id: 1, name: 'cat', isthing: 1 }],
      annotations: [
        {
          image_id: 7,
          file_name: '7.png',
          segments_info: [
            { id: 3226956, category_id: 1, iscrowd: 0, area: 9, bbox: [100, 50, 100, 50] },
            { id: 6979964, category_id: 1, iscrowd: 0, area: 9, bbox: [200, 50, 100, 50] },
          ],
        },
      ],
    },
    shapes: [
      ['box', 'cat', 100, 100, 200, 200],
      ['box', 'cat', 200, 100, 300, 200],
    ],
    issues: ['unsupported'],
    first: { id: '3226956' },
  },
  {
    source: 'COCO results of several images, named in place',
    reader: 'coco',
    input: [
      { image_id: 7, category_id: 1, category_name: 'cat', bbox: [100, 50, 100, 50], score: 0.5 },
      { image_id: 9, category_id: 2, bbox: [100, 50, 100, 50] },
    ],
    shapes: [
      ['box', 'cat', 100, 100, 200, 200],
      ['box', '2', 100, 100, 200, 200],
    ],
    first: { assetIdx: 0, score: 0.5 },
  },
  {
    source: 'PASCAL VOC: an outline of two corners, whose box stands for it',
    reader: 'pascalVoc',
    input:
      '<annotation verified="yes"><object><name>cat</name><pose>Unspecified</pose><truncated>1</truncated><difficult>0</difficult><polygon><x1>1</x1><y1>2</y1></polygon><bndbox><xmin>100.0</xmin><xmax>200.0</xmax><ymin>50.0</ymin><ymax>100.0</ymax></bndbox></object></annotation>',
    shapes: [['box', 'cat', 100, 100, 200, 200]],
  },
  {
    source: 'PASCAL VOC 2012: an action, with the box of the person and a point on it',
    reader: 'pascalVoc',
    input:
      '<annotation><object><actions><jumping>1</jumping></actions><bndbox><xmax>200</xmax><xmin>100</xmin><ymax>100</ymax><ymin>50</ymin></bndbox><name>person</name><point><x>150</x><y>75</y></point></object></annotation>',
    shapes: [
      ['box', 'person', 100, 100, 200, 200],
      ['point', 'person', 150, 150],
    ],
  },
  {
    source: 'LabelMe: an object that was deleted and kept',
    reader: 'pascalVoc',
    input:
      '<annotation><object><name>gone</name><deleted>1</deleted><polygon><pt><x>1</x><y>2</y></pt><pt><x>3</x><y>2</y></pt><pt><x>3</x><y>4</y></pt></polygon></object><object><name>car</name><deleted>0</deleted><polygon><pt><x>100</x><y>50</y></pt><pt><x>200</x><y>50</y></pt><pt><x>200</x><y>100</y></pt></polygon></object></annotation>',
    shapes: [['polygon', 'car', 100, 100, 200, 100, 200, 200]],
  },
  {
    source: 'QuPath: a class beside the name, and a ring without the outer brackets',
    reader: 'geoJson',
    input: {
      type: 'Feature',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [0, 0],
          [100, 0],
          [100, 50],
          [0, 0],
        ],
      },
      properties: { name: 'Region 1', classification: { name: 'Tumor' } },
    },
    shapes: [['polygon', 'Tumor', 0, 0, 100, 0, 100, 100]],
  },
];
