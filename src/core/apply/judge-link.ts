import { externalIdKey } from '../identity/account-id.ts';
import { isBlank, type OrganizationIndex } from '../detect/organization-index.ts';
import { normaliseDomain } from '../identity/domain.ts';
import type { Action } from '../plan/plan-format.ts';
import type { Organization } from '../tenant/records.ts';
import type { AcrossRecords, NamedRecords } from './live-facts.ts';
import { ALREADY_APPLIED, blocked, firstOf, stale, type Judgement } from './judgement.ts';

type LinkAction = Extract<Action, { type: 'set_org_external_id' }>;
type LinkRecords = Extract<NamedRecords, { type: 'set_org_external_id' }>;

/**
 * Whether the external id can still be set: the organization exists with a blank one, no other
 * organization has the id in any spelling, and it is still the only candidate.
 */
export function judgeLink(
  action: LinkAction,
  { organization, sameExternalId }: LinkRecords,
  across: AcrossRecords,
): Judgement {
  const { before, after, target } = action;
  if (!before || !after) return blocked('multiple_org_candidates');
  if (!organization) return stale('organization', target.id, null);
  const key = externalIdKey(after.external_id);
  const others = holdersOf(key, sameExternalId, across).filter(({ id }) => id !== organization.id);
  return firstOf(
    () => (externalIdKey(organization.externalId) === key ? ALREADY_APPLIED : null),
    () =>
      isBlank(organization.externalId)
        ? null
        : stale('external_id', before.external_id, organization.externalId),
    () => (others.length > 0 ? stale('organizations_with_external_id', [], idsOf(others)) : null),
    () => onlyCandidate(before, organization, across.organizations),
    () => (across.isComplete ? null : blocked('incomplete_read')),
  );
}

function holdersOf(
  key: ReturnType<typeof externalIdKey>,
  found: readonly Organization[],
  { organizations }: AcrossRecords,
): readonly Organization[] {
  if (key === null) return found;
  // Two ids of 15 characters that differ in case alone are two ids: a finding may be of the other one.
  const same = found.filter(({ externalId }) => externalIdKey(externalId) === key);
  return [...same, ...organizations.withExternalId(key)];
}

function onlyCandidate(
  { found_by, sole_domains }: NonNullable<LinkAction['before']>,
  organization: Organization,
  organizations: OrganizationIndex,
): Judgement | null {
  // A stored id that exists is the only candidate, whatever domains say.
  if (found_by === 'stored_id') return null;
  const candidates = sole_domains.flatMap((name) => {
    const domain = normaliseDomain(name);
    return domain.ok ? organizations.withDomain(domain.domain) : [];
  });
  const found = idsOf(candidates);
  const planned = [String(organization.id)];
  return found.length === 1 && found[0] === planned[0]
    ? null
    : stale('candidate_organizations', planned, found);
}

function idsOf(organizations: readonly Organization[]): string[] {
  const ids = new Set(organizations.map(({ id }) => id));
  return [...ids].sort((a, b) => a - b).map(String);
}
