import { externalIdKey, type AccountKey } from '../identity/account-id.ts';
import { normaliseDomain, type Domain } from '../identity/domain.ts';
import type { Organization, OrganizationId } from '../tenant/records.ts';

/** The organizations of a reading, found by what the rules ask for. Lists are in order of id. */
export type OrganizationIndex = {
  readonly all: readonly Organization[];
  readonly byId: ReadonlyMap<OrganizationId, Organization>;
  readonly byExternalId: ReadonlyMap<AccountKey, readonly Organization[]>;
  readonly byDomain: ReadonlyMap<Domain, readonly Organization[]>;
};

/** Indexes organizations that are in order of id, each once. A domain that is no host name is not indexed. */
export function indexOrganizations(all: readonly Organization[]): OrganizationIndex {
  const byId = new Map<OrganizationId, Organization>();
  const byExternalId = new Map<AccountKey, Organization[]>();
  const byDomain = new Map<Domain, Organization[]>();
  for (const organization of all) {
    byId.set(organization.id, organization);
    const key = externalIdKey(organization.externalId);
    if (key !== null) append(byExternalId, key, organization);
    for (const domain of domainsOf(organization)) append(byDomain, domain, organization);
  }
  return { all, byId, byExternalId, byDomain };
}

/** The usable domains of an organization, normalised, each once. */
export function domainsOf(organization: Organization): ReadonlySet<Domain> {
  const domains = new Set<Domain>();
  for (const name of organization.domainNames) {
    const result = normaliseDomain(name);
    if (result.ok) domains.add(result.domain);
  }
  return domains;
}

/** Whether an external id says nothing: absent, empty or white space. */
export function isBlank(externalId: string | null): boolean {
  return externalIdKey(externalId) === null;
}

function append<Key>(map: Map<Key, Organization[]>, key: Key, organization: Organization): void {
  const list = map.get(key);
  if (list) list.push(organization);
  else map.set(key, [organization]);
}
