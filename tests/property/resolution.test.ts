import { expect, test } from 'vitest';
import { ISSUE_CATALOGUE } from '../../src/core/detect/catalogue.ts';
import { coverageOf } from '../../src/core/detect/coverage.ts';
import type { IssueCode } from '../../src/core/detect/issue.ts';
import type { Action } from '../../src/core/plan/plan-format.ts';
import type { ListedTenant } from '../support/tenant.builders.ts';
import { describeWorlds, ofAnyWorld } from '../support/any-world.ts';
import { tenantOf } from '../support/random-world.ts';

const WITHOUT_ORGANIZATION: readonly IssueCode[] = [
  'org_missing_external_id',
  'org_external_id_conflict',
  'account_missing_zendesk_org',
];
const WITH_DUPLICATES: readonly IssueCode[] = [
  'org_duplicate_external_id',
  'user_resolution_blocked_duplicate_external_id',
  'ticket_resolution_blocked_duplicate_external_id',
];

describeWorlds('resolution', (audit) => {
  test('an account without an expected organization raises only what says so', () => {
    ofAnyWorld((world) => {
      const { detection, situation, plan } = audit(world);
      for (const { account, expected, unresolved } of situation.cases()) {
        if (expected) continue;
        const allowed =
          unresolved === 'duplicate_external_id' ? WITH_DUPLICATES : WITHOUT_ORGANIZATION;
        const raised = detection.issues.filter(({ accountId }) => accountId === account.id);
        expect(raised.map(({ code }) => code).filter((code) => !allowed.includes(code))).toEqual(
          [],
        );
        expect(
          raised.filter(({ code }) => ISSUE_CATALOGUE[code].subject === 'account').length,
        ).toBe(1);
        const own = plan.actions.filter(({ sf_account_id }) => sf_account_id === account.id);
        expect(own.filter((action) => isPrepared(action))).toEqual([]);
      }
    });
  });

  test('no organization is the expected one of two accounts', () => {
    ofAnyWorld((world) => {
      const ids = audit(world)
        .situation.cases()
        .flatMap(({ expected }) => (expected ? [expected.organization.id] : []));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  test('of a provisional organization nothing but the link is prepared', () => {
    ofAnyWorld((world) => {
      const { situation, plan } = audit(world);
      for (const { account, expected } of situation.cases()) {
        if (expected?.standing !== 'provisional') continue;
        const prepared = plan.actions.filter(
          (action) => action.sf_account_id === account.id && isPrepared(action),
        );
        expect(prepared.filter(({ type }) => type !== 'set_org_external_id')).toEqual([]);
      }
    });
  });

  test('coverage counts every record once', () => {
    ofAnyWorld((world) => {
      const { situation } = audit(world);
      const { users, tickets, accounts } = coverageOf(situation);
      expect(sum(users.audited) + sum(users.leftOut)).toBe(situation.users.all.length);
      expect(sum(tickets.audited) + sum(tickets.leftOut)).toBe(situation.tickets.length);
      expect(accounts.linked + accounts.provisional + sum(accounts.unresolved)).toBe(
        accounts.total,
      );
    });
  });

  test('what is prepared holds in the records as they were read', () => {
    ofAnyWorld((world) => {
      const tenant = tenantOf(world);
      for (const action of audit(world).plan.actions)
        if (isPrepared(action)) expect(isSafe(action, tenant), action.id).toBe(true);
    });
  });
});

/** The preconditions of a prepared action, told anew from the raw records. */
function isSafe(action: Action, tenant: ListedTenant): boolean {
  switch (action.type) {
    case 'set_org_external_id':
      return isSafeLink(action, tenant);
    case 'add_org_domain':
      return !tenant.organizations.some(({ domainNames }) =>
        domainNames.some((name) => name.toLowerCase() === action.detail),
      );
    case 'assign_user_to_org':
      return (
        isPlainUser(action, tenant) &&
        !membersOf(action.detail, tenant).includes(action.target.id) &&
        (tenant.multipleOrganizations === true || !hasOrganization(action.target.id, tenant)) &&
        (hasOrganization(action.target.id, tenant) || !hasOpenTicket(action.target.id, tenant))
      );
    case 'move_user_to_org':
      return (
        isPlainUser(action, tenant) &&
        tenant.multipleOrganizations === true &&
        membersOf(action.detail, tenant).includes(action.target.id)
      );
  }
}

function isSafeLink({ target, detail }: Action, { organizations }: ListedTenant): boolean {
  const organization = organizations.find(({ id }) => String(id) === target.id);
  const spelled = (externalId: string | null) => externalId?.trim().toLowerCase().slice(0, 15);
  const isTaken = organizations.some(({ externalId }) => spelled(externalId) === spelled(detail));
  return organization !== undefined && (organization.externalId ?? '').trim() === '' && !isTaken;
}

function isPlainUser({ target }: Action, { users }: ListedTenant): boolean {
  const user = users.find(({ id }) => String(id) === target.id);
  return user?.role === 'end-user' && user.active && !user.suspended;
}

function membersOf(organization: string, { memberships }: ListedTenant): readonly string[] {
  return memberships
    .filter(({ organizationId }) => String(organizationId) === organization)
    .map(({ userId }) => String(userId));
}

function hasOrganization(user: string, { memberships }: ListedTenant): boolean {
  return memberships.some(({ userId }) => String(userId) === user);
}

function hasOpenTicket(user: string, { tickets }: ListedTenant): boolean {
  return tickets.some(
    ({ requesterId, status }) =>
      String(requesterId) === user && status !== 'closed' && status !== 'deleted',
  );
}

function isPrepared({ status }: Action): boolean {
  return status === 'prepared';
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
