import { hashKey } from '@tanstack/react-query';

/** Longer strings, such as data URLs, go into a hash by their digest. */
const LONGEST_PLAIN = 1_000;
/** How many digests are remembered. */
const MOST_REMEMBERED = 32;

/**
 * The hash of a query key as React Query makes it, but short and cheap where the key holds images: React Query hashes a
 * key on every render, and a long string that was hashed lately is only looked up.
 */
export function hashLongKey(key: readonly unknown[]): string {
  return hashKey(key.map(shortened));
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST_PLAIN ? digestOf(value) : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part)]));
}

const digests = new Map<string, string>();

function digestOf(text: string): string {
  let digest = digests.get(text);
  digests.delete(text);
  digest ??= `${text.slice(0, 40)}… ${text.length} ${hash64(text)}`;
  // Last used, last forgotten.
  digests.set(text, digest);
  for (const oldest of digests.keys()) {
    if (digests.size <= MOST_REMEMBERED) break;
    digests.delete(oldest);
  }
  return digest;
}

/** 64 bits of a string: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv) by two multipliers at once. */
function hash64(text: string): string {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x9e3779b1);
  }
  return [first, second].map((half) => (half >>> 0).toString(16)).join(' ');
}
