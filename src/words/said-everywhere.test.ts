import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import messages from '../../translations/en.json' with { type: 'json' };
import { isSaidEverywhere } from './app-messages.ts';
import { keysOf } from './words.ts';

// A sidebar loads one part of its language. A word of the other part would be missing there, so what a
// sidebar loads at first may say none: asked of the texts of all files that it imports at once.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FIRST = ['src/app/main.tsx', 'src/app/app.tsx', 'src/app/locations/sidebar.tsx'];
/** What an engine says to a sidebar. */
const OF_CHECKS = ['src/words/issue-sentence.ts', 'src/words/problem-words.ts'];

test('what a sidebar loads at first says only words that it has', () => {
  const files = importedBy([...FIRST, ...OF_CHECKS]);
  const known = keysOf(messages);
  const said = [...files.values()].flatMap((text) => keysIn(text, known));
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((key) => !isSaidEverywhere(key) && key.includes('.'))).toEqual([]);
});

test('keys are found whole and in parts', () => {
  const known = ['a.b', 'a.c.d', 'a.c.e', 'ab.c'];
  expect(keysIn("say('a.b'); say(`a.c.${x}`); say('a.x');", known)).toEqual([
    'a.b',
    'a.c.d',
    'a.c.e',
  ]);
});

/** The texts of files and of all that they import at once. */
function importedBy(names: readonly string[]): ReadonlyMap<string, string> {
  const met = new Map<string, string>();
  const meet = (name: string): void => {
    if (met.has(name) || !/\.tsx?$/.test(name) || !existsSync(join(ROOT, name))) return;
    const text = readFileSync(join(ROOT, name), 'utf8');
    met.set(name, text);
    for (const [, type, from] of text.matchAll(
      /^import\s+(type\s)?(?:[^;']*from\s+)?'(\.[^']+)'/gm,
    ))
      if (type === undefined && from !== undefined) meet(normalize(join(dirname(name), from)));
  };
  for (const name of names) meet(name);
  return met;
}

function keysIn(text: string, known: readonly string[]): readonly string[] {
  const found = [...text.matchAll(/'([a-z_]+(?:\.\w+)+)'|`([a-z_]+\.[\w.]*)\$\{/g)];
  return found.flatMap(([, whole, beginning]) =>
    known.filter((key) => (whole === undefined ? key.startsWith(beginning ?? ' ') : key === whole)),
  );
}
