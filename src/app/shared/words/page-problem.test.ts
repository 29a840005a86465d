import { describe, expect, test } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../../../core/problem.ts';
import * as z from 'zod/mini';
import english from '../../../../translations/en.json' with { type: 'json' };
import { appLanguageFile } from '../../../words/app-messages.ts';
import { ENGLISH } from '../../../words/english.ts';
import { createWords, type Messages } from '../../../words/words.ts';
import { pageProblemWords } from './page-problem.ts';

/** The words that the built app has, which are fewer. */
const OF_THE_APP = createWords(
  'en',
  z.custom<Messages>().parse(JSON.parse(appLanguageFile(JSON.stringify(english), 'everywhere'))),
);

/** Problems of files and flags, which a page cannot have. */
const OF_THE_TERMINAL: readonly string[] = [
  'reference_not_found',
  'decisions_not_found',
  'reference_is_directory',
  'bad_option',
  'config_unreadable',
  'credentials_missing',
  'subdomain_missing',
  'base_url_not_allowed',
  'output_not_writable',
  'plan_not_named',
  'unknown_account',
  'journal_unreadable',
  'earlier_audit_unreadable',
  'audit_running',
  'snapshot_unusable',
  'snapshot_in_the_way',
  'snapshot_lacks',
  'snapshot_not_whole',
] satisfies readonly ProblemCode[];

const IN_THE_PAGE = Object.keys(PROBLEMS).filter(
  (code): code is ProblemCode => Object.hasOwn(PROBLEMS, code) && !OF_THE_TERMINAL.includes(code),
);

// All that the places which raise problems may give, so that each message can be said.
const EVERYTHING = {
  file: 'accounts.csv',
  row: 3,
  rows: 4,
  reasons: 'missing_id 4',
  columns: 'A, B',
  missing: 'id',
  role: 'id',
  seems: 'pdf',
  reason: 'silent',
  why: 'no plan',
  id: '7',
  kind: 'user',
  address: 'https://reference.example/accounts.csv',
  status: 503,
  text: 'down for maintenance',
  what: 'users',
  planned: 'acme',
  found: 'beta',
  supported: 1,
  expected: 'f00d',
  given: 'beef',
  created: '2026-11-01T09:00:00Z',
  name: 'currentUser',
};

describe.each(IN_THE_PAGE)('%s', (code) => {
  const { happened, remedy } = pageProblemWords({ code, values: EVERYTHING }, OF_THE_APP);

  test('says what happened and what to do', () => {
    expect(happened).toMatch(/^\S.*\.$/);
    expect(remedy).toMatch(/^\S.*\.$/);
  });

  test('asks for nothing that only a terminal has', () => {
    expect(`${happened} ${remedy}`).not.toMatch(/--\w|`|DRIFT_|ZENDESK_|credentials|\bfolder\b/);
  });
});

test('a problem of the page names its values', () => {
  const values = { what: 'users', status: 422, text: '' };
  expect(pageProblemWords({ code: 'zendesk_refused', values }, ENGLISH).happened).toBe(
    'Zendesk refused to read users (status 422).',
  );
});

test('a problem that reads the same everywhere has the words it has everywhere', () => {
  const { happened } = pageProblemWords(
    { code: 'reference_empty', values: { file: 'accounts.csv' } },
    ENGLISH,
  );
  expect(happened).toBe(ENGLISH.say('problems.reference_empty.happened', { file: 'accounts.csv' }));
});
