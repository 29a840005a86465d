import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import type { OrganizationId, User } from '../../src/core/tenant/records.ts';
import { domainOf, numbers } from './large-account.ts';

/** How large an account to make, and how many of its users are elsewhere by default. */
export type RequestsSize = {
  readonly organizations: number;
  readonly users: number;
  /** Tickets of the window: what is older is never asked for, so it is not made. */
  readonly tickets: number;
  readonly multipleOrganizations: boolean;
  /** From 0 to 1. */
  readonly elsewhere: number;
};

const FIRST_ORGANIZATION = 1_000;
const FIRST_USER = 1_000_000;
const FIRST_MEMBERSHIP = 10_000_000;
const FIRST_TICKET = 20_000_000;
const DAY = 24 * 60;
const WINDOW_DAYS = 30;
const ADMIN = { id: 1, name: 'Sample Admin', email: 'admin@bench.example', role: 'admin' } as const;

/** An account as its Zendesk holds it. Users who are elsewhere by default are spread evenly. */
export function requestsSeed(size: RequestsSize): AccountSeed {
  const every = size.elsewhere === 0 ? Infinity : Math.round(1 / size.elsewhere);
  return {
    subdomain: 'bench',
    name: 'Bench',
    pinnedStart: '2026-11-22T09:00:00Z',
    plan: 'enterprise',
    multipleOrganizations: size.multipleOrganizations,
    organizations: numbers(size.organizations).map((company) => ({
      id: FIRST_ORGANIZATION + company,
      name: `Company ${company}`,
      external_id: `0015g${company}`,
      domain_names: [domainOf(company)],
      age: 400 * DAY,
    })),
    users: [
      { ...ADMIN, age: 400 * DAY },
      ...numbers(size.users).map((person) => ({
        id: FIRST_USER + person,
        name: `Person ${person}`,
        email: `person${person}@${domainOf(person % size.organizations)}`,
        age: 300 * DAY,
      })),
    ],
    memberships: numbers(size.users).flatMap((person) => {
      const home = FIRST_ORGANIZATION + (person % size.organizations);
      const other = FIRST_ORGANIZATION + ((person + 1) % size.organizations);
      const id = FIRST_MEMBERSHIP + 2 * person;
      const isElsewhere = person % every === every - 1;
      const first = { id, user_id: FIRST_USER + person, default: true };
      if (!isElsewhere) return [{ ...first, organization_id: home }];
      return [
        { ...first, organization_id: other },
        { ...first, id: id + 1, organization_id: home, default: false },
      ];
    }),
    tickets: numbers(size.tickets).map((at) => ({
      id: FIRST_TICKET + at,
      requester_id: FIRST_USER + (at % size.users),
      organization_id: null,
      status: 'open',
      subject: `Question ${at}`,
      age: 5 + Math.floor((at * (WINDOW_DAYS * DAY - 20)) / size.tickets),
    })),
  };
}

/** Whether a user's default organization is another than the domain of the address says. */
export function isElsewhere({ email, organizationId }: User): boolean {
  const company = Number(/@company(\d+)\./.exec(email ?? '')?.[1]);
  return organizationId !== ((FIRST_ORGANIZATION + company) as OrganizationId);
}
