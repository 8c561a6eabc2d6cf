import { expect, it } from 'vitest';
import { type ClipAnnotation, clipsToWebVTT } from '../index.js';

const clip = (start: number, end: number | undefined, mention: string): ClipAnnotation => ({
  id: 'c',
  span: { start: 0, end: 0 },
  kind: 'clip',
  start,
  ...(end !== undefined && { end }),
  mention,
});

/** The cues that the browser's own parser finds in a file. */
async function cuesOf(file: string) {
  const video = document.createElement('video');
  const track = Object.assign(document.createElement('track'), {
    kind: 'chapters',
    src: URL.createObjectURL(new Blob([file], { type: 'text/vtt' })),
  });
  video.append(track);
  document.body.append(video);
  const loaded = new Promise((resolve, reject) => {
    track.addEventListener('load', resolve);
    track.addEventListener('error', reject);
  });
  track.track.mode = 'hidden';
  await loaded;
  URL.revokeObjectURL(track.src);
  video.remove();
  return [...(track.track.cues ?? [])].map((cue) => {
    const { id, startTime, endTime } = cue;
    return { id, startTime, endTime, text: (cue as VTTCue).getCueAsHTML().textContent };
  });
}

it('is read by a browser as it was meant, whatever mentions hold', async () => {
  const cues = await cuesOf(
    clipsToWebVTT([
      clip(0.25, 1.5, 'a --> b\n\n00:00:05.000 --> 00:00:06.000'),
      clip(2, undefined, '<v Fred> & &amp; <00:01.000>'),
      clip(366_000, 366_000.5, 'NOTE after a hundred hours'),
      clip(4, 3, '\u2028\u0085שלום'),
    ]),
  );
  expect(cues).toEqual([
    { id: 'clip-1', startTime: 0.25, endTime: 1.5, text: 'a --> b 00:00:05.000 --> 00:00:06.000' },
    { id: 'moment-2', startTime: 2, endTime: 3, text: '<v Fred> & &amp; <00:01.000>' },
    { id: 'clip-3', startTime: 3, endTime: 4, text: '\u0085שלום' },
    { id: 'clip-4', startTime: 366_000, endTime: 366_000.5, text: 'NOTE after a hundred hours' },
  ]);
});
