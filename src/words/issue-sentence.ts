import type { CandidateFact, Issue, TicketFact } from '../core/detect/issue.ts';
import { sayAccount, sayOrganization, sayOrganizationId, sayOrganizations } from './phrases.ts';
import type { WordValues, Words } from './words.ts';

/** One plain sentence that says what disagrees, with the evidence in it: names and domains never cut. */
export function issueSentence(issue: Issue, words: Words): string {
  return words.say(`issues.${issue.code}.sentence`, {
    account: sayAccount(issue, words),
    ...evidenceValues(issue, words),
  });
}

function evidenceValues(issue: Issue, words: Words): WordValues {
  switch (issue.code) {
    case 'org_duplicate_external_id':
      return linkedValues(issue.evidence.linked, words);
    case 'org_missing_external_id':
      return {
        count: issue.evidence.candidates.length,
        organizations: words.list(
          issue.evidence.candidates.map((candidate) => sayBlankCandidate(candidate, words)),
        ),
        foundBy: issue.evidence.candidates[0]?.foundBy ?? 'domain',
      };
    case 'org_external_id_conflict':
      return conflictValues(issue.evidence, words);
    case 'org_missing_expected_domain':
      return {
        expected: sayOrganization(issue.evidence.expected, words),
        domain: issue.evidence.domain,
        source: issue.evidence.source,
      };
    case 'org_domain_attached_elsewhere':
      return {
        expected: sayOrganization(issue.evidence.expected, words),
        domain: issue.evidence.domain,
        holders: sayOrganizations(issue.evidence.holders, words),
        isOnExpected: yesOrNo(issue.evidence.isOnExpected),
      };
    case 'account_missing_zendesk_org':
      return {
        users: issue.evidence.auditedUsers,
        domainCount: issue.evidence.domains.length,
        domains: words.list(issue.evidence.domains),
      };
    case 'user_missing_expected_membership':
    case 'user_default_org_not_expected':
      return {
        ...userValues(issue.evidence.user, words),
        expected: sayOrganization(issue.evidence.expected, words),
      };
    case 'user_resolution_blocked_duplicate_external_id':
      return {
        ...userValues(issue.evidence.user, words),
        ...linkedValues(issue.evidence.linked, words),
      };
    case 'user_domain_ambiguous':
      return {
        ...userValues(issue.evidence.user, words),
        count: issue.evidence.claimants.length,
        accounts: words.list(issue.evidence.claimants),
        setAside: issue.evidence.setAsideClaims,
      };
    case 'ticket_org_mismatch':
      return {
        ...ticketValues(issue.evidence.ticket, words),
        expected: sayOrganization(issue.evidence.expected, words),
      };
    case 'ticket_resolution_blocked_duplicate_external_id':
      return {
        ...ticketValues(issue.evidence.ticket, words),
        ...linkedValues(issue.evidence.linked, words),
      };
  }
}

type ConflictEvidence = Extract<Issue, { code: 'org_external_id_conflict' }>['evidence'];

function conflictValues({ candidates, linked }: ConflictEvidence, words: Words): WordValues {
  return {
    isLinked: yesOrNo(linked !== null),
    linked: linked ? sayOrganization(linked, words) : '',
    stored: sayOrganizations(candidates, words),
    count: candidates.length,
    organizations: words.list(
      candidates.map(({ id, name, externalId }) =>
        words.say('phrases.organization_external_id', {
          id: String(id),
          name,
          externalId: externalId ?? '',
        }),
      ),
    ),
  };
}

function sayBlankCandidate({ id, name, claimedBy }: CandidateFact, words: Words): string {
  if (claimedBy.length === 0) return sayOrganization({ id, name }, words);
  return words.say('phrases.organization_claimed', {
    id: String(id),
    name,
    accounts: words.list(claimedBy),
  });
}

function linkedValues(linked: Parameters<typeof sayOrganizations>[0], words: Words): WordValues {
  return { count: linked.length, organizations: sayOrganizations(linked, words) };
}

function userValues(user: TicketFact['requester'], words: Words): WordValues {
  return {
    email: user.email,
    domain: user.domain,
    defaultOrganization: sayOrganizationId(user.defaultOrganizationId, words),
  };
}

function ticketValues(ticket: TicketFact, words: Words): WordValues {
  return {
    ticketId: String(ticket.id),
    status: ticket.status,
    email: ticket.requester.email,
    filedUnder: sayOrganizationId(ticket.organizationId, words),
  };
}

function yesOrNo(condition: boolean): 'yes' | 'no' {
  return condition ? 'yes' : 'no';
}
