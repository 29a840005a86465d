import { describe, expect, test } from 'vitest';
import { applyOn, memoryJournal } from '../../../tests/support/apply-stage.ts';
import {
  ACME,
  CONSULTANTS,
  MOVERS,
  NEWCOMER,
  organizationsAt,
  smallStage,
  writesOf,
  type SmallWish,
} from '../../../tests/support/apply-world.ts';
import { selectFromPlan } from '../../core/plan/selection.ts';
import type { Fault, FaultKind } from '../../fake-zendesk/faults.ts';

/** The account with the plan of Cedar's newcomer alone: one assignment. */
async function oneAssignment(wish: SmallWish = {}) {
  const { stage, plan } = await smallStage(wish);
  const others = plan.actions.filter(({ target }) => target.id !== String(NEWCOMER));
  const withoutActions = new Set(others.map(({ id }) => id));
  return { stage, plan: selectFromPlan(plan, { withoutActions }) };
}

const POST = { method: 'POST' } as const;

describe('a write without a clear answer is settled by reading, never sent again', () => {
  test.each<[string, FaultKind, 'applied' | 'failed' | 'unknown', number | null, string | null]>([
    ['5xx after the effect', { kind: 'after_effect_status', status: 502 }, 'applied', 502, null],
    ['504 after the effect', { kind: 'after_effect_status', status: 504 }, 'applied', 504, null],
    ['5xx before the effect', { kind: 'status', status: 503 }, 'failed', 503, 'zendesk_failed'],
    ['408', { kind: 'status', status: 408 }, 'failed', 408, 'zendesk_failed'],
    ['an answer lost after the effect', { kind: 'lost_answer' }, 'applied', null, null],
    [
      'a connection that is refused',
      { kind: 'refused_connection' },
      'failed',
      null,
      'zendesk_unreachable',
    ],
    ['an answer that is cut off', { kind: 'cut_body' }, 'applied', null, null],
    ['half an answer', { kind: 'malformed_body' }, 'applied', 201, null],
    // Success was said, and nothing is there: nobody can tell what was carried out.
    ['a page for people', { kind: 'html_body' }, 'unknown', 200, 'zendesk_bad_answer'],
    [
      'a page for people that says failure',
      { kind: 'html_body', status: 502 },
      'failed',
      502,
      'zendesk_failed',
    ],
  ])('%s', async (_, fault, outcome, status, reason) => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ ...fault, match: POST });
    const receipt = await applyOn(stage, plan);
    const isThere = organizationsAt(stage, NEWCOMER).length === 1;
    expect(receipt.entries).toMatchObject([{ outcome, status, reason }]);
    expect(isThere).toBe(outcome === 'applied');
    expect(receipt.stopped).toBe(outcome === 'unknown' ? 'outcome_unknown' : null);
    expect(writesOf(stage)).toHaveLength(1);
  });

  test('it is read until the settling time is over before it is called failed', async () => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ kind: 'status', status: 503, match: POST });
    const start = stage.now();
    const receipt = await applyOn(stage, plan, { settleSeconds: 30 });
    expect(receipt.entries[0]?.outcome).toBe('failed');
    expect(stage.now() - start).toBeGreaterThanOrEqual(30_000);
  });

  test('an effect that shows late is found', async () => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ kind: 'refused_connection', match: POST });
    const from = stage.now() + 40_000;
    let isDone = false;
    const sleep = async (milliseconds: number) => {
      await stage.sleep(milliseconds);
      if (isDone || stage.now() < from) return;
      isDone = true;
      stage.fake.colleague.addMembership(NEWCOMER, Number(plan.actions[0]?.detail));
    };
    const receipt = await applyOn({ ...stage, sleep }, plan);
    expect(receipt.entries).toMatchObject([{ outcome: 'applied', status: null }]);
  });

  test.each([
    ['without a settling time', { settleSeconds: 0 }],
    [
      'with the wait cut short',
      { supervision: { isStopRequested: () => false, isWaitCutShort: () => true } },
    ],
  ])('%s, it cannot be told', async (_, wish) => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ kind: 'status', status: 503, match: POST });
    const receipt = await applyOn(stage, plan, wish);
    expect(receipt.entries).toMatchObject([
      { outcome: 'unknown', undo: 'undo assign_user_to_org' },
    ]);
    expect(receipt.stopped).toBe('outcome_unknown');
    expect(receipt.ticket_proof.cut_short).toBe(true);
  });

  test('nor where nothing can be read any more', async () => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ kind: 'lost_answer', match: POST });
    blindAfterFirstWrite(stage, { kind: 'status', status: 500, times: 100_000 });
    const receipt = await applyOn(stage, plan);
    expect(receipt.entries).toMatchObject([{ outcome: 'unknown', after: null, status: null }]);
    expect(receipt.stopped).toBe('outcome_unknown');
    expect(organizationsAt(stage, NEWCOMER)).toHaveLength(1);
  });
});

describe('a refusal leaves everything as it was', () => {
  test.each<[number, string, string | null]>([
    [422, 'zendesk_refused', null],
    [404, 'zendesk_refused', null],
    [409, 'zendesk_refused', null],
    [403, 'zendesk_no_permission', 'no_permission'],
    [401, 'zendesk_not_signed_in', 'signed_out'],
    [302, 'zendesk_not_signed_in', 'signed_out'],
  ])('%d', async (status, reason, stopped) => {
    const { stage, plan } = await oneAssignment();
    const body = '{"error":"RecordInvalid","description":"No good"}';
    stage.fake.faults.add({ kind: 'status', status, body, match: POST });
    const receipt = await applyOn(stage, plan);
    expect(receipt).toMatchObject({ stopped, totals: { failed: 1 } });
    expect(receipt.entries[0]).toMatchObject({ outcome: 'failed', reason, status, undo: null });
    expect(receipt.entries[0]?.zendesk_says).toContain('No good');
    expect(writesOf(stage)).toHaveLength(1);
  });

  test('unless a colleague was quicker: then it is so already', async () => {
    const { stage, plan } = await oneAssignment();
    const channel: typeof stage.channel = {
      ...stage.channel,
      send: async (request) => {
        stage.fake.colleague.addMembership(NEWCOMER, Number(plan.actions[0]?.detail));
        return await stage.channel.send(request);
      },
    };
    const receipt = await applyOn({ ...stage, channel }, plan);
    expect(receipt.entries).toMatchObject([
      { outcome: 'already_applied', reason: null, status: 422, undo: null },
    ]);
    expect(receipt.stopped).toBeNull();
  });

  test('an external id that is taken is a refusal, under whichever key Zendesk says so', async () => {
    const { stage, plan } = await smallStage();
    const [link] = plan.actions;
    const selection = selectFromPlan(plan, { onlyAccounts: new Set(['ACME']) });
    const channel: typeof stage.channel = {
      ...stage.channel,
      send: async (request) => {
        stage.fake.colleague.setExternalId(CONSULTANTS, 'acme');
        return await stage.channel.send(request);
      },
    };
    const receipt = await applyOn({ ...stage, channel }, selection);
    expect(receipt.entries).toMatchObject([
      { action_id: link?.id, outcome: 'failed', reason: 'zendesk_refused', status: 422 },
    ]);
    expect(receipt.entries[0]?.zendesk_says).toMatch(/already been taken/);
    expect(stage.fake.snapshot().organizations[0]).toMatchObject({ id: ACME, external_id: null });
  });
});

describe('429 means not done: the records are read again, and then it is tried again', () => {
  test.each([
    ['with retry-after', 17, 17_000],
    ['without retry-after', null, 2_000],
  ])('%s', async (_, retryAfter, least) => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ kind: 'plain_text_429', retryAfter, times: 2, match: POST });
    const journal = memoryJournal();
    const from = stage.fake.requestLog.length;
    const receipt = await applyOn(stage, plan, { journal });
    expect(receipt.entries).toMatchObject([{ outcome: 'applied', status: 201 }]);

    const log = stage.fake.requestLog.slice(from);
    const writes = log.flatMap(({ method }, at) => (method === 'POST' ? [at] : []));
    expect(writes.map((at) => log[at]?.status)).toEqual([429, 429, 201]);
    for (const [before, after] of [
      [writes[0], writes[1]],
      [writes[1], writes[2]],
    ] as const) {
      const between = log.slice((before ?? 0) + 1, after).map(({ path }) => path);
      expect(between.some((path) => path.startsWith(`/api/v2/users/${NEWCOMER}.json`))).toBe(true);
      expect((log[after ?? 0]?.at ?? 0) - (log[before ?? 0]?.at ?? 0)).toBeGreaterThan(least);
    }
    expect(journal.records.filter(({ kind }) => kind === 'intent')).toHaveLength(3);
    expect(journal.records.filter(({ kind }) => kind === 'entry')).toHaveLength(1);
  });

  test('what changed while it waited is stale, and is not written', async () => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ kind: 'plain_text_429', retryAfter: 60, match: POST });
    const sleep = async (milliseconds: number) => {
      await stage.sleep(milliseconds);
      if (writesOf(stage).length === 1 && organizationsAt(stage, NEWCOMER).length === 0)
        stage.fake.colleague.addMembership(NEWCOMER, ACME);
    };
    const settling = memoryJournal();
    const channel: typeof stage.channel = {
      ...stage.channel,
      whenReady: async () => {
        await sleep(0);
        await stage.channel.whenReady();
      },
    };
    const receipt = await applyOn({ ...stage, channel }, plan, { journal: settling });
    expect(receipt.entries).toMatchObject([
      { outcome: 'skipped', reason: 'stale', finding: { field: 'organization_ids' } },
    ]);
    expect(writesOf(stage)).toHaveLength(1);
    expect(settling.records.filter(({ kind }) => kind === 'entry')).toHaveLength(1);
  });

  test('without end, it fails after some tries, and the run goes on', async () => {
    const { stage, plan } = await smallStage();
    stage.fake.faults.add({ kind: 'plain_text_429', retryAfter: 1, times: 8, match: POST });
    const receipt = await applyOn(stage, plan);
    expect(receipt.entries.map(({ outcome }) => outcome)).toEqual([
      'applied',
      'applied',
      'applied',
      'failed',
      'applied',
      'applied',
      'applied',
    ]);
    expect(receipt.entries[3]).toMatchObject({ reason: 'zendesk_rate_limited', status: 429 });
    expect(receipt.stopped).toBeNull();
  });

  test('a person may stop instead of waiting on', async () => {
    const { stage, plan } = await oneAssignment();
    stage.fake.faults.add({ kind: 'plain_text_429', retryAfter: 60, times: 3, match: POST });
    const receipt = await applyOn(stage, plan, {
      supervision: {
        isStopRequested: () => writesOf(stage).length > 0,
        isWaitCutShort: () => false,
      },
    });
    expect(receipt.entries).toMatchObject([
      { outcome: 'not_attempted', reason: 'stopped_by_person', request: null },
    ]);
    expect(receipt.stopped).toBe('stopped_by_person');
    expect(writesOf(stage)).toHaveLength(1);
  });
});

test('a request that never finds room is given up after some tries, and nothing was sent', async () => {
  const { stage, plan } = await oneAssignment();
  const journal = memoryJournal();
  const channel = { ...stage.channel, send: () => Promise.resolve(null) };
  const receipt = await applyOn({ ...stage, channel }, plan, { journal });
  expect(receipt.entries).toMatchObject([
    { outcome: 'failed', reason: 'zendesk_rate_limited', status: null, undo: null },
  ]);
  expect(journal.records.filter(({ kind }) => kind === 'intent')).toHaveLength(8);
  expect(writesOf(stage)).toEqual([]);
});

test('an organization takes five updates a minute: the sixth domain waits and is then added', async () => {
  const labels = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const { stage, plan } = await smallStage({
    accounts: [
      { id: 'BIRCH', domains: ['birch.example', ...labels.map((label) => `${label}.test`)] },
    ],
    seed: {
      users: [{ id: 1, name: 'Admin', email: 'admin@helpdesk.example', role: 'admin', age: 9 }],
      memberships: [],
      tickets: [],
    },
  });
  const receipt = await applyOn(stage, plan, {
    settleSeconds: 0,
    caps: { maxActions: 25, maxPerAccount: 9 },
  });
  expect(receipt.totals).toMatchObject({ actions: 7, applied: 7 });
  const statuses = writesOf(stage).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(7);
  expect(statuses).toContain(429);
});

test('a move whose membership is gone by the time it is written is refused, and nothing else happens', async () => {
  const { stage, plan } = await smallStage();
  const selection = selectFromPlan(plan, { onlyAccounts: new Set(['DOGWOOD']) });
  let isGone = false;
  const channel: typeof stage.channel = {
    ...stage.channel,
    send: async (request) => {
      if (!isGone) stage.fake.colleague.removeMembership(MOVERS[0], 104);
      isGone = true;
      return await stage.channel.send(request);
    },
  };
  const receipt = await applyOn({ ...stage, channel }, selection);
  expect(receipt.entries.map(({ outcome, status }) => [outcome, status])).toEqual([
    ['failed', 404],
    ['applied', 200],
  ]);
});

/** From the first write's answer on, every reading meets the fault. */
function blindAfterFirstWrite(
  { fake }: Awaited<ReturnType<typeof smallStage>>['stage'],
  fault: Fault,
): void {
  const { handle } = fake;
  Object.assign(fake, {
    handle: async (request: Parameters<typeof handle>[0]) => {
      try {
        return await handle(request);
      } finally {
        if (request.method !== 'GET') fake.faults.add({ ...fault, match: { method: 'GET' } });
      }
    },
  });
}
