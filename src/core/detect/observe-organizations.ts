import { isPersonalMail } from '../identity/domain-lists.ts';
import type { OrganizationId } from '../tenant/records.ts';
import type { Observation } from './observation.ts';
import { domainsOf, isBlank } from './organization-index.ts';
import type { Situation } from './situation.ts';

/** Organizations that no account accounts for, ids that no account has, personal domains on organizations. */
export function observeOrganizations(situation: Situation): readonly Observation[] {
  const { organizations, ownerOf, claims, lists } = situation;
  const candidates = candidateIds(situation);
  return organizations.all.flatMap((organization): readonly Observation[] => {
    const { id, name, externalId } = organization;
    const domains = [...domainsOf(organization)];
    const personal = domains
      .filter((domain) => isPersonalMail(domain, lists))
      .map(
        (domain) =>
          ({ kind: 'personal_domain_on_organization', domain, organizationId: id, name }) as const,
      );
    if (ownerOf(id) !== null) return personal;
    if (externalId !== null && !isBlank(externalId))
      return [...personal, { kind: 'unknown_external_id', organizationId: id, name, externalId }];
    const isAccountedFor =
      candidates.has(id) || domains.some((domain) => claims.of(domain) !== null);
    if (isAccountedFor) return personal;
    return [...personal, { kind: 'orphan_organization', organizationId: id, name }];
  });
}

function candidateIds({ cases }: Situation): ReadonlySet<OrganizationId> {
  return new Set(
    cases().flatMap(({ candidates }) => candidates.map(({ organization }) => organization.id)),
  );
}
