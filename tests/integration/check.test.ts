import { describe, expect, test } from 'vitest';
import { readPlan, writePlan } from '../../src/core/plan/plan-file.ts';
import type { FaultKind } from '../../src/fake-zendesk/faults.ts';
import type { AccountSeed } from '../../src/fake-zendesk/seed.ts';
import type { Check, Findings } from '../../src/run/check/check.ts';
import type { CheckSubject } from '../../src/run/check/check-subject.ts';
import { applyOn, dryRunOn } from '../support/apply-stage.ts';
import { checkOn, ticketSubject } from '../support/check-world.ts';
import { reference, type ReferenceWish } from '../support/reference.builders.ts';
import { stage, stageBundled, type Stage } from '../support/stage.ts';
import { organizationId, READ_AT, userId } from '../support/tenant.builders.ts';

const FOREVER = 1_000_000;
const ADMIN = {
  id: 1,
  name: 'Avery Admin',
  email: 'avery@helpdesk.example',
  role: 'admin',
  age: 1000,
} as const;

function smallStage(wish: ReferenceWish, seed: Partial<AccountSeed>): Stage {
  return stage(
    {
      subdomain: 'sample',
      name: 'Sample',
      pinnedStart: READ_AT,
      plan: 'enterprise',
      multipleOrganizations: true,
      organizations: [],
      memberships: [],
      tickets: [],
      ...seed,
      users: [ADMIN, ...(seed.users ?? [])],
    },
    reference(wish),
  );
}

const person = (id: number, email: string) => ({ id, name: `Person ${id}`, email, age: 1000 });
const user = (id: number): CheckSubject => ({ kind: 'user', userId: userId(id) });

function findingsOf({ findings, verdict }: Check): Findings {
  if (!findings) throw new Error(JSON.stringify(verdict));
  return findings;
}

function demoTicket(staged: Stage, id: number): CheckSubject {
  const seed = staged.seed.tickets.find((one) => one.id === id);
  if (!seed) throw new Error(`no ticket ${id}`);
  return ticketSubject(seed, Date.parse(staged.seed.pinnedStart));
}

test('without a reference nothing is asked', async () => {
  const staged = stageBundled('demo');
  const check = await checkOn(staged, demoTicket(staged, 10629), { index: null });
  expect(check).toMatchObject({ verdict: { kind: 'no_reference' }, findings: null });
  expect(staged.fake.requestLog).toEqual([]);
});

test('an agent gets the verdict that an admin gets', async () => {
  const agent = stageBundled('demo', { signedInAs: 380200101022 });
  const admin = stageBundled('demo');
  for (const { id } of agent.seed.tickets.filter(({ status }) => status !== 'deleted')) {
    const check = await checkOn(agent, demoTicket(agent, id));
    expect(check).toEqual(await checkOn(admin, demoTicket(admin, id), { now: agent.now }));
    expect(check.verdict.kind).not.toBe('could_not_check');
  }
});

test('a ticket without requester and organization asks nothing either', async () => {
  const staged = stageBundled('demo');
  const check = await checkOn(staged, {
    kind: 'ticket',
    ticket: { id: null, requesterId: null, organizationId: null, status: 'new', updatedAt: null },
  });
  expect(check.verdict).toEqual({ kind: 'not_in_reference', why: 'no_requester' });
  expect(staged.fake.requestLog).toEqual([]);
});

describe('what Zendesk or the way to it refuses is a verdict', () => {
  test.each<[string, FaultKind, string]>([
    ['signed out', { kind: 'signed_out' }, 'zendesk_not_signed_in'],
    ['no permission', { kind: 'status', status: 403 }, 'zendesk_no_permission'],
    ['too many requests', { kind: 'plain_text_429', retryAfter: 1 }, 'zendesk_rate_limited'],
    ['a failure', { kind: 'status', status: 500 }, 'zendesk_failed'],
    ['no connection', { kind: 'refused_connection' }, 'zendesk_unreachable'],
    ['a lost answer', { kind: 'lost_answer' }, 'zendesk_unreachable'],
    ['a page for people', { kind: 'html_body' }, 'zendesk_not_zendesk'],
    ['half an answer', { kind: 'malformed_body' }, 'zendesk_bad_answer'],
  ])('%s', async (_, fault, problem) => {
    const staged = stageBundled('demo');
    staged.fake.faults.add({ ...fault, times: FOREVER });
    const { verdict, findings } = await checkOn(staged, demoTicket(staged, 10629));
    expect(verdict).toMatchObject({ kind: 'could_not_check', problem });
    expect(findings).toBeNull();
  });

  test.each([1, 2, 3, 4, 5, 6])('whichever of the six requests it is (%i)', async (nth) => {
    const staged = stageBundled('demo');
    staged.fake.faults.add({ kind: 'status', status: 403, match: { nth } });
    const { verdict } = await checkOn(staged, demoTicket(staged, 10447));
    expect(verdict).toMatchObject({ kind: 'could_not_check', problem: 'zendesk_no_permission' });
  });

  test('and a mistake of ours is none', async () => {
    const staged = stageBundled('demo');
    const reader = { ...staged.reader, user: () => Promise.reject(new TypeError('ours')) };
    await expect(checkOn({ ...staged, reader }, user(21))).rejects.toThrow('ours');
  });
});

describe('fixing it here', () => {
  test('the plan of one organization is dry-run, confirmed and applied as any other', async () => {
    const staged = stageBundled('demo');
    const subject = demoTicket(staged, 10447);
    const { plan } = findingsOf(await checkOn(staged, subject));
    expect(plan.actions.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'add_org_domain prepared',
      'assign_user_to_org prepared',
    ]);
    expect(readPlan(writePlan(plan), 'demo')).toEqual(plan);
    expect(findingsOf(await checkOn(staged, subject)).plan.plan_hash).toBe(plan.plan_hash);

    const dry = await dryRunOn(staged, plan);
    expect(dry.entries.map(({ outcome }) => outcome)).toEqual(['would_apply', 'would_apply']);
    const receipt = await applyOn(staged, plan);
    expect(receipt.entries.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);

    expect((await checkOn(staged, subject)).verdict).toEqual({ kind: 'in_sync' });
  });

  test('what search still remembers does not bring a repaired drift back', async () => {
    const staged = stageBundled('demo');
    const subject = demoTicket(staged, 10643);
    const { plan } = findingsOf(await checkOn(staged, subject));
    await applyOn(staged, plan, { settleSeconds: 0 });
    const after = await checkOn(staged, subject);
    expect(after.verdict).toEqual({ kind: 'in_sync' });
    expect(findingsOf(after).account?.expected).toMatchObject({ foundBy: 'external_id' });
  });

  test('whom a website stands for is left to the dry run, which may still say no', async () => {
    const unproven = smallStage(
      { accounts: [{ id: 'A', domains: ['a.example'], websites: ['a-web.example'] }] },
      {
        organizations: [
          { id: 101, name: 'A', external_id: 'A', domain_names: ['a.example'], age: 1000 },
        ],
        users: [person(201, 'one@a.example')],
        memberships: [{ id: 301, user_id: 201, organization_id: 101, default: true }],
      },
    );
    const { plan, actions } = findingsOf(await checkOn(unproven, user(201)));
    expect(actions.map(({ action, checkedAtDryRun }) => [action.status, checkedAtDryRun])).toEqual([
      [
        'prepared',
        ['ticket_side_effect', 'enrolls_too_many_users', 'grants_ticket_access', 'unproven_domain'],
      ],
    ]);
    const { entries } = await dryRunOn(unproven, plan);
    expect(entries).toMatchObject([{ outcome: 'blocked', reason: 'unproven_domain' }]);
  });
});

test('a ticket that is not saved is compared, and raises nothing', async () => {
  const staged = stageBundled('demo');
  const check = await checkOn(staged, {
    kind: 'ticket',
    ticket: {
      id: null,
      requesterId: userId(380200120193),
      organizationId: organizationId(360001100897),
      status: 'new',
      updatedAt: null,
    },
  });
  expect(check.verdict).toEqual({ kind: 'in_sync' });
  expect(findingsOf(check).ticket).toMatchObject({
    standing: 'differs',
    expectedOrganizationId: 360001100675,
    leftOut: 'not_saved',
  });
});

test('a candidate that search does not know is found where the requester is a member', async () => {
  const staged = smallStage(
    { accounts: [{ id: 'A', domains: ['a.example'] }] },
    {
      organizations: [{ id: 101, name: 'A', domain_names: ['a.example'], age: 60 * 24 }],
      users: [person(201, 'one@a.example')],
      memberships: [{ id: 301, user_id: 201, organization_id: 101, default: true }],
    },
  );
  const nothing = JSON.stringify({ results: [], count: 0, next_page: null });
  staged.fake.faults.add({
    kind: 'status',
    status: 200,
    body: nothing,
    match: { path: '/api/v2/search.json' },
  });
  const { account, issues, notLookedAt } = findingsOf(await checkOn(staged, user(201)));
  expect(account?.expected).toMatchObject({ id: 101, standing: 'provisional', foundBy: 'domain' });
  expect(issues.map(({ code }) => code)).toEqual(['org_missing_external_id']);
  expect(notLookedAt).toContain('search_is_behind');
});

describe('six requests have to do', () => {
  // The candidate of A is held by its stored id, and B claims it by a domain, unless B's own stored
  // organization exists, which takes a second look by id.
  const rival = (storedOfB: number) =>
    smallStage(
      {
        accounts: [
          { id: 'A', domains: ['a.example'], stored: 101 },
          { id: 'B', domains: ['b.example'], stored: storedOfB },
        ],
      },
      {
        organizations: [
          { id: 101, name: 'A', domain_names: ['a.example', 'b.example'], age: 1000 },
          { id: 102, name: 'B', domain_names: [], age: 1000 },
        ],
        users: [person(201, 'one@a.example')],
        memberships: [{ id: 301, user_id: 201, organization_id: 101, default: true }],
      },
    );

  test.each([
    ['there', 102, null],
    ['gone', 999, 'claimed_by_several_accounts'],
  ])('also where the organization of a rival is %s', async (_, stored, unresolved) => {
    const staged = rival(stored);
    const { account, user: shown, notLookedAt } = findingsOf(await checkOn(staged, user(201)));
    expect(account?.unresolved).toBe(unresolved);
    expect(staged.fake.requestLog).toHaveLength(6);
    expect(shown?.openTickets).toBeNull();
    expect(notLookedAt).toContain('open_tickets');
  });

  test('also for somebody with more memberships and tickets than a page holds', async () => {
    const organizations = Array.from({ length: 120 }, (_, index) => ({
      id: 101 + index,
      name: `Organization ${index}`,
      external_id: index === 119 ? 'A' : null,
      domain_names: [],
      age: 1000,
    }));
    const staged = smallStage(
      { accounts: [{ id: 'A', domains: ['a.example'] }] },
      {
        organizations,
        users: [person(201, 'one@a.example')],
        memberships: organizations.map(({ id }, index) => ({
          id: 301 + index,
          user_id: 201,
          organization_id: id,
          default: index === 0,
        })),
        tickets: organizations.map(({ id }, index) => ({
          id: 5001 + index,
          requester_id: 201,
          organization_id: id,
          status: 'open',
          subject: 'A question',
          age: 1000 + index,
        })),
      },
    );
    const { actions, notLookedAt } = findingsOf(await checkOn(staged, user(201)));
    expect(staged.fake.requestLog).toHaveLength(6);
    expect(notLookedAt).toEqual(
      expect.arrayContaining(['further_memberships', 'further_open_tickets']),
    );
    // The membership may be among those that were not read.
    expect(actions.map(({ action }) => [action.type, action.blocked_reason])).toEqual([
      ['add_org_domain', 'incomplete_read'],
      ['assign_user_to_org', 'incomplete_read'],
    ]);
  });
});
