import { expect, test } from 'vitest';
import { LOCATIONS } from './context.ts';
import { isSidebar, readOnScreen, type SidebarLocation } from './on-screen.ts';
import { fakeClient, told } from './zaf.builders.ts';
import { createZaf } from './zaf.ts';

async function read(location: SidebarLocation, offered: Readonly<Record<string, unknown>>) {
  const client = fakeClient({ get: (path) => told(path, offered[path]) });
  return await readOnScreen(createZaf(client, { after: () => () => undefined }), location);
}

const TICKET = {
  id: 41,
  isNew: false,
  status: 'pending',
  subject: 'Printer',
  requester: { id: 7, name: 'Robin', email: 'robin@labs.example' },
  organization: { id: 21, name: 'Acme Labs' },
};

test('a ticket is read with its requester, its organization and its status', async () => {
  expect(await read('ticket_sidebar', { ticket: TICKET })).toEqual({
    kind: 'ticket',
    ticket: { id: 41, requesterId: 7, organizationId: 21, status: 'pending', updatedAt: null },
  });
});

test.each([null, undefined, {}, { id: null }, { id: '' }])(
  'a ticket can be nobody’s and in no organization: %j',
  async (nobody) => {
    const ticket = { ...TICKET, requester: nobody, organization: nobody };
    expect(await read('ticket_sidebar', { ticket })).toMatchObject({
      ticket: { id: 41, requesterId: null, organizationId: null },
    });
  },
);

test.each([undefined, null, 0, 'new/1', 41])('a ticket being written has no id: %j', async (id) => {
  const ticket = { ...TICKET, id, isNew: true, status: 'new' };
  expect(await read('new_ticket_sidebar', { ticket })).toMatchObject({
    ticket: { id: null, requesterId: 7, status: 'new' },
  });
});

test.each([undefined, 'waiting', 7])('a status unknown to us is not closed: %j', async (status) => {
  expect(await read('ticket_sidebar', { ticket: { ...TICKET, status } })).toMatchObject({
    ticket: { status: 'open' },
  });
});

test.each([
  ['user_sidebar', 'user.id', 7, { kind: 'user', userId: 7 }],
  ['user_sidebar', 'user.id', '7', { kind: 'user', userId: 7 }],
  ['organization_sidebar', 'organization.id', 21, { kind: 'organization', organizationId: 21 }],
] as const)('at %s, %s %j is what is on screen', async (location, path, id, expected) => {
  expect(await read(location, { [path]: id })).toEqual(expected);
});

test.each([
  ['user_sidebar', 'user.id', null],
  ['user_sidebar', 'user.id', ''],
  ['organization_sidebar', 'organization.id', undefined],
] as const)('at %s, %s %j is nothing saved', async (location, path, id) => {
  expect(await read(location, { [path]: id })).toBeNull();
});

test.each([
  ['ticket_sidebar', { ticket: null }],
  ['ticket_sidebar', { ticket: 'x' }],
  ['ticket_sidebar', { ticket: { ...TICKET, requester: { id: 'robin' } } }],
  ['ticket_sidebar', { ticket: { ...TICKET, requester: 7 } }],
  ['ticket_sidebar', { ticket: { ...TICKET, organization: { id: -21 } } }],
  ['user_sidebar', { 'user.id': 'robin' }],
  ['user_sidebar', { 'user.id': 0 }],
  ['organization_sidebar', { 'organization.id': 1.5 }],
] as const)('at %s, %j is not understood', async (location, offered) => {
  await expect(read(location, offered)).rejects.toMatchObject({
    code: 'workspace_failed',
    values: { reason: 'not_understood' },
  });
});

test('every place beside a record is one, and no other', () => {
  expect(LOCATIONS.filter(isSidebar)).toEqual([
    'ticket_sidebar',
    'new_ticket_sidebar',
    'user_sidebar',
    'organization_sidebar',
  ]);
  expect(isSidebar('other')).toBe(false);
});
