import { expect, test } from 'vitest';
import type { ColleagueEdit } from './accounts/colleague-edit.ts';
import {
  membership,
  openAccount,
  organization,
  pick,
  pickAll,
  ticket,
  user,
} from './fake.builders.ts';
import { performEdit } from './perform-edit.ts';

const open = () =>
  openAccount({
    organizations: [
      organization(10, { domain_names: ['customer.example'] }),
      organization(11, { domain_names: ['partner.example'] }),
    ],
    users: [user(20), user(21)],
    memberships: [membership(30, 20, 10)],
    tickets: [ticket(40, 20, { organization_id: 10 })],
  });

const field = async (account: ReturnType<typeof open>, path: string, ...keys: string[]) =>
  pick((await account.get(path)).json, ...keys);

test.each<[ColleagueEdit, string, string[], unknown]>([
  [
    { kind: 'set_external_id', organization_id: 10, external_id: 'x' },
    'organizations/10',
    ['organization', 'external_id'],
    'x',
  ],
  [
    { kind: 'set_domains', organization_id: 10, domain_names: [] },
    'organizations/10',
    ['organization', 'domain_names'],
    [],
  ],
  [{ kind: 'change_role', user_id: 20, role: 'agent' }, 'users/20', ['user', 'role'], 'agent'],
  [
    { kind: 'change_email', user_id: 20, email: 'new@other.example' },
    'users/20',
    ['user', 'email'],
    'new@other.example',
  ],
  [{ kind: 'suspend_user', user_id: 20 }, 'users/20', ['user', 'suspended'], true],
  [
    { kind: 'add_membership', id: 777, user_id: 21, organization_id: 10 },
    'users/21',
    ['user', 'organization_id'],
    10,
  ],
])('%j takes effect', async (edit, path, keys, value) => {
  const account = open();
  performEdit(account.fake.colleague, edit);
  expect(await field(account, path, ...keys)).toEqual(value);
});

test('a new address maps the user by its domain', async () => {
  const account = open();
  account.fake.colleague.changeEmail(20, 'user20@partner.example');
  const { json } = await account.get('users/20/organization_memberships');
  expect(pickAll(json, 'organization_memberships', 'organization_id')).toEqual([10, 11]);
});

test('a deleted user leaves their organizations and has no address', async () => {
  const account = open();
  account.fake.colleague.deleteUser(20);
  expect(await field(account, 'users/20', 'user', 'email')).toBeNull();
  expect(pickAll((await account.get('organizations/10/users')).json, 'users')).toEqual([]);
});

test('a colleague can leave two organizations with one external id', async () => {
  const account = open();
  account.fake.colleague.setExternalId(10, 'same');
  account.fake.colleague.setExternalId(11, 'same');
  const { json } = await account.get('organizations/search?external_id=SAME');
  expect(pickAll(json, 'organizations')).toEqual([10, 11]);
});

test('tickets, names, sharing and defaults', async () => {
  const account = open();
  const { colleague } = account.fake;
  colleague.moveTicket(40, 11);
  colleague.setTicketStatus(40, 'solved');
  colleague.renameOrganization(10, 'Renamed');
  colleague.setSharedTickets(10, true);
  colleague.addMembership(20, 11);
  colleague.makeDefault(20, 11);
  expect(await field(account, 'tickets/40', 'ticket')).toMatchObject({
    organization_id: 11,
    status: 'solved',
  });
  expect(await field(account, 'organizations/10', 'organization')).toMatchObject({
    name: 'Renamed',
    shared_tickets: true,
  });
  expect(await field(account, 'users/20', 'user', 'organization_id')).toBe(11);
});

test('the account can be switched to one organization a user', async () => {
  const account = open();
  account.fake.colleague.allowMultipleOrganizations(false);
  account.fake.colleague.addMembership(20, 11);
  const { json } = await account.get('users/20/organization_memberships');
  expect(pickAll(json, 'organization_memberships', 'organization_id')).toEqual([11]);
});

test('a ticket that somebody files goes to the default organization, unless another one is named', async () => {
  const account = open();
  const { colleague } = account.fake;
  const organizationOf = (id: number) =>
    field(account, `tickets/${id}`, 'ticket', 'organization_id');
  const made = { requesterId: 20, subject: 'By phone' };
  const id = colleague.createTicket(made);
  expect(await field(account, `tickets/${id}`, 'ticket')).toMatchObject({
    requester_id: 20,
    organization_id: 10,
    status: 'new',
    subject: 'By phone',
  });
  expect(await organizationOf(colleague.createTicket({ ...made, organizationId: 11 }))).toBe(11);
  expect(
    await organizationOf(colleague.createTicket({ ...made, organizationId: null })),
  ).toBeNull();
});

test('records that do not exist are an error of the caller', () => {
  const { colleague } = open().fake;
  expect(() => {
    colleague.suspendUser(99);
  }).toThrow('user 99');
  expect(() => colleague.addMembership(20, 99)).toThrow('organization 99');
  expect(() => {
    colleague.removeMembership(20, 11);
  }).toThrow('membership of user 20');
  expect(() => colleague.createTicket({ requesterId: 99, subject: 'x' })).toThrow('user 99');
  expect(() =>
    colleague.createTicket({ requesterId: 20, subject: 'x', organizationId: 99 }),
  ).toThrow('organization 99');
  expect(() => colleague.receiveRequest({ email: 'nobody', name: 'x', subject: 'x' })).toThrow(
    'nobody',
  );
});
