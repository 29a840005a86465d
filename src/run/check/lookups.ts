import { domainsOf } from '../../core/detect/organization-index.ts';
import { spellingsOf } from '../../core/identity/account-id.ts';
import type { Domain } from '../../core/identity/domain.ts';
import type { ReferenceAccount } from '../../core/reference/reference.ts';
import { toMilliseconds } from '../../core/tenant/ids.ts';
import type { Organization, OrganizationId } from '../../core/tenant/records.ts';
import type { Reader } from '../../zendesk/reader.ts';
import type { NotLookedAt } from './not-looked-at.ts';

/** Zendesk takes so many ids or external ids in one request. */
const AT_MOST = 100;
/** So many domains fit into one search without coming near the longest address that servers take. */
const DOMAINS_AT_MOST = 20;
/** An organization that did not change for so long is in the search index. */
const SEARCH_LAG_MS = 15 * 60_000;

/** Looks organizations up, each way with one request, and keeps what was found. */
export type Lookups = {
  /** Reads organizations that were not asked for yet; no request where there are none. */
  readonly byIds: (ids: readonly OrganizationId[]) => Promise<void>;
  /** Reads the organizations linked to accounts, in both spellings of each id. The first come first. */
  readonly byAccounts: (accounts: readonly ReferenceAccount[]) => Promise<void>;
  /** Finds organizations that have any of the domains. */
  readonly byDomains: (domains: readonly Domain[]) => Promise<void>;
  /** Whether Zendesk was asked for an organization, or showed it unasked. Search does not count. */
  readonly isAsked: (id: OrganizationId) => boolean;
  /** Everything found. What Zendesk just said of an organization comes before what search remembers. */
  readonly organizations: () => readonly Organization[];
  /** What did not fit, or what search cannot have known at a moment (milliseconds since 1970). */
  readonly notLookedAt: (now: number) => readonly NotLookedAt[];
};

/** Lookups in the account behind a reader. */
export function createLookups(
  reader: Pick<
    Reader,
    | 'organizationsWithIds'
    | 'organizationsWithExternalIds'
    | 'organizationsByExternalId'
    | 'organizationsOnDomains'
  >,
): Lookups {
  const asked = new Set<OrganizationId>();
  const live = new Map<OrganizationId, Organization>();
  const searched = new Map<OrganizationId, Organization>();
  const searchedDomains = new Set<Domain>();
  const left = new Set<NotLookedAt>();
  const keep = (organizations: readonly Organization[]) => {
    for (const organization of organizations) live.set(organization.id, organization);
  };
  const someOf = <Item>(items: readonly Item[], most: number, rest: NotLookedAt) => {
    if (items.length > most) left.add(rest);
    return items.slice(0, most);
  };

  return {
    byIds: async (ids) => {
      const wanted = [...new Set(ids)].filter((id) => !asked.has(id) && !live.has(id));
      const some = someOf(wanted, AT_MOST, 'further_organizations');
      if (some.length === 0) return;
      for (const id of some) asked.add(id);
      keep(await reader.organizationsWithIds(some));
    },
    byAccounts: async (accounts) => {
      const spellings = accounts.flatMap(({ id }) => spellingsOf(id));
      // A list has no way to write an id that holds a comma; alone it can be asked for.
      const askable = spellings.filter((spelling) => !spelling.includes(','));
      if (askable.length < spellings.length && spellings.length > 1) left.add('further_claims');
      const [first] = spellings;
      if (first === undefined) return;
      if (first.includes(',')) keep(await reader.organizationsByExternalId(first));
      else
        keep(await reader.organizationsWithExternalIds(someOf(askable, AT_MOST, 'further_claims')));
    },
    byDomains: async (domains) => {
      const some = someOf([...new Set(domains)], DOMAINS_AT_MOST, 'further_domains');
      if (some.length === 0) return;
      for (const domain of some) searchedDomains.add(domain);
      const { records, isComplete } = await reader.organizationsOnDomains(some);
      if (!isComplete) left.add('further_organizations_on_domains');
      for (const organization of records) searched.set(organization.id, organization);
    },
    isAsked: (id) => asked.has(id) || live.has(id),
    organizations: () => [
      ...live.values(),
      // What search remembers and Zendesk, when asked, did not show is gone.
      ...[...searched.values()].filter(({ id }) => !live.has(id) && !asked.has(id)),
    ],
    notLookedAt: (now) => {
      if (searchedDomains.size === 0) return [...left];
      const isMissed = (organization: Organization) =>
        !searched.has(organization.id) &&
        toMilliseconds(organization.updatedAt) < now - SEARCH_LAG_MS &&
        [...domainsOf(organization)].some((domain) => searchedDomains.has(domain));
      const isBehind =
        !left.has('further_organizations_on_domains') && [...live.values()].some(isMissed);
      return [...left, 'latest_changes', ...(isBehind ? (['search_is_behind'] as const) : [])];
    },
  };
}
