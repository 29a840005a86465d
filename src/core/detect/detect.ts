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
import type { Issue, IssueCode } from './issue.ts';
import type { Observation } from './observation.ts';
import { observe } from './observe.ts';
import { setAcceptedAside } from './accepted.ts';
import type { AccountCase } from './account-case.ts';
import type { Situation } from './situation.ts';
import { ticketCaseAt, ticketCaseOf, userCaseAt, type DomainCase } from './subjects.ts';
import type { Ticket } from '../tenant/records.ts';
import type { UserPosition } from './user-index.ts';
import { toIssue, type Finding } from './verdict.ts';

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
  const found = inOrder(findAll(situation)).map(toIssue);
  const { issues, accepted } = setAcceptedAside(found, situation.reference);
  return {
    issues,
    observations: observe(situation, accepted),
    coverage: coverageOf(situation),
  };
}

/** What all checks find, in no order. */
export function findAll(situation: Situation): readonly Finding[] {
  const findings: Finding[] = [];
  findInAccounts(findings, situation);
  findInUsers(findings, situation);
  findInTickets(findings, situation);
  return findings;
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
  const findings: Finding[] = [];
  for (const accountCase of accounts) findInAccount(findings, accountCase, situation);
  for (const position of users) findInUser(findings, position, situation);
  for (const ticket of tickets) findInTicket(findings, ticketCaseOf(situation, ticket), situation);
  return setAcceptedAside(inOrder(findings).map(toIssue), situation.reference).issues;
}

/** The domains of an account that the domain checks look at: those that it alone claims. */
export function domainCasesOf(accountCase: AccountCase): readonly DomainCase[] {
  return accountCase.soleDomains.map((expectedDomain) => ({ accountCase, expectedDomain }));
}

function findInAccounts(findings: Finding[], situation: Situation): void {
  const { resolution } = situation;
  for (let place = 0; place < resolution.length; place += 1)
    if (resolution.mayRaiseAt(place)) findInAccount(findings, resolution.caseAt(place), situation);
}

function findInUsers(findings: Finding[], situation: Situation): void {
  for (const position of situation.standings.usersInDoubt())
    findInUser(findings, position, situation);
}

function findInTickets(findings: Finding[], situation: Situation): void {
  for (const position of situation.standings.ticketsInDoubt())
    findInTicket(findings, ticketCaseAt(situation, position), situation);
}

function findInAccount(findings: Finding[], accountCase: AccountCase, situation: Situation): void {
  runChecks(ACCOUNT_CHECKS, accountCase, situation, findings);
  for (const domainCase of domainCasesOf(accountCase))
    runChecks(DOMAIN_CHECKS, domainCase, situation, findings);
}

function findInUser(findings: Finding[], position: UserPosition, situation: Situation): void {
  const userCase = userCaseAt(situation, position);
  if (typeof userCase !== 'string') runChecks(USER_CHECKS, userCase, situation, findings);
}

function findInTicket(
  findings: Finding[],
  ticketCase: ReturnType<typeof ticketCaseOf>,
  situation: Situation,
): void {
  if (typeof ticketCase !== 'string') runChecks(TICKET_CHECKS, ticketCase, situation, findings);
}

function runChecks<Subject>(
  checks: readonly Check<Subject>[],
  subject: Subject,
  situation: Situation,
  findings: Finding[],
): void {
  for (const { look } of checks) {
    const verdict = look(subject, situation);
    if (verdict.fired) findings.push(verdict);
  }
}

/** Findings in catalogue order of their codes, then by account, subject and detail. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const byCode = new Map(ISSUE_CODES.map((code): [IssueCode, Finding[]] => [code, []]));
  for (const finding of findings) byCode.get(finding.code)?.push(finding);
  return [...byCode.values()].flatMap((ofCode) => ofCode.sort(WITHIN_CODE));
}

const WITHIN_CODE = byFirst<Finding>(
  (a, b) => Number(a.account === null) - Number(b.account === null),
  (a, b) => byCodeUnit(a.account?.id ?? '', b.account?.id ?? ''),
  (a, b) => bySubject(a.subjectId, b.subjectId),
  by(({ detail }) => detail),
);

function bySubject(a: Finding['subjectId'], b: Finding['subjectId']): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).length - String(b).length || byCodeUnit(String(a), String(b));
}
