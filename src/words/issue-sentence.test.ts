import { expect, test } from 'vitest';
import { ISSUE_CODES } from '../core/detect/catalogue.ts';
import type { Issue, IssueCode } from '../core/detect/issue.ts';
import {
  accountWithoutOrganization,
  candidate,
  issue,
  organization,
} from '../core/report/report.builders.ts';
import { ENGLISH } from './english.ts';
import { issueSentence } from './issue-sentence.ts';

const SENTENCES: Readonly<Record<IssueCode, string>> = {
  org_duplicate_external_id:
    '2 organizations carry the external id of Acme (001ACME): “Organization 11” (11) and “Organization 12” (12).',
  org_missing_external_id:
    'No organization carries the id of Acme (001ACME); “Organization 11” (11) was found by its domain and has no external id.',
  org_external_id_conflict:
    'No organization carries the id of Acme (001ACME); the only one that could be it carries another: “Organization 11” (11, external id “other”).',
  org_missing_expected_domain:
    '“Organization 11” (11) of Acme (001ACME) lacks the domain acme.example, which the reference gives as its mail domain.',
  org_domain_attached_elsewhere:
    'The domain acme.example of Acme (001ACME) sits on “Organization 13” (13) and not on “Organization 11” (11).',
  account_missing_zendesk_org:
    'Nothing in Zendesk belongs to Acme (001ACME); 1 user is on its domains (acme.example).',
  user_missing_expected_membership:
    'pat@acme.example belongs to Acme (001ACME) by the address, but is not a member of “Organization 11” (11).',
  user_default_org_not_expected:
    'pat@acme.example is a member of “Organization 11” (11) of Acme (001ACME), but the default is no organization.',
  user_resolution_blocked_duplicate_external_id:
    'pat@acme.example belongs to Acme (001ACME), but 2 organizations carry its id: “Organization 11” (11) and “Organization 12” (12).',
  user_domain_ambiguous:
    'pat@acme.example is on acme.example, which 2 accounts claim (001ACME and 001BETA); the default is no organization.',
  ticket_org_mismatch:
    'Ticket 31 (open) of pat@acme.example is filed under no organization, not under “Organization 11” (11) of Acme (001ACME).',
  ticket_resolution_blocked_duplicate_external_id:
    'Ticket 31 (open) of pat@acme.example belongs to Acme (001ACME), but 2 organizations carry its id: “Organization 11” (11) and “Organization 12” (12).',
};

test.each(ISSUE_CODES)('%s is said in one sentence with its evidence', (code) => {
  expect(issueSentence(issue(code), ENGLISH)).toBe(SENTENCES[code]);
});

test('a stored organization that disagrees with the linked one is named beside it', () => {
  expect(
    say('org_external_id_conflict', {
      candidates: [candidate(11, 'other')],
      linked: organization(12, '001ACME'),
    }),
  ).toBe(
    'The reference stores “Organization 11” (11) for Acme (001ACME), but “Organization 12” (12) carries its external id.',
  );
});

test('several candidates are named with the accounts that claim them too', () => {
  const claimed = { ...candidate(12), claimedBy: accountsOf('user_domain_ambiguous') };
  expect(say('org_missing_external_id', { candidates: [candidate(11), claimed] })).toBe(
    'No organization carries the id of Acme (001ACME), and 2 organizations could be the right one: “Organization 11” (11) and “Organization 12” (12, claimed by 001ACME and 001BETA too).',
  );
});

test('an account nobody has written from says so', () => {
  expect(issueSentence(accountWithoutOrganization('001ACME', 0), ENGLISH)).toBe(
    'Nothing in Zendesk belongs to Account 001ACME (001ACME); no user is on its domains (acme.example).',
  );
});

test('a row that was set aside and claims the domain is counted', () => {
  expect(say('user_domain_ambiguous', { setAsideClaims: 2 })).toContain(
    '2 accounts claim (001ACME and 001BETA) along with 2 rows of the reference that were set aside;',
  );
});

test('names and domains are never cut', () => {
  const name = 'A'.repeat(400);
  expect(
    say('org_duplicate_external_id', { linked: [{ ...organization(11), name }, organization(12)] }),
  ).toContain(name);
});

function accountsOf(code: 'user_domain_ambiguous') {
  const found = issue(code);
  return found.code === code ? found.evidence.claimants : [];
}

/** The sentence of a code's sample with some of its evidence changed. */
function say<Code extends IssueCode>(
  code: Code,
  evidence: Partial<Extract<Issue, { code: Code }>['evidence']>,
): string {
  const sample = issue(code);
  return issueSentence(
    { ...sample, evidence: { ...sample.evidence, ...evidence } } as Issue,
    ENGLISH,
  );
}
