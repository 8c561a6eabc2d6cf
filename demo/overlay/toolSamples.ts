import type { Sample } from './types.js';

/** Files as tools write them, each about one of the photos. */
export const toolSamples = {
  coco: {
    pictureId: 'boats',
    text: `{
  "images": [{"id": 7, "file_name": "boats.jpg", "width": 1024, "height": 819}],
  "categories": [{"id": 1, "name": "hull"}, {"id": 2, "name": "mast"}, {"id": 3, "name": "rudder"}, {"id": 4, "name": "houseboat"}],
  "annotations": [
    {"id": 1, "image_id": 7, "category_id": 1, "segmentation": [[430, 485, 444, 491, 466, 501, 512, 495, 553, 488, 594, 482, 635, 464, 676, 450, 694, 441, 705, 436, 729, 438, 750, 440, 751, 455, 744, 483, 737, 504, 725, 528, 715, 536, 701, 550, 688, 565, 655, 575, 573, 577, 512, 574, 485, 568, 470, 552, 456, 532, 441, 514, 434, 501]]},
    {"id": 2, "image_id": 7, "category_id": 2, "segmentation": [[600, 125, 608, 125, 607, 287, 606, 393, 604, 459, 592, 459, 594, 393, 598, 287]]},
    {"id": 3, "image_id": 7, "category_id": 3, "segmentation": [[711, 534, 720, 541, 730, 561, 732, 584, 692, 582, 695, 559, 707, 555]]},
    {"id": 4, "image_id": 7, "category_id": 4, "bbox": [0, 622, 758, 159]},
    {"id": 5, "image_id": 7, "category_id": 4, "bbox": [671, 644, 353, 175]}
  ]
}`,
  },
  yolo: {
    pictureId: 'flower',
    text: `0 0.161 0.2145 0.3 0.223
0 0.3945 0.171 0.249 0.202
0 0.6215 0.1785 0.195 0.195
0 0.858 0.181 0.272 0.242
1 0.5195 0.471 0.615 0.414
2 0.5405 0.832 0.089 0.336
3 0.508 0.378 0.1 0.148`,
    settings: { classNames: 'open flower, spathe, stem, bud' },
  },
  pascalVoc: {
    pictureId: 'airplane',
    text: `<annotation>
  <filename>airplane.jpg</filename>
  <size><width>1024</width><height>717</height><depth>3</depth></size>
  <object>
    <name>propeller</name>
    <bndbox><xmin>458</xmin><ymin>109</ymin><xmax>688</xmax><ymax>132</ymax></bndbox>
  </object>
  <object>
    <name>engine</name>
    <bndbox><xmin>489</xmin><ymin>128</ymin><xmax>638</xmax><ymax>188</ymax></bndbox>
  </object>
  <object>
    <name>wing</name>
    <bndbox><xmin>186</xmin><ymin>179</ymin><xmax>948</xmax><ymax>338</ymax></bndbox>
  </object>
  <object>
    <name>rear fuselage</name>
    <bndbox><xmin>511</xmin><ymin>315</ymin><xmax>602</xmax><ymax>582</ymax></bndbox>
  </object>
  <object>
    <name>tail</name>
    <bndbox><xmin>408</xmin><ymin>578</ymin><xmax>688</xmax><ymax>717</ymax></bndbox>
  </object>
</annotation>`,
  },
  labelStudio: {
    pictureId: 'alps',
    text: `[{
  "data": {"image": "alps.jpg"},
  "annotations": [{"result": [
    {"id": "a1", "type": "polygonlabels", "from_name": "label", "to_name": "image", "original_width": 1024, "original_height": 484, "value": {"points": [[9.8, 33], [12, 31.8], [14.6, 31.8], [16, 26.6], [17.6, 20], [18.2, 18], [18.4, 14.7], [19, 14.4], [19.8, 14.7], [20.6, 14.6], [21.4, 15.8], [22.6, 16.1], [23.6, 17.6], [24.4, 19], [25, 22.2], [25.8, 23.2], [26.4, 26.8], [27.4, 30], [28, 34], [28.2, 40], [24, 42], [15, 42], [9.7, 39.2]], "polygonlabels": ["left massif"]}},
    {"id": "a2", "type": "polygonlabels", "from_name": "label", "to_name": "image", "original_width": 1024, "original_height": 484, "value": {"points": [[26.6, 23.2], [27.8, 19.6], [28.1, 16.8], [29.2, 17.4], [30, 15.2], [31.2, 14.4], [32, 14.1], [33.4, 14.6], [34.1, 15.8], [34.4, 16.8], [35.6, 15.8], [37.6, 16.8], [39.1, 17.8], [40.2, 19.8], [41.2, 21], [42, 22.8], [44, 25.6], [44.6, 26.6], [47, 26.6], [47.8, 28.4], [48.8, 29.2], [48.9, 31], [49.2, 35], [47, 40], [40, 42], [32, 42], [28.4, 40], [28, 33], [26.6, 26.8]], "polygonlabels": ["middle massif"]}},
    {"id": "a3", "type": "polygonlabels", "from_name": "label", "to_name": "image", "original_width": 1024, "original_height": 484, "value": {"points": [[56, 30], [56.2, 26.2], [57.2, 22.6], [58.8, 20.6], [59.8, 18.2], [60.6, 16.4], [61.2, 15.8], [62.6, 17.4], [64.6, 19.8], [66.4, 21.6], [68.4, 24.4], [70.4, 26.2], [73, 29.6], [76, 32.6], [79, 36.2], [76, 37.8], [70.5, 38.6], [69, 39.6], [66, 44], [63, 43], [60, 38], [56.6, 34]], "polygonlabels": ["right peak"]}},
    {"id": "a4", "type": "rectanglelabels", "from_name": "label", "to_name": "image", "original_width": 1024, "original_height": 484, "value": {"x": 50.7, "y": 33.8, "width": 7, "height": 43.2, "rectanglelabels": ["fir"]}}
  ]}]
}]`,
  },
  webAnnotation: {
    pictureId: 'boats',
    text: `[
  {"id": "#m1", "type": "Annotation", "body": [{"type": "TextualBody", "purpose": "tagging", "value": "seated boatman"}], "target": {"source": "boats.jpg", "selector": {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "xywh=pixel:380, 649, 83, 60"}}},
  {"id": "#m2", "type": "Annotation", "body": [{"type": "TextualBody", "purpose": "tagging", "value": "standing boatman"}], "target": {"source": "boats.jpg", "selector": {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "xywh=pixel:752, 665, 65, 154"}}},
  {"id": "#h", "type": "Annotation", "body": [{"type": "TextualBody", "purpose": "tagging", "value": "thatched house"}], "target": {"source": "boats.jpg", "selector": {"type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": "xywh=pixel:252, 425, 191, 68"}}},
  {"id": "#s", "type": "Annotation", "body": [{"type": "TextualBody", "purpose": "tagging", "value": "mast"}], "target": {"source": "boats.jpg", "selector": {"type": "SvgSelector", "value": "<svg><polygon points='600, 125 608, 125 607, 287 606, 393 604, 459 592, 459 594, 393 598, 287'/></svg>"}}}
]`,
  },
  geoJson: {
    pictureId: 'airplane',
    text: `{
  "type": "FeatureCollection",
  "features": [
    {"type": "Feature", "properties": {"label": "left half of the tail"}, "geometry": {"type": "Polygon", "coordinates": [[[528, 580], [510, 587], [481, 597], [451, 607], [430, 621], [418, 637], [412, 656], [409, 676], [426, 684], [451, 691], [469, 695], [475, 690], [494, 661], [510, 628], [521, 602], [528, 580]]]}},
    {"type": "Feature", "properties": {"label": "right half of the tail"}, "geometry": {"type": "Polygon", "coordinates": [[[564, 579], [589, 588], [614, 600], [649, 614], [670, 631], [680, 651], [685, 673], [686, 689], [666, 697], [627, 702], [586, 702], [566, 690], [554, 673], [550, 645], [553, 595], [564, 579]]]}},
    {"type": "Feature", "properties": {"label": "roundel"}, "geometry": {"type": "Point", "coordinates": [257, 244]}},
    {"type": "Feature", "properties": {"label": "roundel"}, "geometry": {"type": "Point", "coordinates": [869, 256]}},
    {"type": "Feature", "properties": {"label": "pale triangle"}, "geometry": {"type": "Point", "coordinates": [409, 231]}},
    {"type": "Feature", "properties": {"label": "pale triangle"}, "geometry": {"type": "Point", "coordinates": [715, 239]}}
  ]
}`,
  },
} satisfies Record<string, Sample>;
