import { parseAccountId } from '../../src/core/identity/account-id.ts';
import { normaliseDomain, type Domain } from '../../src/core/identity/domain.ts';
import type { ReferenceAccount } from '../../src/core/reference/reference.ts';
import type {
  Instant,
  Membership,
  MembershipId,
  Organization,
  OrganizationId,
  Ticket,
  TicketId,
  User,
  UserId,
} from '../../src/core/tenant/records.ts';
import { domainOf } from './large-account.ts';

/** How large an account to make. There are about as many organizations as Salesforce accounts. */
export type DetectionSize = {
  readonly accounts: number;
  readonly usersPerAccount: number;
  readonly ticketsPerAccount: number;
};

/** Tickets updated from this moment on are looked at. */
export const TICKETS_SINCE = '2026-01-01T00:00:00Z' as Instant;
const UPDATED = '2026-02-01T00:00:00Z' as Instant;
const BEFORE = '2025-12-01T00:00:00Z' as Instant;
const PAGE = 1000;

/** One in 400 companies has one of these; the others are as they should be. */
const CASES = [
  'no_external_id',
  'two_organizations',
  'other_external_id',
  'no_organization',
  'domain_missing',
  'domain_elsewhere_too',
  'domain_shared_with_the_next',
] as const;

type Case = (typeof CASES)[number] | 'as_it_should_be';

/** One in 120 people has one of the first two, and fewer of the others; the rest is where it should be. */
type Place = 'no_organization' | 'elsewhere' | 'elsewhere_by_default' | 'at_home';

/** The Salesforce accounts, page by page, in order of id. */
export function* accountPages(size: DetectionSize): Generator<readonly ReferenceAccount[]> {
  yield* pages(size.accounts, (company) => {
    const parsed = parseAccountId(salesforceId(company));
    if (!parsed.ok) throw new Error(`no account id: ${company}`);
    return {
      id: parsed.id,
      key: parsed.key,
      name: nameOf(company),
      domains: domainsOf(company, size).map((domain) => ({ domain, source: 'domain' })),
      storedOrganizationId: null,
      parentId: null,
      owner: null,
      value: null,
    };
  });
}

/** The list of the same accounts as a file. */
export function accountsFile(size: DetectionSize): Uint8Array {
  const lines = ['Account ID,Account Name,Domains'];
  for (let company = 0; company < size.accounts; company += 1)
    lines.push(`${salesforceId(company)},${nameOf(company)},${domainsOf(company, size).join(';')}`);
  return new TextEncoder().encode(lines.join('\n'));
}

/** The organizations, page by page, in order of id. */
export function* organizationPages(size: DetectionSize): Generator<readonly Organization[]> {
  const own = (company: number): Organization => ({
    id: organizationId(company),
    name: nameOf(company),
    externalId: externalIdOf(company, size),
    domainNames: domainNamesOf(company, size),
    sharedTickets: false,
    updatedAt: UPDATED,
  });
  yield* pages(size.accounts, own, (company) => caseOf(company, size) !== 'no_organization');
  yield* pages(
    size.accounts,
    (company) => ({ ...own(company), id: secondOrganizationId(company, size), domainNames: [] }),
    (company) => caseOf(company, size) === 'two_organizations',
  );
}

/** The users, page by page, in order of id. */
export function* userPages(size: DetectionSize): Generator<readonly User[]> {
  yield* pages(usersOf(size), (person) => ({
    id: userId(person),
    email: `person${person}@${mailHostOf(person, size)}`,
    organizationId: defaultOf(person, size),
    role: person % 211 === 0 ? 'agent' : 'end-user',
    active: person % 307 > 0,
    suspended: person % 97 === 5,
    verified: person % 4 > 0,
    ticketRestriction: 'requested',
    updatedAt: UPDATED,
  }));
}

/**
 * The memberships that a reading keeps, page by page, in order of id: those of users on which a verdict
 * or an action may rest. Whoever is at home has none that tells more than the default organization does.
 */
export function* membershipPages(size: DetectionSize): Generator<readonly Membership[]> {
  let page: Membership[] = [];
  for (let person = 0; person < usersOf(size); person += 1) {
    const home = defaultOf(person, size);
    if (home === null || !mayTell(person, size)) continue;
    page.push(membership(2 * person, person, home, true));
    if (placeOf(person, size) === 'elsewhere_by_default')
      page.push(membership(2 * person + 1, person, ownOrganizationOf(person, size), false));
    if (page.length >= PAGE) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

function mayTell(person: number, size: DetectionSize): boolean {
  const drift = caseOf(companyOf(person, size), size);
  return (
    placeOf(person, size) !== 'at_home' ||
    drift === 'two_organizations' ||
    drift === 'domain_elsewhere_too'
  );
}

/** The tickets, page by page, in order of their last change: not of their ids, nor of their requesters. */
export function* ticketPages(size: DetectionSize): Generator<readonly Ticket[]> {
  const count = size.accounts * size.ticketsPerAccount;
  yield* pages(count, (place) => {
    const person = (place * 7919) % usersOf(size);
    return {
      id: (700_000_000_000 + ((place * 48_271) % count)) as TicketId,
      requesterId: userId(person),
      organizationId: place % 100 === 3 ? null : defaultOf(person, size),
      status: place % 10 === 9 ? 'closed' : 'open',
      updatedAt: place % 13 === 1 ? BEFORE : UPDATED,
    };
  });
}

/** How many users an account of a size has. */
function usersOf({ accounts, usersPerAccount }: DetectionSize): number {
  return accounts * usersPerAccount;
}

function* pages<Item>(
  count: number,
  itemAt: (place: number) => Item,
  isThere: (place: number) => boolean = () => true,
): Generator<readonly Item[]> {
  for (let from = 0; from < count; from += PAGE) {
    const page: Item[] = [];
    for (let place = from; place < Math.min(count, from + PAGE); place += 1)
      if (isThere(place)) page.push(itemAt(place));
    yield page;
  }
}

function caseOf(company: number, { accounts }: DetectionSize): Case {
  // The last company has nobody after it.
  if (company === accounts - 1) return 'as_it_should_be';
  return CASES[(company % 400) / 5] ?? 'as_it_should_be';
}

function placeOf(person: number, size: DetectionSize): Place {
  const company = companyOf(person, size);
  if (caseOf(company, size) === 'no_organization') return 'no_organization';
  if (isOnSharedDomain(person, size) && person % 20 === 4) return 'no_organization';
  switch (person % 120) {
    case 7:
      return person % 240 === 7 ? 'no_organization' : 'elsewhere';
    case 57:
      return 'elsewhere_by_default';
    default:
      return 'at_home';
  }
}

function companyOf(person: number, { usersPerAccount }: DetectionSize): number {
  return Math.floor(person / usersPerAccount);
}

function defaultOf(person: number, size: DetectionSize): OrganizationId | null {
  switch (placeOf(person, size)) {
    case 'no_organization':
      return null;
    case 'at_home':
      return ownOrganizationOf(person, size);
    case 'elsewhere':
    case 'elsewhere_by_default':
      return organizationId(otherCompanyThan(companyOf(person, size), size));
  }
}

function ownOrganizationOf(person: number, size: DetectionSize): OrganizationId {
  return organizationId(companyOf(person, size));
}

function otherCompanyThan(company: number, size: DetectionSize): number {
  const next = (company + 1) % size.accounts;
  return caseOf(next, size) === 'no_organization' ? next + 1 : next;
}

/** Every tenth person of a company that shares a domain writes from that one. */
function mailHostOf(person: number, size: DetectionSize): string {
  const company = companyOf(person, size);
  if (person % 150 === 33) return 'gmail.com';
  return isOnSharedDomain(person, size) ? groupDomainOf(company) : domainOf(company);
}

function isOnSharedDomain(person: number, size: DetectionSize): boolean {
  const company = companyOf(person, size);
  return person % 10 === 4 && caseOf(company, size) === 'domain_shared_with_the_next';
}

function domainsOf(company: number, size: DetectionSize): readonly Domain[] {
  const shared = [company, company - 1].find(
    (one) => one >= 0 && caseOf(one, size) === 'domain_shared_with_the_next',
  );
  return [
    domain(domainOf(company)),
    ...(shared === undefined ? [] : [domain(groupDomainOf(shared))]),
  ];
}

function domainNamesOf(company: number, size: DetectionSize): readonly string[] {
  if (caseOf(company, size) === 'domain_missing') return [];
  const before = company - 1;
  const isGuest = before >= 0 && caseOf(before, size) === 'domain_elsewhere_too';
  return [domainOf(company), ...(isGuest ? [domainOf(before)] : [])];
}

function externalIdOf(company: number, size: DetectionSize): string | null {
  const drift = caseOf(company, size);
  if (drift === 'no_external_id') return null;
  return drift === 'other_external_id' ? `legacy-${company}` : salesforceId(company);
}

function groupDomainOf(company: number): string {
  return `group${company}.example`;
}

/** For numbers below a million. */
function salesforceId(company: number): string {
  return `0015g0000${String(company).padStart(6, '0')}`;
}

function nameOf(company: number): string {
  return `Company ${company}`;
}

function domain(text: string): Domain {
  const parsed = normaliseDomain(text);
  if (!parsed.ok) throw new Error(`no domain: ${text}`);
  return parsed.domain;
}

function organizationId(company: number): OrganizationId {
  return (360_000_000_000 + company) as OrganizationId;
}

function secondOrganizationId(company: number, { accounts }: DetectionSize): OrganizationId {
  return organizationId(accounts + company);
}

function membership(
  id: number,
  person: number,
  organization: OrganizationId,
  isDefault: boolean,
): Membership {
  return {
    id: (900_000_000_000 + id) as MembershipId,
    userId: userId(person),
    organizationId: organization,
    isDefault,
  };
}

function userId(person: number): UserId {
  return (400_000_000_000 + person) as UserId;
}
