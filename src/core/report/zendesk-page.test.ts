import { expect, test } from 'vitest';
import type { Issue } from '../detect/issue.ts';
import { candidate, issue, organization } from './report.builders.ts';
import { zendeskPageOfIssue } from './zendesk-page.ts';

const AGENT = 'https://acme.zendesk.com/agent';

function page(one: Issue): string | null {
  return zendeskPageOfIssue('acme', one);
}

test('an issue about a Zendesk record leads to its page', () => {
  expect(page(issue('org_missing_expected_domain'))).toBe(`${AGENT}/organizations/11`);
  expect(page(issue('user_domain_ambiguous'))).toBe(`${AGENT}/users/21`);
  expect(page(issue('ticket_org_mismatch'))).toBe(`${AGENT}/tickets/31`);
});

test('an issue about an account leads to the one organization in question', () => {
  expect(page(issue('org_missing_external_id'))).toBe(`${AGENT}/organizations/11`);
  expect(page(issue('org_external_id_conflict'))).toBe(`${AGENT}/organizations/11`);
});

test('and nowhere where there are several or none', () => {
  expect(page(issue('org_duplicate_external_id'))).toBeNull();
  expect(page(issue('account_missing_zendesk_org'))).toBeNull();
  expect(page(withCandidates([candidate(11), candidate(12)]))).toBeNull();
  expect(page(linkedElsewhere())).toBeNull();
});

function withCandidates(candidates: readonly ReturnType<typeof candidate>[]): Issue {
  const one = issue('org_missing_external_id');
  if (one.code !== 'org_missing_external_id') throw new Error('another code');
  return { ...one, evidence: { candidates } };
}

function linkedElsewhere(): Issue {
  const one = issue('org_external_id_conflict');
  if (one.code !== 'org_external_id_conflict') throw new Error('another code');
  return { ...one, evidence: { candidates: [candidate(12)], linked: organization(11) } };
}
