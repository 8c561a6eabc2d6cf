import { expect, it } from 'vitest';
import { parseGrounding } from '../../grounding/index.js';
import { defaultTextLabels } from '../chipText.js';
import { plainText } from './plainText.js';

const plain = (text: string) => plainText(parseGrounding(text), defaultTextLabels);

it.each([
  ['No: the <point_box mention="light"> (1,2) (3,4) </point_box>, is red.', 'No: the light, is red.'],
  ['Here <point> (1,2) </point> and <point> (3,4) </point>.', 'Here point and point 2.'],
  ['It (a <point mention="cat"> (1,2) </point>) sleeps.', 'It (a cat) sleeps.'],
  ['- **<point mention="cat"> (1,2) </point>**\n- `1 < 2`', '- **cat**\n- `1 < 2`'],
  ['', ''],
])('copies %j as it reads', (text, read) => {
  expect(plain(text)).toBe(read);
});
