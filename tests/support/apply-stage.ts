import { DEFAULT_CAPS, type Caps } from '../../src/core/apply/caps.ts';
import type { Receipt } from '../../src/core/apply/receipt-format.ts';
import type { Plan } from '../../src/core/plan/plan-format.ts';
import type { ApplyEvent } from '../../src/run/apply/apply-event.ts';
import type { ReceiptWords, Supervision } from '../../src/run/apply/apply-job.ts';
import { runApply } from '../../src/run/apply/apply.ts';
import { runDryRun } from '../../src/run/apply/dry-run.ts';
import type { Journal, JournalRecord } from '../../src/run/apply/journal.ts';
import type { Stage } from './stage.ts';

/** A journal that is kept in memory. */
export function memoryJournal(): Journal & { readonly records: JournalRecord[] } {
  const records: JournalRecord[] = [];
  return {
    records,
    append: (record) => {
      records.push(structuredClone(record));
      return Promise.resolve();
    },
  };
}

/** What a test wants different of an apply. */
export type ApplyWish = {
  readonly caps?: Caps;
  readonly journal?: Journal;
  readonly settleSeconds?: number;
  readonly supervision?: Supervision;
  readonly reason?: string;
  readonly planHash?: string;
  readonly acceptsPartialReference?: boolean;
  readonly acceptsOldPlan?: boolean;
  readonly onEvent?: (event: ApplyEvent) => void;
  readonly keepReceipt?: (receipt: Receipt) => Promise<void>;
};

/** Applies a plan on a stage, confirmed with its own hash where the test says nothing else. */
export async function applyOn(stage: Stage, plan: Plan, wish: ApplyWish = {}): Promise<Receipt> {
  return await runApply({
    ...stage,
    plan,
    runId: 'run-1',
    caps: wish.caps ?? DEFAULT_CAPS,
    journal: wish.journal ?? memoryJournal(),
    settleSeconds: wish.settleSeconds ?? 90,
    supervision: wish.supervision ?? UNDISTURBED,
    confirmation: {
      planHash: wish.planHash ?? plan.plan_hash,
      reason: wish.reason ?? 'the weekly repair',
      acceptsPartialReference: wish.acceptsPartialReference ?? false,
      acceptsOldPlan: wish.acceptsOldPlan ?? false,
    },
    words: PLAIN_WORDS,
    keepReceipt: wish.keepReceipt ?? (() => Promise.resolve()),
    onEvent: wish.onEvent ?? (() => undefined),
  });
}

/** Dry-runs a plan on a stage. */
export async function dryRunOn(stage: Stage, plan: Plan): Promise<Receipt> {
  const { reader, now } = stage;
  return await runDryRun({
    reader,
    now,
    plan,
    runId: 'run-0',
    caps: DEFAULT_CAPS,
    onEvent: () => undefined,
  });
}

/** Nobody asks for anything. */
export const UNDISTURBED: Supervision = {
  isStopRequested: () => false,
  isWaitCutShort: () => false,
};

/** Sentences that say only what they are about. */
export const PLAIN_WORDS: ReceiptWords = {
  undo: ({ type }) => `undo ${type}`,
  vanishedDomain: (domain) => `put ${domain} back`,
};
