import type { ReactNode } from 'react';
import type { Tone } from './tone.ts';

/** The sign of a tone. Says nothing to a screen reader: the word beside it does. */
export function ToneIcon({ tone, size = 12 }: { readonly tone: Tone; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      {SIGNS[tone]}
    </svg>
  );
}

const SIGNS = {
  good: <path d="M2 6.5 4.8 9.2 10 3" />,
  caution: (
    <>
      <path d="M6 1.4 11 10.4H1Z" />
      <path d="M6 5v2.2M6 8.8v.1" />
    </>
  ),
  bad: (
    <>
      <circle cx="6" cy="6" r="4.9" />
      <path d="M2.6 2.6l6.8 6.8" />
    </>
  ),
  quiet: (
    <>
      <circle cx="6" cy="6" r="4.9" />
      <path d="M3.8 6h4.4" />
    </>
  ),
  look: (
    <>
      <path d="M.9 6S2.8 2.8 6 2.8 11.1 6 11.1 6 9.2 9.2 6 9.2.9 6 .9 6Z" />
      <circle cx="6" cy="6" r="1.2" />
    </>
  ),
} as const satisfies Record<Tone, ReactNode>;
