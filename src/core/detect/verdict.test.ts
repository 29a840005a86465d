import { expect, test } from 'vitest';
import { issuesOf } from '../../../tests/support/audit.builders.ts';
import { account } from '../../../tests/support/reference.builders.ts';
import { issueOf, silent } from './verdict.ts';

const DUPLICATE = {
  code: 'org_duplicate_external_id',
  subjectId: 'ACME',
  account: account({ id: 'ACME' }),
  detail: '',
  evidence: () => ({ linked: [] }),
} as const;

test('an issue has the same id in every run', () => {
  expect(issueOf(DUPLICATE).id).toBe('issue_2e277e40bd5c35ae7d04');
});

test('code, subject and detail each change the id; the account’s name does not', () => {
  const id = (subject: string, detail: string, name = 'Acme') =>
    issueOf({ ...DUPLICATE, subjectId: subject, account: account({ id: 'ACME', name }), detail })
      .id;
  const other = issueOf({
    ...DUPLICATE,
    code: 'org_missing_external_id',
    evidence: () => ({ candidates: [] }),
  }).id;
  const ids = [id('ACME', ''), id('BIRCH', ''), id('ACME', 'acme.example'), other];
  expect(new Set(ids).size).toBe(4);
  expect(id('ACME', '', 'Another name')).toBe(id('ACME', ''));
});

test('an issue of no account has neither an id nor a name of one', () => {
  const wish = {
    accounts: [
      { id: 'ACME', domains: ['acme.example'] },
      { id: 'BIRCH', domains: ['acme.example'] },
    ],
    users: [{ id: 21, email: 'kim@acme.example' }],
  };
  const [issue] = issuesOf('user_domain_ambiguous', wish);
  expect([issue?.accountId, issue?.accountName]).toEqual([null, null]);
});

test('silence says why', () => {
  expect(silent('no_candidate')).toEqual({ fired: false, why: 'no_candidate' });
  expect(silent('a_candidate_exists')).toEqual({ fired: false, why: 'a_candidate_exists' });
});
