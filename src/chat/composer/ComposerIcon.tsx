'use client';

const PATHS = {
  attach: 'M8 3v10M3 8h10',
  send: 'M8 13V3.5M3.75 7.75 8 3.5l4.25 4.25',
  stop: 'M4.5 4.5h7v7h-7z',
  remove: 'm4.5 4.5 7 7m0-7-7 7',
  play: 'M6 4.5v7l5.5-3.5z',
  broken: 'M2.5 3h11v10h-11zM8 5.75v3M8 10.5v.01',
  choose: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  drop: 'M8 2.5v7.5M4.75 6.75 8 10l3.25-3.25M2.5 11v2.5h11V11',
} as const;

/** A line drawing in the colour of the text. */
export function ComposerIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="pr-composer-icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
