import { describe, expect, test } from 'vitest';
import {
  applyOn,
  memoryJournal,
  PLAIN_WORDS,
  UNDISTURBED,
} from '../../../tests/support/apply-stage.ts';
import {
  BIRCH,
  CONSULTANTS,
  ENROLLED_TICKET,
  MOVER_TICKET,
  pass,
  smallStage,
  writesOf,
} from '../../../tests/support/apply-world.ts';
import { placeOn, type Stage } from '../../../tests/support/stage.ts';
import type { Receipt, ReceiptEntry } from '../../core/apply/receipt-format.ts';
import type { Plan } from '../../core/plan/plan-format.ts';
import { replayJournal, type JournalRecord } from './journal.ts';
import { resumeApply, type ResumeJob } from './resume.ts';

type Point =
  | { readonly at: 'before_record' | 'after_record'; readonly nth: number }
  | { readonly at: 'before_write' | 'after_write'; readonly nth: number };

/** Applies until the program is gone at a point: what it would have done after that never happens. */
async function killedApply(stage: Stage, plan: Plan, point: Point) {
  const kept = memoryJournal();
  const counts = { record: 0, write: 0 };
  let die: () => void = () => undefined;
  const death = new Promise<'killed'>((resolve) => {
    die = () => {
      resolve('killed');
    };
  });
  const dieAt = async (at: Point['at'], nth: number) => {
    if (at !== point.at || nth !== point.nth) return;
    die();
    await new Promise(() => undefined);
  };
  const place = placeOn(stage.fake, stage);
  const applying = applyOn(
    {
      ...stage,
      ...place,
      channel: {
        ...place.channel,
        send: async (request) => {
          counts.write += 1;
          await dieAt('before_write', counts.write);
          const answer = await place.channel.send(request);
          await dieAt('after_write', counts.write);
          return answer;
        },
      },
    },
    plan,
    {
      journal: {
        append: async (record) => {
          counts.record += 1;
          await dieAt('before_record', counts.record);
          await kept.append(record);
          await dieAt('after_record', counts.record);
        },
      },
    },
  );
  expect(await Promise.race([applying, death])).toBe('killed');
  return kept.records;
}

async function resume(
  stage: Stage,
  records: JournalRecord[],
  wish: Partial<ResumeJob> = {},
): Promise<Receipt> {
  const run = replayJournal(records);
  if (!run) throw new Error('nothing to resume');
  const { reader } = placeOn(stage.fake, stage);
  return await resumeApply({
    ...stage,
    reader,
    run,
    journal: {
      append: (record) => {
        records.push(record);
        return Promise.resolve();
      },
    },
    supervision: UNDISTURBED,
    words: PLAIN_WORDS,
    keepReceipt: () => Promise.resolve(),
    onEvent: () => undefined,
    ...wish,
  });
}

/** Records of an undisturbed apply: begin, across, an intent and an entry for each of 7, end. */
const RECORDS = 2 + 7 * 2 + 1;

describe('killed at any record of the journal, or around any write, a run is completed and true', () => {
  test.each<Point>([
    ...Array.from({ length: RECORDS - 1 }, (_, at) => ({
      at: 'after_record' as const,
      nth: at + 1,
    })),
    ...Array.from({ length: RECORDS - 1 }, (_, at) => ({
      at: 'before_record' as const,
      nth: at + 2,
    })),
    ...Array.from({ length: 7 }, (_, at) => ({ at: 'before_write' as const, nth: at + 1 })),
    ...Array.from({ length: 7 }, (_, at) => ({ at: 'after_write' as const, nth: at + 1 })),
  ])('$at $nth', async (point) => {
    const { stage, plan } = await smallStage();
    const records = await killedApply(stage, plan, point);
    const from = stage.fake.requestLog.length;
    const receipt = await resume(stage, records);

    expect(stage.fake.requestLog.slice(from).filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(receipt).toMatchObject({
      run_id: 'run-1',
      source_plan_hash: plan.plan_hash,
      reason: 'the weekly repair',
      stopped: 'interrupted',
      ticket_mutations: 0,
    });
    expect(receipt.entries.map(({ action_id }) => action_id)).toEqual(
      plan.actions.map(({ id }) => id),
    );
    const written = writesOf(stage).length;
    expect(receipt.totals.applied).toBe(written);
    expect(receipt.totals.applied + receipt.totals.failed + receipt.totals.not_attempted).toBe(7);
    expect(receipt.totals.failed).toBe(isIntentOpenWithoutWrite(records, written) ? 1 : 0);
    expect(records.at(-1)?.kind).toBe('end');
    expect(replayJournal(records)).toMatchObject({ isEnded: true, openIntent: null });

    const rest = await applyOn(stage, plan, { caps: { maxActions: 25, maxPerAccount: 25 } });
    expect(rest.totals.already_applied).toBe(written);
    expect(rest.totals.already_applied + rest.totals.applied + rest.totals.skipped).toBe(7);
    // The second domain of Birch was planned on a list without the first.
    expect(rest.totals.skipped).toBe(written === 2 ? 1 : 0);
  });
});

function isIntentOpenWithoutWrite(records: readonly JournalRecord[], written: number): boolean {
  const intents = records.filter(({ kind }) => kind === 'intent').length;
  return intents > written;
}

test('a journal that holds no run gives none; one that ended says so', async () => {
  const { stage, plan } = await smallStage();
  expect(replayJournal([])).toBeNull();
  const journal = memoryJournal();
  await applyOn(stage, plan, { journal });
  expect(replayJournal(journal.records)).toMatchObject({ isEnded: true, openIntent: null });
  expect(replayJournal(journal.records.slice(1))).toBeNull();
});

test('the last of several intents for one action is the one that counts', async () => {
  const { stage, plan } = await smallStage();
  stage.fake.faults.add({ kind: 'plain_text_429', retryAfter: 5, match: { method: 'PUT' } });
  const records = await killedApply(stage, plan, { at: 'after_record', nth: 4 });
  const run = replayJournal(records);
  expect(records.map(({ kind }) => kind)).toEqual(['begin', 'across', 'intent', 'intent']);
  expect(run?.intents).toHaveLength(1);
  expect(run?.openIntent).toEqual(records[3]);
  expect((await resume(stage, records)).totals).toMatchObject({ failed: 1, not_attempted: 6 });
});

test('what was settled before the kill stands as it was', async () => {
  const { stage, plan } = await smallStage();
  stage.fake.colleague.suspendUser(402);
  stage.fake.faults.add({ kind: 'status', status: 422, match: { method: 'PUT' } });
  const records = await killedApply(stage, plan, { at: 'after_write', nth: 2 });
  const receipt = await resume(stage, records);
  const summary = receipt.entries.map(({ outcome, reason }: ReceiptEntry) => reason ?? outcome);
  expect(summary).toEqual([
    'zendesk_refused',
    'applied',
    'interrupted',
    'interrupted',
    'interrupted',
    'interrupted',
    'stale',
  ]);
});

test('tickets that moved meanwhile are found by the resume', async () => {
  const { stage, plan } = await smallStage();
  const records = await killedApply(stage, plan, { at: 'after_write', nth: 2 });
  stage.fake.colleague.moveTicket(ENROLLED_TICKET, BIRCH);
  stage.fake.colleague.moveTicket(MOVER_TICKET, BIRCH);
  const receipt = await resume(stage, records);
  expect(receipt.ticket_proof.changed).toEqual([
    {
      ticket_id: String(ENROLLED_TICKET),
      organization_before: String(CONSULTANTS),
      organization_after: String(BIRCH),
    },
  ]);
  expect(receipt.ticket_mutations).toBe(1);
});

test('a domain that vanished meanwhile is found by the resume, the new one included', async () => {
  const { stage, plan } = await smallStage();
  const records = await killedApply(stage, plan, { at: 'after_record', nth: 6 });
  stage.fake.colleague.setDomains(BIRCH, []);
  const receipt = await resume(stage, records);
  expect(receipt.vanished_domains.map(({ domain }) => domain)).toEqual([
    'birch.example',
    'birch-labs.test',
  ]);
});

test('a resume waits out the settling time of the last write, and not what has passed already', async () => {
  const soon = await smallStage();
  const records = await killedApply(soon.stage, soon.plan, { at: 'after_record', nth: 6 });
  const start = soon.stage.now();
  await resume(soon.stage, records);
  expect(soon.stage.now() - start).toBeGreaterThanOrEqual(85_000);

  const late = await smallStage();
  const old = await killedApply(late.stage, late.plan, { at: 'after_record', nth: 6 });
  await pass(late.stage, 3600);
  const startLate = late.stage.now();
  expect((await resume(late.stage, old)).ticket_proof.cut_short).toBe(false);
  expect(late.stage.now() - startLate).toBeLessThan(5_000);
});

test('a resume after a write of an external id alone waits for nothing', async () => {
  const { stage, plan } = await smallStage();
  const records = await killedApply(stage, plan, { at: 'after_record', nth: 4 });
  const start = stage.now();
  const receipt = await resume(stage, records);
  expect(receipt.totals.applied).toBe(1);
  expect(receipt.ticket_proof.users).toBe(0);
  expect(stage.now() - start).toBeLessThan(5_000);
});

test('a write that nobody can read about stays unknown', async () => {
  const { stage, plan } = await smallStage();
  const records = await killedApply(stage, plan, { at: 'after_write', nth: 1 });
  stage.fake.faults.add({
    kind: 'status',
    status: 500,
    times: 100_000,
    match: { path: '/api/v2/organizations/' },
  });
  const receipt = await resume(stage, records);
  expect(receipt.entries[0]).toMatchObject({
    outcome: 'unknown',
    reason: 'interrupted',
    undo: 'undo set_org_external_id',
  });
  expect(receipt.stopped).toBe('outcome_unknown');
});

test('a resume that is killed is resumed, and settles nothing twice', async () => {
  const { stage, plan } = await smallStage();
  const records = await killedApply(stage, plan, { at: 'after_write', nth: 1 });
  const first = resume(stage, records, { keepReceipt: () => Promise.reject(new Error('gone')) });
  await expect(first).rejects.toThrow('gone');
  const receipt = await resume(stage, records);
  expect(receipt.totals).toMatchObject({ applied: 1, not_attempted: 6 });
  expect(records.filter(({ kind }) => kind === 'entry')).toHaveLength(1);
});

test('a resume keeps its receipt before it ends the journal', async () => {
  const { stage, plan } = await smallStage();
  const records = await killedApply(stage, plan, { at: 'after_write', nth: 1 });
  let kept: Receipt | null = null;
  const receipt = await resume(stage, records, {
    keepReceipt: (one) => {
      expect(records.at(-1)?.kind).not.toBe('end');
      kept = one;
      return Promise.resolve();
    },
  });
  expect(kept).toEqual(receipt);
});
