import type { BrowserLocks } from './apply-lock.ts';

/** The locks of this browser, in a page or a worker; `null` in one that has none. */
export function browserLocks(): BrowserLocks | null {
  // The types say that every browser has them, and older ones do not.
  return 'locks' in navigator ? navigator.locks : null;
}
