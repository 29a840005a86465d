/** Values numbered from 0, in the order in which they were added. */
export type Numbering<Value> = {
  /** The number of a value: the next one where it has none yet. */
  readonly add: (value: Value) => number;
  /** The number of a value; -1 where it has none. */
  readonly find: (value: Value) => number;
  readonly at: (number: number) => Value | undefined;
  readonly length: () => number;
  /** All values, each at the place of its number. */
  readonly values: () => readonly Value[];
};

/**
 * An empty numbering. Over another one, values of that one keep their numbers and new ones come after
 * them; it must not grow any more.
 */
export function createNumbering<Value>(base?: Numbering<Value>): Numbering<Value> {
  const first = base?.length() ?? 0;
  const numbers = new Map<Value, number>();
  const values: Value[] = [];
  const find = (value: Value): number => {
    const known = base?.find(value) ?? -1;
    return known >= 0 ? known : (numbers.get(value) ?? -1);
  };
  return {
    add: (value) => {
      const known = find(value);
      if (known >= 0) return known;
      const number = first + values.length;
      values.push(value);
      numbers.set(value, number);
      return number;
    },
    find,
    at: (number) => (number < first ? base?.at(number) : values[number - first]),
    length: () => first + values.length,
    values: () => [...(base?.values() ?? []), ...values],
  };
}
