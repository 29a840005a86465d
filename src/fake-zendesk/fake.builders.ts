import { createFakeZendesk, type FakeZendesk } from './fake-zendesk.ts';
import type { FakeOptions } from './options.ts';
import type {
  AccountSeed,
  MembershipSeed,
  OrganizationSeed,
  TicketSeed,
  UserSeed,
} from './seed.ts';

export const START = Date.parse('2026-11-22T09:00:00Z');
export const ADMIN = 1;
export const AGENT = 2;
const DAY_IN_MINUTES = 24 * 60;

/** A user who signs in for tests: an admin and an agent are in every account. */
const STAFF: readonly UserSeed[] = [
  { id: ADMIN, name: 'Ada Sample', email: 'ada@helpdesk.example', role: 'admin', age: 90_000 },
  { id: AGENT, name: 'Ben Sample', email: 'ben@helpdesk.example', role: 'agent', age: 80_000 },
];

export function organization(id: number, rest: Partial<OrganizationSeed> = {}): OrganizationSeed {
  return { id, name: `Organization ${id}`, age: 10 * DAY_IN_MINUTES, ...rest };
}

export function user(id: number, rest: Partial<UserSeed> = {}): UserSeed {
  return {
    id,
    name: `User ${id}`,
    email: `user${id}@customer.example`,
    age: 10 * DAY_IN_MINUTES,
    ...rest,
  };
}

export function membership(
  id: number,
  userId: number,
  organizationId: number,
  isDefault = true,
): MembershipSeed {
  return { id, user_id: userId, organization_id: organizationId, default: isDefault };
}

export function ticket(
  id: number,
  requesterId: number,
  rest: Partial<TicketSeed> = {},
): TicketSeed {
  return {
    id,
    requester_id: requesterId,
    organization_id: null,
    status: 'open',
    subject: `Ticket ${id}`,
    age: 5 * DAY_IN_MINUTES,
    ...rest,
  };
}

export function accountSeed(part: Partial<AccountSeed> = {}): AccountSeed {
  return {
    subdomain: 'sample',
    name: 'Sample help desk',
    pinnedStart: '2026-11-22T09:00:00Z',
    plan: 'enterprise_plus',
    multipleOrganizations: true,
    organizations: [],
    memberships: [],
    tickets: [],
    ...part,
    users: [...STAFF, ...(part.users ?? [])],
  };
}

/** An answer with its body read. */
type TestAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: unknown;
};

export type TestAccount = {
  readonly fake: FakeZendesk;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<TestAnswer>;
  readonly put: (path: string, body?: unknown) => Promise<TestAnswer>;
  readonly post: (path: string, body: unknown) => Promise<TestAnswer>;
  readonly remove: (path: string) => Promise<TestAnswer>;
  /** Moves the account's clock on and lets the background work that became due be done. */
  readonly pass: (seconds: number) => void;
};

/** Opens an account with a clock that only tests move. */
export function openAccount(
  part: Partial<AccountSeed> = {},
  options: Partial<FakeOptions> = {},
): TestAccount {
  let time = START;
  const fake = createFakeZendesk(accountSeed(part), { now: () => time, ...options });
  const send = async (
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<TestAnswer> => {
    const response = await fake.handle({
      method,
      path: `/api/v2/${path}`,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return {
      status: response.status,
      headers: response.headers,
      text: response.body,
      json: readJson(response.body),
    };
  };
  return {
    fake,
    get: (path, headers) => send('GET', path, undefined, headers),
    put: (path, body) => send('PUT', path, body),
    post: (path, body) => send('POST', path, body),
    remove: (path) => send('DELETE', path, undefined),
    pass: (seconds) => {
      time += seconds * 1000;
      fake.runBackgroundWork();
    },
  };
}

/** The value under keys and positions; `undefined` where there is none. */
export function pick(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? new Map(Object.entries(inner)).get(String(key))
        : undefined,
    value,
  );
}

/** A field of every record under a name. */
export function pickAll(value: unknown, name: string, field = 'id'): unknown[] {
  const list = pick(value, name);
  return Array.isArray(list) ? list.map((each) => pick(each, field)) : [];
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
