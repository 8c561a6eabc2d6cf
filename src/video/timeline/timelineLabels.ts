import type { ClipFlag } from './clips.js';

/** Every string that `ClipTimeline` says by itself. */
export interface ClipTimelineLabels {
  /** The name of the timeline. */
  timeline: string;
  /** The name of its group of buttons. */
  controls: string;
  previous: string;
  next: string;
  playClip: string;
  pause: string;
  /** The button, pressed while a clip begins again at its end. */
  loop: string;
  /** The button, pressed while the view goes with the playhead. */
  follow: string;
  zoomIn: string;
  zoomOut: string;
  /** The button that shows all of the video. */
  fit: string;
  /** The name of the slider that moves the playhead. */
  scrubber: string;
  /** Where the playhead is, in words; `duration` is null while it is not known. */
  position(time: string, duration: string | null): string;
  /** What a clip without a mention is called. */
  unnamed: string;
  /** The name of the list of clips. */
  clips(count: number): string;
  /** A range of time for the ear. @default "from 12.5 seconds to 18 seconds" */
  range(start: string, end: string): string;
  /** A moment for the ear. @default "at 12.5 seconds" */
  moment(time: string): string;
  flags: Record<ClipFlag, string>;
  /** The full name of a clip. @default "dog, from 12.5 seconds to 18 seconds" */
  clipName(parts: { name: string; time: string; flags: readonly string[] }): string;
  /** The name of several clips that are too close together to be told apart. */
  cluster(count: number, time: string): string;
  /** The name of a slider that moves an edge of a clip. */
  edge(edge: 'start' | 'end' | 'moment', name: string): string;
  empty: string;
  /** What is announced once no more clips arrive. */
  found(count: number): string;
  /** What is announced of a clip that was gone to; `number` counts from 1. */
  selected(name: string, number: number, total: number): string;
  /** What is announced of a clip that plays. */
  playing(name: string): string;
  keyHelp: string;
}

/** The strings in English. */
export const defaultTimelineLabels: ClipTimelineLabels = {
  timeline: 'Timeline',
  controls: 'Timeline controls',
  previous: 'Previous clip',
  next: 'Next clip',
  playClip: 'Play clip',
  pause: 'Pause',
  loop: 'Loop clip',
  follow: 'Follow playhead',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show whole video',
  scrubber: 'Seek',
  position: (time, duration) => (duration === null ? time : `${time} of ${duration}`),
  unnamed: 'clip',
  clips: (count) => (count === 1 ? '1 clip' : `${count} clips`),
  range: (start, end) => `from ${start} to ${end}`,
  moment: (time) => `at ${time}`,
  flags: { reversed: 'written end first', clamped: 'reaches beyond the video' },
  clipName: ({ name, time, flags }) => [name, time, ...flags].join(', '),
  cluster: (count, time) => `${count} clips, ${time}, zoom in`,
  edge: (edge, name) =>
    edge === 'moment' ? `Time of ${name}` : `${edge === 'start' ? 'Start' : 'End'} of ${name}`,
  empty: 'No clips yet',
  found: (count) => (count === 1 ? '1 clip found' : `${count} clips found`),
  selected: (name, number, total) => `${name}. Clip ${number} of ${total}`,
  playing: (name) => `Playing ${name}`,
  keyHelp:
    'Left and Right move between clips, Up and Down between rows. Enter goes to the clip, Shift with Enter plays it, Escape clears the selection. Plus and minus zoom, 0 shows the whole video.',
};
