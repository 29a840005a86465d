import { describe, expect, test } from 'vitest';
import { applyOn, memoryJournal, UNDISTURBED } from '../../../tests/support/apply-stage.ts';
import {
  BIRCH,
  CEDAR,
  CONSULTANT,
  CONSULTANT_TICKET,
  CONSULTANTS,
  DOGWOOD,
  domainsAt,
  ENROLLED_TICKET,
  MOVER_TICKET,
  MOVERS,
  NEWCOMER,
  organizationsAt,
  smallStage,
  writesOf,
} from '../../../tests/support/apply-world.ts';
import type { Stage } from '../../../tests/support/stage.ts';
import { selectFromPlan } from '../../core/plan/selection.ts';
import type { ApplyEvent } from './apply-event.ts';

/** A stage on which something happens once, as soon as the account's clock passes so many seconds after the n-th write. */
function afterWrite(stage: Stage, nth: number, seconds: number, happens: () => void): Stage {
  let isDone = false;
  const sleep = async (milliseconds: number) => {
    await stage.sleep(milliseconds);
    const write = writesOf(stage)[nth - 1];
    if (isDone || !write || stage.now() < write.at + seconds * 1000) return;
    isDone = true;
    happens();
  };
  return { ...stage, sleep };
}

describe('the first domain, assignment and move each go alone', () => {
  test('the next write waits until the settling time is over, the others do not', async () => {
    const { stage, plan } = await smallStage();
    const events: ApplyEvent[] = [];
    await applyOn(stage, plan, { onEvent: (event) => events.push(event) });
    const at = writesOf(stage).map((write) => write.at);
    const gaps = at.slice(1).map((time, index) => (time - (at[index] ?? 0)) / 1000);
    const isCanaryBefore = [false, true, false, true, false, true];
    expect(gaps.map((gap) => gap >= 90)).toEqual(isCanaryBefore);
    expect(gaps.filter((_, index) => !isCanaryBefore[index]).every((gap) => gap < 60)).toBe(true);
    const waits = events.flatMap((event) => (event.kind === 'settling' ? [event.why] : []));
    expect(new Set(waits)).toEqual(new Set(['canary', 'end']));
    expect(waits.filter((why) => why === 'canary').length).toBeGreaterThanOrEqual(3 * 90);
  });

  test('without a settling time nothing waits, and the receipt says so', async () => {
    const { stage, plan } = await smallStage();
    const start = stage.now();
    const receipt = await applyOn(stage, plan, { settleSeconds: 0 });
    expect(receipt).toMatchObject({ settle_seconds: 0, totals: { applied: 7 } });
    expect(receipt.ticket_proof).toMatchObject({ cut_short: true, seconds: 0 });
    expect(stage.now() - start).toBeLessThan(5_000);
  });

  test('without a settling time the looks at a canary’s tickets fall together into one', async () => {
    const { stage, plan } = await smallStage();
    await applyOn(stage, plan, { settleSeconds: 0 });
    const log = stage.fake.requestLog;
    const move = log.find(({ path }) => path.includes('/make_default'));
    const user = /users\/(\d+)\//.exec(move?.path ?? '')?.[1] ?? 'nobody';
    const rest = log.slice(log.findIndex((request) => request === move) + 1);
    const untilNext = rest.slice(
      0,
      rest.findIndex(({ method }) => method !== 'GET'),
    );
    const looks = untilNext.filter(({ path }) => path.includes(`/users/${user}/tickets/requested`));
    // Read back, looked at, and looked at as a canary.
    expect(looks).toHaveLength(3);
  });

  test('cutting the wait at the end short does not cut the canaries short', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, {
      supervision: { isStopRequested: () => false, isWaitCutShort: () => true },
    });
    expect(receipt.totals.applied).toBe(7);
    expect(receipt.ticket_proof.cut_short).toBe(true);
    const at = writesOf(stage).map((write) => write.at);
    expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThanOrEqual(90_000);
  });

  test.each([
    ['domain', 2, ENROLLED_TICKET, 1],
    ['assignment', 5, CONSULTANT_TICKET, 4],
    ['move', 6, MOVER_TICKET, 5],
  ] as const)(
    'a ticket that moves in the background after the first %s stops the run before the second',
    async (kind, nth, ticketId, entryAt) => {
      const { stage, plan: whole } = await smallStage();
      // The newcomer has no ticket: with the consultant as first assignment there is one to watch.
      const plan =
        kind === 'assignment'
          ? selectFromPlan(whole, { withoutActions: new Set([whole.actions[3]?.id ?? '']) })
          : whole;
      const write = kind === 'assignment' ? nth - 1 : nth;
      const troubled = afterWrite(stage, write, 60, () => {
        stage.fake.colleague.moveTicket(ticketId, BIRCH);
      });
      const receipt = await applyOn(troubled, plan);
      const canary = plan.actions.findIndex(({ id }) => id === whole.actions[entryAt]?.id);
      expect(receipt.stopped).toBe('ticket_changed');
      expect(writesOf(stage)).toHaveLength(write);
      expect(receipt.entries[canary]).toMatchObject({
        outcome: 'applied',
        ticket_proof: {
          changed: [
            {
              ticket_id: String(ticketId),
              organization_before: String(CONSULTANTS),
              organization_after: String(BIRCH),
            },
          ],
        },
      });
      expect(receipt.ticket_mutations).toBe(1);
      for (const entry of receipt.entries.slice(canary + 1))
        expect(entry).toMatchObject({ outcome: 'not_attempted', reason: 'ticket_changed' });
    },
  );

  test('a ticket that moves and goes back was seen all the same', async () => {
    const { stage, plan } = await smallStage();
    const troubled = afterWrite(
      afterWrite(stage, 2, 20, () => {
        stage.fake.colleague.moveTicket(ENROLLED_TICKET, BIRCH);
      }),
      2,
      60,
      () => {
        stage.fake.colleague.moveTicket(ENROLLED_TICKET, CONSULTANTS);
      },
    );
    const receipt = await applyOn(troubled, plan);
    expect(receipt).toMatchObject({ stopped: 'ticket_changed', ticket_mutations: 1 });
  });

  test.each([
    ['a ticket nobody watches', MOVER_TICKET],
    ['a watched ticket that stays where it is', null],
  ])('%s stops nothing', async (_, ticketId) => {
    const { stage, plan } = await smallStage();
    const selection = selectFromPlan(plan, { onlyAccounts: new Set(['BIRCH']) });
    const troubled = afterWrite(stage, 1, 30, () => {
      if (ticketId === null) stage.fake.colleague.setTicketStatus(ENROLLED_TICKET, 'pending');
      else stage.fake.colleague.moveTicket(ticketId, BIRCH);
    });
    const receipt = await applyOn(troubled, selection);
    expect(receipt).toMatchObject({ stopped: null, ticket_mutations: 0, totals: { applied: 2 } });
  });

  test('tickets that cannot be looked at have not held', async () => {
    const { stage, plan } = await smallStage();
    const troubled = afterWrite(stage, 2, 1, () => {
      stage.fake.faults.add({
        kind: 'status',
        status: 500,
        times: 100_000,
        match: { path: /tickets\/requested/ },
      });
    });
    const receipt = await applyOn(troubled, plan);
    expect(receipt.stopped).toBe('cannot_read');
    expect(receipt.ticket_proof.cut_short).toBe(true);
    expect(writesOf(stage)).toHaveLength(2);
  });

  test('a ticket that moves after the last write is told at the end', async () => {
    const { stage, plan } = await smallStage();
    const troubled = afterWrite(stage, 7, 60, () => {
      stage.fake.colleague.moveTicket(MOVER_TICKET, DOGWOOD);
    });
    const receipt = await applyOn(troubled, plan);
    expect(receipt).toMatchObject({
      totals: { applied: 7 },
      stopped: 'ticket_changed',
      ticket_mutations: 1,
      ticket_proof: { changed: [{ ticket_id: String(MOVER_TICKET) }] },
    });
    expect(receipt.entries.map(({ ticket_proof }) => ticket_proof?.changed.length)).toEqual([
      0, 0, 0, 0, 0, 1, 0,
    ]);
  });
});

describe('a domain that vanishes stops the run', () => {
  test('an old one, which a colleague takes off', async () => {
    const { stage, plan } = await smallStage();
    const troubled = afterWrite(stage, 2, 30, () => {
      stage.fake.colleague.setDomains(BIRCH, ['birch-labs.test']);
    });
    const receipt = await applyOn(troubled, plan);
    expect(receipt).toMatchObject({
      stopped: 'domain_vanished',
      vanished_domains: [
        {
          organization_id: String(BIRCH),
          domain: 'birch.example',
          user_ids: [],
          steps: 'put birch.example back',
        },
      ],
    });
    expect(writesOf(stage)).toHaveLength(2);
    expect(receipt.entries[2]).toMatchObject({
      outcome: 'not_attempted',
      reason: 'domain_vanished',
    });
  });

  test('the new one, which a colleague’s list does not have, with its users', async () => {
    const { stage, plan } = await smallStage();
    const troubled = afterWrite(stage, 2, 30, () => {
      stage.fake.colleague.setDomains(BIRCH, ['birch.example', 'theirs.example']);
    });
    const receipt = await applyOn(troubled, plan);
    expect(receipt.stopped).toBe('domain_vanished');
    expect(receipt.vanished_domains).toMatchObject([
      { domain: 'birch-labs.test', user_ids: ['202'] },
    ]);
    expect(domainsAt(stage, BIRCH)).toEqual(['birch.example', 'theirs.example']);
  });

  test('a domain that a colleague adds, or writes in another case, is none that vanished', async () => {
    const { stage, plan } = await smallStage();
    const selection = selectFromPlan(plan, { onlyAccounts: new Set(['BIRCH']) });
    const troubled = afterWrite(stage, 2, 30, () => {
      stage.fake.colleague.setDomains(BIRCH, [
        'Birch.example',
        'new.example',
        'birch.test',
        'birch-labs.test',
      ]);
    });
    const receipt = await applyOn(troubled, selection);
    expect(receipt).toMatchObject({ stopped: null, vanished_domains: [] });
  });
});

describe('what else stops a run', () => {
  test('a session that ends', async () => {
    const { stage, plan } = await smallStage();
    const troubled = afterWrite(stage, 2, 60, () => {
      stage.fake.faults.add({ kind: 'signed_out', times: 100_000 });
    });
    const receipt = await applyOn(troubled, plan);
    expect(receipt.stopped).not.toBeNull();
    expect(writesOf(stage)).toHaveLength(2);
    expect(receipt.entries.slice(3).every(({ outcome }) => outcome === 'not_attempted')).toBe(true);
    expect(receipt.ticket_proof.cut_short).toBe(true);
  });

  test('a session that ends before the records of an action are read', async () => {
    const { stage, plan } = await smallStage();
    const journal = memoryJournal();
    const receipt = await applyOn(stage, plan, {
      journal,
      onEvent: (event) => {
        if (event.kind === 'entry' && event.entry.type === 'set_org_external_id')
          if (event.entry.outcome === 'applied')
            stage.fake.faults.add({ kind: 'signed_out', times: 100_000 });
      },
    });
    expect(receipt.entries.map(({ outcome, reason }) => [outcome, reason]).slice(0, 3)).toEqual([
      ['applied', null],
      ['failed', 'zendesk_not_signed_in'],
      ['not_attempted', 'signed_out'],
    ]);
    expect(receipt.stopped).toBe('signed_out');
  });

  test('a permission that is taken away', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, {
      onEvent: (event) => {
        if (event.kind === 'writing' && event.entry.target.id === String(NEWCOMER))
          stage.fake.faults.add({ kind: 'status', status: 403, match: { method: 'POST' } });
      },
    });
    expect(receipt.stopped).toBe('no_permission');
    expect(receipt.totals).toMatchObject({ applied: 3, failed: 1, not_attempted: 3 });
  });

  test('three failures in a row, but not two and another two', async () => {
    const refusal = { kind: 'status', status: 422 } as const;
    const three = await smallStage();
    three.stage.fake.faults.add({
      ...refusal,
      times: 3,
      match: { path: /organization/, method: 'PUT' },
    });
    const stopped = await applyOn(three.stage, three.plan);
    expect(stopped.stopped).toBe('three_failures_in_a_row');
    expect(stopped.totals).toMatchObject({ failed: 3, not_attempted: 4 });

    const apart = await smallStage();
    apart.stage.fake.faults.add({ ...refusal, times: 2, match: { method: 'PUT' } });
    apart.stage.fake.faults.add({ ...refusal, times: 2, match: { method: 'POST' } });
    const receipt = await applyOn(apart.stage, apart.plan);
    expect(receipt.entries.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'failed',
      'applied',
      'failed',
      'failed',
      'applied',
      'applied',
    ]);
    expect(receipt.stopped).toBeNull();
  });

  test('a person, after the action in flight', async () => {
    const { stage, plan } = await smallStage();
    let isPressed = false;
    const receipt = await applyOn(stage, plan, {
      supervision: { ...UNDISTURBED, isStopRequested: () => isPressed },
      onEvent: (event) => {
        isPressed ||= event.kind === 'writing' && event.entry.detail === 'birch-labs.test';
      },
    });
    expect(receipt.stopped).toBe('stopped_by_person');
    expect(receipt.totals).toMatchObject({ applied: 2, not_attempted: 5 });
    expect(receipt.entries[2]).toMatchObject({ reason: 'stopped_by_person', request: null });
    // The tickets of what was written are watched to the end all the same.
    expect(receipt.ticket_proof).toMatchObject({ tickets: 1, seconds: 90, cut_short: false });
  });

  test('a person, before the first action', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, {
      supervision: { ...UNDISTURBED, isStopRequested: () => true },
    });
    expect(receipt.totals).toMatchObject({ not_attempted: 7 });
    expect(writesOf(stage)).toEqual([]);
  });

  test('an unknown outcome', async () => {
    const { stage, plan } = await smallStage();
    stage.fake.faults.add({ kind: 'html_body', match: { method: 'POST' } });
    const receipt = await applyOn(stage, plan);
    expect(receipt.stopped).toBe('outcome_unknown');
    expect(receipt.totals).toMatchObject({ applied: 3, unknown: 1, not_attempted: 3 });
  });

  test('an account in which single records cannot be read is left after three of them', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, {
      onEvent: (event) => {
        if (event.kind === 'stage' && event.stage === 'applying')
          stage.fake.faults.add({
            kind: 'status',
            status: 500,
            times: 100_000,
            match: { path: /\/organizations\/\d+\.json/ },
          });
      },
    });
    expect(receipt.stopped).toBe('three_failures_in_a_row');
    expect(receipt.totals).toMatchObject({ failed: 3, not_attempted: 4 });
    expect(writesOf(stage)).toEqual([]);
  });
});

describe('a journal that fails', () => {
  function failingAt(nth: number) {
    const kept = memoryJournal();
    let count = 0;
    return {
      records: kept.records,
      append: async (record: Parameters<typeof kept.append>[0]) => {
        count += 1;
        if (count >= nth) throw new Error('no space left');
        await kept.append(record);
      },
    };
  }

  test('at its beginning: nothing is written', async () => {
    const { stage, plan } = await smallStage();
    await expect(applyOn(stage, plan, { journal: failingAt(1) })).rejects.toThrow('no space left');
    expect(writesOf(stage)).toEqual([]);
  });

  test('at an intent: that write does not leave', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, { journal: failingAt(5) });
    expect(receipt.stopped).toBe('journal_failed');
    expect(receipt.totals).toMatchObject({ applied: 1, not_attempted: 6 });
    expect(receipt.entries[1]).toMatchObject({ reason: 'journal_failed', request: null });
    expect(writesOf(stage)).toHaveLength(1);
  });

  test('at an outcome: it stands in the receipt, and nothing more is written', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, { journal: failingAt(4) });
    expect(receipt.stopped).toBe('journal_failed');
    expect(receipt.totals).toMatchObject({ applied: 1, not_attempted: 6 });
    expect(writesOf(stage)).toHaveLength(1);
  });

  test('at its end: the receipt is there all the same', async () => {
    const { stage, plan } = await smallStage();
    const receipt = await applyOn(stage, plan, { journal: failingAt(2 + 14 + 1) });
    expect(receipt.totals.applied).toBe(7);
    expect(receipt.stopped).toBeNull();
  });
});

test('one organization a user, decided while the run waits, holds back what would replace', async () => {
  const { stage, plan } = await smallStage();
  const troubled = afterWrite(stage, 3, 1, () => {
    stage.fake.colleague.allowMultipleOrganizations(false);
  });
  const receipt = await applyOn(troubled, plan);
  expect(receipt.entries.slice(3).map(({ outcome, reason }) => reason ?? outcome)).toEqual([
    'applied',
    'multiple_organizations_disabled',
    'multiple_organizations_disabled',
    'multiple_organizations_disabled',
  ]);
  expect(organizationsAt(stage, NEWCOMER)).toEqual([CEDAR]);
  expect(organizationsAt(stage, CONSULTANT)).toEqual([CONSULTANTS]);
  expect(organizationsAt(stage, MOVERS[0])).toEqual([CONSULTANTS, DOGWOOD]);
  expect(receipt.ticket_mutations).toBe(0);
});
