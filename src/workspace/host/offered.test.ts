import { expect, test } from 'vitest';
import { changeControls } from '../controls.ts';
import { readPath } from '../host-protocol/read-path.ts';
import type { TicketView } from '../account-view.ts';
import { workspaceState } from './host.builders.ts';
import { contextOf, metadataOf, offeredIn, type Beside, type TicketOnScreen } from './offered.ts';

const SIZE = { width: 300, height: 80 };
const TICKET: TicketView = {
  id: 10,
  subject: 'Hello',
  status: 'open',
  updatedAt: 0,
  requester: { id: 7, name: 'Hanna Healthcare', email: 'hanna@a.example', role: 'end-user' },
  organization: null,
  requesterOrganizations: [{ id: 5, name: 'A' }],
};

function got(path: string, beside: Beside = { kind: 'ticket', ticket: TICKET }): unknown {
  const outcome = readPath(path, offeredIn(workspaceState(), beside, SIZE));
  return outcome.kind === 'value' ? outcome.value : 'error';
}

test.each([
  ['currentUser.id', 1],
  ['currentUser.locale', 'en-US'],
  ['currentUser.timeZone.ianaName', 'Europe/London'],
  ['currentAccount.subdomain', 'demo'],
  ['colorScheme', 'light'],
  ['viewport.size', SIZE],
  ['ticket.id', 10],
  ['ticket.isNew', false],
  ['ticket.updatedAt', '1970-01-01T00:00:00.000Z'],
  ['ticket.requester.id', 7],
  ['ticket.organization', null],
  ['ticket.organization.id', null],
  ['organization', 'error'],
])('%s beside a ticket', (path, value) => {
  expect(got(path)).toEqual(value);
});

test.each([
  ['ticket.isNew', true],
  ['ticket.id', null],
  ['ticket.updatedAt', null],
  ['ticket.status', 'new'],
  ['ticket.requester', null],
  ['ticket.requester.id', null],
  ['ticket.organization', null],
])('%s beside a ticket that is not submitted', (path, value) => {
  const ticket: TicketOnScreen = {
    ...TICKET,
    id: null,
    status: 'new',
    updatedAt: null,
    requester: null,
    requesterOrganizations: [],
  };
  expect(got(path, { kind: 'ticket', ticket })).toEqual(value);
});

test('beside a ticket that is not submitted the context names no record', () => {
  expect(contextOf(workspaceState(), 'new_ticket_sidebar', 'g', null)).toEqual({
    instanceGuid: 'g',
    product: 'support',
    account: { subdomain: 'demo' },
    location: 'new_ticket_sidebar',
  });
});

test('there is no ticket in the navigation bar', () => {
  expect(got('ticket', { kind: 'nothing' })).toBe('error');
});

test('a light agent is known by the id of a role', () => {
  const first = workspaceState();
  const state = { ...first, controls: changeControls(first.controls, { person: 'light_agent' }) };
  expect(readPath('currentUser.role', offeredIn(state, { kind: 'nothing' }, SIZE))).toEqual({
    kind: 'value',
    value: '9000002',
  });
});

test('the context names the record beside', () => {
  expect(contextOf(workspaceState(), 'ticket_sidebar', 'g', { kind: 'ticket', id: 10 })).toEqual({
    instanceGuid: 'g',
    product: 'support',
    account: { subdomain: 'demo' },
    location: 'ticket_sidebar',
    ticketId: 10,
  });
  expect(contextOf(workspaceState(), 'nav_bar', 'g', null)).not.toHaveProperty('ticketId');
});

test('secure settings stay with the host', () => {
  const first = workspaceState();
  const settings = { reference_token: 's3cret' };
  const state = { ...first, controls: changeControls(first.controls, { settings }) };
  expect(metadataOf(state).settings).toMatchObject({ ticket_days: 90 });
  expect(JSON.stringify(metadataOf(state))).not.toContain('s3cret');
});
