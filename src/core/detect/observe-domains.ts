import { normaliseDomain, type Domain } from '../identity/domain.ts';
import type { Observation } from './observation.ts';
import type { Situation } from './situation.ts';

/** Domains on several organizations, domains of several accounts, and users on a sub-domain of a claimed one. */
export function observeDomains(situation: Situation): readonly Observation[] {
  return [
    ...onSeveralOrganizations(situation),
    ...sharedDomains(situation),
    ...subdomains(situation),
  ];
}

function onSeveralOrganizations({ organizations }: Situation): readonly Observation[] {
  const { domains, byDomain, withDomain } = organizations;
  const shared = domains.values().filter((_, number) => byDomain().countOf(number) > 1);
  return shared.map((domain) => ({
    kind: 'domain_on_several_organizations' as const,
    domain,
    organizationIds: withDomain(domain).map(({ id }) => id),
  }));
}

function sharedDomains({ claims }: Situation): readonly Observation[] {
  return claims.domains.values().flatMap((domain, number) => {
    const claim = claims.claimantsAt(number) > 1 ? claims.claimAt(number) : null;
    return claim === null
      ? []
      : {
          kind: 'shared_domain' as const,
          domain,
          accountIds: claim.accounts.map(({ id }) => id),
          setAsideClaims: claim.setAsideClaims,
        };
  });
}

function subdomains(situation: Situation): readonly Observation[] {
  const { domains, domainsInUse } = situation.users;
  return domains.values().flatMap((subdomain, number) => {
    if (!domainsInUse.has(number)) return [];
    if (situation.standingOf(subdomain).kind !== 'unclaimed') return [];
    const parent = claimedParent(subdomain, situation);
    if (!parent) return [];
    const users = situation.standings.auditedOn(subdomain);
    return users === 0 ? [] : { kind: 'users_on_subdomain' as const, ...parent, subdomain, users };
  });
}

function claimedParent(
  subdomain: Domain,
  { claims, standingOf, resolution }: Situation,
): Pick<Extract<Observation, { kind: 'users_on_subdomain' }>, 'accountId' | 'domain'> | null {
  const labels = subdomain.split('.');
  for (let from = 1; from < labels.length - 1; from += 1) {
    const parent = normaliseDomain(labels.slice(from).join('.'));
    if (!parent.ok || claims.of(parent.domain) === null) continue;
    const standing = standingOf(parent.domain);
    if (standing.kind === 'sole')
      return { accountId: resolution.accountAt(standing.place).id, domain: parent.domain };
  }
  return null;
}
