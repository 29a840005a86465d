import { byCodeUnit, byFirst, by } from '../order.ts';
import { ISSUE_CODES } from './catalogue.ts';
import {
  ACCOUNT_CHECKS,
  DOMAIN_CHECKS,
  TICKET_CHECKS,
  USER_CHECKS,
  type Check,
} from './checks/registry.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { Issue } from './issue.ts';
import type { Observation } from './observation.ts';
import { observe } from './observe.ts';
import type { AccountCase } from './resolve.ts';
import type { Situation } from './situation.ts';
import { ticketCaseOf, userCaseAt, type DomainCase } from './subjects.ts';
import type { Ticket } from '../tenant/records.ts';
import type { UserPosition } from './user-index.ts';

/** Everything an audit finds. */
export type Detection = {
  /** In catalogue order of their codes, then by account, subject and detail. */
  readonly issues: readonly Issue[];
  /** Never issues. In order of kind, then content. */
  readonly observations: readonly Observation[];
  readonly coverage: Coverage;
};

/** Runs every check on every subject. The result does not depend on the order of the records. */
export function detect(situation: Situation): Detection {
  return {
    issues: detectIssues(situation),
    observations: observe(situation),
    coverage: coverageOf(situation),
  };
}

/** The issues alone, in the order in which `detect` gives them. */
export function detectIssues(situation: Situation): readonly Issue[] {
  const issues: Issue[] = [];
  for (const accountCase of situation.cases)
    issues.push(...issuesOfAccount(accountCase, situation));
  addIssuesOfUsers(issues, situation);
  addIssuesOfTickets(issues, situation);
  return issues.sort(ISSUE_ORDER);
}

/** Whom and what a look at less than a whole account is about. */
export type Subjects = {
  readonly accounts: readonly AccountCase[];
  readonly users: readonly UserPosition[];
  readonly tickets: readonly Ticket[];
};

/** Runs every check on some subjects of a situation. Issues are the same, in the same order, as `detect` gives of them. */
export function issuesAbout(
  { accounts, users, tickets }: Subjects,
  situation: Situation,
): readonly Issue[] {
  return [
    ...accounts.flatMap((accountCase) => issuesOfAccount(accountCase, situation)),
    ...users.flatMap((position) => issuesOfUser(position, situation)),
    ...tickets.flatMap((ticket) => issuesOfTicket(ticket, situation)),
  ].sort(ISSUE_ORDER);
}

/** The domains of an account that the domain checks look at: those that it alone claims. */
export function domainCasesOf(accountCase: AccountCase): readonly DomainCase[] {
  return accountCase.soleDomains.map((expectedDomain) => ({ accountCase, expectedDomain }));
}

function issuesOfAccount(accountCase: AccountCase, situation: Situation): readonly Issue[] {
  let issues = firedBy(ACCOUNT_CHECKS, accountCase, situation);
  for (const domainCase of domainCasesOf(accountCase)) {
    const ofDomain = firedBy(DOMAIN_CHECKS, domainCase, situation);
    if (ofDomain.length > 0) issues = [...issues, ...ofDomain];
  }
  return issues;
}

function addIssuesOfUsers(issues: Issue[], situation: Situation): void {
  const { users, standings } = situation;
  for (let position = 0; position < users.all.length; position += 1)
    if (standings.mayRaiseAt(position)) issues.push(...issuesOfUser(position, situation));
}

function addIssuesOfTickets(issues: Issue[], situation: Situation): void {
  const { tickets, standings } = situation;
  for (let position = 0; position < tickets.length; position += 1) {
    const ticket = standings.mayTicketRaiseAt(position) ? tickets.at(position) : undefined;
    if (ticket) issues.push(...issuesOfTicket(ticket, situation));
  }
}

function issuesOfUser(position: UserPosition, situation: Situation): readonly Issue[] {
  const userCase = userCaseAt(situation, position);
  return typeof userCase === 'string' ? [] : firedBy(USER_CHECKS, userCase, situation);
}

function issuesOfTicket(ticket: Ticket, situation: Situation): readonly Issue[] {
  const ticketCase = ticketCaseOf(situation, ticket);
  return typeof ticketCase === 'string' ? [] : firedBy(TICKET_CHECKS, ticketCase, situation);
}

function firedBy<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  situation: Situation,
): readonly Issue[] {
  let issues: Issue[] = NONE;
  for (const { look } of checks) {
    const verdict = look(subject, situation);
    if (verdict.fired) issues = [...issues, verdict.issue];
  }
  return issues;
}

const NONE: Issue[] = [];

const RANK = new Map(ISSUE_CODES.map((code, rank) => [code, rank]));

const ISSUE_ORDER = byFirst<Issue>(
  by(({ code }) => RANK.get(code) ?? 0),
  (a, b) => Number(a.accountId === null) - Number(b.accountId === null),
  (a, b) => byCodeUnit(a.accountId ?? '', b.accountId ?? ''),
  (a, b) => bySubject(a.subject.id, b.subject.id),
  by(({ detail }) => detail),
);

function bySubject(a: string, b: string): number {
  return a.length - b.length || byCodeUnit(a, b);
}
