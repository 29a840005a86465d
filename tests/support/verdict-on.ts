import {
  ACCOUNT_CHECKS,
  DOMAIN_CHECKS,
  TICKET_CHECKS,
  USER_CHECKS,
  type Check,
} from '../../src/core/detect/checks/registry.ts';
import { domainCasesOf } from '../../src/core/detect/detect.ts';
import type { IssueCode } from '../../src/core/detect/issue.ts';
import type { AccountCase } from '../../src/core/detect/account-case.ts';
import type { Situation } from '../../src/core/detect/situation.ts';
import type { UserLeftOut } from '../../src/core/detect/user-standings.ts';
import type { TicketLeftOut } from '../../src/core/detect/ticket-standings.ts';
import { ticketCaseOf, userCaseAt } from '../../src/core/detect/subjects.ts';
import type { Silence } from '../../src/core/detect/verdict.ts';
import { ticketIds, userIds } from '../../src/core/tenant/ids.ts';
import { accountId } from './reference.builders.ts';

/** What becomes of a subject: it fires, it stays silent for a reason, or it is not looked at. */
export type Outcome = 'fired' | Silence | UserLeftOut | TicketLeftOut | 'domain_not_sole';

/** What the check of a code says of a subject. For the codes of a domain: the account, and the domain. */
export function outcomeOf(
  situation: Situation,
  code: IssueCode,
  subject: string,
  detail: string,
): Outcome {
  const ofAccount = ACCOUNT_CHECKS.find((check) => check.code === code);
  if (ofAccount) return said(ofAccount, accountCaseOf(situation, subject), situation);
  const ofDomain = DOMAIN_CHECKS.find((check) => check.code === code);
  if (ofDomain) return saidOfDomain(ofDomain, situation, subject, detail);
  const ofUser = USER_CHECKS.find((check) => check.code === code);
  if (ofUser) return saidOfUser(ofUser, situation, subject);
  const ofTicket = TICKET_CHECKS.find((check) => check.code === code);
  if (ofTicket) return saidOfTicket(ofTicket, situation, subject);
  throw new Error(`no check of ${code}`);
}

function saidOfDomain(
  check: (typeof DOMAIN_CHECKS)[number],
  situation: Situation,
  subject: string,
  domain: string,
): Outcome {
  const accountCase = accountCaseOf(situation, subject);
  if (!accountCase.account.domains.some((expected) => expected.domain === domain))
    throw new Error(`${subject} does not expect ${domain}`);
  const domainCase = domainCasesOf(accountCase).find(
    ({ expectedDomain }) => expectedDomain.domain === domain,
  );
  return domainCase ? said(check, domainCase, situation) : 'domain_not_sole';
}

function saidOfUser(
  check: (typeof USER_CHECKS)[number],
  situation: Situation,
  subject: string,
): Outcome {
  const id = userIds.parse(subject);
  const position = id === null ? -1 : situation.users.positionOf(id);
  if (position < 0) throw new Error(`no user ${subject}`);
  const userCase = userCaseAt(situation, position);
  return typeof userCase === 'string' ? userCase : said(check, userCase, situation);
}

function saidOfTicket(
  check: (typeof TICKET_CHECKS)[number],
  situation: Situation,
  subject: string,
): Outcome {
  const id = ticketIds.parse(subject);
  const ticket = [...situation.tickets].find((one) => one.id === id);
  if (!ticket) throw new Error(`no ticket ${subject}`);
  const ticketCase = ticketCaseOf(situation, ticket);
  return typeof ticketCase === 'string' ? ticketCase : said(check, ticketCase, situation);
}

function said<Subject>(check: Check<Subject>, subject: Subject, situation: Situation): Outcome {
  const verdict = check.look(subject, situation);
  return verdict.fired ? 'fired' : verdict.why;
}

function accountCaseOf(situation: Situation, subject: string): AccountCase {
  const accountCase = situation.caseOf(accountId(subject));
  if (!accountCase) throw new Error(`no account ${subject}`);
  return accountCase;
}
