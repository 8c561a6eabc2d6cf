'use client';

const PATHS = {
  attach: 'M8 3v10M3 8h10',
  send: 'M8 13V3.5M3.75 7.75 8 3.5l4.25 4.25',
  stop: 'M4.5 4.5h7v7h-7z',
  remove: 'm4.5 4.5 7 7m0-7-7 7',
  play: 'M6 4.5v7l5.5-3.5z',
  broken: 'M2.5 3.5h11v9h-11zM2.5 10l3-3 3 3M8.5 8.5l1.500-1.500 3.500 3.500M3.500 14 12.500 2',
  choose: 'm4.500 6.500 3.500 3.500 3.500-3.500',
  drop: 'M8 2.500v7.500M4.750 6.750 8 10l3.250-3.250M2.500 11v2.500h11V11',
} as const;

/** A line drawing in the colour of the text. */
export function ComposerIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="pr-composer-icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
