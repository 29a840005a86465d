import { stableId } from '../hash.ts';
import type { ReferenceAccount } from '../reference/reference.ts';
import type { Issue, IssueCode, IssueOf } from './issue.ts';
import { ISSUE_CATALOGUE } from './catalogue.ts';

/** Why a check stays silent. */
export type Silence =
  | 'an_organization_is_linked'
  | 'at_most_one_organization_is_linked'
  | 'no_candidate'
  | 'a_candidate_exists'
  | 'no_blank_candidate'
  | 'a_blank_candidate_exists'
  | 'stored_id_agrees'
  | 'no_expected_organization'
  | 'expected_organization_has_the_domain'
  | 'another_organization_has_the_domain'
  | 'no_other_organization_has_the_domain'
  | 'domain_not_claimed_by_one_account'
  | 'domain_not_shared'
  | 'account_has_duplicates'
  | 'account_has_no_duplicates'
  | 'already_a_member'
  | 'not_a_member'
  | 'default_is_expected'
  | 'default_is_expected_of_a_claimant'
  | 'filed_under_the_expected_organization'
  | 'filed_under_another_customers_organization_of_the_requester';

/** What a check found: an issue as far as a list of issues needs it. */
export type Finding<Code extends IssueCode = IssueCode> = {
  readonly fired: true;
  readonly code: Code;
  /** Id of the account, or of a record of Zendesk. */
  readonly subjectId: string | number;
  /** The account it is grouped under; `null` where it belongs to no single one. */
  readonly account: ReferenceAccount | null;
  /** The domain, for the two codes that are raised once a domain; else empty. */
  readonly detail: string;
  /** Puts together what was seen. */
  readonly evidence: () => IssueOf<Code>['evidence'];
};

/** What a check says of its subject: it found an issue, or why there is none. */
export type Verdict = Finding | { readonly fired: false; readonly why: Silence };

const SILENCES = new Map<Silence, Verdict>();

/** The verdict that there is no issue. */
export function silent(why: Silence): Verdict {
  const known = SILENCES.get(why);
  if (known) return known;
  const verdict = { fired: false, why } as const;
  SILENCES.set(why, verdict);
  return verdict;
}

/** The verdict that there is an issue. */
export function found<Code extends IssueCode>(
  code: Code,
  subjectId: string | number,
  account: ReferenceAccount | null,
  evidence: () => IssueOf<Code>['evidence'],
  detail = '',
): Finding<Code> {
  return { fired: true, code, subjectId, account, detail, evidence };
}

/** What was found as an issue, with what was seen. */
export function toIssue(finding: Finding): Issue {
  // Of every single code it is one of the issues, which the compiler cannot see of any code.
  return issueOf(finding) as Issue;
}

/**
 * Builds an issue. Its id is a hash of code, subject and detail, so the same drift has the same id in
 * every audit.
 */
export function issueOf<Code extends IssueCode>({
  code,
  subjectId,
  account,
  detail,
  evidence,
}: Omit<Finding<Code>, 'fired'>): IssueOf<Code> {
  const subject = { kind: ISSUE_CATALOGUE[code].subject, id: String(subjectId) };
  return {
    id: stableId('issue', [code, subject.kind, subject.id, detail]),
    code,
    subject,
    detail,
    accountId: account?.id ?? null,
    accountName: account?.name ?? null,
    evidence: evidence(),
  };
}
