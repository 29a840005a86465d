import { describe, expect, test } from 'vitest';
import type { ReceiptEntry } from '../../src/core/apply/receipt-format.ts';
import {
  LIFTABLE_GUARDS,
  type Action,
  type GuardReason,
  type Plan,
} from '../../src/core/plan/plan-format.ts';
import type { Reader } from '../../src/zendesk/reader.ts';
import { applyOn, dryRunOn } from '../support/apply-stage.ts';
import {
  ACME,
  BIRCH,
  CEDAR,
  CONSULTANT,
  CONSULTANT_TICKET,
  CONSULTANTS,
  domainsAt,
  DOGWOOD,
  ENROLLED,
  MOVERS,
  NEWCOMER,
  organizationsAt,
  pass,
  SMALL_ACCOUNT,
  smallStage,
  ticket,
  ticketOrganization,
  user,
  writesOf,
  type SmallWish,
} from '../support/apply-world.ts';
import { auditStage, type Stage } from '../support/stage.ts';

/** What the plan says of the action on a target. */
function planned({ actions }: Plan, target: number, detail: string): Action {
  const found = actions.find((one) => one.target.id === String(target) && one.detail === detail);
  if (!found) throw new Error(`no action on ${target} with ${detail}`);
  return found;
}

/** What a dry run and an apply say of an action, which has to be the same, and is to be no write. */
async function heldLive(stage: Stage, plan: Plan, { id }: Action): Promise<ReceiptEntry> {
  const alone = (entries: readonly ReceiptEntry[]) => entries.find((one) => one.action_id === id);
  const dryRun = alone((await dryRunOn(stage, plan)).entries);
  const applied = alone((await applyOn(stage, plan)).entries);
  if (!dryRun || !applied) throw new Error('no entry');
  expect([dryRun.outcome, dryRun.reason]).toEqual([applied.outcome, applied.reason]);
  expect(applied.request).toBeNull();
  return applied;
}

/** A request that the product refuses to send, sent by hand to see what it would do. */
async function sendRaw(stage: Stage, method: string, path: string, body: unknown): Promise<number> {
  const { status } = await stage.fake.handle({
    method,
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await pass(stage, 120);
  return status;
}

async function assignRaw(stage: Stage, userId: number, organizationId: number): Promise<number> {
  return await sendRaw(stage, 'POST', '/api/v2/organization_memberships.json', {
    organization_membership: { user_id: userId, organization_id: organizationId },
  });
}

async function addDomainRaw(stage: Stage, organizationId: number, domain: string): Promise<number> {
  const domain_names = [...domainsAt(stage, organizationId), domain];
  return await sendRaw(stage, 'PUT', `/api/v2/organizations/${organizationId}.json`, {
    organization: { domain_names },
  });
}

function withUsers(...users: NonNullable<SmallWish['seed']>['users'] & object): SmallWish {
  return { seed: { users: [...SMALL_ACCOUNT.users, ...users] } };
}

const blockedBy = (guard: GuardReason) => ({ status: 'blocked', blocked_reason: guard });
const heldBy = (guard: GuardReason) => ({ outcome: 'blocked', reason: guard });

describe('ticket_side_effect: a first membership takes open tickets along', () => {
  const OPEN = 9777;
  const withOpenTicket: SmallWish = {
    seed: { tickets: [...SMALL_ACCOUNT.tickets, ticket(OPEN, NEWCOMER, null, 'open')] },
  };
  const withStranger: SmallWish = {
    seed: {
      users: [...SMALL_ACCOUNT.users, user(203, 'user203@birch.test')],
      tickets: [...SMALL_ACCOUNT.tickets, ticket(OPEN, 203, null, 'pending')],
    },
  };

  test('the harm of an assignment', async () => {
    const { stage } = await smallStage(withOpenTicket);
    expect(await assignRaw(stage, NEWCOMER, CEDAR)).toBe(201);
    expect(ticketOrganization(stage, OPEN)).toBe(CEDAR);
  });

  test('the harm of a domain', async () => {
    const { stage } = await smallStage(withStranger);
    expect(await addDomainRaw(stage, BIRCH, 'birch.test')).toBe(200);
    expect(ticketOrganization(stage, OPEN)).toBe(BIRCH);
  });

  test('it is not planned', async () => {
    const assignment = await smallStage(withOpenTicket);
    expect(planned(assignment.plan, NEWCOMER, String(CEDAR))).toMatchObject(
      blockedBy('ticket_side_effect'),
    );
    const domain = await smallStage(withStranger);
    expect(planned(domain.plan, BIRCH, 'birch.test')).toMatchObject(
      blockedBy('ticket_side_effect'),
    );
    await applyOn(domain.stage, domain.plan);
    await pass(domain.stage, 600);
    expect(ticketOrganization(domain.stage, OPEN)).toBeNull();
  });

  test('a ticket that came after the audit is read live, for an assignment', async () => {
    const { stage, plan } = await smallStage();
    const action = planned(plan, NEWCOMER, String(CEDAR));
    expect(action.status).toBe('prepared');
    const { ticketId } = stage.fake.colleague.receiveRequest({
      email: 'user301@cedar.example',
      name: 'Person 301',
      subject: 'Help',
    });
    await pass(stage, 120);
    expect(await heldLive(stage, plan, action)).toMatchObject(heldBy('ticket_side_effect'));
    await pass(stage, 600);
    expect(ticketOrganization(stage, ticketId)).toBeNull();
  });

  test('a user with an open ticket who came after the audit is found live, for a domain', async () => {
    const { stage, plan } = await smallStage();
    const action = planned(plan, BIRCH, 'birch.test');
    expect(action.status).toBe('prepared');
    const { ticketId } = stage.fake.colleague.receiveRequest({
      email: 'new@birch.test',
      name: 'Newly Here',
      subject: 'Help',
    });
    await pass(stage, 300);
    expect(await heldLive(stage, plan, action)).toMatchObject(heldBy('ticket_side_effect'));
    expect(ticketOrganization(stage, ticketId)).toBeNull();
  });
});

describe('multiple_organizations_disabled: a second membership replaces the first', () => {
  const ONE = { seed: { multipleOrganizations: false } } satisfies SmallWish;

  test('the harm of an assignment: the old membership is gone, and its tickets moved', async () => {
    const { stage } = await smallStage(ONE);
    expect(await assignRaw(stage, CONSULTANT, CEDAR)).toBe(201);
    expect(organizationsAt(stage, CONSULTANT)).toEqual([CEDAR]);
    expect(ticketOrganization(stage, CONSULTANT_TICKET)).toBe(CEDAR);
  });

  test('the harm of a domain: whoever it enrolls loses the old organization', async () => {
    const { stage } = await smallStage(ONE);
    await addDomainRaw(stage, BIRCH, 'birch-labs.test');
    expect(organizationsAt(stage, ENROLLED)).toEqual([BIRCH]);
  });

  test('it is not planned', async () => {
    const { plan } = await smallStage(ONE);
    for (const action of [
      planned(plan, CONSULTANT, String(CEDAR)),
      planned(plan, BIRCH, 'birch-labs.test'),
      planned(plan, MOVERS[0], String(DOGWOOD)),
    ])
      expect(action).toMatchObject(blockedBy('multiple_organizations_disabled'));
    // Nobody who has another organization is concerned by these.
    expect(planned(plan, NEWCOMER, String(CEDAR)).status).toBe('prepared');
    expect(planned(plan, BIRCH, 'birch.test').status).toBe('prepared');
  });

  test.each([
    ['an assignment', CONSULTANT, String(CEDAR)],
    ['a domain', BIRCH, 'birch-labs.test'],
    ['a move', MOVERS[0], String(DOGWOOD)],
  ])('the setting is read live, for %s', async (_, target, detail) => {
    const { stage, plan } = await smallStage();
    const action = planned(plan, target, detail);
    expect(action.status).toBe('prepared');
    stage.fake.colleague.allowMultipleOrganizations(false);
    expect(await heldLive(stage, plan, action)).toMatchObject(
      heldBy('multiple_organizations_disabled'),
    );
    expect(organizationsAt(stage, CONSULTANT)).toEqual([CONSULTANTS]);
  });
});

describe('incomplete_read: what was not read may contradict the action', () => {
  /** The account with an organization that has the id and the domain, and that nobody can understand. */
  const HIDDEN = 150;
  const withHidden: SmallWish = {
    seed: {
      organizations: [
        ...SMALL_ACCOUNT.organizations,
        {
          id: HIDDEN,
          name: 'Birch Labs',
          domain_names: ['birch.test', 'acme.example'],
          age: 9000,
        },
      ],
    },
  };

  function blindTo(reader: Reader, hidden: number): Reader {
    return {
      ...reader,
      organizations: async function* () {
        for await (const { records, unreadable } of reader.organizations())
          yield {
            records: records.filter(({ id }) => id !== hidden),
            unreadable: [...unreadable, { id: String(hidden), why: 'name' }],
          };
      },
    };
  }

  test('the harm: one domain on two organizations, and nobody can say whose it is', async () => {
    const { stage, plan } = await smallStage(withHidden);
    expect(planned(plan, BIRCH, 'birch.test')).toMatchObject({
      blocked_reason: 'domain_belongs_to_other_org',
    });
    expect(await addDomainRaw(stage, BIRCH, 'birch.test')).toBe(200);
    expect(domainsAt(stage, BIRCH)).toContain('birch.test');
    expect(domainsAt(stage, HIDDEN)).toContain('birch.test');
  });

  test('what rests on organizations that were not all understood is blocked live', async () => {
    const { stage, plan } = await smallStage();
    const blind = { ...stage, reader: blindTo(stage.reader, CONSULTANTS) };
    for (const action of [
      planned(plan, ACME, 'ACME'),
      planned(plan, BIRCH, 'birch.test'),
      planned(plan, BIRCH, 'birch-labs.test'),
    ])
      expect(await heldLive(blind, plan, action)).toMatchObject(heldBy('incomplete_read'));
  });

  test('and a search that finds somebody it cannot describe blocks the domain', async () => {
    const { stage, plan } = await smallStage();
    const reader: Reader = {
      ...stage.reader,
      usersOnDomain: async function* (domain) {
        for await (const { records } of stage.reader.usersOnDomain(domain))
          yield { records, unreadable: [{ id: '777', why: 'role' }] };
      },
    };
    const action = planned(plan, BIRCH, 'birch.test');
    expect(await heldLive({ ...stage, reader }, plan, action)).toMatchObject(
      heldBy('incomplete_read'),
    );
    expect(domainsAt(stage, BIRCH)).toEqual(['birch.example']);
  });

  test('it is not planned where a layer was not read to its end', async () => {
    const { stage } = await smallStage();
    stage.fake.faults.add({
      kind: 'status',
      status: 403,
      times: 100_000,
      match: { path: '/api/v2/organization_memberships' },
    });
    const { plan } = (await auditStage(stage)).result;
    const prepared = plan.actions.filter(({ status }) => status === 'prepared');
    expect(prepared.map(({ type }) => type)).toEqual(['set_org_external_id']);
    expect(plan.actions.some((action) => action.blocked_reason === 'incomplete_read')).toBe(true);
  });
});

describe('enrolls_too_many_users: one approved line moves more people than allowed', () => {
  const three = [204, 205, 206].map((id) => ({
    ...user(id, `user${id}@birch.test`),
    suspended: true,
  }));
  const wish: SmallWish = { ...withUsers(...three), policy: { maxEnrolledUsers: 2 } };

  test('the harm, with the guard lifted', async () => {
    const { stage, plan } = await smallStage({
      ...wish,
      policy: { maxEnrolledUsers: 2, liftedGuards: ['enrolls_too_many_users'] },
    });
    await applyOn(stage, plan);
    for (const { id } of three) expect(organizationsAt(stage, id)).toEqual([BIRCH]);
  });

  test('it is not planned, and one fewer is', async () => {
    const { stage, plan } = await smallStage(wish);
    expect(planned(plan, BIRCH, 'birch.test')).toMatchObject({
      ...blockedBy('enrolls_too_many_users'),
      effects: { enrolls_now: 3 },
    });
    await applyOn(stage, plan);
    for (const { id } of three) expect(organizationsAt(stage, id)).toEqual([]);
    const fewer = await smallStage({ ...wish, policy: { maxEnrolledUsers: 3 } });
    expect(planned(fewer.plan, BIRCH, 'birch.test').status).toBe('prepared');
  });

  test('people who came after the audit are found live, by search and by the export of changes', async () => {
    for (const seconds of [90, 600]) {
      const { stage, plan } = await smallStage({
        ...withUsers(...three.slice(0, 2)),
        policy: { maxEnrolledUsers: 2 },
      });
      const action = planned(plan, BIRCH, 'birch.test');
      expect(action.status).toBe('prepared');
      stage.fake.colleague.changeEmail(MOVERS[0], 'moved@birch.test');
      await pass(stage, seconds);
      expect(await heldLive(stage, plan, action)).toMatchObject(heldBy('enrolls_too_many_users'));
    }
  });
});

describe('grants_ticket_access: people see tickets of others', () => {
  const sharing: SmallWish = {
    seed: {
      organizations: SMALL_ACCOUNT.organizations.map((one) =>
        one.id === CEDAR || one.id === BIRCH ? { ...one, shared_tickets: true } : one,
      ),
    },
  };

  test('the harm, with the guard lifted: members of an organization that shares its tickets', async () => {
    const { stage, plan } = await smallStage({
      ...sharing,
      policy: { liftedGuards: ['grants_ticket_access'] },
    });
    await applyOn(stage, plan);
    expect(organizationsAt(stage, NEWCOMER)).toEqual([CEDAR]);
    expect(organizationsAt(stage, ENROLLED)).toEqual([CONSULTANTS, BIRCH]);
    const { organizations } = stage.fake.snapshot();
    expect(organizations.filter((one) => one.shared_tickets).map(({ id }) => id)).toEqual([
      BIRCH,
      CEDAR,
    ]);
  });

  test('it is not planned', async () => {
    const { stage, plan } = await smallStage(sharing);
    expect(planned(plan, NEWCOMER, String(CEDAR))).toMatchObject({
      ...blockedBy('grants_ticket_access'),
      effects: { users_gaining_ticket_access: 1 },
    });
    expect(planned(plan, BIRCH, 'birch-labs.test')).toMatchObject(
      blockedBy('grants_ticket_access'),
    );
    // Nobody is enrolled by this one, so nobody gains anything.
    expect(planned(plan, BIRCH, 'birch.test').status).toBe('prepared');
    await applyOn(stage, plan);
    expect(organizationsAt(stage, NEWCOMER)).toEqual([]);
    expect(organizationsAt(stage, ENROLLED)).toEqual([CONSULTANTS]);
  });

  test.each([
    [
      'an organization that begins to share',
      (stage: Stage) => {
        stage.fake.colleague.setSharedTickets(CEDAR, true);
      },
    ],
    [
      'a user who is allowed to see all',
      (stage: Stage) => {
        stage.fake.colleague.editProfile(NEWCOMER, { ticket_restriction: 'organization' });
      },
    ],
  ])('%s after the audit is read live', async (_, edit) => {
    const { stage, plan } = await smallStage({
      seed: {
        organizations: SMALL_ACCOUNT.organizations.map((one) =>
          one.id === CEDAR ? { ...one, domain_names: [] } : one,
        ),
      },
    });
    const action = planned(plan, NEWCOMER, String(CEDAR));
    expect(action.status).toBe('prepared');
    edit(stage);
    expect(await heldLive(stage, plan, action)).toMatchObject(heldBy('grants_ticket_access'));
    expect(organizationsAt(stage, NEWCOMER)).toEqual([]);
  });
});

describe('unproven_domain: a website is no proof of a mail domain', () => {
  const accounts = [
    { id: 'BIRCH', domains: ['birch.example'], websites: ['birch-labs.test'] },
  ] as const;

  test('the harm, with the guard lifted: a stranger is enrolled', async () => {
    const { stage, plan } = await smallStage({
      accounts,
      policy: { liftedGuards: ['unproven_domain'] },
    });
    await applyOn(stage, plan);
    expect(organizationsAt(stage, ENROLLED)).toEqual([CONSULTANTS, BIRCH]);
  });

  test('it is not planned; with an audited user on it, or from a column of domains, it is', async () => {
    const { stage, plan } = await smallStage({ accounts });
    expect(planned(plan, BIRCH, 'birch-labs.test')).toMatchObject(blockedBy('unproven_domain'));
    await applyOn(stage, plan);
    expect(domainsAt(stage, BIRCH)).toEqual(['birch.example']);

    const proven = await smallStage({
      accounts,
      ...withUsers(user(207, 'user207@birch-labs.test')),
    });
    expect(planned(proven.plan, BIRCH, 'birch-labs.test').status).toBe('prepared');
  });

  test('proof that is gone by the time of the run is missed live', async () => {
    const { stage, plan } = await smallStage({
      accounts,
      ...withUsers(user(207, 'user207@birch-labs.test')),
    });
    const action = planned(plan, BIRCH, 'birch-labs.test');
    stage.fake.colleague.suspendUser(207);
    await pass(stage, 300);
    expect(await heldLive(stage, plan, action)).toMatchObject(heldBy('unproven_domain'));
    expect(domainsAt(stage, BIRCH)).toEqual(['birch.example']);
  });
});

describe('not_an_end_user: organizations restrict what agents see', () => {
  test.each([
    ['an assignment', NEWCOMER, String(CEDAR)],
    ['a move', MOVERS[0], String(DOGWOOD)],
  ])('is found live, for %s, and reported as this', async (_, target, detail) => {
    const { stage, plan } = await smallStage();
    const before = organizationsAt(stage, target);
    stage.fake.colleague.changeRole(target, 'agent');
    const entry = await heldLive(stage, plan, planned(plan, target, detail));
    expect(entry).toMatchObject({ ...heldBy('not_an_end_user'), finding: null });
    expect(organizationsAt(stage, target)).toEqual(before);
  });

  test('the harm, with the guard lifted: an agent’s organizations change', async () => {
    const { stage, plan } = await smallStage({ policy: { liftedGuards: ['not_an_end_user'] } });
    stage.fake.colleague.changeRole(NEWCOMER, 'agent');
    stage.fake.colleague.changeRole(MOVERS[0], 'admin');
    await applyOn(stage, plan);
    expect(organizationsAt(stage, NEWCOMER)).toEqual([CEDAR]);
    expect(organizationsAt(stage, MOVERS[0])).toEqual([DOGWOOD, CONSULTANTS]);
  });
});

test('guards that no policy lifts stay where they are, whatever the plan’s policy says', async () => {
  const { stage, plan } = await smallStage();
  stage.fake.colleague.allowMultipleOrganizations(false);
  const everything = { ...plan.policy, lifted_guards: [...LIFTABLE_GUARDS] };
  const receipt = await applyOn(stage, { ...plan, policy: everything });
  expect(receipt.totals.applied).toBe(3);
  expect(
    receipt.entries.filter(({ reason }) => reason === 'multiple_organizations_disabled'),
  ).toHaveLength(4);
  expect(writesOf(stage)).toHaveLength(3);
});
