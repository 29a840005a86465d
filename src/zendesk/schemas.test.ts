import { describe, expect, it, test } from 'vitest';
import { rawMembership, rawOrganization, rawTicket, rawUser } from './records.builders.ts';
import { parseMembership, parseOrganization, parseTicket, parseUser } from './schemas.ts';

function without(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

test('an organization is cut to what the rules look at', () => {
  expect(parseOrganization(rawOrganization())).toStrictEqual({
    ok: true,
    record: {
      id: 11,
      name: 'Acme Labs',
      externalId: '001ACME002',
      domainNames: ['labs.example', 'acme.example'],
      sharedTickets: false,
      updatedAt: '2026-10-05T12:30:00Z',
    },
  });
});

test('an external id stays as Zendesk holds it, blanks included', () => {
  for (const external_id of [null, '', '  001x ']) {
    const parsed = parseOrganization(rawOrganization({ external_id }));
    expect(parsed).toMatchObject({ ok: true, record: { externalId: external_id } });
  }
});

test('a user is cut to what the rules look at', () => {
  expect(parseUser(rawUser())).toStrictEqual({
    ok: true,
    record: {
      id: 21,
      email: 'customer@labs.example',
      organizationId: 11,
      role: 'end-user',
      active: true,
      suspended: false,
      verified: true,
      ticketRestriction: 'requested',
      updatedAt: '2026-10-05T12:30:00Z',
    },
  });
});

test('a user without address, organization and restriction is a user', () => {
  const parsed = parseUser(
    rawUser({ email: null, organization_id: null, ticket_restriction: null }),
  );
  expect(parsed).toMatchObject({
    ok: true,
    record: { email: null, organizationId: null, ticketRestriction: null },
  });
});

test.each([
  [true, true],
  [false, false],
  [null, false],
])('a membership whose default is %j: %j', (value, isDefault) => {
  expect(parseMembership(rawMembership({ default: value }))).toStrictEqual({
    ok: true,
    record: { id: 31, userId: 21, organizationId: 11, isDefault },
  });
});

test('a ticket leaves its text behind', () => {
  expect(parseTicket(rawTicket())).toStrictEqual({
    ok: true,
    record: {
      id: 41,
      requesterId: 21,
      organizationId: 11,
      status: 'open',
      updatedAt: '2026-10-05T12:30:00Z',
    },
  });
});

test('a status unknown to us counts as not closed', () => {
  expect(parseTicket(rawTicket({ status: 'parked' }))).toMatchObject({
    record: { status: 'open' },
  });
  expect(parseTicket(rawTicket({ status: 'closed' }))).toMatchObject({
    record: { status: 'closed' },
  });
});

test.each([
  ['2026-10-05T12:30:00Z', '2026-10-05T12:30:00Z'],
  ['2026-10-05T12:30:00.987Z', '2026-10-05T12:30:00Z'],
  ['2026-10-05T14:30:00+02:00', '2026-10-05T12:30:00Z'],
])('the time %s is %s', (written, read) => {
  expect(parseTicket(rawTicket({ updated_at: written }))).toMatchObject({
    record: { updatedAt: read },
  });
});

describe('a record that cannot be understood says its id and the field, not the content', () => {
  it.each(['external_id', 'domain_names', 'shared_tickets', 'name', 'updated_at'])(
    'an organization without %s: absent is not blank',
    (key) => {
      expect(parseOrganization(without(rawOrganization(), key))).toStrictEqual({
        ok: false,
        id: '11',
        why: key,
      });
    },
  );

  it.each(['email', 'organization_id', 'role', 'active', 'suspended', 'verified'])(
    'a user without %s',
    (key) => {
      expect(parseUser(without(rawUser(), key))).toStrictEqual({ ok: false, id: '21', why: key });
    },
  );

  it.each([
    ['an id of 2^53', { id: 2 ** 53 }, '9007199254740992', 'id'],
    ['a negative id', { id: -4 }, '-4', 'id'],
    ['an id in text', { id: '41' }, '41', 'id'],
    ['no id', { id: undefined }, null, 'id'],
    ['a date that is none', { updated_at: '2026-13-45T12:30:00Z' }, '41', 'updated_at'],
    ['a date without time', { updated_at: '2026-10-05' }, '41', 'updated_at'],
    ['two wrong fields', { status: 3, requester_id: 'me' }, '41', 'requester_id, status'],
  ])('a ticket with %s', (_name, changes, id, why) => {
    expect(parseTicket(rawTicket(changes))).toStrictEqual({ ok: false, id, why });
  });

  it('a wrong value inside a list is named by its place', () => {
    const parsed = parseOrganization(rawOrganization({ domain_names: ['a.example', 7] }));
    expect(parsed).toStrictEqual({ ok: false, id: '11', why: 'domain_names.1' });
  });

  it.each([null, undefined, 'gone', 7, []])('%j is no record', (value) => {
    expect(parseUser(value)).toMatchObject({ ok: false, id: null, why: 'record' });
  });
});

test('half a character in a name is replaced, so that the record can be hashed', () => {
  const parsed = parseOrganization(rawOrganization({ name: 'Acme \uD83D', external_id: null }));
  expect(parsed).toMatchObject({ ok: true, record: { name: 'Acme \uFFFD' } });
});

test('a whole emoji stays as it is', () => {
  const parsed = parseOrganization(rawOrganization({ name: 'Acme 🚀' }));
  expect(parsed).toMatchObject({ ok: true, record: { name: 'Acme 🚀' } });
});

test('a domain that would have to be mended makes the organization unreadable', () => {
  const parsed = parseOrganization(rawOrganization({ domain_names: ['acme\uD83D.example'] }));
  expect(parsed).toMatchObject({ ok: false, why: 'domain_names.0' });
});
