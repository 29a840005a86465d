import fc from 'fast-check';
import type { AuditWish } from '../support/audit.builders.ts';

/**
 * Audits of a few accounts, organizations and domains that get in each other's way all the time: what
 * seldom meets in a real account meets here in every second one. They shrink.
 */
export function anyWish(): fc.Arbitrary<AuditWish> {
  return fc.boolean().chain((multipleOrganizations) =>
    fc.record({
      multipleOrganizations: fc.constant(multipleOrganizations),
      accounts: upTo(4, (index) => anyAccount(KEYS[index] ?? 'd')),
      setAside: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: upTo(2, () => anySetAside()) },
      ),
      organizations: upTo(5, (index) => anyOrganization(ORGANIZATIONS[index] ?? 19)),
      users: upTo(6, (index) => anyUser(USERS[index] ?? 29, multipleOrganizations)),
      tickets: upTo(6, (index) => anyTicket(31 + index)),
    }),
  );
}

const KEYS = ['a', 'b', 'c', 'd'] as const;
const ORGANIZATIONS = [11, 12, 13, 14, 15] as const;
const USERS = [21, 22, 23, 24, 25, 26] as const;
const DOMAINS = ['a.example', 'b.example', 'c.example', 'a.test', 'mail.a.example'] as const;
/** On the lists of domains that mean no company, which a reference may have been read without. */
const LISTED = ['gmail.com', 'shop.myshopify.com'] as const;

function anyAccount(id: string) {
  return fc.record({
    id: fc.constant(id),
    domains: fc.uniqueArray(
      fc.oneof(
        { weight: 5, arbitrary: fc.constant(`${id}.example`) },
        { weight: 5, arbitrary: fc.constantFrom(...DOMAINS) },
        { weight: 1, arbitrary: fc.constantFrom(...LISTED) },
      ),
      { maxLength: 2 },
    ),
    stored: fc.option(fc.constantFrom(...ORGANIZATIONS, 99), { freq: 2 }),
  });
}

/** Its id may be that of an account, of another one, or none. */
function anySetAside() {
  return fc.record({
    id: fc.constantFrom('', ...KEYS, 'gone'),
    domains: fc.uniqueArray(fc.constantFrom(...DOMAINS), { maxLength: 2 }),
  });
}

function anyOrganization(id: number) {
  return fc.record({
    id: fc.constant(id),
    externalId: fc.constantFrom(null, '', ' ', 'legacy', ...KEYS, ' A ', 'B'),
    domainNames: fc.array(fc.constantFrom(...DOMAINS, 'A.Example', ...LISTED, 'no domain'), {
      maxLength: 3,
    }),
  });
}

/** One organization a user: the default one, which memberships may tell as well. */
function anyUser(id: number, multipleOrganizations: boolean) {
  const home = fc.constantFrom(null, ...ORGANIZATIONS);
  const homes = multipleOrganizations
    ? fc.record({
        memberOf: fc.uniqueArray(fc.constantFrom(...ORGANIZATIONS), { maxLength: 3 }),
        defaultOrganization: home,
      })
    : fc.tuple(home, fc.boolean()).map(([defaultOrganization, isListed]) => ({
        memberOf: isListed && defaultOrganization !== null ? [defaultOrganization] : [],
        defaultOrganization,
      }));
  const person = fc.record({
    email: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...DOMAINS).map((domain) => `kim@${domain}`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          null,
          'Kim@A.EXAMPLE',
          'kim@gmail.com',
          'kim@shop.myshopify.com',
          'kim@localhost',
        ),
      },
    ),
    role: often<'end-user' | 'agent'>('end-user', 'agent'),
    active: often(true, false),
    suspended: often(false, true),
  });
  return fc.tuple(person, homes).map(([who, where]) => ({ id, ...who, ...where }));
}

function anyTicket(id: number) {
  return fc.record({
    id: fc.constant(id),
    requesterId: fc.constantFrom(null, 98, ...USERS, ...USERS),
    organizationId: fc.constantFrom(null, 99, ...ORGANIZATIONS),
    status: fc.constantFrom('new', 'open', 'solved', 'closed', 'deleted'),
  });
}

/** A list of at most so many, each with a place of its own. */
function upTo<Item>(
  count: number,
  itemAt: (index: number) => fc.Arbitrary<Item>,
): fc.Arbitrary<Item[]> {
  const items = Array.from({ length: count }, (_, index) =>
    fc.option(itemAt(index), { freq: 5, nil: undefined }),
  );
  return fc.tuple(...items).map((all) => all.flatMap((item) => (item === undefined ? [] : [item])));
}

function often<Value>(usual: Value, rare: Value): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constant(rare) },
  );
}
