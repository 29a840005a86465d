import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { LANGUAGES, loadLanguage, wordsOf } from './languages.ts';
import { shapeOf, type Plural } from './message-shape.builders.ts';
import { createWords, keysOf, type Messages, type Words } from './words.ts';

const FOLDER = new URL('../../translations/', import.meta.url);
const messagesSchema: z.ZodMiniType<Messages> = z.record(
  z.string(),
  z.union([z.string(), z.lazy(() => messagesSchema)]),
);
const english = flatten(readMessages('en'));
const others = LANGUAGES.filter((language) => language !== 'en');

test('the languages are those there are files for', () => {
  const files = readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
  expect([...LANGUAGES].sort()).toEqual(files.sort());
  expect(others.length).toBeGreaterThan(0);
});

describe.each(LANGUAGES)('%s', (language) => {
  const messages = flatten(readMessages(language));

  test('covers every key of English and no other', () => {
    const keys = [...messages.keys()];
    expect([...english.keys()].filter((key) => !messages.has(key))).toEqual([]);
    expect(keys.filter((key) => !english.has(key))).toEqual([]);
  });

  test('asks for the same values as English, and distinguishes the same cases', () => {
    const differing = [...messages].filter(([key, message]) => {
      const ours = shapeOf(message, language);
      const theirs = shapeOf(english.get(key) ?? '', 'en');
      return (
        ours.values.join() !== theirs.values.join() || ours.selects.join() !== theirs.selects.join()
      );
    });
    expect(differing).toEqual([]);
  });

  test('has every form that its own plurals need', () => {
    const lacking = [...messages].flatMap(([key, message]) => {
      const ofEnglish = shapeOf(english.get(key) ?? '', 'en').plurals;
      return shapeOf(message, language)
        .plurals.filter((plural) => !isComplete(plural, ofEnglish, language))
        .map(({ value, forms }) => ({ key, value, forms }));
    });
    expect(lacking).toEqual([]);
  });

  test('says nothing with an empty text', () => {
    expect([...messages].filter(([, message]) => message.trim() === '')).toEqual([]);
  });
});

describe.each(others)('%s beside English', (language) => {
  test('is another language: hardly any sentence is the same', () => {
    const own = flatten(readMessages(language));
    const sentences = [...english].filter(([, text]) => /\w \w.*\.$/.test(text));
    const same = sentences.filter(([key, text]) => own.get(key) === text);
    expect(sentences.length).toBeGreaterThan(100);
    expect(same).toEqual([]);
  });
});

test.each([
  ['de', 'de'],
  ['de-AT', 'de-AT'],
  ['de_ch', 'de-CH'],
  ['DE', 'de'],
  ['de-!', 'de'],
])('%s reads German as %s', async (locale, language) => {
  const words = await loadWords(locale);
  expect(words.language).toBe(language);
  expect(words.say('layers.org')).toBe('Organisationen');
});

test.each([
  ['pt-BR', 'pt-BR'],
  ['pt-br', 'pt-BR'],
  ['pt', 'pt'],
  ['pt-PT', 'pt-PT'],
])('%s reads the Portuguese of Brazil, with the numbers of %s', async (locale, language) => {
  const words = await loadWords(locale);
  expect(words.language).toBe(language);
  expect(words.say('layers.org')).toBe('Organizações');
});

test.each(['en', 'en-US', 'it', 'den', '', 'toString', '__proto__'])(
  '%j reads English',
  async (locale) => {
    const words = await loadWords(locale);
    expect(words.say('layers.org')).toBe('Organizations');
  },
);

test('numbers, lists and plurals are those of the language', async () => {
  const words = await loadWords('de');
  expect(words.number(1234567.5)).toBe('1.234.567,5');
  expect(words.list(['a', 'b', 'c'])).toBe('a, b und c');
  expect(words.say('cli.report.observations', { count: 1 })).toContain('1 Beobachtung,');
  expect(words.say('cli.report.observations', { count: 1234 })).toContain('1.234 Beobachtungen,');
});

test('a message that is not there is an error', () => {
  const words = createWords('en', { layers: {} });
  expect(() => words.say('layers.org')).toThrow('no message layers.org');
  expect(() => words.say('phrases.no_organization')).toThrow('no message');
});

test.each([
  ['{count, plural, one {#} other {#}}', ['one', 'other'], true],
  ['{count, plural, one {#} other {#}}', ['other'], true],
  ['{count, plural, other {#}}', ['one', 'other'], false],
  ['{count, plural, other {#}}', ['other'], true],
  ['{count, plural, =0 {} one {#} other {#}}', ['=0', 'one', 'other'], true],
  ['{count, plural, one {#} few {#} other {#}}', ['one', 'other'], false],
])('%s has the forms that German needs beside %j: %s', (message, forms, complete) => {
  const [plural] = shapeOf(message, 'de').plurals;
  expect(plural && isComplete(plural, [{ value: 'count', forms }], 'de')).toBe(complete);
});

test('a shape tells values, cases and plurals, at any depth', () => {
  expect(
    shapeOf('{a} {b, select, x {{c, plural, one {{d, number}} other {#}}} other {}}', 'en'),
  ).toEqual({
    values: ['a', 'b:select', 'c:plural', 'd'],
    selects: ['b=other|x'],
    plurals: [{ value: 'c', forms: ['one', 'other'] }],
  });
});

async function loadWords(locale: string): Promise<Words> {
  return wordsOf(await loadLanguage(locale));
}

/** No form that the language does not have; and all it has, but where English needs only one as well. */
function isComplete(
  { value, forms }: Plural,
  ofEnglish: readonly Plural[],
  language: string,
): boolean {
  const categories: readonly string[] = new Intl.PluralRules(language).resolvedOptions()
    .pluralCategories;
  const named = withoutNumbers(forms);
  if (named.some((form) => !categories.includes(form))) return false;
  if (categories.every((category) => named.includes(category))) return true;
  return ofEnglish.some(
    (plural) => plural.value === value && withoutNumbers(plural.forms).join() === named.join(),
  );
}

function withoutNumbers(forms: readonly string[]): readonly string[] {
  return forms.filter((form) => !form.startsWith('='));
}

function readMessages(language: string): Messages {
  return messagesSchema.parse(
    JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8')),
  );
}

function flatten(messages: Messages): ReadonlyMap<string, string> {
  return new Map(keysOf(messages).map((key) => [key, textAt(messages, key)]));
}

function textAt(messages: Messages, key: string): string {
  const found = key
    .split('.')
    .reduce<string | Messages | undefined>(
      (here, step) => (typeof here === 'object' ? here[step] : undefined),
      messages,
    );
  return typeof found === 'string' ? found : '';
}
