'use client';

const PATHS = {
  previous: 'M4 3.5v9M12.5 3.5v9L6.5 8z',
  next: 'M12 3.5v9M3.5 3.5v9l6-4.5z',
  play: 'M5 3v10l7.5-5z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  loop: 'M11.5 2l2 2-2 2M13.5 4H5a2.5 2.5 0 0 0-2.5 2.5V8M4.5 14l-2-2 2-2M2.5 12H11a2.5 2.5 0 0 0 2.5-2.5V8',
  follow: 'M8 2v12M5.5 2h5M11.5 5.5 14 8l-2.5 2.5M1.5 8H5M11 8h3',
  zoomIn: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2M7 5v4M5 7h4',
  zoomOut: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2M5 7h4',
  fit: 'M2.5 3v10M13.5 3v10M5 8h6M6.5 6 4.5 8l2 2M9.5 6l2 2-2 2',
  reversed: 'M5 3 2.5 5.5 5 8M2.5 5.5h11M11 8l2.5 2.5L11 13M13.5 10.5h-11',
  clamped: 'M13 3v10M3 8h7M7.5 5l3 3-3 3',
};

/** The drawings there are. */
export type IconName = keyof typeof PATHS;

/** A drawing on a control of the timeline. */
export function TimelineIcon({ name }: { name: IconName }) {
  return (
    <svg className="pr-timeline-icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
