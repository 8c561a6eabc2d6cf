import { describe, expect, it } from 'vitest';
import { parseGrounding } from '../../grounding/index.js';
import type { ChatMediaPart, ChatMessage } from '../../state/chatTypes.js';
import { answerAssets } from './answerAssets.js';

const image: ChatMediaPart = { type: 'image', url: 'a.jpg' };
const video: ChatMediaPart = { type: 'video', url: 'b.mp4' };
const shown = (
  text: string,
  assets: ChatMediaPart[],
  status: ChatMessage['status'] = 'complete',
  format?: 'box' | 'clip',
) => answerAssets({ grounding: parseGrounding(text), assets, status }, format).map(({ index }) => index);

describe('the media to show with an answer', () => {
  it('are those that have annotations in it, in order', () => {
    expect(shown('Nothing.', [image, image])).toEqual([]);
    expect(shown('A <point> (1,2) </point>.', [image, image])).toEqual([1]);
    expect(
      shown('<point> (1,2) </point> <collection asset_idx="0"> <point> (1,2) </point> </collection>', [
        image,
        image,
      ]),
    ).toEqual([0, 1]);
  });

  it('do not count what there is not', () => {
    expect(shown('A <point asset_idx="7"> (1,2) </point>.', [image])).toEqual([]);
    expect(shown('A <point> (1,2) </point>.', [])).toEqual([]);
    expect(shown('A <clip t="1 2" />.', [image]), 'a clip has no place on an image').toEqual([]);
    expect(shown('A <clip t="1 2" />.', [video])).toEqual([0]);
  });

  it('are there before the first annotation where some are asked for, until it is known that none comes', () => {
    expect(shown('', [image, image], 'submitted', 'box')).toEqual([1]);
    expect(shown('No.', [image], 'answering', 'box')).toEqual([0]);
    expect(shown('No.', [image], 'answering')).toEqual([]);
    expect(shown('', [image], 'submitted', 'clip')).toEqual([]);
    expect(shown('', [image, video], 'submitted', 'clip')).toEqual([1]);
    expect(shown('No.', [image], 'complete', 'box')).toEqual([]);
  });
});
