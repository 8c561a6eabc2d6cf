import { describe, expect, it } from 'vitest';
import { mentionKey } from './mentions.js';

describe('mentionKey', () => {
  it('is the same for spellings that differ in case or outer space', () => {
    expect(mentionKey('  Traffic Light\n')).toBe(mentionKey('traffic light'));
  });

  it('keeps apart what differs inside', () => {
    expect(mentionKey('traffic light')).not.toBe(mentionKey('trafficlight'));
  });
});
