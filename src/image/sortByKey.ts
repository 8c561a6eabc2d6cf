/** Up to how many items of a bucket are sorted by insertion. */
const FEW = 16;

/**
 * Sorts `order`, indices into `keys`, by those keys; what has the same key keeps its order. Takes about as many buckets
 * as there are items: for keys that are spread out that is several times faster than a sort that compares.
 */
export function sortByKey(order: Uint32Array, keys: Float64Array): void {
  const count = order.length;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const key = keys[order[i]!]!;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  if (!(most > least)) return;
  const scale = (count - 1) / (most - least);
  /** Where each bucket ends; while items are put in their places, where it begins. */
  const ends = new Uint32Array(count);
  const before = order.slice();
  // As whole numbers, so that keys that are none (from a shape without a finite place) are in the first bucket, not lost.
  const bucketOf = (item: number) => ((keys[item]! - least) * scale) | 0;
  for (let i = 0; i < count; i++) ends[bucketOf(before[i]!)]!++;
  for (let i = 1; i < count; i++) ends[i]! += ends[i - 1]!;
  for (let i = count - 1; i >= 0; i--) order[--ends[bucketOf(before[i]!)]!] = before[i]!;
  for (let bucket = 0; bucket < count; bucket++) {
    const from = ends[bucket]!;
    const to = bucket + 1 < count ? ends[bucket + 1]! : count;
    if (to - from <= FEW) insertionSort(order, keys, from, to);
    else order.subarray(from, to).sort((a, b) => keys[a]! - keys[b]!);
  }
}

function insertionSort(order: Uint32Array, keys: Float64Array, from: number, to: number) {
  for (let i = from + 1; i < to; i++) {
    const item = order[i]!;
    const key = keys[item]!;
    let at = i;
    for (; at > from && keys[order[at - 1]!]! > key; at--) order[at] = order[at - 1]!;
    order[at] = item;
  }
}
