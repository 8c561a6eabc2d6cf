'use client';

import { useEffect, useInsertionEffect, useState } from 'react';
import { shareAddress } from './sharedAddress.js';

/**
 * Where to play a video of a conversation from. Stored ones are `data:` URLs, which not every browser plays and seeks in:
 * those get an address of their own in this page, for as long as they are there. Undefined until then.
 */
export function useVideoAddress(url: string): string | undefined {
  const [shared, setShared] = useState<{ of: string; address: string }>();
  const isStored = url.startsWith('data:');

  useEffect(() => {
    if (!isStored) return;
    const { address, release } = shareAddress(url);
    setShared({ of: url, address });
    return release;
  }, [url, isStored]);

  // While an `<Activity>` hides it, insertion effects alone stay: at another address it would begin anew.
  useInsertionEffect(() => shared && shareAddress(shared.of).release, [shared]);

  if (!isStored) return url;
  return shared?.of === url ? shared.address : undefined;
}
