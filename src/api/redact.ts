/** Keeps secrets out of messages. */
export interface Redactor {
  /** Remembers a secret. */
  add(secret: string, shortest?: number): void;
  /** `text` without any secret. */
  clean(text: string): string;
}

/** Shorter header values are words such as `gzip`, no secrets. */
const SHORTEST_SECRET = 6;

/** A redactor that knows no secret yet. */
export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  return {
    add(secret, shortest = SHORTEST_SECRET) {
      const trimmed = secret.trim();
      if (trimmed.length < shortest) return;
      secrets.add(trimmed);
      secrets.add(JSON.stringify(trimmed).slice(1, -1));
      secrets.add(encodeURIComponent(trimmed));
    },
    clean(text) {
      let out = text;
      // Longest first: a secret may contain another.
      for (const secret of [...secrets].sort((a, b) => b.length - a.length)) {
        out = out.replaceAll(secret, '[redacted]');
      }
      return out;
    },
  };
}
