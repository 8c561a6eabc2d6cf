/** What the boats' photo shows, in words. */
export const BOATS_ALT =
  'A wooden sailing ship at the shore below a village, and two houseboats in the foreground';

/** An answer about it: boxes, two of them in a collection, and three points. */
export const BOATS = `At the far shore lies a <point_box mention="sailing ship"> (418,151) (734,714) </point_box>, next to a small <point_box mention="rowing boat"> (333,650) (455,697) </point_box>. In the foreground are two <collection mention="houseboat"> <point_box> (0,759) (740,953) </point_box> <point_box> (655,786) (1000,1000) </point_box> </collection>, and three hulls hide behind the racks: <collection mention="hidden hull"> <point> (178,648) </point> <point> (288,656) </point> <point> (366,646) </point> </collection>.`;
