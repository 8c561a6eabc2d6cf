import { describe, expect, it } from 'vitest';
import { mentionKey, shownMention } from './mentions.js';

describe('mentionKey', () => {
  it('is the same for spellings that differ in case or outer space', () => {
    expect(mentionKey('  Traffic Light\n')).toBe(mentionKey('traffic light'));
  });

  it('keeps apart what differs inside', () => {
    expect(mentionKey('traffic light')).not.toBe(mentionKey('trafficlight'));
  });
});

describe('shownMention', () => {
  it('trims, and takes what is blank for none', () => {
    expect(['cat', ' cat ', ' ', '', null, undefined].map(shownMention)).toEqual([
      'cat',
      'cat',
      ...Array(4).fill(undefined),
    ]);
  });
});
