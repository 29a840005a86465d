import { domainsOf } from '../detect/organization-index.ts';
import { externalIdKey } from '../identity/account-id.ts';
import { normaliseDomain, type Domain } from '../identity/domain.ts';
import { byCodeUnit } from '../order.ts';
import { mayEnroll, type ConcernedUser } from '../plan/concerned-user.ts';
import { effectsOfDomain } from '../plan/effects.ts';
import { guardOf } from '../plan/guards.ts';
import type { Action } from '../plan/plan-format.ts';
import type { Policy } from '../plan/policy.ts';
import type { Organization } from '../tenant/records.ts';
import { ALREADY_APPLIED, blocked, firstOf, stale, type Judgement } from './judgement.ts';
import type { AcrossRecords, ChangedInThisRun, NamedRecords } from './live-facts.ts';

type DomainAction = Extract<Action, { type: 'add_org_domain' }>;
type DomainRecords = Extract<NamedRecords, { type: 'add_org_domain' }>;

/**
 * Whether the domain can still be added: the organization is linked to the account, its set of
 * domains is as planned (but for those that this run added), no other organization has the domain,
 * and no guard speaks against whom it would enroll.
 */
export function judgeDomain(
  action: DomainAction,
  { organization }: DomainRecords,
  across: AcrossRecords,
  changed: ChangedInThisRun,
  policy: Policy,
): Judgement {
  const { before, detail, target, sf_account_id } = action;
  if (!organization) return stale('organization', target.id, null);
  const domain = normaliseDomain(detail);
  if (!domain.ok) return stale('domain', detail, null);
  const holders = otherHolders(domain.domain, organization, across);
  return firstOf(
    () =>
      externalIdKey(organization.externalId) === externalIdKey(sf_account_id)
        ? null
        : stale('external_id', before.external_id, organization.externalId),
    () => (domainsOf(organization).has(domain.domain) ? ALREADY_APPLIED : null),
    () => differingDomains(before.domain_names, organization, changed),
    () => (holders.length > 0 ? stale('organizations_with_domain', [], holders) : null),
    () => heldByGuard(action, domain.domain, organization, across, policy),
  );
}

/** The users of a domain whom Zendesk may add to an organization, as they were found at the start of the run. */
export function enrolledBy(
  { detail }: Pick<Action, 'detail'>,
  organization: Pick<Organization, 'id'>,
  across: AcrossRecords,
): readonly ConcernedUser[] {
  return mayEnroll(across.usersOnDomain.get(detail)?.users ?? [], organization);
}

function otherHolders(
  domain: Domain,
  organization: Organization,
  { organizations }: AcrossRecords,
): readonly string[] {
  return organizations
    .withDomain(domain)
    .filter(({ id }) => id !== organization.id)
    .map(({ id }) => String(id));
}

function differingDomains(
  planned: readonly string[],
  organization: Organization,
  { domainsAdded }: ChangedInThisRun,
): Judgement | null {
  const ours = new Set(domainsAdded.get(organization.id));
  const found = organization.domainNames.filter((name) => !ours.has(name));
  return isSameSet(planned, found)
    ? null
    : stale('domain_names', planned, organization.domainNames);
}

function heldByGuard(
  action: DomainAction,
  domain: Domain,
  organization: Organization,
  across: AcrossRecords,
  policy: Policy,
): Judgement | null {
  const onDomain = across.usersOnDomain.get(action.detail);
  const guard = guardOf({
    type: action.type,
    isReadComplete: across.isComplete && onDomain?.isComplete === true,
    multipleOrganizations: across.multipleOrganizations,
    role: null,
    effects: effectsOfDomain(enrolledBy(action, organization, across), organization),
    policy,
    proof: {
      source: action.before.domain_source,
      hasAuditedUser: (onDomain?.users ?? []).some(isAudited),
    },
  });
  return guard === null ? null : blocked(guard);
}

function isAudited({ user }: ConcernedUser): boolean {
  return user.active && !user.suspended && user.role === 'end-user';
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const sorted = (names: readonly string[]) =>
    [...new Set(names.map((name) => name.toLowerCase()))].sort(byCodeUnit).join(' ');
  return sorted(a) === sorted(b);
}
