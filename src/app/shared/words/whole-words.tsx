import { useEffect, useState, type ReactNode } from 'react';
import { loadLanguage, wordsOf } from '../../../words/languages.ts';
import { useWords, WordsContext, type PageWords } from './use-words.ts';

/** A part of a place that began with few words: it is shown when all words of the language have arrived. */
export function WholeWords({
  children,
  waiting,
}: {
  readonly children: ReactNode;
  readonly waiting: ReactNode;
}) {
  const { language, time, day } = useWords();
  const [whole, setWhole] = useState<PageWords | null>(null);
  useEffect(() => {
    let isWanted = true;
    // Where they do not arrive, what can be seen without them stays.
    loadLanguage(language).then(
      (loaded) => {
        if (isWanted) setWhole({ ...wordsOf(loaded), time, day });
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [language, time, day]);
  return whole ? <WordsContext.Provider value={whole}>{children}</WordsContext.Provider> : waiting;
}
