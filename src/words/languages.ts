import { createWords, type Messages, type Words } from './words.ts';

type Load = () => Promise<{ readonly default: Messages }>;

/** A language as files: what every place says, and the rest. Where it is not built for the app each is the whole. */
type LanguageFiles = { readonly everywhere: Load; readonly rest: Load };

/** The languages there are files for. Each is loaded when somebody reads it; each covers every key. */
const LOADERS = {
  en: {
    everywhere: () => import('../../translations/en.json', { with: { type: 'json' } }),
    rest: () => import('../../translations/en.json?rest'),
  },
  de: {
    everywhere: () => import('../../translations/de.json', { with: { type: 'json' } }),
    rest: () => import('../../translations/de.json?rest'),
  },
  fr: {
    everywhere: () => import('../../translations/fr.json', { with: { type: 'json' } }),
    rest: () => import('../../translations/fr.json?rest'),
  },
  es: {
    everywhere: () => import('../../translations/es.json', { with: { type: 'json' } }),
    rest: () => import('../../translations/es.json?rest'),
  },
  ja: {
    everywhere: () => import('../../translations/ja.json', { with: { type: 'json' } }),
    rest: () => import('../../translations/ja.json?rest'),
  },
  'pt-BR': {
    everywhere: () => import('../../translations/pt-BR.json', { with: { type: 'json' } }),
    rest: () => import('../../translations/pt-BR.json?rest'),
  },
} as const satisfies Record<string, LanguageFiles>;

/** The languages that a person can read. */
export const LANGUAGES: readonly string[] = Object.keys(LOADERS);

/** A language as it travels: plain data, from which words are created where they are said. */
export type Language = {
  /** Of lists and numbers. */
  readonly locale: string;
  readonly messages: Messages;
};

/** How much of a language is loaded. */
export type LanguageExtent = 'everywhere' | 'whole';

/**
 * The language of a person, by the locale Zendesk names (`de`, `de-AT`, `en-GB`). English for a language
 * there is no file for; never rejects because of the name, only where the file does not arrive.
 */
export async function loadLanguage(
  locale: string,
  extent: LanguageExtent = 'whole',
): Promise<Language> {
  const code = locale.trim().split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  // There is one Portuguese, that of Brazil, for whoever reads any.
  const language = code === 'pt' ? 'pt-BR' : code;
  if (!isLoadable(language)) return { locale: 'en', messages: await load(LOADERS.en, extent) };
  const messages = await load(LOADERS[language], extent);
  return { locale: toLocale(locale, language), messages };
}

async function load(files: LanguageFiles, extent: LanguageExtent): Promise<Messages> {
  const parts = extent === 'whole' ? [files.everywhere(), files.rest()] : [files.everywhere()];
  const loaded = await Promise.all(parts);
  return loaded.map((file) => file.default).reduce(together);
}

function together(some: Messages, others: Messages): Messages {
  const merged = Object.entries(others).map(([name, message]): [string, string | Messages] => {
    const known = some[name];
    const isBranch = typeof known === 'object' && typeof message === 'object';
    return [name, isBranch ? together(known, message) : message];
  });
  return { ...some, ...Object.fromEntries(merged) };
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
