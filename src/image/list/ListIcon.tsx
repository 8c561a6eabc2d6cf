'use client';

const PATHS = {
  chevron: 'M6 3.5 10.5 8 6 12.5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2',
  clear: 'M4 4l8 8M12 4l-8 8',
  shown:
    'M1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8C13 11 10.7 12.5 8 12.5S3 11 1.5 8M8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
  hidden: 'M1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8C13 11 10.7 12.5 8 12.5S3 11 1.5 8M2.5 13.5l11-11',
  solo: 'M8 3.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M8 1v3M8 12v3M1 8h3M12 8h3',
};

/** A drawing on a control of the list. */
export function ListIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="pr-list-icon" viewBox="0 0 16 16" aria-hidden="true" data-icon={name}>
      <path d={PATHS[name]} />
    </svg>
  );
}
