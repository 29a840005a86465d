import type { Plan } from '../../src/core/plan/plan-format.ts';
import type { FakeZendesk } from '../../src/fake-zendesk/fake-zendesk.ts';
import type { Journal, JournalRecord } from '../../src/run/apply/journal.ts';
import type { MemoryAccount } from '../../src/zendesk/memory-exchange.ts';
import { makeEdit, type EditKind } from './colleague-edits.ts';
import { memoryJournal } from './apply-stage.ts';
import type { PlannedFault, PlannedKill, Trouble } from './trouble.ts';

/** A request as it reached the account, in order. */
export type SeenRequest = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  /** What was done to it; `null` where nothing was. */
  readonly fault: PlannedFault | null;
  /** `null` where no answer left the account. */
  readonly status: number | null;
  /** Organizations or memberships are others after it than right before. */
  readonly isCarriedOut: boolean;
};

/** An account with trouble in front of it, a journal, and what came of it. */
export type TroubledAccount = {
  readonly account: MemoryAccount;
  readonly journal: Journal;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly requests: readonly SeenRequest[];
  readonly records: readonly JournalRecord[];
  readonly edits: readonly EditKind[];
  /** Users whose tickets a colleague's edit may move. */
  readonly exempt: ReadonlySet<number>;
  /** Settles when the program is gone. */
  readonly death: () => Promise<'killed'>;
  /** Starts the program anew, up to the next kill; the person is signed in again. */
  readonly restart: () => void;
  /** Nothing goes wrong any more. */
  readonly calm: () => void;
};

/** A journal that cannot be written. */
export class JournalFailure extends Error {
  override readonly name = 'JournalFailure';
}

/** Puts trouble in front of an account. What the program does after it was killed never happens. */
export function troubleAccount(
  fake: FakeZendesk,
  plan: Plan,
  trouble: Trouble,
  clock: { readonly now: () => number; readonly sleep: (milliseconds: number) => Promise<void> },
): TroubledAccount {
  const requests: SeenRequest[] = [];
  const edits: EditKind[] = [];
  const exempt = new Set<number>();
  const kept = memoryJournal();
  const counts = { request: 0, write: 0, read: 0 };
  let { faults } = trouble;
  let life = startLife(trouble.kills[0] ?? null);
  let lives = 1;
  let appended = 0;

  const editBefore = (isWrite: boolean): void => {
    for (const { before, nth, kind, number } of trouble.edits) {
      const isNow = before === 'write' ? isWrite && nth === counts.write : nth === counts.request;
      if (!isNow) continue;
      edits.push(kind);
      for (const id of makeEdit(fake, plan, kind, number)) exempt.add(id);
    }
  };

  const handle: MemoryAccount['handle'] = async (request) => {
    const isWrite = request.method !== 'GET';
    const on = isWrite ? 'write' : 'read';
    counts.request += 1;
    counts[on] += 1;
    await life.pass('before_request');
    if (isWrite) await life.pass('before_write');
    editBefore(isWrite);
    fake.runBackgroundWork();
    const fault = faults.find((one) => isStruck(one, on, counts[on])) ?? null;
    if (fault) fake.faults.add(fault.fault);
    const before = isWrite ? listsOf(fake) : '';
    const log = (status: number | null) => {
      const isCarriedOut = isWrite && listsOf(fake) !== before;
      const { method, path, body } = request;
      requests.push({ at: clock.now(), method, path, body, fault, status, isCarriedOut });
    };
    try {
      const answer = await fake.handle(request);
      log(answer.status);
      await life.pass('after_request');
      if (isWrite) await life.pass('after_write');
      return answer;
    } catch (error) {
      log(null);
      await life.pass('after_request');
      if (isWrite) await life.pass('after_write');
      throw error;
    } finally {
      fake.faults.clear();
    }
  };

  return {
    account: { handle },
    requests,
    edits,
    exempt,
    records: kept.records,
    journal: {
      append: async (record) => {
        appended += 1;
        await life.pass('before_record');
        if (trouble.journalFailsAt !== null && lives === 1 && appended >= trouble.journalFailsAt)
          throw new JournalFailure('no space left');
        await kept.append(record);
        await life.pass('after_record');
      },
    },
    sleep: async (milliseconds) => {
      await life.pass('wait');
      await clock.sleep(milliseconds);
    },
    death: () => life.death,
    restart: () => {
      life = startLife(trouble.kills[lives] ?? null);
      lives += 1;
      faults = faults.filter(({ name }) => name !== 'signed out');
    },
    calm: () => {
      life = startLife(null);
      faults = [];
    },
  };
}

function isStruck(fault: PlannedFault, on: 'write' | 'read', nth: number): boolean {
  return fault.on === on && nth >= fault.nth && nth < fault.nth + fault.times;
}

function listsOf(fake: FakeZendesk): string {
  const { organizations, memberships } = fake.snapshot();
  return JSON.stringify([
    organizations.map(({ id, external_id, domain_names }) => [id, external_id, domain_names]),
    memberships.map((one) => [one.id, one.user_id, one.organization_id, one.default]),
  ]);
}

type Life = {
  /** Never returns where the program is killed at this point. */
  readonly pass: (point: PlannedKill['at']) => Promise<void>;
  readonly death: Promise<'killed'>;
};

function startLife(kill: PlannedKill | null): Life {
  let passed = 0;
  let isOver = false;
  let die: (word: 'killed') => void = () => undefined;
  const death = new Promise<'killed'>((resolve) => {
    die = resolve;
  });
  return {
    death,
    pass: async (point) => {
      if (point === kill?.at) passed += 1;
      isOver ||= point === kill?.at && passed === kill.nth;
      if (!isOver) return;
      die('killed');
      await new Promise(() => undefined);
    },
  };
}
