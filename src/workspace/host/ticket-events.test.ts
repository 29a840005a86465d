import { expect, test } from 'vitest';
import type { TicketOnScreen } from './offered.ts';
import { ticketEvents } from './ticket-events.ts';

const TICKET: TicketOnScreen = {
  id: 10,
  subject: 'Hello',
  status: 'open',
  updatedAt: 0,
  requester: { id: 7, name: 'Hanna', email: 'hanna@a.example', role: 'end-user' },
  organization: { id: 5, name: 'A' },
  requesterOrganizations: [{ id: 5, name: 'A' }],
};

test('what stays the same is not told', () => {
  const same = { ...TICKET, requesterOrganizations: [], status: 'open' };
  expect(ticketEvents(TICKET, same)).toEqual([]);
});

test('another requester is told by id, name and address, and the organization after it', () => {
  const requester = { id: 8, name: 'Hanna', email: null, role: 'end-user' };
  expect(
    ticketEvents(TICKET, { ...TICKET, requester, organization: { id: 6, name: 'B' } }),
  ).toEqual([
    ['ticket.requester.id.changed', 8],
    ['ticket.requester.email.changed', null],
    ['ticket.organization.changed', { id: 6, name: 'B' }],
  ]);
});

test('a requester and an organization that are gone are told as nothing', () => {
  const gone = { ...TICKET, requester: null, organization: null };
  expect(ticketEvents(TICKET, gone)).toEqual([
    ['ticket.requester.id.changed', null],
    ['ticket.requester.name.changed', null],
    ['ticket.requester.email.changed', null],
    ['ticket.organization.changed', null],
  ]);
});

test('another subject is told', () => {
  expect(ticketEvents(TICKET, { ...TICKET, subject: 'Bye' })).toEqual([
    ['ticket.subject.changed', 'Bye'],
  ]);
});
