import { createWords, type Messages, type Words } from './words.ts';

/** The languages there are files for. Each is loaded when somebody reads it; each covers every key. */
const LOADERS = {
  en: () => import('../../translations/en.json', { with: { type: 'json' } }),
  de: () => import('../../translations/de.json', { with: { type: 'json' } }),
  fr: () => import('../../translations/fr.json', { with: { type: 'json' } }),
} as const satisfies Record<string, () => Promise<{ readonly default: Messages }>>;

/** The languages that a person can read. */
export const LANGUAGES: readonly string[] = Object.keys(LOADERS);

/** A language as it travels: plain data, from which words are created where they are said. */
export type Language = {
  /** Of lists and numbers. */
  readonly locale: string;
  readonly messages: Messages;
};

/**
 * The language of a person, by the locale Zendesk names (`de`, `de-AT`, `en-GB`). English for a language
 * there is no file for; never rejects because of the name, only where the file does not arrive.
 */
export async function loadLanguage(locale: string): Promise<Language> {
  const language = locale.trim().split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  if (!isLoadable(language)) return { locale: 'en', messages: (await LOADERS.en()).default };
  const { default: messages } = await LOADERS[language]();
  return { locale: toLocale(locale, language), messages };
}

/** The words of a language that was loaded. */
export function wordsOf({ locale, messages }: Language): Words {
  return createWords(locale, messages);
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
