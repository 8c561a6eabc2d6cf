'use client';

/** In the prompt box, and in the conversation. */
const PATHS = {
  attach: 'M8 3v10M3 8h10',
  send: 'M8 13V3.5M3.75 7.75 8 3.5l4.25 4.25',
  stop: 'M4.5 4.5h7v7h-7z',
  remove: 'm4.5 4.5 7 7m0-7-7 7',
  play: 'M6 4.5v7l5.5-3.5z',
  broken: 'M2.5 3h11v10h-11zM8 5.75v3M8 10.5v.01',
  choose: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  drop: 'M8 2.5v7.5M4.75 6.75 8 10l3.25-3.25M2.5 11v2.5h11V11',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  done: 'm3 8.5 3.25 3.25L13 5',
  again: 'M13 8a5 5 0 1 1-1.5-3.6L13 5.8M13 2.5v3.3H9.7',
  edit: 'm3 13 .7-3L10.6 3l2.4 2.4-7 7zM9 4.7 11.3 7',
  down: 'M8 3v9.5M3.75 8.25 8 12.5l4.25-4.25',
  warning: 'M8 2.5 14.25 13.5H1.75zM8 6.5v3M8 11.5v.01',
} as const;

/** A line drawing in the colour of the text. */
export function ChatIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="pr-chat-icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
