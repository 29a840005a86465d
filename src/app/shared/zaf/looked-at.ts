import { useEffect, useReducer } from 'react';
import type { Zaf } from './zaf.ts';

/** What tells whether somebody looks at this frame. */
export type LookSignal =
  /** The workspace brought the frame to the front, or put it behind another. */
  | { readonly kind: 'activated' }
  | { readonly kind: 'deactivated' }
  /** The browser draws a part of the frame where it could be seen, or none. */
  | { readonly kind: 'drawn'; readonly isDrawn: boolean }
  /** The browser's tab came to the front or went behind. */
  | { readonly kind: 'page'; readonly isVisible: boolean };

/** What is known of who looks. */
export type Look = { readonly isInFront: boolean; readonly isPageVisible: boolean };

/** Nobody looks until something says so. */
export const NOT_LOOKED_AT: Look = { isInFront: false, isPageVisible: true };

/** What is known after a signal. Of what the workspace and the drawing say, the latest counts. */
export function afterSignal(look: Look, signal: LookSignal): Look {
  switch (signal.kind) {
    case 'activated':
      return { ...look, isInFront: true };
    case 'deactivated':
      return { ...look, isInFront: false };
    case 'drawn':
      return { ...look, isInFront: signal.isDrawn };
    case 'page':
      return { ...look, isPageVisible: signal.isVisible };
  }
}

/** Whether somebody looks. Behind another tab of the browser nobody does. */
export function isLookedAt({ isInFront, isPageVisible }: Look): boolean {
  return isInFront && isPageVisible;
}

/** The browser's part of telling whether somebody looks. Gives back what ends the telling. */
export type Eyes = (listener: (signal: LookSignal) => void) => () => void;

/** Whether somebody looks at this frame. */
export function useLookedAt(zaf: Pick<Zaf, 'on'>, eyes: Eyes = browserEyes): boolean {
  const [look, tell] = useReducer(afterSignal, NOT_LOOKED_AT);
  useEffect(() => {
    const ends = [
      zaf.on('app.activated', () => {
        tell({ kind: 'activated' });
      }),
      zaf.on('app.deactivated', () => {
        tell({ kind: 'deactivated' });
      }),
      eyes(tell),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [zaf, eyes]);
  return isLookedAt(look);
}

/** The eyes of the browser that this frame is in. */
export const browserEyes: Eyes = (listener) => {
  const tellPage = () => {
    listener({ kind: 'page', isVisible: document.visibilityState === 'visible' });
  };
  tellPage();
  document.addEventListener('visibilitychange', tellPage);
  const endDrawn = watchDrawn(listener);
  return () => {
    document.removeEventListener('visibilitychange', tellPage);
    endDrawn();
  };
};

/** A frame that is not drawn at all is never told of: then the workspace alone tells. */
function watchDrawn(listener: (signal: LookSignal) => void): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => undefined;
  const observer = new IntersectionObserver((entries) => {
    const latest = entries.at(-1);
    if (latest) listener({ kind: 'drawn', isDrawn: latest.isIntersecting });
  });
  observer.observe(document.documentElement);
  return () => {
    observer.disconnect();
  };
}
