import { hashKey } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { hashLongKey } from './hashLongKey.js';

const key = (url: string, extra: object = {}) => [
  'completion',
  { content: [{ type: 'image', url }], ...extra },
];
const photo = (end: string) => `data:image/png;base64,${'A'.repeat(100_000)}${end}`;

it('is the hash of React Query where nothing is long', () => {
  const short = key('https://example.com/a.png', { b: undefined, a: null, d: new Date(0) });
  expect(hashLongKey(short)).toBe(hashKey(short));
  expect(hashLongKey(['a', { y: 1, x: 2 }])).toBe(hashLongKey(['a', { x: 2, y: 1 }]));
});

it('is short for images, the same for the same and another for others', () => {
  const hash = hashLongKey(key(photo('x')));
  expect(hash.length).toBeLessThan(300);
  expect(hashLongKey(key(photo('x')))).toBe(hash);
  for (const other of [photo('y'), photo('xx'), `${photo('x').slice(1)}d`])
    expect(hashLongKey(key(other))).not.toBe(hash);
});

it('reads a long string once', () => {
  const imul = vi.spyOn(Math, 'imul');
  hashLongKey(key(photo('once')));
  expect(imul).toHaveBeenCalled();
  imul.mockClear();
  hashLongKey(key(photo('once')));
  expect(imul).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
