import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const isEager = (file: string) =>
  /(= |\(|: )\(function/.test(readFileSync(new URL(`../../dist/${file}`, import.meta.url), 'utf8'));

it('compiles at once what runs for the first picture, and nothing else', () => {
  for (const file of [
    'image/GroundedImage.js',
    'image/overlay.js',
    'state/viewport.js',
    'video/GroundedVideo.js',
  ])
    expect(isEager(file), file).toBe(true);
  for (const file of [
    'api/client.js',
    'chat/GroundedText.js',
    'grounding/formats/coco.js',
    'server/index.js',
  ])
    expect(isEager(file), file).toBe(false);
});
