import type { DriftError, ProblemValues } from '../core/problem.ts';
import type { WordValues, Words } from './words.ts';

/** What a person reads of a problem: what happened, and what to do now. One sentence each. */
export type ProblemWords = { readonly happened: string; readonly remedy: string };

/** The words of a problem, its values filled in. A value that is not known reads as empty text. */
export function problemWords(
  { code, values }: Pick<DriftError, 'code' | 'values'>,
  words: Words,
): ProblemWords {
  const filled = problemValues(values, words);
  return {
    happened: words.say(`problems.${code}.happened`, filled),
    remedy: words.say(`problems.${code}.remedy`, filled),
  };
}

/** What the words of a problem may name: its values, and empty text for those that are not known. */
export function problemValues(values: ProblemValues, words: Words): WordValues {
  const said = Object.entries(values).filter(([, value]) => value !== '');
  const known: WordValues = { ...EMPTY, ...Object.fromEntries(said) };
  return {
    ...known,
    what: sayWhat(String(known['what']), words),
    hasText: known['text'] === '' ? 'no' : 'yes',
    hasFound: known['found'] === '' ? 'no' : 'yes',
  };
}

const EMPTY: WordValues = {
  text: '',
  found: '',
  what: '',
  address: 'none',
  planned: 'none',
  reason: 'other',
  file: 'none',
  why: 'none',
};

function sayWhat(what: string, words: Words): string {
  const known = WHATS.find((name) => name === what);
  return words.say(`asked.${known ?? 'anything'}`);
}

const WHATS = [
  'organizations',
  'users',
  'memberships',
  'tickets',
  'current_user',
  'account_settings',
  'counts',
] as const;
