import { userCaseAt } from '../detect/subjects.ts';
import type { Situation } from '../detect/situation.ts';
import type { Domain } from '../identity/domain.ts';
import type { GuardCase } from './guards.ts';
import type { Action } from './plan-format.ts';

/** How a domain is known to be a mail domain of its account; nothing for an action that adds none. */
export function proofOf(action: Action, situation: Situation): GuardCase['proof'] {
  if (action.type !== 'add_org_domain') return null;
  const known = situation
    .cases()
    .find(({ account }) => account.id === action.sf_account_id)
    ?.account.domains.find(({ domain }) => domain === action.detail);
  if (!known) return null;
  return { source: known.source, hasAuditedUser: hasAuditedUser(known.domain, situation) };
}

/** Whether an audited user has a primary address on exactly this domain. */
export function hasAuditedUser(domain: Domain, situation: Situation): boolean {
  return situation.users
    .onDomain(domain)
    .some((position) => typeof userCaseAt(situation, position) !== 'string');
}
