'use client';

import { type AnnouncementsInput, useAnnouncements } from '../image/useAnnouncements.js';

/** Tells assistive technology what there is in a video and what was selected. A component, so that only it renders. */
export function VideoAnnouncer(props: AnnouncementsInput) {
  const [message] = useAnnouncements(props);
  return (
    <div role="status" className="pr-visually-hidden">
      {message}
    </div>
  );
}
