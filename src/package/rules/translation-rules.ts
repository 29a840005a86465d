import { isJsonObject, objectAt, parseJsonObject, shown, type JsonObject } from '../json.ts';
import { pathsUnder, textOf } from '../package-contents.ts';
import { parameterNamesOf } from './parameter-rules.ts';
import type { Rule, Subject } from './rule.ts';

/** `en`, `pt-BR`, `es-419`. */
const LOCALE = /^[a-z]{2}(?:-[A-Za-z0-9]{2,3})?$/;
const WORDS_OF_PUBLIC_APP = [
  'name',
  'short_description',
  'long_description',
  'installation_instructions',
];

/** The default language is spelt as Zendesk spells languages. */
export const defaultLocale: Rule = ({ manifest }) => {
  const locale = manifest['defaultLocale'];
  return typeof locale !== 'string' || LOCALE.test(locale) ? [] : [{ found: locale }];
};

/** There is a file for the default language. */
export const defaultTranslation: Rule = ({ contents, manifest }) => {
  const locale = manifest['defaultLocale'];
  if (typeof locale !== 'string' || !LOCALE.test(locale)) return [];
  const file = `translations/${locale}.json`;
  return contents.files.has(file) ? [] : [{ file }];
};

/** Language files are called by their language, and nothing else lies beside them. */
export const translationNames: Rule = ({ contents }) =>
  pathsUnder(contents, 'translations/')
    .filter((file) => !LOCALE.test(/^translations\/(.*)\.json$/.exec(file)?.[1] ?? ''))
    .map((file) => ({ file }));

/** Language files are JSON objects. */
export const translationIsJson: Rule = ({ contents }) =>
  translationFiles(contents)
    .filter((file) => !parseJsonObject(textOf(contents, file) ?? ''))
    .map((file) => ({ file }));

/** Every setting has a label in every language, in the object that Zendesk expects. */
export const parameterLabels: Rule = (subject) =>
  languagesOf(subject).flatMap(({ file, app }) =>
    parameterNamesOf(subject)
      .filter((name) => !isWord(objectAt(objectAt(app['parameters'])[name])['label']))
      .map((name) => ({ file, name })),
  );

/** Every language says what the app is called; a public app describes itself in English as well. */
export const appWords: Rule = (subject) =>
  languagesOf(subject).flatMap(({ file, app }) => {
    const isPublic = subject.manifest['private'] === false;
    const needed = isPublic && file === 'translations/en.json' ? WORDS_OF_PUBLIC_APP : ['name'];
    return needed.filter((key) => !isWord(app[key])).map((key) => ({ file, key: `app.${key}` }));
  });

/** Words are text, and objects hold them: no number, list or nothing. */
export const wordsAreText: Rule = ({ contents }) =>
  translationFiles(contents).flatMap((file) =>
    findNoText(parseJsonObject(textOf(contents, file) ?? '') ?? {}).map(([key, value]) => ({
      file,
      key,
      found: shown(value),
    })),
  );

/** An object of exactly `title` and `value` would be taken for one word, with its title thrown away. */
export const noTitledValues: Rule = ({ contents }) =>
  translationFiles(contents).flatMap((file) =>
    objectsIn(parseJsonObject(textOf(contents, file) ?? '') ?? {})
      .filter(([, object]) => Object.keys(object).sort().join() === 'title,value')
      .map(([key]) => ({ file, key })),
  );

function languagesOf({ contents }: Subject): readonly { file: string; app: JsonObject }[] {
  return translationFiles(contents).flatMap((file) => {
    const json = parseJsonObject(textOf(contents, file) ?? '');
    return json ? [{ file, app: objectAt(json['app']) }] : [];
  });
}

function translationFiles(contents: Subject['contents']): readonly string[] {
  return pathsUnder(contents, 'translations/').filter((file) => file.endsWith('.json'));
}

function findNoText(object: JsonObject, path = ''): readonly (readonly [string, unknown])[] {
  return entriesOf(object, path).flatMap(([key, value]) => {
    if (typeof value === 'string') return [];
    return isJsonObject(value) ? findNoText(value, `${key}.`) : [[key, value] as const];
  });
}

function objectsIn(object: JsonObject, path = ''): readonly (readonly [string, JsonObject])[] {
  return entriesOf(object, path).flatMap(([key, value]) =>
    isJsonObject(value) ? [[key, value] as const, ...objectsIn(value, `${key}.`)] : [],
  );
}

function entriesOf(object: JsonObject, path: string): readonly (readonly [string, unknown])[] {
  return Object.entries(object).map(([key, value]) => [`${path}${key}`, value]);
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
