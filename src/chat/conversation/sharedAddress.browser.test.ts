import { expect, it } from 'vitest';
import { shareAddress } from './sharedAddress.js';

const read = async (address: string) => {
  const response = await fetch(address);
  return [response.headers.get('content-type'), await response.text()];
};

it.each([
  ['data:video/mp4;base64,SGVsbG8=', 'video/mp4', 'Hello'],
  ['data:video/webm;codecs=vp9;base64,SGVsbG8%3D', 'video/webm', 'Hello'],
  ['data:Video/MP4,Hel%20lo', 'video/mp4', 'Hel lo'],
])('reads %s', async (url, type, text) => {
  const { address, release } = shareAddress(url);
  expect(await read(address)).toEqual([type, text]);
  release();
});

it('shares one address until the last one lets go of it', async () => {
  const url = 'data:video/mp4;base64,SGk=';
  const [one, other] = [shareAddress(url), shareAddress(url)];
  expect(other.address).toBe(one.address);
  one.release();
  expect(await read(other.address)).toEqual(['video/mp4', 'Hi']);
  other.release();
  await expect(fetch(one.address)).rejects.toThrow();
  const next = shareAddress(url);
  expect(next.address).not.toBe(one.address);
  next.release();
});

it('gives no address in this page to what could be opened there as a page', () => {
  const url = 'data:text/html,<script>alert(1)</script>';
  expect(shareAddress(url).address).toBe(url);
});

it('leaves what cannot be read to the browser', () => {
  expect(shareAddress('data:video/mp4;base64,%%%').address).toBe('data:video/mp4;base64,%%%');
});
