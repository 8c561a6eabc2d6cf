'use client';

const PATHS = {
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  done: 'm3 8.5 3.25 3.25L13 5',
  again: 'M13 8a5 5 0 1 1-1.5-3.6L13 5.8M13 2.5v3.3H9.7',
  edit: 'm3 13 .7-3L10.6 3l2.4 2.4-7 7zM9 4.7 11.3 7',
  down: 'M8 3v9.5M3.75 8.25 8 12.5l4.25-4.25',
  warning: 'M8 2.5 14.25 13.5H1.75zM8 6.5v3M8 11.5v.01',
  dismiss: 'm4.5 4.5 7 7m0-7-7 7',
} as const;

/** A line drawing in the colour of the text. */
export function ChatIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="pr-chat-icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
