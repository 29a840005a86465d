import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import { readReference } from '../../src/core/reference/read-reference.ts';
import type { Reference } from '../../src/core/reference/reference.ts';
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
  const every = everyElsewhere(size);
  return {
    subdomain: 'bench',
    name: 'Bench',
    pinnedStart: '2026-11-22T09:00:00Z',
    plan: 'enterprise',
    multipleOrganizations: size.multipleOrganizations,
    organizations: numbers(size.organizations).map((company) => ({
      id: FIRST_ORGANIZATION + company,
      name: `Company ${company}`,
      external_id: accountIdOf(company),
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

/** The list of Salesforce accounts that the organizations are linked to. */
export function requestsReference({ organizations }: RequestsSize): Reference {
  const rows = numbers(organizations).map(
    (company) => `${accountIdOf(company)},Company ${company},${domainOf(company)}`,
  );
  const bytes = new TextEncoder().encode(['id,name,domains', ...rows, ''].join('\n'));
  return readReference(bytes, { file: 'accounts.csv' }).reference;
}

function accountIdOf(company: number): string {
  return `CUST-${company}`;
}

/** How many users of an account are elsewhere by default: members of two organizations. */
export function elsewhereIn(size: RequestsSize): number {
  return Math.floor(size.users / everyElsewhere(size));
}

function everyElsewhere({ elsewhere }: RequestsSize): number {
  return elsewhere === 0 ? Infinity : Math.round(1 / elsewhere);
}
