/**
 * Plain data in the form of our files: keys in snake case and sorted, ids as text. The same data give
 * the same form in whatever order their keys were set.
 */
export function toFileForm(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(toFileForm);
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(
    ([key, value]) => [snakeCase(key), isIdKey(key) ? idText(value) : toFileForm(value)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Data of a file with the keys that they have here. Ids stay text, for a schema to read. */
export function fromFileForm(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(fromFileForm);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [camelCase(key), fromFileForm(value)] as const),
  );
}

/** A key as it is written in a file. */
export function snakeCase(key: string): string {
  return spellSnake(key);
}

/** Whether what stands under a key is an id, or several of them. */
export function isIdKey(key: string): boolean {
  return /(^i|I)ds?$/.test(key);
}

// A file has a few dozen keys, and large results name them millions of times.
const MOST_KEYS = 1000;
const spellSnake = remembered((key) =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);
const camelCase = remembered((key) =>
  key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
);

function remembered(spell: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const spelt = spell(key);
    if (known.size < MOST_KEYS) known.set(key, spelt);
    return spelt;
  };
}

function idText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(idText);
  return typeof value === 'number' ? String(value) : toFileForm(value);
}
