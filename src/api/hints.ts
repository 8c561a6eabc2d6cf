const warned = new Set<string>();

/** Warns in development only, once for each `kind`. */
export function warnOnce(kind: string, message: string): void {
  if (warned.has(kind) || !isDevelopment()) return;
  warned.add(kind);
  console.warn(`perceptron-react: ${message}`);
}

/** Bundlers replace `process.env.NODE_ENV`; where there is neither a bundler nor Node, naming `process` throws. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
