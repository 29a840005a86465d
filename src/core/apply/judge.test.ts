import { describe, expect, test } from 'vitest';
import type { AuditWish } from '../../../tests/support/audit.builders.ts';
import { organizationId } from '../../../tests/support/tenant.builders.ts';
import type { Action, GuardReason } from '../plan/plan-format.ts';
import { toPolicy, type PolicyChoice } from '../plan/policy.ts';
import { userIds } from '../tenant/ids.ts';
import type { UserId } from '../tenant/records.ts';
import { acrossOf, actionOf, planOf, recordsOf } from './apply.builders.ts';
import { judge } from './judge.ts';
import { blocked, stale, WOULD_APPLY, ALREADY_APPLIED, type Judgement } from './judgement.ts';
import { NOTHING_CHANGED, type AcrossRecords, type ChangedInThisRun } from './live-facts.ts';

/** What differs between the audit and now. */
type Now = {
  readonly wish?: Partial<AuditWish>;
  readonly across?: Partial<AcrossRecords>;
  readonly changed?: ChangedInThisRun;
  readonly policy?: PolicyChoice;
};

function judged(action: Action, then: AuditWish, now: Now = {}): Judgement {
  const wish = { ...then, ...now.wish };
  return judge(
    action,
    recordsOf(action, wish),
    acrossOf(wish, now.across),
    now.changed ?? NOTHING_CHANGED,
    toPolicy(now.policy),
  );
}

const finding = (field: string, planned: unknown, found: unknown) => stale(field, planned, found);

describe('set_org_external_id', () => {
  const then: AuditWish = {
    accounts: [{ id: '001A0000006Vm9r', domains: ['acme.example', 'acme.test'] }],
    organizations: [{ id: 11, domainNames: ['acme.example'] }, { id: 12 }],
  };
  const action = actionOf('set_org_external_id', then);
  const ID = '001A0000006Vm9rIAC';
  const now = (organizations: AuditWish['organizations'], across: Now['across'] = {}) =>
    judged(action, then, { wish: { organizations: organizations ?? [] }, across });

  test('holds while nothing changed', () => {
    expect(judged(action, then)).toEqual(WOULD_APPLY);
    expect(action.detail).toBe(ID);
  });

  test.each([null, '', '  '])('holds while the external id is blank: %j', (externalId) => {
    expect(now([{ id: 11, domainNames: ['acme.example'], externalId }])).toEqual(WOULD_APPLY);
  });

  test.each([ID, ID.toLowerCase(), '001A0000006Vm9r', ` ${ID} `])(
    'is done with %j',
    (externalId) => {
      expect(now([{ id: 11, externalId }])).toEqual(ALREADY_APPLIED);
    },
  );

  test('that names no organization stays blocked', () => {
    const nobody: Action = { ...action, before: null };
    expect(judged(nobody, then)).toEqual(blocked('multiple_org_candidates'));
    expect(judged({ ...action, after: null }, then)).toEqual(blocked('multiple_org_candidates'));
  });

  test('is stale with another id, or one that differs in case alone at 15 characters', () => {
    for (const externalId of ['OTHER', '001a0000006vm9r'])
      expect(now([{ id: 11, externalId, domainNames: ['acme.example'] }])).toEqual(
        finding('external_id', null, externalId),
      );
  });

  test('is stale without the organization', () => {
    expect(now([])).toEqual(finding('organization', '11', null));
  });

  test.each([ID, ID.toUpperCase(), '001A0000006Vm9r'])(
    'is stale where another organization has the id as %j',
    (externalId) => {
      expect(
        now([
          { id: 11, domainNames: ['acme.example'] },
          { id: 12, externalId },
        ]),
      ).toEqual(finding('organizations_with_external_id', [], ['12']));
    },
  );

  test('is stale with another candidate, or none', () => {
    const other = { id: 12, domainNames: ['acme.test'] };
    expect(now([{ id: 11, domainNames: ['acme.example'] }, other])).toEqual(
      finding('candidate_organizations', ['11'], ['11', '12']),
    );
    expect(now([{ id: 11 }])).toEqual(finding('candidate_organizations', ['11'], []));
    expect(now([{ id: 11, domainNames: ['acme.test', 'new.example'] }])).toEqual(WOULD_APPLY);
  });

  test('a stored id is the only candidate, whatever domains say', () => {
    const stored: AuditWish = {
      accounts: [{ id: 'ACME', domains: ['acme.example'], stored: 11 }],
      organizations: [{ id: 11 }],
    };
    const link = actionOf('set_org_external_id', stored);
    const wish = { organizations: [{ id: 11 }, { id: 12, domainNames: ['acme.example'] }] };
    expect(judged(link, stored, { wish })).toEqual(WOULD_APPLY);
  });

  test('is blocked where organizations were not all understood', () => {
    expect(judged(action, then, { across: { isComplete: false } })).toEqual(
      blocked('incomplete_read'),
    );
  });

  test('is no matter of the name or of shared tickets', () => {
    expect(
      now([{ id: 11, name: 'New', sharedTickets: true, domainNames: ['acme.example'] }]),
    ).toEqual(WOULD_APPLY);
  });
});

describe('add_org_domain', () => {
  const then: AuditWish = {
    accounts: [{ id: 'ACME', domains: ['acme.example', 'acme.test'] }],
    organizations: [{ id: 11, externalId: 'ACME', domainNames: ['acme.example'] }, { id: 12 }],
    users: [{ id: 21, email: 'kim@acme.test', memberOf: [12], suspended: true }],
  };
  const action = actionOf('add_org_domain', then);
  const acme = (change: object) => ({
    id: 11,
    externalId: 'ACME',
    domainNames: ['acme.example'],
    ...change,
  });
  const now = (organizations: AuditWish['organizations']) =>
    judged(action, then, { wish: { organizations: organizations ?? [] } });

  test('holds while nothing changed', () => {
    expect(judged(action, then)).toEqual(WOULD_APPLY);
  });

  test('is done where the domain is there, however it is written', () => {
    expect(now([acme({ domainNames: ['new.example', 'ACME.test'] })])).toEqual(ALREADY_APPLIED);
  });

  test('is stale without the organization or without the link', () => {
    expect(now([])).toEqual(finding('organization', '11', null));
    expect(now([acme({ externalId: null })])).toEqual(finding('external_id', 'ACME', null));
    expect(now([acme({ externalId: 'ACME2' })])).toEqual(finding('external_id', 'ACME', 'ACME2'));
    expect(now([acme({ externalId: 'acme' })])).toEqual(WOULD_APPLY);
  });

  test('is stale with another set of domains, not with another order or case', () => {
    for (const domainNames of [[], ['acme.example', 'new.example'], ['eu.acme.example']])
      expect(now([acme({ domainNames })])).toEqual(
        finding('domain_names', ['acme.example'], domainNames),
      );
    expect(now([acme({ domainNames: ['Acme.example'] })])).toEqual(WOULD_APPLY);
  });

  test('is not stale by domains that this run added, but by all others', () => {
    const changed = {
      ...NOTHING_CHANGED,
      domainsAdded: new Map([[organizationId(11), ['acme-labs.test']]]),
    };
    const judgedWith = (domainNames: readonly string[]) =>
      judged(action, then, { changed, wish: { organizations: [acme({ domainNames })] } });
    expect(judgedWith(['acme.example', 'acme-labs.test'])).toEqual(WOULD_APPLY);
    expect(judgedWith(['acme.example', 'acme-labs.test', 'x.example'])).toMatchObject({
      kind: 'stale',
    });
    expect(judgedWith(['acme-labs.test'])).toMatchObject({ kind: 'stale' });
    const elsewhere = { ...changed, domainsAdded: new Map([[organizationId(12), ['x.example']]]) };
    expect(
      judged(action, then, {
        changed: elsewhere,
        wish: { organizations: [acme({ domainNames: ['acme.example', 'x.example'] })] },
      }),
    ).toMatchObject({ kind: 'stale' });
  });

  test('is stale where another organization has the domain', () => {
    expect(now([acme({}), { id: 12, domainNames: ['acme.test'] }])).toEqual(
      finding('organizations_with_domain', [], ['12']),
    );
    expect(now([acme({}), { id: 12, domainNames: ['eu.acme.test'] }])).toEqual(WOULD_APPLY);
  });

  test.each<[GuardReason, Now]>([
    ['incomplete_read', { across: { isComplete: false } }],
    ['incomplete_read', { across: { usersOnDomain: new Map() } }],
    [
      'ticket_side_effect',
      {
        wish: {
          users: [{ id: 21, email: 'kim@acme.test' }],
          tickets: [{ id: 31, requesterId: 21 }],
        },
      },
    ],
    ['multiple_organizations_disabled', { across: { multipleOrganizations: false } }],
    ['multiple_organizations_disabled', { across: { multipleOrganizations: null } }],
    ['enrolls_too_many_users', { policy: { maxEnrolledUsers: 0 } }],
    [
      'grants_ticket_access',
      { wish: { organizations: [acme({ sharedTickets: true }), { id: 12 }] } },
    ],
    [
      'grants_ticket_access',
      {
        wish: {
          users: [
            { id: 21, email: 'kim@acme.test', memberOf: [12], ticketRestriction: 'organization' },
          ],
        },
      },
    ],
  ])('is blocked by %s', (guard, change) => {
    expect(judged(action, then, change)).toEqual(blocked(guard));
  });

  test('whoever is a member already, deleted or no end-user is not enrolled', () => {
    for (const change of [{ memberOf: [11] }, { active: false }, { role: 'agent' as const }]) {
      const users = [{ id: 21, email: 'kim@acme.test', memberOf: [12], ...change }];
      expect(judged(action, then, { wish: { users }, policy: { maxEnrolledUsers: 0 } })).toEqual(
        WOULD_APPLY,
      );
    }
  });

  test('a domain known from a website needs an audited user on it', () => {
    const website: AuditWish = {
      ...then,
      accounts: [{ id: 'ACME', domains: ['acme.example'], websites: ['acme.test'] }],
      users: [{ id: 21, email: 'kim@acme.test', memberOf: [12] }],
    };
    const proven = actionOf('add_org_domain', website);
    expect(judged(proven, website)).toEqual(WOULD_APPLY);
    const suspended = [{ id: 21, email: 'kim@acme.test', memberOf: [12], suspended: true }];
    for (const users of [[], suspended])
      expect(judged(proven, website, { wish: { users } })).toEqual(blocked('unproven_domain'));
    expect(
      judged(proven, website, {
        wish: { users: [] },
        policy: { liftedGuards: ['unproven_domain'] },
      }),
    ).toEqual(WOULD_APPLY);
  });
});

describe('assign_user_to_org', () => {
  const then: AuditWish = {
    accounts: [{ id: 'ACME', domains: ['acme.example'] }],
    organizations: [
      { id: 11, externalId: 'ACME', domainNames: ['acme.example'] },
      { id: 12 },
      { id: 13 },
    ],
    users: [{ id: 21, email: 'kim@acme.example', memberOf: [12] }],
  };
  const action = actionOf('assign_user_to_org', then);
  const now = (change: object, more: Omit<Now, 'wish'> = {}) =>
    judged(action, then, {
      wish: { users: [{ id: 21, email: 'kim@acme.example', memberOf: [12], ...change }] },
      ...more,
    });

  test('holds while nothing that it depends on changed', () => {
    expect(judged(action, then)).toEqual(WOULD_APPLY);
    expect(now({ verified: false })).toEqual(WOULD_APPLY);
  });

  test('is done where the user is a member, by default or not', () => {
    expect(now({ memberOf: [12, 11] })).toEqual(ALREADY_APPLIED);
    expect(now({ memberOf: [11] })).toEqual(ALREADY_APPLIED);
  });

  test.each<[string, object, Judgement]>([
    ['a suspended user', { suspended: true }, finding('suspended', false, true)],
    ['a deleted user', { active: false }, finding('user', '21', null)],
    [
      'another address',
      { email: 'kim@x.example' },
      finding('email', 'kim@acme.example', 'kim@x.example'),
    ],
    ['no address', { email: null }, finding('email', 'kim@acme.example', null)],
    [
      'another membership',
      { memberOf: [12, 13] },
      finding('organization_ids', ['12'], ['12', '13']),
    ],
    ['no membership', { memberOf: [] }, finding('organization_ids', ['12'], [])],
  ])('is stale with %s', (_, change, judgement) => {
    expect(now(change)).toEqual(judgement);
  });

  test('is stale without the user, the organization or its link', () => {
    expect(judged(action, then, { wish: { users: [] } })).toEqual(finding('user', '21', null));
    expect(judged(action, then, { wish: { organizations: [{ id: 12 }] } })).toEqual(
      finding('organization', '11', null),
    );
    expect(
      judged(action, then, { wish: { organizations: [{ id: 11, externalId: 'B' }, { id: 12 }] } }),
    ).toEqual(finding('external_id', 'ACME', 'B'));
  });

  test('is not stale by an organization that a domain of this run may have enrolled the user in', () => {
    const enrolled = (organization: number, user: number): Omit<Now, 'wish'> => ({
      changed: {
        ...NOTHING_CHANGED,
        mayBeEnrolled: new Map([[organizationId(organization), new Set([userId(user)])]]),
      },
    });
    expect(now({ memberOf: [12, 13] }, enrolled(13, 21))).toEqual(WOULD_APPLY);
    for (const other of [enrolled(13, 22), enrolled(14, 21)])
      expect(now({ memberOf: [12, 13] }, other)).toMatchObject({ kind: 'stale' });
  });

  test.each(['agent', 'admin'] as const)('is blocked for an %s, and not called stale', (role) => {
    expect(now({ role, email: 'other@acme.example' })).toEqual(blocked('not_an_end_user'));
    expect(now({ role }, { policy: { liftedGuards: ['not_an_end_user'] } })).toEqual(WOULD_APPLY);
  });

  test.each<[GuardReason, Now]>([
    ['multiple_organizations_disabled', { across: { multipleOrganizations: false } }],
    ['multiple_organizations_disabled', { across: { multipleOrganizations: null } }],
    [
      'grants_ticket_access',
      {
        wish: { organizations: [{ id: 11, externalId: 'ACME', sharedTickets: true }, { id: 12 }] },
      },
    ],
  ])('is blocked by %s', (guard, change) => {
    expect(judged(action, then, change)).toEqual(blocked(guard));
  });

  test('a first membership is blocked by a ticket that is not closed, a later one is not', () => {
    const first: AuditWish = { ...then, users: [{ id: 21, email: 'kim@acme.example' }] };
    const assignment = actionOf('assign_user_to_org', first);
    const withTicket = (status: 'solved' | 'closed') => ({
      wish: { tickets: [{ id: 31, requesterId: 21, status }] },
    });
    expect(judged(assignment, first, withTicket('solved'))).toEqual(blocked('ticket_side_effect'));
    expect(judged(assignment, first, withTicket('closed'))).toEqual(WOULD_APPLY);
    expect(judged(action, then, withTicket('solved'))).toEqual(WOULD_APPLY);
    expect(judged(assignment, first, { across: { multipleOrganizations: false } })).toEqual(
      WOULD_APPLY,
    );
  });
});

describe('move_user_to_org', () => {
  const then: AuditWish = {
    accounts: [{ id: 'ACME', domains: ['acme.example'] }],
    organizations: [
      { id: 11, externalId: 'ACME', domainNames: ['acme.example'] },
      { id: 12 },
      { id: 13 },
    ],
    users: [{ id: 21, email: 'kim@acme.example', memberOf: [12, 11, 13] }],
  };
  const action = actionOf('move_user_to_org', then);
  const now = (change: object, more: Omit<Now, 'wish'> = {}) =>
    judged(action, then, {
      wish: { users: [{ id: 21, email: 'kim@acme.example', memberOf: [12, 11, 13], ...change }] },
      ...more,
    });

  test('holds while nothing changed', () => {
    expect(judged(action, then)).toEqual(WOULD_APPLY);
  });

  test('is done where the membership is the default', () => {
    expect(now({ defaultOrganization: 11 })).toEqual(ALREADY_APPLIED);
  });

  test.each<[string, object, Judgement]>([
    [
      'another default',
      { defaultOrganization: 13 },
      finding('default_organization_id', '12', '13'),
    ],
    ['no default', { defaultOrganization: null }, finding('default_organization_id', '12', null)],
    ['the membership gone', { memberOf: [12, 13] }, finding('membership_id', '2102', null)],
    [
      'the membership made anew',
      { memberOf: [12, 13, 11] },
      finding('membership_id', '2102', '2103'),
    ],
    [
      'one organization fewer',
      { memberOf: [12, 11] },
      finding('organization_ids', ['11', '12', '13'], ['11', '12']),
    ],
    ['a suspended user', { suspended: true }, finding('suspended', false, true)],
    [
      'another address',
      { email: 'a@x.example' },
      finding('email', 'kim@acme.example', 'a@x.example'),
    ],
  ])('is stale with %s', (_, change, judgement) => {
    expect(now(change)).toEqual(judgement);
  });

  test('is blocked for an agent, and where one organization a user is the rule', () => {
    expect(now({ role: 'agent' })).toEqual(blocked('not_an_end_user'));
    for (const multipleOrganizations of [false, null])
      expect(now({}, { across: { multipleOrganizations } })).toEqual(
        blocked('multiple_organizations_disabled'),
      );
  });

  test('open tickets and shared tickets do not hold it: nobody joins', () => {
    const wish: Partial<AuditWish> = {
      tickets: [{ id: 31, requesterId: 21 }],
      organizations: [{ id: 11, externalId: 'ACME', sharedTickets: true }, { id: 12 }, { id: 13 }],
    };
    expect(judged(action, then, { wish })).toEqual(WOULD_APPLY);
  });
});

describe('any action', () => {
  const then: AuditWish = {
    accounts: [{ id: 'ACME', domains: ['acme.example'] }],
    organizations: [
      { id: 11, externalId: 'ACME' },
      { id: 12, externalId: 'acme', domainNames: ['acme.example'] },
    ],
    users: [{ id: 21, email: 'kim@acme.example' }],
  };

  test('that was blocked when it was planned stays blocked for that reason', () => {
    const { actions } = planOf(then);
    expect(actions.length).toBeGreaterThan(1);
    for (const action of actions)
      expect(judged(action, then)).toEqual(blocked('duplicate_external_id'));
  });

  test('is never judged by the records of another type', () => {
    const link: AuditWish = {
      accounts: [{ id: 'ACME', domains: ['acme.example'] }],
      organizations: [{ id: 11, domainNames: ['acme.example'] }],
    };
    const action = actionOf('set_org_external_id', link);
    const records = { type: 'add_org_domain', organization: null } as const;
    expect(() => judge(action, records, acrossOf(link), NOTHING_CHANGED, toPolicy())).toThrow(
      'records of add_org_domain',
    );
  });
});

function userId(id: number): UserId {
  const parsed = userIds.parse(String(id));
  if (parsed === null) throw new Error(`not an id: ${id}`);
  return parsed;
}
