import { ENGLISH } from './english.ts';
import { createWords, hasMessage, type Messages, type Words } from './words.ts';

/** The languages there are files for, beside English. Each is loaded when somebody reads it. */
const LOADERS = {
  de: () => import('../../translations/de.json', { with: { type: 'json' } }),
} as const satisfies Record<string, () => Promise<{ readonly default: Messages }>>;

/** The languages that a person can read. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(LOADERS)];

/**
 * The words of a person's language, by the locale Zendesk names (`de`, `de-AT`, `en-GB`): lists and
 * numbers in that locale. English for a language there is no file for; never rejects because of the name.
 */
export async function loadWords(locale: string): Promise<Words> {
  const language = locale.trim().split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  if (!isLoadable(language)) return ENGLISH;
  const { default: messages } = await LOADERS[language]();
  return wordsWithFallback(toLocale(locale, language), messages, ENGLISH);
}

/** The words of a language, and for a message it lacks those of another, in that one's own plurals and numbers. */
export function wordsWithFallback(locale: string, messages: Messages, fallback: Words): Words {
  const words = createWords(locale, messages);
  return {
    ...words,
    say: (key, values) => (hasMessage(messages, key) ? words : fallback).say(key, values),
  };
}

function isLoadable(language: string): language is keyof typeof LOADERS {
  return Object.hasOwn(LOADERS, language);
}

/** A locale that is not well-formed would make every number and list fail: then the language alone. */
function toLocale(locale: string, language: string): string {
  try {
    return Intl.getCanonicalLocales(locale.trim().replaceAll('_', '-'))[0] ?? language;
  } catch {
    return language;
  }
}
