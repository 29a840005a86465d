/** Finds ids in a list in which they rise. */
export type IdFinder = {
  /** The position of an id; -1 where it is not in the list. */
  readonly find: (id: number) => number;
  /**
   * Tells of each wanted id that is in the list which one it is, and its position in the list. Not in
   * order of what is wanted: ids that are near each other are looked for together, which for many is
   * several times as fast as one by one.
   * @param wantedAt the wanted ids, of which there are so many; 0 for none
   */
  readonly findEach: (
    many: number,
    wantedAt: (which: number) => number,
    onFound: (which: number, position: number) => void,
  ) => void;
};

/** About as many ids as the nearest memory of a processor holds. */
const NEAR = 2048;

/**
 * A finder that takes a step or two where ids rise about evenly, as those of Zendesk do, and never
 * more than a binary search.
 * @param ids of which the first `length` count
 */
export function idFinder(ids: Float64Array, length: number): IdFinder {
  const first = ids[0] ?? 0;
  const last = ids[length - 1] ?? -1;
  const isBetween = (id: number) => id >= first && id <= last;
  // Over a wide range the last id may be rounded into a part of its own, which there is not.
  const partOf = (id: number, parts: number) =>
    Math.min(parts - 1, Math.floor((id - first) * (parts / (last - first + 1))));
  const buckets = Math.max(1, length >>> 1);
  const begin = new Uint32Array(buckets + 1);
  let filled = 0;
  for (let position = 0; position < length; position += 1) {
    const bucket = partOf(ids[position] ?? 0, buckets);
    while (filled < bucket) begin[(filled += 1)] = position;
  }
  begin.fill(length, filled + 1);

  const find = (id: number): number => {
    if (!isBetween(id)) return -1;
    const bucket = partOf(id, buckets);
    let low = begin[bucket] ?? 0;
    let high = (begin[bucket + 1] ?? length) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = ids[middle] ?? 0;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  return {
    find,
    findEach: (many, wantedAt, onFound) => {
      const parts = Math.ceil(length / NEAR);
      const end = new Uint32Array(parts);
      for (let at = 0; at < many; at += 1) {
        const id = wantedAt(at);
        if (!isBetween(id)) continue;
        const part = partOf(id, parts);
        end[part] = (end[part] ?? 0) + 1;
      }
      let sum = 0;
      for (let part = 0; part < parts; part += 1) {
        const count = end[part] ?? 0;
        end[part] = sum;
        sum += count;
      }
      const which = new Uint32Array(sum);
      const near = new Float64Array(sum);
      for (let at = 0; at < many; at += 1) {
        const id = wantedAt(at);
        if (!isBetween(id)) continue;
        const part = partOf(id, parts);
        const place = end[part] ?? 0;
        which[place] = at;
        near[place] = id;
        end[part] = place + 1;
      }
      for (let place = 0; place < sum; place += 1) {
        const position = find(near[place] ?? 0);
        if (position >= 0) onFound(which[place] ?? 0, position);
      }
    },
  };
}
