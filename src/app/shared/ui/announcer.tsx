import { createContext, useContext, useState, type ReactNode } from 'react';
import { HeardOnly } from '../drift/layout.tsx';

const AnnouncerContext = createContext<(text: string) => void>(() => undefined);

/** Holds the page's one polite live region, so that what is announced is not lost with what announced it. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  return (
    <AnnouncerContext.Provider value={setText}>
      {children}
      <HeardOnly role="status" aria-live="polite">
        {text}
      </HeardOnly>
    </AnnouncerContext.Provider>
  );
}

/** Says something to those who hear the page, when they are at rest. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnouncerContext);
}
