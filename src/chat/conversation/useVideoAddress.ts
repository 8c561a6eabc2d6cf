'use client';

import { useEffect, useState } from 'react';
import { shareAddress } from './sharedAddress.js';

/**
 * Where to play a video of a conversation from. Stored ones are `data:` URLs, which not every browser plays and seeks in:
 * those get an address of their own in this page, for as long as they are shown. Undefined until then.
 */
export function useVideoAddress(url: string): string | undefined {
  const [shared, setShared] = useState<{ of: string; address: string } | null>(null);
  const isStored = url.startsWith('data:');

  useEffect(() => {
    if (!isStored) return;
    const { address, release } = shareAddress(url);
    setShared({ of: url, address });
    return release;
  }, [url, isStored]);

  if (!isStored) return url;
  return shared?.of === url ? shared.address : undefined;
}
