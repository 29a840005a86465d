import type { Check } from '../../detect/checks/registry.ts';
import type { Subject } from '../../detect/issue.ts';
import type { AccountCase } from '../../detect/account-case.ts';
import type { Situation } from '../../detect/situation.ts';
import { ticketCaseOf, userCaseAt } from '../../detect/subjects.ts';
import { toIssue } from '../../detect/verdict.ts';
import type { UserPosition } from '../../detect/user-index.ts';
import { externalIdKey } from '../../identity/account-id.ts';
import type { Domain } from '../../identity/domain.ts';
import { plannedGuardCase } from '../../plan/action-parts.ts';
import { guardStates } from '../../plan/guards.ts';
import type { Action } from '../../plan/plan-format.ts';
import { proofOf } from '../../plan/proof.ts';
import type { Organization, Ticket } from '../../tenant/records.ts';
import type { AuditResult } from '../audit-result.ts';
import type { DecisionTrace, OrganizationTrace, TraceStep } from './trace.ts';

/** What the reference says of an account. */
export function referenceStep({ account }: AccountCase): TraceStep {
  return {
    kind: 'reference',
    accountId: account.id,
    comparedAs: account.key,
    name: account.name,
    storedOrganizationId: textOf(account.storedOrganizationId),
    domains: account.domains,
  };
}

/** Who claims a domain, and who has it in Zendesk. */
export function claimStep(domain: Domain, situation: Situation): TraceStep {
  const claim = situation.claims.of(domain);
  return {
    kind: 'claim',
    domain,
    standing: situation.standingOf(domain).kind,
    accountIds: claim?.accounts.map(({ id }) => id) ?? [],
    setAsideClaims: claim?.setAsideClaims ?? 0,
    decided: decisionOn('domain', domain, situation),
    organizationIds: situation.organizations.withDomain(domain).map(({ id }) => String(id)),
    auditedUsers: situation.users
      .onDomain(domain)
      .filter((position) => typeof userCaseAt(situation, position) !== 'string').length,
  };
}

/** Which organizations were linked or candidates, and which one is expected. */
export function resolutionStep({
  account,
  linked,
  candidates,
  expected,
  unresolved,
}: AccountCase): TraceStep {
  return {
    kind: 'resolution',
    accountId: account.id,
    linked: linked.map(organizationTrace),
    candidates: candidates.map(({ organization, foundBy, claimedBy }) => ({
      ...organizationTrace(organization),
      foundBy,
      claimedBy,
    })),
    expectedOrganizationId: textOf(expected?.organization.id ?? null),
    standing: expected?.standing ?? null,
    unresolved,
  };
}

/** One organization and the accounts that it is linked to or a candidate of. */
export function organizationStep(organization: Organization, situation: Situation): TraceStep {
  const owner = situation.ownerOf(organization.id);
  return {
    kind: 'organization',
    organization: organizationTrace(organization),
    linkedTo: owner === null ? null : situation.resolution.accountAt(owner).id,
    candidateOf: situation
      .cases()
      .filter(({ candidates }) => candidates.some((one) => one.organization.id === organization.id))
      .map(({ account }) => account.id),
  };
}

/** One user with the memberships that were read. */
export function userStep(position: UserPosition, situation: Situation): readonly TraceStep[] {
  const user = situation.users.all.at(position);
  if (!user) return [];
  const userCase = userCaseAt(situation, position);
  return [
    {
      kind: 'user',
      userId: String(user.id),
      email: user.email,
      domain: situation.users.domainAt(position),
      decided: decisionOn('address', user.email?.toLowerCase() ?? null, situation),
      role: user.role,
      isVerified: user.verified,
      defaultOrganizationId: textOf(user.organizationId),
      memberships: situation.users
        .membershipsAt(position)
        .map(({ id, organizationId, isDefault }) => ({
          id: String(id),
          organizationId: String(organizationId),
          isDefault,
        })),
      leftOut: typeof userCase === 'string' ? userCase : null,
    },
  ];
}

/** One ticket. */
export function ticketStep(ticket: Ticket, situation: Situation): TraceStep {
  const ticketCase = ticketCaseOf(situation, ticket);
  return {
    kind: 'ticket',
    ticketId: String(ticket.id),
    status: ticket.status,
    organizationId: textOf(ticket.organizationId),
    requesterId: textOf(ticket.requesterId),
    leftOut: typeof ticketCase === 'string' ? ticketCase : null,
  };
}

/** What each check says of a subject: fired or silent, and why. */
export function checkSteps<Case>(
  checks: readonly Check<Case>[],
  one: Case,
  subject: Subject,
  detail: string,
  situation: Situation,
): readonly TraceStep[] {
  return checks.map(({ code, look }) => {
    const verdict = look(one, situation);
    return {
      kind: 'check',
      code,
      subject,
      detail,
      fired: verdict.fired,
      why: verdict.fired ? null : verdict.why,
      issueId: verdict.fired ? toIssue(verdict).id : null,
    };
  });
}

/** One action with the state of every guard that can block it. */
export function actionStep(action: Action, { situation, plan }: AuditResult): TraceStep {
  const { type, effects } = action;
  const context = { situation, policy: plan.policy };
  const guardCase = plannedGuardCase(type, effects, context, proofOf(action, situation));
  return { kind: 'action', action, guards: guardStates(guardCase) };
}

function decisionOn(
  kind: 'domain' | 'address',
  subject: string | null,
  { reference }: Situation,
): (DecisionTrace & { readonly accountId: string }) | null {
  const decision = reference.decisions.inForce.find(
    (one) => one.kind === kind && one.subject === subject,
  );
  if (!decision?.accountId) return null;
  const { accountId, decidedBy, reason, until } = decision;
  return { accountId, decidedBy, reason, until };
}

function organizationTrace({
  id,
  name,
  externalId,
  domainNames,
  sharedTickets,
}: Organization): OrganizationTrace {
  return {
    id: String(id),
    name,
    externalId,
    comparedAs: externalIdKey(externalId),
    domainNames,
    sharedTickets,
  };
}

function textOf(id: number | null): string | null {
  return id === null ? null : String(id);
}
