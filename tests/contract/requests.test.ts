import { describe, expect, it } from 'vitest';
import {
  membershipIds,
  organizationIds,
  ticketIds,
  toInstant,
  userIds,
} from '../../src/core/tenant/ids.ts';
import { createReader } from '../../src/zendesk/create-reader.ts';
import { createMemoryTransport } from '../../src/zendesk/memory-transport.ts';
import type { Reader } from '../../src/zendesk/reader.ts';
import { composeRequest } from '../../src/zendesk/write/compose-request.ts';
import type { WritePermit } from '../../src/zendesk/write/permit.ts';
import { openAccount, readEverything, TOKEN } from '../integration/reading.builders.ts';
import { isDocumentPresent } from './document.ts';
import { openContract } from './openapi.ts';

const absent = isDocumentPresent ? '' : ' (skipped: no OpenAPI document in ../shared/zendesk)';

describe.skipIf(!isDocumentPresent)(`every request of the reader is documented${absent}`, () => {
  it('in its path, method and parameters', async () => {
    const { fake } = openAccount();
    const called: string[] = [];
    await readThrough(watch(createReader(asAdmin(fake)), called));

    const contract = openContract();
    const wrong = fake.requestLog.flatMap(({ method, path }) =>
      contract.validateRequest(method, decodeURIComponent(path), null),
    );
    expect(wrong).toStrictEqual([]);
    expect(fake.requestLog.length).toBeGreaterThan(called.length);
    // A new method of the reader has to be read through here, too.
    expect([...new Set(called)].sort()).toStrictEqual(
      Object.keys(createReader(asAdmin(fake))).sort(),
    );
  });

  it('and so is every request of the writer, with its body', () => {
    const contract = openContract();
    const wrong = permits().flatMap((permit) => {
      const { method, path, body } = composeRequest(permit);
      const data: unknown = body === null ? null : JSON.parse(body);
      return contract.validateRequest(method, path, data);
    });
    expect(wrong).toStrictEqual([]);
  });

  it('and one that is not would be told', () => {
    const contract = openContract();
    expect(contract.validateRequest('GET', '/api/v2/organisations.json', null)).toHaveLength(1);
    expect(contract.validateRequest('GET', '/api/v2/organizations.json?colour=red', null)).toEqual([
      expect.stringContaining('colour'),
    ]);
  });
});

function asAdmin(fake: ReturnType<typeof openAccount>['fake']) {
  return createMemoryTransport(fake, { authorization: `Bearer ${TOKEN}` });
}

/** Notes the name of each method that is asked for. */
function watch(reader: Reader, called: string[]): Reader {
  return new Proxy(reader, {
    get: (target, name, receiver): unknown => {
      called.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
}

function permits(): readonly WritePermit[] {
  const organizationId = organizationIds.parse('1000');
  const userId = userIds.parse('2001');
  const membershipId = membershipIds.parse('3001');
  if (organizationId === null || userId === null || membershipId === null)
    throw new Error('no ids');
  const domain = 'acme.example';
  return [
    { type: 'set_org_external_id', organizationId, externalId: '001C1' },
    { type: 'add_org_domain', organizationId, domain, domainNamesJustRead: ['a.example'] },
    { type: 'assign_user_to_org', userId, organizationId },
    { type: 'move_user_to_org', userId, membershipId },
  ];
}

async function readThrough(reader: Reader): Promise<void> {
  const organization = organizationIds.parse('1000');
  const user = userIds.parse('2001');
  const ticket = ticketIds.parse('9001');
  if (organization === null || user === null || ticket === null) throw new Error('no ids');
  await readEverything(reader);
  await reader.organization(organization);
  await reader.user(user);
  await reader.ticket(ticket);
  await reader.organizationsByExternalId('001C1');
  await reader.membershipsOfUser(user);
  await reader.ticketsRequestedBy(user);
  expect(await reader.organizationsWithIds([organization])).toHaveLength(1);
  expect(await reader.organizationsWithExternalIds(['001C1', '001c2'])).toHaveLength(2);
  const found = await reader.organizationsOnDomains(['customer-1.example', 'customer-2.example']);
  expect(found.records).toHaveLength(2);
  expect((await reader.firstMembershipsOfUser(user)).records).toHaveLength(1);
  expect((await reader.latestTicketsRequestedBy(user)).isComplete).toBe(true);
  for await (const page of reader.usersOnDomain('acme.example'))
    expect(page.unreadable).toEqual([]);
  for await (const page of reader.endUsersBySearch()) expect(page.unreadable).toEqual([]);
  for await (const page of reader.endUsersWithoutOrganization())
    expect(page.records.length).toBeGreaterThan(0);
  for await (const page of reader.membershipsWithUsers())
    expect(page.users?.records.length).toBeGreaterThan(0);
  for await (const page of reader.usersOfOrganization(organization))
    expect(page.records.length).toBeGreaterThan(0);
  for await (const page of reader.membershipsOfOrganization(organization))
    expect(page.records.length).toBeGreaterThan(0);
  const since = toInstant(Date.parse('2026-01-01T00:00:00Z'));
  for await (const page of reader.ticketsBySearch(since)) expect(page.unreadable).toEqual([]);
  for await (const page of reader.usersChangedSince(since)) expect(page.unreadable).toEqual([]);
  for await (const page of reader.organizationsChangedSince(since))
    expect(page.records.length).toBeGreaterThan(0);
  for await (const page of reader.ticketsChangedSince(since)) expect(page.unreadable).toEqual([]);
  expect(await reader.countTicketsSince(since)).toBeGreaterThan(0);
}
