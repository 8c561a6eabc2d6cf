/** Whether `list` begins with the very items of `start`: what a stream has added to is looked at from there on. */
export function beginsWith(list: readonly unknown[], start: readonly unknown[]): boolean {
  if (list.length < start.length) return false;
  for (let i = 0; i < start.length; i++) if (list[i] !== start[i]) return false;
  return true;
}
