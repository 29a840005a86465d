import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { organizationIds, ticketIds, userIds } from '../../src/core/tenant/ids.ts';
import type { Fault } from '../../src/fake-zendesk/faults.ts';
import type { FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import { serveFake, type ServedFake } from '../../src/fake-zendesk/serve.ts';
import { checkBaseUrl } from '../../src/zendesk/base-url.ts';
import { apiTokenCredentials, oauthCredentials } from '../../src/zendesk/credentials.ts';
import { createHttpTransport } from '../../src/zendesk/http-transport.ts';
import { APP_LIMITS } from '../../src/zendesk/limits.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import type { ReadTransport } from '../../src/zendesk/transport.ts';
import {
  AGENT_TOKEN,
  all,
  openAccount,
  pacedReader,
  readEverything,
  SEED,
  SINCE,
  statuses,
  TOKEN,
} from './reading.builders.ts';

const AS_ADMIN = { authorization: `Bearer ${TOKEN}` };

let served: ServedFake | null = null;
afterEach(async () => {
  await served?.close();
  served = null;
});

async function overHttp(fake: FakeZendesk, token = TOKEN): Promise<ReadTransport> {
  served = await serveFake(fake);
  return createHttpTransport({
    baseUrl: checkBaseUrl(served.url),
    credentials: oauthCredentials(token),
    userAgent: 'drift-audit/test',
  });
}

function inMemory(fake: FakeZendesk): Promise<ReadTransport> {
  return Promise.resolve(createMemoryTransport(fake, AS_ADMIN));
}

const WAYS = [
  ['in memory', inMemory],
  ['over HTTP', overHttp],
] as const;

function isUnique(ids: readonly number[]): boolean {
  return new Set(ids).size === ids.length;
}

describe.each(WAYS)('reading everything %s', (_name, connect) => {
  let fake: FakeZendesk;
  let clock: { now: number };
  let transport: ReadTransport;
  beforeEach(async () => {
    ({ fake, clock } = openAccount());
    transport = await connect(fake);
  });

  it('brings every record of the account, once', async () => {
    const found = await readEverything(pacedReader(transport, clock).reader);

    expect(found.me).toStrictEqual({
      id: 1,
      name: 'Sample Admin',
      email: 'admin@acme.example',
      role: 'admin',
      host: 'acme.zendesk.com',
    });
    expect(found.multipleOrganizations).toBe(true);
    expect([found.organizationCount, found.userCount]).toStrictEqual([230, 320]);

    expect(found.organizations.map(({ id }) => id)).toStrictEqual(
      SEED.organizations.map(({ id }) => id),
    );
    expect(
      found.organizations.map(({ name, externalId, domainNames, sharedTickets }) => ({
        name,
        external_id: externalId,
        domain_names: domainNames,
        shared_tickets: sharedTickets,
      })),
    ).toStrictEqual(
      SEED.organizations.map(({ name, external_id, domain_names, shared_tickets }) => ({
        name,
        external_id,
        domain_names,
        shared_tickets,
      })),
    );

    const customers = SEED.users.filter(({ role }) => role === undefined);
    expect(
      found.users.map(({ id, email, suspended, verified }) => ({ id, email, suspended, verified })),
    ).toStrictEqual(
      customers.map(({ id, email, suspended, verified }) => ({ id, email, suspended, verified })),
    );

    expect(
      found.memberships.map(({ id, userId, organizationId, isDefault }) => ({
        id,
        user_id: userId,
        organization_id: organizationId,
        default: isDefault,
      })),
    ).toStrictEqual(SEED.memberships);
  });

  it('brings the tickets of the window, whatever their status but deleted', async () => {
    const tickets = await all(pacedReader(transport, clock).reader.ticketsSince(SINCE));
    const minutes = 30 * 24 * 60;
    const expected = SEED.tickets.filter(
      ({ status, age }) => status !== 'deleted' && age <= minutes,
    );
    expect(expected.length).toBeGreaterThan(500);
    expect(
      new Map(
        tickets.map(({ id, status, requesterId, organizationId }) => [
          Number(id),
          [status, requesterId, organizationId],
        ]),
      ),
    ).toStrictEqual(
      new Map(
        expected.map((ticket) => [
          ticket.id,
          [ticket.status, ticket.requester_id, ticket.organization_id],
        ]),
      ),
    );
  });

  it('sends nothing but GET', async () => {
    await readEverything(pacedReader(transport, clock).reader);
    expect(new Set(fake.requestLog.map(({ method }) => method))).toStrictEqual(new Set(['GET']));
    expect(new Set(statuses(fake))).toStrictEqual(new Set([200]));
  });

  it.each<[string, Fault]>([
    ['a 429 that says how long', { kind: 'plain_text_429', retryAfter: 17, times: 2 }],
    ['a 429 that does not', { kind: 'plain_text_429', retryAfter: null, times: 2 }],
    ['an internal error', { kind: 'status', status: 500, times: 3 }],
    ['an overloaded account', { kind: 'status', status: 503, headers: { 'retry-after': '5' } }],
    ['a page of a gateway', { kind: 'html_body', status: 502 }],
    ['an answer that is cut off', { kind: 'cut_body', times: 2 }],
    ['an answer that ends half-way', { kind: 'malformed_body', times: 2 }],
    ['an answer that gets lost', { kind: 'lost_answer', times: 2 }],
    ['a connection that is refused', { kind: 'refused_connection', times: 2 }],
  ])('%s in between changes nothing', async (_fault, fault) => {
    for (const path of [
      '/api/v2/users.json',
      '/api/v2/incremental/',
      '/api/v2/organizations.json',
    ]) {
      fake.faults.add({ ...fault, match: { path, nth: 2 } });
    }
    const { reader, events } = pacedReader(transport, clock);
    const undisturbed = openAccount();
    const calm = pacedReader(await inMemory(undisturbed.fake), undisturbed.clock);

    const since = SINCE;
    const organizations = await all(reader.organizations());
    const users = await all(reader.endUsers());
    const tickets = await all(reader.ticketsSince(since));
    const ids = tickets.map(({ id }) => Number(id));
    expect(organizations).toStrictEqual(await all(calm.reader.organizations()));
    expect(users).toStrictEqual(await all(calm.reader.endUsers()));
    expect(new Set(ids)).toStrictEqual(
      new Set((await all(calm.reader.ticketsSince(since))).map(({ id }) => Number(id))),
    );
    expect(isUnique(organizations.map(({ id }) => id))).toBe(true);
    expect(events.some(({ kind }) => kind === 'retry')).toBe(true);
  });

  it.each<[string, Fault, string]>([
    ['429 without end', { kind: 'plain_text_429', retryAfter: 3 }, 'zendesk_rate_limited'],
    ['500 without end', { kind: 'status', status: 500 }, 'zendesk_failed'],
    ['nothing but lost connections', { kind: 'refused_connection' }, 'zendesk_unreachable'],
    ['nothing but halves', { kind: 'malformed_body' }, 'zendesk_bad_answer'],
    ['a page for people', { kind: 'html_body' }, 'zendesk_not_zendesk'],
    ['a session that ended', { kind: 'signed_out' }, 'zendesk_not_signed_in'],
    ['a forbidden list', { kind: 'status', status: 403 }, 'zendesk_no_permission'],
  ])('%s ends it, and says what was being read', async (_fault, fault, code) => {
    fake.faults.add({ ...fault, times: 1000, match: { path: '/api/v2/users.json', nth: 2 } });
    const { reader } = pacedReader(transport, clock);
    await expect(all(reader.endUsers())).rejects.toMatchObject({ code });
  });

  it('single records, and those that do not exist', async () => {
    const { reader } = pacedReader(transport, clock);
    const [organization] = SEED.organizations;
    const existing = organizationIds.parse(String(organization?.id));
    const user = userIds.parse('2001');
    const ticket = ticketIds.parse('9001');
    if (existing === null || user === null || ticket === null) throw new Error('no ids');
    expect(await reader.organization(existing)).toMatchObject({ name: 'Customer 0' });
    expect(await reader.user(user)).toMatchObject({ email: 'person-1@customer-1.example' });
    expect(await reader.ticket(ticket)).toMatchObject({ requesterId: 2001 });
    expect(await reader.membershipsOfUser(user)).toMatchObject([{ id: 5001, isDefault: true }]);
    const requested = await reader.ticketsRequestedBy(user);
    expect(requested.map(({ requesterId }) => requesterId)).toStrictEqual(
      SEED.tickets
        .filter(({ requester_id, status }) => requester_id === 2001 && status !== 'deleted')
        .map(() => 2001),
    );

    const missing = { organization: organizationIds.parse('77'), user: userIds.parse('77') };
    if (missing.organization === null || missing.user === null) throw new Error('no ids');
    expect(await reader.organization(missing.organization)).toBeNull();
    expect(await reader.user(missing.user)).toBeNull();
    expect(await reader.membershipsOfUser(missing.user)).toStrictEqual([]);
    expect(await reader.ticketsRequestedBy(missing.user)).toStrictEqual([]);
  });

  it('an external id is found in any case, and only as a whole', async () => {
    const { reader } = pacedReader(transport, clock);
    expect(await reader.organizationsByExternalId('001c11')).toMatchObject([{ id: 1011 }]);
    expect(await reader.organizationsByExternalId('001c1111')).toStrictEqual([]);
  });
});

test('keeps within the limits of the account, the export and an app: no request is refused', async () => {
  const { fake, clock } = openAccount({ appLimit: true, requestsPerMinute: 120 });
  const { reader } = pacedReader(await inMemory(fake), clock, APP_LIMITS);
  for (let round = 0; round < 12; round += 1) {
    await all(reader.organizations());
    await all(reader.endUsers());
    await all(reader.memberships());
    await all(reader.ticketsSince(SINCE));
  }
  expect(fake.requestLog.length).toBeGreaterThan(120);
  expect(statuses(fake)).not.toContain(429);
});

test('who uses up the account besides us makes us slower, not refused for long', async () => {
  const { fake, clock } = openAccount({ requestsPerMinute: 40 });
  const transport = await inMemory(fake);
  const { reader } = pacedReader(transport, clock);
  for (let other = 0; other < 36; other += 1) await transport.get('/api/v2/users/me.json');
  await all(reader.organizations());
  await all(reader.endUsers());
  expect(statuses(fake)).not.toContain(429);
});

test('credentials of each kind, and wrong ones', async () => {
  const { fake, clock } = openAccount();
  const http = await overHttp(fake, 'wrong-token');
  await expect(pacedReader(http, clock).reader.currentUser()).rejects.toMatchObject({
    code: 'zendesk_not_signed_in',
    values: { what: 'current_user', status: 401 },
  });
  const withApiToken = createHttpTransport({
    baseUrl: checkBaseUrl(served?.url ?? ''),
    credentials: apiTokenCredentials('admin@acme.example', TOKEN),
    userAgent: 'drift-audit/test',
  });
  expect(await pacedReader(withApiToken, clock).reader.currentUser()).toMatchObject({ id: 1 });
});

test('nobody signed in', async () => {
  const { fake, clock } = openAccount();
  const { reader } = pacedReader(createMemoryTransport(fake), clock);
  await expect(reader.currentUser()).rejects.toMatchObject({ code: 'zendesk_not_signed_in' });
  await expect(all(reader.organizations())).rejects.toMatchObject({
    code: 'zendesk_not_signed_in',
  });
});

test('an agent reads the lists, but not the tickets of everybody', async () => {
  const { fake, clock } = openAccount();
  const transport = createMemoryTransport(fake, { authorization: `Bearer ${AGENT_TOKEN}` });
  const { reader } = pacedReader(transport, clock);
  expect(await reader.currentUser()).toMatchObject({ role: 'agent' });
  expect(await all(reader.organizations())).toHaveLength(230);
  await expect(all(reader.ticketsSince(SINCE))).rejects.toMatchObject({
    code: 'zendesk_no_permission',
    values: { what: 'tickets', status: 403 },
  });
});
