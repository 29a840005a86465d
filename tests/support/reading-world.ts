import { readReference } from '../../src/core/reference/read-reference.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
import type { Fault } from '../../src/fake-zendesk/faults.ts';
import type { FakeOptions } from '../../src/fake-zendesk/options.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';

/** An account that takes many requests to read, in one way or another. */
export type ReadingWorld = {
  readonly seed: AccountSeed;
  readonly reference: Reference;
  readonly options: Partial<FakeOptions>;
  /** What the account refuses. */
  readonly refusals: readonly Fault[];
  /** The part of the users that an earlier reading found elsewhere; `null` where there was none. */
  readonly unexpectedShare: number | null;
};

type Wish = {
  readonly multipleOrganizations: boolean;
  /** Every so many a user is elsewhere by default. */
  readonly everyElsewhere: number;
  /** Accounts of the reference; where absent, one for each organization. */
  readonly accounts?: number;
  readonly options?: Partial<FakeOptions>;
  readonly refused?: RegExp;
  readonly unexpectedShare?: number;
};

const ORGANIZATIONS = 120;
const USERS = 900;
const TICKETS = 400;
const DAY = 24 * 60;

/** Users on a page of what search finds, and tickets on a page of an export. */
export const USERS_PER_PAGE = 300;
export const TICKETS_PER_PAGE = 100;

/** Makes such an account. Records were created one a minute, and every eleventh organization lacks its id. */
export function readingWorld(wish: Wish): ReadingWorld {
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);
  const isElsewhere = (person: number): boolean =>
    person % wish.everyElsewhere === wish.everyElsewhere - 1;
  const home = (person: number): number => 1_000 + (person % ORGANIZATIONS);
  const admin = {
    id: 1,
    name: 'Sample Admin',
    email: 'admin@bench.example',
    role: 'admin',
  } as const;
  const seed: AccountSeed = {
    subdomain: 'acme',
    name: 'Acme',
    pinnedStart: '2026-11-22T09:00:00Z',
    plan: 'enterprise',
    multipleOrganizations: wish.multipleOrganizations,
    organizations: numbers(ORGANIZATIONS).map((company) => ({
      id: 1_000 + company,
      name: `Company ${company}`,
      external_id: company % 11 === 0 ? null : idOf(company),
      domain_names: [domainOf(company)],
      age: 400 * DAY - company,
    })),
    users: [
      { ...admin, age: 500 * DAY },
      ...numbers(USERS).map((person) => ({
        id: 2_000 + person,
        name: `Person ${person}`,
        email: `person${person}@${domainOf(person % ORGANIZATIONS)}`,
        age: 300 * DAY - person,
      })),
    ],
    memberships: numbers(USERS).flatMap((person) => {
      const first = { id: 10_000 + 2 * person, user_id: 2_000 + person, default: true };
      if (!isElsewhere(person)) return [{ ...first, organization_id: home(person) }];
      const other = { ...first, organization_id: home(person + 1) };
      if (!wish.multipleOrganizations) return [other];
      return [other, { ...first, id: first.id + 1, organization_id: home(person), default: false }];
    }),
    tickets: numbers(TICKETS).map((at) => ({
      id: 20_000 + at,
      requester_id: 2_000 + at,
      organization_id: at % 7 === 0 ? home(at + 3) : home(at),
      status: 'open',
      subject: `Question ${at}`,
      age: 20 * DAY - at,
    })),
  };
  const { refused, options = {}, accounts = ORGANIZATIONS } = wish;
  const match = refused && { path: refused };
  return {
    seed,
    reference: referenceOf(numbers(accounts)),
    options,
    unexpectedShare: wish.unexpectedShare ?? null,
    refusals: match ? [{ kind: 'status', status: 403, match, times: Infinity }] : [],
  };
}

function referenceOf(companies: readonly number[]): Reference {
  const rows = companies.map(
    (company) => `${idOf(company)},Company ${company},${domainOf(company)}`,
  );
  const text = ['id,name,domains', ...rows, ''].join('\n');
  return readReference(new TextEncoder().encode(text), { file: 'accounts.csv' }).reference;
}

function idOf(company: number): string {
  return `001ACME${String(company).padStart(3, '0')}`;
}

function domainOf(company: number): string {
  return `company${company}.example`;
}

/** Ways to read an account, with what they are called, and an account that is read by them. */
export const READING_WAYS: readonly (readonly [string, readonly string[], Wish])[] = [
  [
    'one organization a user',
    ['users_search', 'memberships_not_needed', 'tickets_incremental'],
    { multipleOrganizations: false, everyElsewhere: 50 },
  ],
  [
    'memberships of single users',
    ['users_search', 'memberships_where_unexpected', 'tickets_incremental'],
    { multipleOrganizations: true, everyElsewhere: 300 },
  ],
  [
    'users with their memberships',
    ['users_with_memberships', 'memberships_with_users', 'tickets_incremental'],
    { multipleOrganizations: true, everyElsewhere: 5, unexpectedShare: 0.2 },
  ],
  [
    'all memberships, as too many users are elsewhere',
    ['users_search', 'memberships_list', 'tickets_incremental'],
    { multipleOrganizations: true, everyElsewhere: 5 },
  ],
  [
    'memberships that do not bring their users',
    ['users_search', 'memberships_with_users', 'tickets_incremental'],
    {
      multipleOrganizations: true,
      everyElsewhere: 5,
      unexpectedShare: 0.2,
      options: { membershipSideload: false },
    },
  ],
  [
    'no search',
    ['users_list', 'memberships_list', 'tickets_incremental'],
    { multipleOrganizations: true, everyElsewhere: 5, refused: /^\/api\/v2\/search\/export/ },
  ],
  [
    'no incremental exports',
    ['users_search', 'memberships_where_unexpected', 'tickets_search'],
    { multipleOrganizations: true, everyElsewhere: 300, refused: /^\/api\/v2\/incremental/ },
  ],
  [
    'users of the reference alone',
    ['users_of_reference', 'memberships_where_unexpected', 'tickets_incremental'],
    { multipleOrganizations: true, everyElsewhere: 300, accounts: 1 },
  ],
];
