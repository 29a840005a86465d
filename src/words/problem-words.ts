import type { DriftError, ProblemValues } from '../core/problem.ts';
import type { RowRejection } from '../core/reference/reference.ts';
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
    reasons: sayRowReasons(String(known['reasons']), words),
    hasText: known['text'] === '' ? 'no' : 'yes',
    hasFound: known['found'] === '' ? 'no' : 'yes',
  };
}

const EMPTY: WordValues = {
  text: '',
  found: '',
  what: '',
  reasons: '',
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

/** Reasons to set rows aside, each with its count: `missing_id 2, bad_id_suffix 1`. */
function sayRowReasons(reasons: string, words: Words): string {
  const said = [...reasons.matchAll(/(\w+) (\d+)/g)].flatMap(([, code, count]) => {
    const reason = ROW_REASONS.find((known) => known === code);
    return reason === undefined
      ? []
      : [`${words.number(Number(count))} × ${words.say(`reference_rows.${reason}`)}`];
  });
  return words.list(said);
}

const ROW_REASONS = [
  'missing_id',
  'bad_id_suffix',
  'missing_name',
  'too_many_cells',
  'too_few_cells',
  'broken_quotes',
  'conflicting_stored_organizations',
] as const satisfies readonly RowRejection[];

const WHATS = [
  'organizations',
  'users',
  'memberships',
  'tickets',
  'current_user',
  'account_settings',
  'counts',
] as const;
