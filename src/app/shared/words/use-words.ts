import { createContext, useContext } from 'react';
import type { Words } from '../../../words/words.ts';

/** The words of the signed-in person's language, and how times read in their locale and time zone. */
export type PageWords = Words & {
  /** A moment as date and time of day. Milliseconds since 1970, or ISO 8601. */
  readonly time: (moment: number | string) => string;
  /** A day alone, such as `2026-12-31`: the same day wherever it is read. */
  readonly day: (day: string) => string;
};

/** Words with the times of a locale and a time zone (IANA name; the browser's where absent). */
export function toPageWords(words: Words, locale = words.language, timeZone?: string): PageWords {
  const times = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    ...words,
    time: (moment) => times.format(new Date(moment)),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
  };
}

/** The words of the page; `null` until they have arrived. */
export const WordsContext = createContext<PageWords | null>(null);

/** The words of the page. Whatever says something is shown when they have arrived. */
export function useWords(): PageWords {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('the page has no words yet');
  return words;
}
