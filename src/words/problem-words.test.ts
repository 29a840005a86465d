import { describe, expect, test } from 'vitest';
import { PROBLEMS, type ProblemCode } from '../core/problem.ts';
import { ENGLISH } from './english.ts';
import { problemWords } from './problem-words.ts';

const CODES = Object.keys(PROBLEMS).filter((code): code is ProblemCode => code in PROBLEMS);

// All that the places which raise problems may give, so that each message can be said.
const EVERYTHING = {
  file: 'accounts.csv',
  folder: 'out',
  row: 3,
  rows: 4,
  reasons: 'missing_id 4',
  columns: 'A, B',
  missing: 'id',
  role: 'id',
  seems: 'pdf',
  option: '--out',
  reason: 'empty',
  why: 'no space left',
  variable: 'ZENDESK_EMAIL',
  kind: 'user',
  id: '7',
  address: 'https://acme.zendesk.com/api/v2/users/me.json',
  status: 503,
  text: 'down for maintenance',
  what: 'users',
  planned: 'acme',
  found: 'beta',
  supported: 1,
  key: 'token',
  expected: 'string',
  given: 'f00d',
  created: '2026-11-01T09:00:00Z',
  pid: 4711,
  name: 'currentUser',
};

describe.each(CODES)('%s', (code) => {
  test('says what happened and what to do, one sentence each', () => {
    const { happened, remedy } = problemWords({ code, values: EVERYTHING }, ENGLISH);
    expect(happened).toMatch(/^\S.*\.$/);
    expect(remedy).toMatch(/^\S.*\.$/);
    expect(`${happened}${remedy}`).not.toMatch(/[{}]|undefined|\.\.$/);
  });
});

test('Zendesk’s own sentence is passed on', () => {
  const values = { what: 'users', status: 503, text: 'down for maintenance' };
  expect(problemWords({ code: 'zendesk_failed', values }, ENGLISH).happened).toBe(
    'Zendesk failed (status 503) on reading users (“down for maintenance”).',
  );
});

test('no sentence of Zendesk’s leaves no empty quotes behind', () => {
  const values = { what: 'current_user', status: 401, text: '' };
  expect(problemWords({ code: 'zendesk_not_signed_in', values }, ENGLISH).happened).toBe(
    'Zendesk does not accept these credentials.',
  );
});

test('why rows were set aside is said in words, the code of it nowhere', () => {
  const values = {
    file: 'list.csv',
    rows: 1_201,
    row: 2,
    reasons: 'missing_id 1200, bad_id_suffix 1',
  };
  expect(problemWords({ code: 'reference_no_usable_account', values }, ENGLISH).happened).toBe(
    'list.csv has no usable account: all 1,201 rows were set aside, the first of them row 2 ' +
      '(1,200 × it has no account id and 1 × the last three characters of the id do not fit the rest).',
  );
});

test('another account than the named one is named', () => {
  const values = { planned: 'acme', found: 'beta' };
  expect(problemWords({ code: 'zendesk_wrong_subdomain', values }, ENGLISH).happened).toBe(
    'There is no Zendesk account “acme” here; the credentials belong to “beta”.',
  );
});

test('an address that is none is not shown', () => {
  expect(
    problemWords({ code: 'base_url_not_allowed', values: { address: '' } }, ENGLISH).happened,
  ).toBe('What was given as the address of the API cannot be used.');
});

test('what was asked for is said even where nobody knows what it was', () => {
  const values = { what: 'something_else', status: 422, text: '' };
  expect(problemWords({ code: 'zendesk_refused', values }, ENGLISH).happened).toContain(
    'the account',
  );
});
