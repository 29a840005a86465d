import { describe, expect, test } from 'vitest';
import { applyOn, dryRunOn, memoryJournal } from '../../../tests/support/apply-stage.ts';
import {
  ACME,
  ADMIN,
  BIRCH,
  CEDAR,
  CONSULTANT,
  CONSULTANTS,
  DOGWOOD,
  domainsAt,
  ENROLLED,
  MOVERS,
  NEWCOMER,
  organizationsAt,
  pass,
  SMALL_ACCOUNT,
  smallStage,
  writesOf,
} from '../../../tests/support/apply-world.ts';
import { auditStage } from '../../../tests/support/stage.ts';
import { selectFromPlan } from '../../core/plan/selection.ts';

describe('an undisturbed apply', async () => {
  const { stage, plan } = await smallStage();
  const journal = memoryJournal();
  const receipt = await applyOn(stage, plan, { journal });
  await pass(stage, 600);

  test('carries out every prepared action, once, in plan order', () => {
    expect(receipt.totals).toMatchObject({ actions: 7, applied: 7 });
    expect(receipt.stopped).toBeNull();
    expect(writesOf(stage).map(({ method, path, status }) => [method, path, status])).toEqual([
      ['PUT', `/api/v2/organizations/${ACME}.json`, 200],
      ['PUT', `/api/v2/organizations/${BIRCH}.json`, 200],
      ['PUT', `/api/v2/organizations/${BIRCH}.json`, 200],
      ['POST', '/api/v2/organization_memberships.json', 201],
      ['POST', '/api/v2/organization_memberships.json', 201],
      ['PUT', `/api/v2/users/${MOVERS[0]}/organization_memberships/5401/make_default.json`, 200],
      ['PUT', `/api/v2/users/${MOVERS[1]}/organization_memberships/5402/make_default.json`, 200],
    ]);
  });

  test('the account is as planned, and no ticket moved', () => {
    expect(stage.fake.snapshot().organizations[0]).toMatchObject({ id: ACME, external_id: 'ACME' });
    expect(domainsAt(stage, BIRCH)).toEqual(['birch.example', 'birch-labs.test', 'birch.test']);
    expect(organizationsAt(stage, ENROLLED)).toEqual([CONSULTANTS, BIRCH]);
    expect(organizationsAt(stage, NEWCOMER)).toEqual([CEDAR]);
    expect(organizationsAt(stage, CONSULTANT)).toEqual([CONSULTANTS, CEDAR]);
    expect(organizationsAt(stage, MOVERS[0])).toEqual([DOGWOOD, CONSULTANTS]);
    expect(
      stage.fake.snapshot().tickets.map(({ id, organization_id }) => [id, organization_id]),
    ).toEqual(stage.seed.tickets.map(({ id, organization_id }) => [id, organization_id]));
  });

  test('each entry holds what was read before and after, the request, and how to take it back', () => {
    const [link, labs, , newcomer, , mover] = receipt.entries;
    expect(link).toMatchObject({ before: { external_id: null }, after: { external_id: 'ACME' } });
    expect(labs).toMatchObject({
      before: { domain_names: ['birch.example'] },
      after: { domain_names: ['birch.example', 'birch-labs.test'] },
      undo: 'undo add_org_domain',
    });
    expect(newcomer).toMatchObject({
      before: { organization_ids: [], default_organization_id: null, membership_ids: [] },
      after: { organization_ids: [String(CEDAR)], default_organization_id: String(CEDAR) },
      status: 201,
    });
    expect(mover).toMatchObject({
      before: { default_organization_id: String(CONSULTANTS) },
      after: {
        organization_ids: [String(DOGWOOD), String(CONSULTANTS)],
        default_organization_id: String(DOGWOOD),
      },
      request: { method: 'PUT', body: null },
      zendesk_says: null,
    });
  });

  test('the receipt says who, why, and what was measured of tickets', () => {
    expect(receipt).toMatchObject({
      kind: 'apply',
      source_plan_hash: plan.plan_hash,
      actor: { user_id: String(ADMIN), role: 'admin' },
      reason: 'the weekly repair',
      salesforce_writes: 0,
      ticket_mutations: 0,
      ticket_proof: { users: 5, tickets: 5, seconds: 90, cut_short: false, changed: [] },
      vanished_domains: [],
    });
    expect(receipt.entries.map(({ ticket_proof }) => ticket_proof?.tickets)).toEqual([
      0, 1, 0, 0, 2, 1, 1,
    ]);
  });

  test('the journal tells it in order: the intent before each write, the outcome after it', () => {
    const story = journal.records.map((record) =>
      record.kind === 'entry' || record.kind === 'intent'
        ? `${record.kind} ${record.entry.type} ${record.entry.outcome}`
        : record.kind,
    );
    expect(story.slice(0, 2)).toEqual(['begin', 'across']);
    expect(story.slice(2, 4)).toEqual([
      'intent set_org_external_id unknown',
      'entry set_org_external_id applied',
    ]);
    expect(story).toHaveLength(2 + 7 * 2 + 1);
    expect(story.at(-1)).toBe('end');
  });

  test('applied once more, the same plan finds everything done and writes nothing', async () => {
    const before = writesOf(stage).length;
    const second = await applyOn(stage, plan);
    expect(second.totals).toMatchObject({ actions: 7, already_applied: 7 });
    expect(second.entries.every(({ undo, request }) => undo === null && request === null)).toBe(
      true,
    );
    expect(writesOf(stage)).toHaveLength(before);
  });
});

test('a dry run writes nothing and says what an apply then does', async () => {
  const { stage, plan } = await smallStage();
  const receipt = await dryRunOn(stage, plan);
  expect(receipt).toMatchObject({
    kind: 'dry_run',
    reason: null,
    totals: { actions: 7, would_apply: 7 },
    ticket_proof: { users: 0, tickets: 0 },
  });
  expect(receipt.entries.every(({ request, undo }) => request === null && undo === null)).toBe(
    true,
  );
  expect(writesOf(stage)).toEqual([]);
});

describe('caps', () => {
  test('what is over a cap is left for the next run, and is said at the start', async () => {
    const { stage, plan } = await smallStage();
    const first = await applyOn(stage, plan, { caps: { maxActions: 4, maxPerAccount: 1 } });
    expect(first.entries.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'applied',
      'applied',
      'cap_max_per_account',
      'applied',
      'cap_max_per_account',
      'applied',
      'cap_max_per_account',
    ]);
    expect(first.totals).toMatchObject({ applied: 4, skipped: 3 });
    expect(first.caps).toEqual({ max_actions: 4, max_per_account: 1 });
    expect(first.stopped).toBeNull();

    const next = (await auditStage(stage)).result.plan;
    const second = await applyOn(stage, next);
    expect(second.totals).toMatchObject({ actions: 3, applied: 3 });
    // Whoever was assigned and keeps another default comes up once more, as the plan said.
    expect(
      (await auditStage(stage)).result.plan.actions.map(({ type, target }) => [type, target.id]),
    ).toEqual([['move_user_to_org', String(CONSULTANT)]]);
  });

  test('a cap of nothing writes nothing', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, { caps: { maxActions: 0, maxPerAccount: 3 } });
    expect(receipt.totals).toMatchObject({ skipped: 7 });
    expect(writesOf(stage)).toEqual([]);
  });

  test('what is not to be written takes no place', async () => {
    const { stage, plan } = await smallStage();
    stage.fake.colleague.setExternalId(ACME, 'ACME');
    const receipt = await applyOn(stage, plan, { caps: { maxActions: 1, maxPerAccount: 3 } });
    expect(receipt.totals).toMatchObject({ already_applied: 1, applied: 1, skipped: 5 });
  });
});

test('a selection applies its own actions alone, under its own hash', async () => {
  const { stage, plan } = await smallStage();
  const selection = selectFromPlan(plan, { onlyAccounts: new Set(['CEDAR']) });
  await expect(applyOn(stage, selection, { planHash: plan.plan_hash })).rejects.toMatchObject({
    code: 'apply_wrong_hash',
  });
  const receipt = await applyOn(stage, selection);
  expect(receipt.source_plan_hash).toBe(selection.plan_hash);
  expect(receipt.totals).toMatchObject({ actions: 2, applied: 2 });
  expect(writesOf(stage)).toHaveLength(2);
});

describe('a plan that may not be applied is refused before any write', () => {
  test.each([
    ['with another hash', { planHash: '0'.repeat(64) }, 'apply_wrong_hash'],
    ['without a reason', { reason: '  ' }, 'apply_reason_missing'],
  ])('%s', async (_, wish, code) => {
    const { stage, plan } = await smallStage();
    const journal = memoryJournal();
    await expect(applyOn(stage, plan, { ...wish, journal })).rejects.toMatchObject({ code });
    expect(writesOf(stage)).toEqual([]);
    expect(journal.records).toEqual([]);
  });

  test('as an agent', async () => {
    const { stage, plan } = await smallStage();
    stage.fake.colleague.changeRole(ADMIN, 'agent');
    await expect(applyOn(stage, plan)).rejects.toMatchObject({ code: 'apply_not_admin' });
    expect(writesOf(stage)).toEqual([]);
  });

  test('on another account', async () => {
    const { stage, plan } = await smallStage();
    const foreign = { ...plan, source: { ...plan.source, subdomain: 'other' } };
    await expect(applyOn(stage, foreign)).rejects.toMatchObject({
      code: 'zendesk_wrong_subdomain',
    });
    await expect(dryRunOn(stage, foreign)).rejects.toMatchObject({
      code: 'zendesk_wrong_subdomain',
    });
    expect(writesOf(stage)).toEqual([]);
  });

  test('after more than a week, unless that is accepted', async () => {
    const { stage, plan } = await smallStage();
    await stage.sleep(7 * 24 * 3600_000 + 60_000);
    await expect(applyOn(stage, plan)).rejects.toMatchObject({ code: 'apply_plan_old' });
    expect(writesOf(stage)).toEqual([]);
    expect((await applyOn(stage, plan, { acceptsOldPlan: true })).totals.applied).toBe(7);
  });
});

describe('what a colleague changed since the audit is stale', () => {
  test.each([
    [
      'an external id',
      0,
      'external_id',
      (c: Colleague) => {
        c.setExternalId(ACME, 'OTHER');
      },
    ],
    [
      'a list of domains',
      1,
      'domain_names',
      (c: Colleague) => {
        c.setDomains(BIRCH, ['birch.example', 'new.example']);
      },
    ],
    [
      'the link',
      1,
      'external_id',
      (c: Colleague) => {
        c.setExternalId(BIRCH, null);
      },
    ],
    [
      'an address',
      3,
      'email',
      (c: Colleague) => {
        c.changeEmail(NEWCOMER, 'kim@elsewhere.example');
      },
    ],
    [
      'a suspension',
      3,
      'suspended',
      (c: Colleague) => {
        c.suspendUser(NEWCOMER);
      },
    ],
    [
      'a deletion',
      3,
      'user',
      (c: Colleague) => {
        c.deleteUser(NEWCOMER);
      },
    ],
    [
      'a membership',
      4,
      'organization_ids',
      (c: Colleague) => {
        c.addMembership(CONSULTANT, ACME);
      },
    ],
    [
      'an organization that is gone',
      4,
      'organization',
      (c: Colleague) => {
        c.deleteOrganization(CEDAR);
      },
    ],
  ] as const)('%s', async (_, at, field, edit) => {
    const { stage, plan } = await smallStage();
    edit(stage.fake.colleague);
    const dryRun = await dryRunOn(stage, plan);
    const receipt = await applyOn(stage, plan);
    const target = plan.actions[at]?.target.id;
    for (const { entries } of [dryRun, receipt])
      expect(entries[at]).toMatchObject({
        outcome: 'skipped',
        reason: 'stale',
        finding: { field },
      });
    expect(receipt.entries.some(({ outcome }) => outcome === 'applied')).toBe(true);
    expect(receipt.entries[at]).toMatchObject({ request: null, target: { id: target } });
  });
});

test('another default than planned is stale, with both values', async () => {
  const { stage, plan } = await smallStage({
    seed: {
      memberships: [
        ...SMALL_ACCOUNT.memberships,
        { id: 5421, user_id: MOVERS[0], organization_id: ACME, default: false },
      ],
    },
  });
  stage.fake.colleague.makeDefault(MOVERS[0], ACME);
  expect((await applyOn(stage, plan)).entries[5]).toMatchObject({
    reason: 'stale',
    finding: {
      field: 'default_organization_id',
      planned: String(CONSULTANTS),
      found: String(ACME),
    },
  });
});

test('what a domain of this run enrolls is no reason to call a later action stale', async () => {
  const { stage, plan } = await smallStage({
    seed: {
      users: SMALL_ACCOUNT.users.map((user) =>
        user.id === ENROLLED ? { ...user, suspended: false } : user,
      ),
    },
  });
  expect(plan.actions.map(({ type }) => type).slice(1, 4)).toEqual([
    'add_org_domain',
    'add_org_domain',
    'assign_user_to_org',
  ]);
  const receipt = await applyOn(stage, plan);
  expect(receipt.entries.slice(1, 4).map(({ outcome }) => outcome)).toEqual([
    'applied',
    'applied',
    'already_applied',
  ]);
  expect(organizationsAt(stage, ENROLLED)).toEqual([CONSULTANTS, BIRCH]);
});

type Colleague = Awaited<ReturnType<typeof smallStage>>['stage']['fake']['colleague'];
