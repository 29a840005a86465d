import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInstant, organizationIds, ticketIds, userIds } from '../../../core/tenant/ids.ts';
import type { CheckSubject, TicketOnScreen } from '../../../run/check/check-subject.ts';
import { fixAddress, readFixAddress } from './fix-address.ts';

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const instant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`)
  .filter(isInstant);
const ticket: fc.Arbitrary<TicketOnScreen> = fc.record({
  id: fc.option(id.filter(ticketIds.is)),
  requesterId: fc.option(id.filter(userIds.is)),
  organizationId: fc.option(id.filter(organizationIds.is)),
  status: fc.constantFrom('new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted'),
  updatedAt: fc.option(instant),
});
const subject: fc.Arbitrary<CheckSubject> = fc.oneof(
  ticket.map((known): CheckSubject => ({ kind: 'ticket', ticket: known })),
  id.filter(userIds.is).map((userId): CheckSubject => ({ kind: 'user', userId })),
  id
    .filter(organizationIds.is)
    .map((organizationId): CheckSubject => ({ kind: 'organization', organizationId })),
);

/** What the workspace makes of an address, and what the modal finds as its fragment. */
function fragmentIn(address: string): string {
  const opened = new URL(address, 'https://1.apps.example/2/');
  opened.searchParams.set('origin', 'https://acme.zendesk.example');
  opened.searchParams.set('app_guid', 'guid-1');
  return new URL(opened.href).hash;
}

test('every subject is found again in the modal, whatever the workspace puts into the query', () => {
  fc.assert(
    fc.property(subject, (known) => {
      expect(readFixAddress(fragmentIn(fixAddress(known)))).toEqual(known);
    }),
  );
});

test('the address is the app’s own page, with everything in the fragment', () => {
  const known = { kind: 'user', userId: userIds.parse('7') } as const;
  if (known.userId === null) throw new Error('no id');
  expect(fixAddress({ ...known, userId: known.userId })).toBe('assets/index.html#fix/user/7');
});

test.each([
  '',
  '#',
  '#fix',
  '#fix/user',
  '#fix/user/',
  '#fix/user/0',
  '#fix/user/07',
  '#fix/user/7/8',
  '#fix/user/7?status=open',
  '#fix/group/7',
  '#other/user/7',
  '#a#fix/user/7',
  '#fix/organization/-1',
  '#fix/organization/9007199254740992',
  '#fix/ticket/12',
  '#fix/ticket/12?status=',
  '#fix/ticket/12?status=waiting',
  '#fix/ticket/old?status=open',
  '#fix/ticket/12?status=open&requester=x',
  '#fix/ticket/12?status=open&organization=',
  '#fix/ticket/12?status=open&updated=yesterday',
  '#fix/ticket/12?status=open&owner=7',
])('%j names nothing to fix', (fragment) => {
  expect(readFixAddress(fragment)).toBeNull();
});

test.each(['#fix/ticket/new?status=new', 'fix/ticket/new?status=new'])(
  'a ticket that is not saved has no id: %s',
  (fragment) => {
    expect(readFixAddress(fragment)).toEqual({
      kind: 'ticket',
      ticket: { id: null, requesterId: null, organizationId: null, status: 'new', updatedAt: null },
    });
  },
);
