import { wrongKind } from '../grounding/wrongKind.js';

/**
 * The options of a hook; none for null.
 *
 * @throws TypeError for what are none, such as the id of a conversation alone
 */
export function optionsOf<T extends object>(hook: string, given: T | null, example: string): Partial<T> {
  if (given && typeof given !== 'object')
    throw wrongKind(`${hook} takes an object of options`, given, `give ${example}`);
  return given ?? {};
}
