import {
  ACCOUNT_CHECKS,
  DOMAIN_CHECKS,
  TICKET_CHECKS,
  USER_CHECKS,
} from '../../detect/checks/registry.ts';
import { domainCasesOf } from '../../detect/detect.ts';
import type { Subject } from '../../detect/issue.ts';
import type { AccountCase } from '../../detect/account-case.ts';
import type { Situation } from '../../detect/situation.ts';
import { ticketCaseOf, userCaseAt } from '../../detect/subjects.ts';
import type { UserPosition } from '../../detect/user-index.ts';
import { parseAccountId } from '../../identity/account-id.ts';
import { organizationIds, ticketIds, userIds } from '../../tenant/ids.ts';
import type { Organization, Ticket } from '../../tenant/records.ts';
import type { AuditResult } from '../audit-result.ts';
import type { Trace, TraceStep } from './trace.ts';
import {
  actionStep,
  checkSteps,
  claimStep,
  organizationStep,
  referenceStep,
  resolutionStep,
  ticketStep,
  userStep,
} from './trace-steps.ts';

/**
 * The whole chain of one account, organization, user or ticket: raw and normalised values, who claims
 * the domains, which organizations were linked or candidates, what each check says, and the actions
 * with their guards. `null` where neither the reference nor the reading has the subject.
 *
 * An account may be named in any spelling of its id. Of its users and tickets those are traced that
 * raised an issue; any other one can be traced by itself.
 */
export function traceSubject(result: AuditResult, subject: Subject): Trace | null {
  const steps = STEPS[subject.kind](result, subject.id);
  if (!steps) return null;
  const issueIds = new Set(
    steps.flatMap((step) => (step.kind === 'check' && step.issueId !== null ? step.issueId : [])),
  );
  const actions = result.plan.actions
    .filter(({ issue_ids }) => issue_ids.some((id) => issueIds.has(id)))
    .map((action) => actionStep(action, result));
  return { subject, steps: [...steps, ...actions] };
}

type StepsOf = (result: AuditResult, id: string) => readonly TraceStep[] | null;

const STEPS: Readonly<Record<Subject['kind'], StepsOf>> = {
  account: accountSteps,
  organization: organizationSteps,
  user: ({ situation }, id) => userSteps(situation, userPosition(situation, id)),
  ticket: ticketSteps,
};

function accountSteps(
  { situation, detection }: AuditResult,
  id: string,
): readonly TraceStep[] | null {
  const parsed = parseAccountId(id);
  if (!parsed.ok) return null;
  const accountCase = situation.cases().find(({ account }) => account.key === parsed.key);
  if (!accountCase) return null;
  const raised = detection.issues.filter(({ accountId }) => accountId === accountCase.account.id);
  const users = raised.flatMap((issue) =>
    issue.subject.kind === 'user' ? userPosition(situation, issue.subject.id) : [],
  );
  const tickets = raised.flatMap((issue) =>
    issue.subject.kind === 'ticket' ? (findTicket(situation, issue.subject.id) ?? []) : [],
  );
  return [
    ...chainOfAccount(accountCase, situation),
    ...users.flatMap((position) => [
      ...userStep(position, situation),
      ...userChecks(position, situation),
    ]),
    ...tickets.flatMap((ticket) => [
      ticketStep(ticket, situation),
      ...ticketChecks(ticket, situation),
    ]),
  ];
}

function organizationSteps({ situation }: AuditResult, id: string): readonly TraceStep[] | null {
  const parsed = organizationIds.parse(id);
  const organization = parsed === null ? null : situation.organizations.withId(parsed);
  if (!organization) return null;
  return [
    organizationStep(organization, situation),
    ...accountsOf(organization, situation).flatMap((accountCase) =>
      chainOfAccount(accountCase, situation),
    ),
  ];
}

function userSteps(situation: Situation, position: UserPosition): readonly TraceStep[] | null {
  if (position < 0) return null;
  const { resolution } = situation;
  const domain = situation.users.domainAt(position);
  const standing = situation.standingAt(position);
  return [
    ...userStep(position, situation),
    ...(domain ? [claimStep(domain, situation)] : []),
    ...(standing?.kind === 'sole'
      ? [referenceStep, resolutionStep].map((step) => step(resolution.caseAt(standing.place)))
      : []),
    ...userChecks(position, situation),
  ];
}

function ticketSteps({ situation }: AuditResult, id: string): readonly TraceStep[] | null {
  const ticket = findTicket(situation, id);
  if (!ticket) return null;
  const requester =
    ticket.requesterId === null ? -1 : situation.users.positionOf(ticket.requesterId);
  return [
    ticketStep(ticket, situation),
    ...(userSteps(situation, requester) ?? []),
    ...ticketChecks(ticket, situation),
  ];
}

function chainOfAccount(accountCase: AccountCase, situation: Situation): readonly TraceStep[] {
  const { account } = accountCase;
  const expectedId = accountCase.expected?.organization.id;
  return [
    referenceStep(accountCase),
    ...account.domains.map(({ domain }) => claimStep(domain, situation)),
    resolutionStep(accountCase),
    ...checkSteps(ACCOUNT_CHECKS, accountCase, { kind: 'account', id: account.id }, '', situation),
    ...domainCasesOf(accountCase).flatMap((domainCase) =>
      checkSteps(
        DOMAIN_CHECKS,
        domainCase,
        expectedId === undefined
          ? { kind: 'account', id: account.id }
          : { kind: 'organization', id: String(expectedId) },
        domainCase.expectedDomain.domain,
        situation,
      ),
    ),
  ];
}

function accountsOf(organization: Organization, { cases }: Situation): readonly AccountCase[] {
  return cases().filter(({ linked, candidates }) =>
    [...linked, ...candidates.map((candidate) => candidate.organization)].some(
      ({ id }) => id === organization.id,
    ),
  );
}

function userChecks(position: UserPosition, situation: Situation): readonly TraceStep[] {
  const userCase = userCaseAt(situation, position);
  if (typeof userCase === 'string') return [];
  const subject = { kind: 'user', id: String(userCase.id) } as const;
  return checkSteps(USER_CHECKS, userCase, subject, '', situation);
}

function ticketChecks(ticket: Ticket, situation: Situation): readonly TraceStep[] {
  const ticketCase = ticketCaseOf(situation, ticket);
  if (typeof ticketCase === 'string') return [];
  const subject = { kind: 'ticket', id: String(ticket.id) } as const;
  return checkSteps(TICKET_CHECKS, ticketCase, subject, '', situation);
}

function userPosition(situation: Situation, id: string): UserPosition {
  const parsed = userIds.parse(id);
  return parsed === null ? -1 : situation.users.positionOf(parsed);
}

function findTicket({ tickets }: Situation, id: string): Ticket | null {
  const parsed = ticketIds.parse(id);
  return parsed === null ? null : (tickets.at(tickets.positionOf(parsed)) ?? null);
}
