import { externalIdKey, type AccountKey } from '../identity/account-id.ts';
import { normaliseDomain, type Domain } from '../identity/domain.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { once } from '../once.ts';
import { growingUint32, idColumn } from '../tenant/columns.ts';
import { groupRows, type GroupedRows } from '../tenant/grouped-rows.ts';
import { idFinder } from '../tenant/id-finder.ts';
import type { Organization, OrganizationId } from '../tenant/records.ts';

/** The place of an organization in the index. */
export type OrganizationPosition = number;

/** The organizations of a reading, found by what the rules ask for. Lists are in order of id. */
export type OrganizationIndex = {
  readonly all: readonly Organization[];
  readonly withId: (id: OrganizationId) => Organization | null;
  /** -1 where the reading has no such organization. */
  readonly positionOf: (id: OrganizationId) => OrganizationPosition;
  readonly idAt: (position: OrganizationPosition) => OrganizationId;
  readonly withExternalId: (key: AccountKey) => readonly Organization[];
  readonly withDomain: (domain: Domain) => readonly Organization[];
  /** Number of the key of the external id; -1 where that is blank. */
  readonly keyAt: (position: OrganizationPosition) => number;
  /** Positions of organizations by the numbers of their keys. */
  readonly byKey: () => GroupedRows;
  readonly domains: Numbering<Domain>;
  /** Positions of organizations by the numbers of their domains. */
  readonly byDomain: () => GroupedRows;
};

/** How keys of external ids, and domains, are numbered. */
export type Numberings = {
  readonly keys: Numbering<AccountKey>;
  readonly domains: Numbering<Domain>;
};

/**
 * Indexes organizations that are in order of id, each once. A domain that is no host name is not indexed.
 * @param numberings those of the reference that they are laid beside: nothing is added to them
 */
export function indexOrganizations(
  all: readonly Organization[],
  numberings?: Numberings,
): OrganizationIndex {
  const keys = createNumbering(numberings?.keys);
  const domains = createNumbering(numberings?.domains);
  const keyNumbers = new Int32Array(all.length);
  const [holders, held] = [growingUint32(), growingUint32()];
  for (const [position, organization] of all.entries()) {
    const key = externalIdKey(organization.externalId);
    keyNumbers[position] = key === null ? -1 : keys.add(key);
    for (const domain of domainsOf(organization)) {
      holders.add(position);
      held.add(domains.add(domain));
    }
  }
  const keyAt = (position: OrganizationPosition) => keyNumbers[position] ?? -1;
  const byKey = once(() => groupRows(all.length, keys.length(), keyAt));
  const byDomain = once(() =>
    groupRows(
      holders.length(),
      domains.length(),
      (row) => held.values()[row] ?? -1,
      (row) => holders.values()[row] ?? -1,
    ),
  );
  const ids = idColumn<OrganizationId>();
  for (const { id } of all) ids.add(id);
  const { find: positionOf } = idFinder(ids.values(), all.length);
  const at = (positions: Int32Array) => Array.from(positions).flatMap((place) => all[place] ?? []);
  return {
    all,
    withId: (id) => all[positionOf(id)] ?? null,
    positionOf,
    idAt: ids.at,
    withExternalId: (key) => at(byKey().rowsOf(keys.find(key))),
    withDomain: (domain) => at(byDomain().rowsOf(domains.find(domain))),
    keyAt,
    byKey,
    domains,
    byDomain,
  };
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
