import { loadLanguage, wordsOf, type Language } from '../words/languages.ts';
import { fetchViewAt } from './locations/views.ts';
import type { ColorScheme } from './shared/theme/color-scheme.ts';
import { toPageWords, type PageWords } from './shared/words/use-words.ts';
import type { ZafLocation } from './shared/zaf/context.ts';
import { isSidebar } from './shared/zaf/on-screen.ts';
import type { ZafPerson } from './shared/zaf/person.ts';
import type { ZafSettings } from './shared/zaf/settings.ts';
import type { Zaf } from './shared/zaf/zaf.ts';

/** What the page knows of the workspace when it opens. */
export type Workspace = {
  readonly location: ZafLocation;
  readonly subdomain: string;
  readonly personId: ZafPerson['id'];
  /** The person's language. */
  readonly language: Language;
  readonly words: PageWords;
  readonly scheme: ColorScheme;
  readonly settings: ZafSettings;
};

/**
 * Asks the workspace where the page stands, for whom, and in which language.
 *
 * @throws DriftError `workspace_failed`
 */
export async function meetWorkspace(zaf: Zaf): Promise<Workspace> {
  const [context, person, settings, scheme] = await Promise.all([
    zaf.context(),
    zaf.person(),
    zaf.settings(),
    zaf.colorScheme(),
  ]);
  const subdomain = context.subdomain ?? (await zaf.subdomain());
  const locale = person.locale ?? 'en';
  const { location } = context;
  fetchViewAt(location);
  // A sidebar says little at first, and many are open at a time.
  const language = await loadLanguage(locale, isSidebar(location) ? 'everywhere' : 'whole');
  const words = toPageWords(wordsOf(language), locale, person.timeZone ?? undefined);
  return { location, subdomain, personId: person.id, language, words, scheme, settings };
}
