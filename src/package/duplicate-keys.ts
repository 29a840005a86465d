type Level = { readonly keys: Set<string> | null; readonly path: string; child: string };

/** Strings and the punctuation of JSON; numbers, words and spaces are skipped. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{},:]/g;

/**
 * The keys that stand more than once in one object of a JSON text, at any depth, by their path
 * (`location.support.nav_bar`). Spellings with escapes are the same key. The text has to be valid JSON.
 */
export function findDuplicateKeys(json: string): readonly string[] {
  const tokens = json.match(TOKENS) ?? [];
  const levels: Level[] = [];
  const found = new Set<string>();
  tokens.forEach((token, index) => {
    const level = levels.at(-1);
    if (token === '{' || token === '[') levels.push(openLevel(token, level));
    else if (token === '}' || token === ']') levels.pop();
    else if (level?.keys && tokens[index + 1] === ':') {
      const key = String(JSON.parse(token));
      level.child = join(level.path, key);
      if (level.keys.has(key)) found.add(level.child);
      level.keys.add(key);
    }
  });
  return [...found];
}

function openLevel(token: '{' | '[', parent: Level | undefined): Level {
  const path = parent === undefined ? '' : parent.child;
  return token === '{'
    ? { keys: new Set(), path, child: path }
    : { keys: null, path, child: join(path, '[]') };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
