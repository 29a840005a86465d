import { expect, test } from 'vitest';
import { actionsOf, type AuditWish } from '../../../tests/support/audit.builders.ts';
import type { ActionType } from './plan-format.ts';
import { NO_EFFECTS } from './effects.ts';

const ACME = { id: 'ACME', domains: ['acme.example'] };
const LACKING = { id: 11, externalId: 'ACME' };
const HOLDING = { ...LACKING, domainNames: ['acme.example'] };
const OTHER = { id: 12 };

function effectsOf(type: ActionType, wish: AuditWish) {
  const found = actionsOf({ accounts: [ACME], ...wish }).filter((action) => action.type === type);
  if (found.length !== 1) throw new Error(`${found.length} actions of ${type}`);
  return found[0]?.effects;
}

test('a link changes nothing beyond its request', () => {
  const organizations = [{ id: 11, domainNames: ['acme.example'], sharedTickets: true }];
  const users = [{ id: 21, email: 'kim@acme.example', memberOf: [11] }];
  expect(effectsOf('set_org_external_id', { organizations, users })).toEqual(NO_EFFECTS);
});

test('a domain enrolls the verified at once and the others later, suspended ones too', () => {
  const users = [
    { id: 21, email: 'a@acme.example' },
    { id: 22, email: 'b@acme.example', verified: false },
    { id: 23, email: 'c@acme.example', suspended: true },
    { id: 24, email: 'd@acme.example', suspended: true, verified: false },
  ];
  expect(effectsOf('add_org_domain', { organizations: [LACKING], users })).toMatchObject({
    enrolls_now: 2,
    enrolls_later: 2,
    users_with_other_organization: 0,
    will_need_move: false,
    agents_choose_organization: false,
  });
});

test('a domain enrolls no deleted user, agent, member, nor anyone on another domain', () => {
  const users = [
    { id: 21, email: 'a@acme.example', active: false },
    { id: 22, email: 'b@acme.example', role: 'agent' as const },
    { id: 23, email: 'c@acme.example', memberOf: [11] },
    { id: 24, email: 'd@eu.acme.example' },
    { id: 25, email: 'e@acme.example.example' },
    { id: 26, email: null },
  ];
  expect(effectsOf('add_org_domain', { organizations: [LACKING], users })).toEqual(NO_EFFECTS);
});

test('of the users whom a domain enrolls those count who have tickets and no membership', () => {
  const users = [
    { id: 21, email: 'a@acme.example' },
    { id: 22, email: 'b@acme.example', memberOf: [12] },
    { id: 23, email: 'c@acme.example' },
  ];
  const tickets = [
    { id: 31, requesterId: 21, organizationId: null },
    { id: 32, requesterId: 21, organizationId: 11 },
    { id: 33, requesterId: 22, organizationId: 12 },
    { id: 34, requesterId: 23, organizationId: null, status: 'closed' as const },
  ];
  const wish = { organizations: [LACKING, OTHER], users, tickets };
  expect(effectsOf('add_org_domain', wish)).toMatchObject({
    enrolls_now: 3,
    users_with_open_tickets_and_no_membership: 1,
    users_with_other_organization: 1,
    tickets_staying_behind: 2,
    agents_choose_organization: true,
    will_need_move: true,
  });
});

test('a domain opens tickets to all whom it enrolls, or to those who see their organizations’', () => {
  const users = [
    { id: 21, email: 'a@acme.example' },
    { id: 22, email: 'b@acme.example', ticketRestriction: 'organization' },
    { id: 23, email: 'c@acme.example', ticketRestriction: null },
  ];
  expect(effectsOf('add_org_domain', { organizations: [LACKING], users })).toMatchObject({
    users_gaining_ticket_access: 1,
  });
  const shared = [{ ...LACKING, sharedTickets: true }];
  expect(effectsOf('add_org_domain', { organizations: shared, users })).toMatchObject({
    users_gaining_ticket_access: 3,
  });
});

test('a first membership is the default at once, and leaves nothing to choose', () => {
  const users = [{ id: 21, email: 'a@acme.example' }];
  expect(effectsOf('assign_user_to_org', { organizations: [HOLDING], users })).toEqual(NO_EFFECTS);
});

test('a further membership will need a move, and tickets stay behind', () => {
  const users = [{ id: 21, email: 'a@acme.example', memberOf: [12] }];
  const tickets = [
    { id: 31, requesterId: 21, organizationId: 12 },
    { id: 32, requesterId: 21, organizationId: 12, status: 'closed' as const },
    { id: 33, requesterId: 21, organizationId: 11 },
  ];
  const wish = { organizations: [HOLDING, OTHER], users, tickets };
  expect(effectsOf('assign_user_to_org', wish)).toEqual({
    ...NO_EFFECTS,
    users_with_other_organization: 1,
    tickets_staying_behind: 1,
    agents_choose_organization: true,
    will_need_move: true,
  });
});

test('a move leaves tickets where they are, and needs no further move', () => {
  const users = [{ id: 21, email: 'a@acme.example', memberOf: [12, 11] }];
  const tickets = [{ id: 31, requesterId: 21, organizationId: 12 }];
  const wish = { organizations: [{ ...HOLDING, sharedTickets: true }, OTHER], users, tickets };
  expect(effectsOf('move_user_to_org', wish)).toEqual({
    ...NO_EFFECTS,
    users_with_other_organization: 1,
    tickets_staying_behind: 1,
    agents_choose_organization: true,
  });
});
