import { ISSUE_CATALOGUE } from '../../core/detect/catalogue.ts';
import { issuesAbout } from '../../core/detect/detect.ts';
import { organizationFact } from '../../core/detect/facts.ts';
import type { Issue, OrganizationFact, Risk } from '../../core/detect/issue.ts';
import { situateAccounts, type Situation } from '../../core/detect/situation.ts';
import { byCodeUnit } from '../../core/order.ts';
import { domainListsOf } from '../../core/report/audit-result.ts';
import { casesOf } from './cases.ts';
import type { CheckVerdict, Findings, NotInReference } from './check.ts';
import type { Judging } from './check-job.ts';
import { requesterIdOf, type CheckSubject } from './check-subject.ts';
import { NOT_LOOKED_AT, type NotLookedAt } from './not-looked-at.ts';
import { planFindings } from './plan-findings.ts';
import type { Around } from './read-around.ts';
import { shownAccount, shownTicket, shownUser } from './shown.ts';
import { savedTicket, toTenant } from './to-tenant.ts';

/** Judges what was read around a subject, by the rules of a full audit. */
export function findingsOf(around: Around, judging: Judging): Findings {
  const { subject, index, policy, startedAt } = judging;
  const situation = situateAccounts(
    around.accounts,
    index.reference,
    index.claims,
    toTenant(around, judging),
    domainListsOf(policy),
  );
  const { main, all } = casesOf(around, situation, subject);
  const issues = issuesAbout(
    {
      accounts: all,
      users: around.user ? [situation.users.positionOf(around.user.id)] : [],
      tickets: [savedTicket(subject, startedAt) ?? []].flat(),
    },
    situation,
  );
  return {
    account: main && shownAccount(main, situation, around),
    accountsInQuestion: main ? [] : all.map(({ account }) => account.id).sort(byCodeUnit),
    user: shownUser(around, situation, main),
    ticket: shownTicket(situation, subject, startedAt),
    organization: organizationOnScreen(subject, situation),
    issues,
    ...planFindings(issues, situation, judging),
    notLookedAt: leftOut(around, judging),
  };
}

/** The verdict of what was found. */
export function verdictOf(findings: Findings, subject: CheckSubject): CheckVerdict {
  const { issues, account, accountsInQuestion } = findings;
  const worstRisk = RISKS.find((risk) => issues.some((issue) => riskOf(issue) === risk));
  if (worstRisk) return { kind: 'drift', count: issues.length, worstRisk };
  if (account || accountsInQuestion.length > 0) return { kind: 'in_sync' };
  return { kind: 'not_in_reference', why: whyNotInReference(findings, subject) };
}

/** Worst first. */
const RISKS: readonly Risk[] = ['critical', 'high', 'medium'];

function riskOf({ code }: Issue): Risk {
  return ISSUE_CATALOGUE[code].risk;
}

function whyNotInReference(
  { organization, user }: Findings,
  subject: CheckSubject,
): NotInReference {
  if (subject.kind === 'organization')
    return organization ? 'unclaimed_organization' : 'organization_missing';
  if (requesterIdOf(subject) === null) return 'no_requester';
  if (!user) return 'requester_missing';
  switch (user.standing) {
    case null:
      return 'no_usable_address';
    case 'personal_mail':
    case 'shared_host':
      return user.standing;
    case 'shared':
      return 'no_single_account';
    case 'sole':
    case 'unclaimed':
      return 'unclaimed_domain';
  }
}

function organizationOnScreen(
  subject: CheckSubject,
  { organizations }: Situation,
): OrganizationFact | null {
  if (subject.kind !== 'organization') return null;
  const organization = organizations.withId(subject.organizationId);
  return organization ? organizationFact(organization) : null;
}

function leftOut(
  { memberships, tickets, user, lookups }: Around,
  { isReferencePartial, startedAt }: Judging,
): readonly NotLookedAt[] {
  const left = new Set<NotLookedAt>([
    'other_users',
    'other_tickets',
    ...lookups.notLookedAt(startedAt),
  ]);
  if (isReferencePartial === undefined) left.add('partial_reference');
  if (!memberships.isComplete) left.add('further_memberships');
  if (tickets?.isComplete === false) left.add('further_open_tickets');
  if (user && !tickets) left.add('open_tickets');
  return NOT_LOOKED_AT.filter((what) => left.has(what));
}
