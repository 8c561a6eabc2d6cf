/** Anything as an error names it. */
function nameOf(given: unknown): string {
  if (given == null) return String(given);
  if (Array.isArray(given)) return 'a list';
  if (typeof given === 'string') return 'a text';
  return typeof given === 'function' ? 'a function' : 'something else';
}

/** The error for a prop or an argument that is of another kind than it must be. */
export const wrongKind = (what: string, given: unknown, fix: string): TypeError =>
  new TypeError(`perceptron-react: ${what}, but this is ${nameOf(given)}: ${fix}.`);

/**
 * An app's function; undefined where it has none, also as `condition && render` says it.
 *
 * @throws TypeError for what cannot be called
 */
export function functionOf<T>(name: string, given: T): Exclude<T, null | false> | undefined {
  if (!given) return undefined;
  if (typeof given === 'function') return given as Exclude<T, null | false>;
  throw wrongKind(`${name} is a function`, given, 'give one, or leave it out');
}
