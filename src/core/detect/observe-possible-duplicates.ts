import type { Organization, OrganizationId } from '../tenant/records.ts';
import type { Observation } from './observation.ts';
import type { AccountCase } from './account-case.ts';
import type { Situation } from './situation.ts';
import { auditedOn } from './standings.ts';
import type { UserPosition } from './user-index.ts';

type PossibleDuplicate = Extract<Observation, { kind: 'possible_duplicate_organization' }>;

/**
 * Organizations that nobody linked, but that look like an expected one: the same name once case,
 * punctuation and legal forms are ignored, or more than half of the account's users (at least two)
 * as members.
 */
export function observePossibleDuplicates(situation: Situation): readonly Observation[] {
  const byName = unlinkedByName(situation);
  return situation.cases().flatMap((accountCase) => {
    const { expected, account } = accountCase;
    if (!expected) return [];
    const found = new Map<OrganizationId, PossibleDuplicate>();
    const add = ({ id, name }: Organization, because: PossibleDuplicate['because']) => {
      if (id === expected.organization.id || found.has(id)) return;
      found.set(id, {
        kind: 'possible_duplicate_organization',
        accountId: account.id,
        organizationId: id,
        name,
        because,
      });
    };
    for (const organization of byName.get(comparableName(expected.organization.name)) ?? [])
      add(organization, 'same_name');
    for (const organization of homesOfMostUsers(accountCase, expected.organization.id, situation))
      add(organization, 'most_users');
    return [...found.values()];
  });
}

/** A name reduced to what tells companies apart: letters and digits in lower case, without legal forms. */
export function comparableName(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

const LEGAL_FORMS = new Set(
  'ab ag as bv co company corp corporation gmbh inc incorporated kg limited llc llp ltd nv oy plc pty sa sarl se spa srl the'.split(
    ' ',
  ),
);

function unlinkedByName({
  organizations,
  ownerOf,
}: Situation): ReadonlyMap<string, readonly Organization[]> {
  const byName = new Map<string, Organization[]>();
  for (const organization of organizations.all) {
    if (ownerOf(organization.id) !== null) continue;
    const name = comparableName(organization.name);
    const list = byName.get(name);
    if (list) list.push(organization);
    else byName.set(name, [organization]);
  }
  return byName;
}

function homesOfMostUsers(
  { soleDomains }: AccountCase,
  expectedId: OrganizationId,
  { users, standings, organizations, ownerOf }: Situation,
): readonly Organization[] {
  const audited = auditedOn(soleDomains, { standings });
  if (audited < 2) return [];
  const elsewhere: UserPosition[] = [];
  for (const { domain } of soleDomains)
    for (const position of users.onDomainNumber(users.domains.find(domain)))
      if (users.isElsewhereAt(position, expectedId) && standings.isAuditedAt(position))
        elsewhere.push(position);
  if (elsewhere.length * 2 <= audited) return [];
  const members = new Map<OrganizationId, number>();
  for (const position of elsewhere)
    for (const id of users.organizationIdsAt(position)) members.set(id, (members.get(id) ?? 0) + 1);
  return [...members].flatMap(([id, count]) =>
    count * 2 > audited && ownerOf(id) === null ? (organizations.withId(id) ?? []) : [],
  );
}
