import type { Sample } from './types.js';

/** Answers as models write them, each about one of the photos. */
export const modelSamples = {
  perceptron: {
    pictureId: 'boats',
    text: `At the far shore lies a <point_box mention="sailing ship"> (418,151) (734,714) </point_box>, next to a small <point_box mention="rowing boat"> (333,650) (455,697) </point_box>. In the foreground are two <collection mention="houseboat"> <point_box> (0,759) (740,953) </point_box> <point_box> (655,786) (1000,1000) </point_box> </collection>.`,
  },
  qwen3VL: {
    pictureId: 'boats',
    text: `Four boats can be seen clearly, and three hulls behind the racks.
\`\`\`json
[
  {"bbox_2d": [418, 151, 734, 714], "label": "sailing ship"},
  {"bbox_2d": [333, 650, 455, 697], "label": "rowing boat"},
  {"bbox_2d": [0, 759, 740, 953], "label": "houseboat"},
  {"bbox_2d": [655, 786, 1000, 1000], "label": "houseboat"},
  {"point_2d": [178, 648], "label": "hidden hull"},
  {"point_2d": [288, 656], "label": "hidden hull"},
  {"point_2d": [366, 646], "label": "hidden hull"}
]
\`\`\``,
  },
  qwen25VL: {
    pictureId: 'airplane',
    text: `\`\`\`json
[
  {"bbox_2d": [463, 111, 696, 134], "label": "propeller"},
  {"bbox_2d": [495, 130, 645, 191], "label": "engine"},
  {"bbox_2d": [189, 181, 959, 343], "label": "wing"},
  {"bbox_2d": [517, 320, 609, 591], "label": "rear fuselage"},
  {"bbox_2d": [412, 587, 696, 728], "label": "tail"}
]
\`\`\``,
    settings: { inputWidth: '1036', inputHeight: '728' },
  },
  gemini: {
    pictureId: 'alps',
    text: `\`\`\`json
[
  {"box_2d": [131, 18, 690, 103], "label": "bare tree"},
  {"box_2d": [438, 330, 716, 392], "label": "broken snag"},
  {"box_2d": [338, 507, 770, 577], "label": "fir"}
]
\`\`\``,
  },
  paliGemma: {
    pictureId: 'flower',
    text: `<loc0105><loc0011><loc0334><loc0318> open flower ; <loc0072><loc0276><loc0279><loc0531> open flower ; <loc0083><loc0537><loc0283><loc0736> open flower ; <loc0061><loc0739><loc0309><loc1018> open flower`,
  },
  florence2: {
    pictureId: 'airplane',
    text: `</s><s>propeller<loc_447><loc_152><loc_672><loc_184>engine<loc_478><loc_178><loc_623><loc_262>wing<loc_182><loc_249><loc_926><loc_471>rear fuselage<loc_499><loc_440><loc_588><loc_812>tail<loc_398><loc_806><loc_672><loc_999></s>`,
    settings: { task: '<OD>' },
  },
  moondream: {
    pictureId: 'cat',
    text: `{"points": [
  {"x": 0.092, "y": 0.13},
  {"x": 0.26, "y": 0.13},
  {"x": 0.416, "y": 0.132},
  {"x": 0.59, "y": 0.138},
  {"x": 0.745, "y": 0.14},
  {"x": 0.915, "y": 0.145},
  {"x": 0.095, "y": 0.385},
  {"x": 0.252, "y": 0.392},
  {"x": 0.418, "y": 0.402},
  {"x": 0.588, "y": 0.412},
  {"x": 0.74, "y": 0.415},
  {"x": 0.915, "y": 0.413},
  {"x": 0.092, "y": 0.645},
  {"x": 0.255, "y": 0.642},
  {"x": 0.415, "y": 0.642},
  {"x": 0.583, "y": 0.632},
  {"x": 0.748, "y": 0.632},
  {"x": 0.92, "y": 0.632},
  {"x": 0.088, "y": 0.882},
  {"x": 0.25, "y": 0.882},
  {"x": 0.414, "y": 0.882},
  {"x": 0.58, "y": 0.88},
  {"x": 0.745, "y": 0.875},
  {"x": 0.918, "y": 0.875}
]}`,
    settings: { label: 'cat' },
  },
  deepSeekVL2: {
    pictureId: 'boats',
    text: `Two people hold still for the camera: <|ref|>seated boatman<|/ref|><|det|>[[371, 792, 452, 865]]<|/det|> and <|ref|>standing boatman<|/ref|><|det|>[[733, 811, 797, 999]]<|/det|>.`,
  },
  molmo: {
    pictureId: 'alps',
    text: `From left to right: <points x1="17.1" y1="14" x2="31.5" y2="14.2" x3="61.2" y3="15.8" alt="snow summit">snow summit</points>, and lower, on the right, <points x1="73.7" y1="22.4" x2="79" y2="25.2" x3="83.1" y3="25" alt="rock summit">rock summit</points>.`,
  },
} satisfies Record<string, Sample>;
