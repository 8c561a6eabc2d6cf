/** Addresses of what is on the screen, by the `data:` URL that it is stored as. */
const shown = new Map<string, { address: string; users: number }>();

/**
 * The bytes of a `data:` URL of a video. By hand, since a page's security policy may not let it be fetched. Of a video only: at
 * an address of this page's, HTML and SVG would be pages of its origin for whoever opens them in a tab.
 */
function blobOf(url: string): Blob {
  const comma = url.indexOf(',');
  const [type, ...parameters] = url.slice('data:'.length, comma).split(';');
  if (!/^video\//i.test(type!)) throw new TypeError('No video.');
  const written = url.slice(comma + 1);
  const body = written.includes('%') ? decodeURIComponent(written) : written;
  if (!parameters.includes('base64')) return new Blob([body], { type });
  return new Blob([Uint8Array.from(atob(body), (character) => character.charCodeAt(0))], { type });
}

/**
 * An address for what a `data:` URL holds: the same for all who ask for it, and valid until the last of them calls
 * `release`. What cannot be read has its own URL for an address, at which the browser says so.
 */
export function shareAddress(url: string): { address: string; release(): void } {
  let entry = shown.get(url);
  if (!entry) {
    try {
      entry = { address: URL.createObjectURL(blobOf(url)), users: 0 };
    } catch {
      return { address: url, release() {} };
    }
    shown.set(url, entry);
  }
  const { address } = entry;
  entry.users++;
  return {
    address,
    release() {
      if (--entry.users > 0) return;
      shown.delete(url);
      URL.revokeObjectURL(address);
    },
  };
}
