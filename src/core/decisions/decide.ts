import { externalIdKey, type AccountKey } from '../identity/account-id.ts';
import type { Domain } from '../identity/domain.ts';
import { by } from '../order.ts';
import { groupBy } from '../report/group-by.ts';
import type { Reference, ReferenceAccount } from '../reference/reference.ts';
import type { Instant } from '../tenant/records.ts';
import type { Decision, DecisionList, DecisionsOfDay, SetAsideDecision } from './decision.ts';

/**
 * Puts decisions beside a reference: a decided domain is then claimed by its account alone, whoever
 * else names it. Whose an address is and which issues may stay is asked of the decisions themselves.
 *
 * A decision that has ended, that names an account which the reference does not have, or that another
 * one contradicts does not hold: what it was about is judged as if nothing had been decided.
 *
 * @param reference without decisions, or with others: they are not kept
 * @param now when the reading of Zendesk began
 */
export function decide(reference: Reference, list: DecisionList, now: Instant): Reference {
  if (list.decisions.length === 0)
    return { ...reference, decisions: { inForce: [], setAside: list.setAside } };
  const decisions = decisionsOn(now.slice(0, 10), list, reference);
  const owned = new Map<Domain, AccountKey | null>();
  for (const { kind, subject, accountId } of decisions.inForce)
    if (kind === 'domain') owned.set(subject, externalIdKey(accountId));
  if (owned.size === 0) return { ...reference, decisions };
  const isOpen = (domain: Domain) => !owned.has(domain);
  const byOwner = groupBy([...owned], ([, key]) => key);
  const accounts = reference.accounts.map((account): ReferenceAccount => {
    const own = byOwner.get(account.key) ?? [];
    if (own.length === 0 && account.domains.every(({ domain }) => isOpen(domain))) return account;
    const others = account.domains.filter(({ domain }) => isOpen(domain));
    // A person vouches for it, which is better proof than a website.
    const decided = own.map(([domain]) => ({ domain, source: 'domain' as const }));
    return { ...account, domains: [...others, ...decided].sort(by(({ domain }) => domain)) };
  });
  const setAsideRows = reference.setAsideRows.map((row) =>
    row.domains.every(isOpen) ? row : { ...row, domains: row.domains.filter(isOpen) },
  );
  return { ...reference, decisions, accounts, setAsideRows };
}

/**
 * The decisions that hold on a day, and those that do not.
 * @param day such as `2026-12-31`
 */
export function decisionsOn(
  day: string,
  { decisions, setAside }: DecisionList,
  { accounts }: Pick<Reference, 'accounts'>,
): DecisionsOfDay {
  const left: SetAsideDecision[] = [...setAside];
  const keys = new Set(accounts.map(({ key }) => key));
  const holding = decisions.filter((decision) => {
    const why = whyNot(decision, day, keys);
    if (why !== null) left.push({ kind: decision.kind, subject: decision.subject, why });
    return why === null;
  });
  const inForce: Decision[] = [];
  for (const [first, ...others] of groupBy(holding, toSubject).values()) {
    if (!first) continue;
    const isContradicted = others.some((other) => keyOf(other) !== keyOf(first));
    if (!isContradicted) inForce.push(others.reduce(longest, first));
    else
      for (const { kind, subject } of [first, ...others])
        left.push({ kind, subject, why: 'contradicted' });
  }
  return { inForce, setAside: left };
}

function toSubject({ kind, subject }: Decision): string {
  return `${kind} ${subject}`;
}

function keyOf({ accountId }: Decision): AccountKey | null {
  return externalIdKey(accountId);
}

function whyNot(
  { accountId, until }: Decision,
  day: string,
  keys: ReadonlySet<AccountKey>,
): 'expired' | 'account_not_in_reference' | null {
  if (until !== null && until < day) return 'expired';
  const key = externalIdKey(accountId);
  return key !== null && !keys.has(key) ? 'account_not_in_reference' : null;
}

/** Of several decisions that say the same, the one that holds longest. */
function longest(one: Decision, other: Decision): Decision {
  return one.until === null || (other.until !== null && other.until <= one.until) ? one : other;
}
