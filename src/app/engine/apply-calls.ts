import { capsWithin } from '../../core/apply/caps.ts';
import type { Receipt } from '../../core/apply/receipt-format.ts';
import { requireTenant } from '../../core/plan/plan-file.ts';
import { DriftError } from '../../core/problem.ts';
import type { ApplyEvent } from '../../run/apply/apply-event.ts';
import type { ApplyJob, Supervision } from '../../run/apply/apply-job.ts';
import { runApply } from '../../run/apply/apply.ts';
import { runDryRun } from '../../run/apply/dry-run.ts';
import type { JournalledRun } from '../../run/apply/journal.ts';
import { resumeApply } from '../../run/apply/resume.ts';
import { runIdOf } from '../../run/apply/run-id.ts';
import { receiptSentences } from '../../words/receipt-words.ts';
import type { EngineApi } from './engine-api.ts';
import type { ApplyOrder, Selection } from './engine-views.ts';
import { selectedPlan } from './finished-audit.ts';
import type { Account } from './ports.ts';
import { viewReceipt } from './views.ts';
import { accountOf, exclusively, keepDemo, requirePlan, type Session } from './session.ts';

type ApplyCalls = Pick<
  EngineApi,
  'dryRun' | 'apply' | 'stop' | 'cutWaitShort' | 'interruptedApply' | 'resumeApply'
>;

/** The calls that judge a plan, carry it out, and complete what was interrupted. */
export function applyCalls(session: Session): ApplyCalls {
  return {
    dryRun: async (selection) =>
      await exclusively(session, async () => viewReceipt(await dryRun(session, selection))),
    apply: async (order) =>
      await exclusively(session, async () => viewReceipt(await apply(session, order))),
    stop: () => {
      session.control?.stop();
      session.asked.stop = true;
      return Promise.resolve();
    },
    cutWaitShort: () => {
      session.asked.shortWait = true;
      return Promise.resolve();
    },
    interruptedApply: async () => {
      const run = session.isBusy ? null : await openRunOf(session);
      if (!run) return null;
      const { at, plan, reason } = run.begin;
      const isElsewhere = await isAppliedElsewhere(session);
      return { at, planHash: plan.plan_hash, reason, mode: plan.source.mode, isElsewhere };
    },
    resumeApply: async () =>
      await exclusively(session, async () => {
        const receipt = await resume(session);
        return receipt && viewReceipt(receipt);
      }),
  };
}

async function dryRun(session: Session, selection: Selection): Promise<Receipt> {
  const plan = selectedPlan(requirePlan(session), selection);
  const account = await accountOf(session, plan.source.mode);
  session.dryRun = null;
  const receipt = await runDryRun({
    reader: account.reader(),
    plan,
    now: account.now,
    runId: runIdOf(plan, 'dry_run', account.now(), session.ports.random()),
    caps: session.ports.caps,
    onEvent: tell(session),
  });
  session.dryRun = { plan, receipt };
  session.receipts = [...session.receipts, receipt];
  return receipt;
}

async function apply(session: Session, order: ApplyOrder): Promise<Receipt> {
  const { ports } = session;
  const plan = selectedPlan(requirePlan(session), order.selection);
  requireDurable(session);
  if (session.dryRun?.plan.plan_hash !== plan.plan_hash)
    throw new DriftError('apply_dry_run_missing');
  const account = await accountOf(session, plan.source.mode);
  return await writing(session, account, async (isHeld) => {
    if (await openRunOf(session)) throw new DriftError('apply_open_run');
    const receipt = await runApply({
      ...commonOf(session, account, isHeld),
      plan,
      channel: keepingChannel(session, account),
      journal: ports.journal.begin(),
      runId: runIdOf(plan, 'apply', account.now(), ports.random()),
      confirmation: {
        planHash: order.confirmedHash.trim(),
        reason: order.reason,
        acceptsPartialReference: order.acceptsPartialReference,
        acceptsOldPlan: order.acceptsOldPlan,
      },
      caps: capsWithin(order.caps, ports.caps),
      settleSeconds: order.settleSeconds,
    });
    // What this dry run said is true no longer once something was written. An apply that failed wrote
    // nothing, or left a journal that keeps the next one from beginning.
    session.dryRun = null;
    return receipt;
  });
}

async function resume(session: Session): Promise<Receipt | null> {
  const { ports } = session;
  const open = await openRunOf(session);
  if (!open) return null;
  requireDurable(session);
  const account = await accountOf(session, open.begin.plan.source.mode);
  return await writing(session, account, async (isHeld) => {
    // Another tab may have been at it, or have completed it in the meantime.
    const run = await openRunOf(session);
    if (!run) return null;
    requireTenant(run.begin.plan, account.subdomain);
    return await resumeApply({
      ...commonOf(session, account, isHeld),
      run,
      journal: ports.journal.goOn(),
    });
  });
}

/** While one frame is at a job that writes no other one is; afterwards all know that what they read is old. */
async function writing<Result>(
  { ports }: Session,
  account: Account,
  job: (isHeld: () => boolean) => Promise<Result>,
): Promise<Result> {
  return await ports.alone(async (isHeld) => {
    try {
      return await job(isHeld);
    } finally {
      account.brief.forget();
      ports.neighbours.tell('apply');
    }
  });
}

/** An apply that is not over may be one that another tab is still at, which is no interruption. */
async function isAppliedElsewhere({ ports }: Session): Promise<boolean> {
  try {
    await ports.alone(() => Promise.resolve());
    return false;
  } catch (error) {
    return error instanceof DriftError && error.code === 'apply_running_elsewhere';
  }
}

/** Where the browser keeps nothing, no apply could be begun. */
async function openRunOf({ ports }: Session): Promise<JournalledRun | null> {
  if (ports.kept.state() === 'memory') return null;
  const run = await ports.journal.read();
  return run && !run.isEnded ? run : null;
}

/** A journal that a closed tab takes with it cannot be resumed, so nothing is written without a lasting one. */
function requireDurable({ ports }: Session): void {
  if (ports.kept.state() !== 'durable') throw new DriftError('storage_not_durable');
}

type Common = Pick<
  ApplyJob,
  'reader' | 'now' | 'sleep' | 'onEvent' | 'supervision' | 'words' | 'keepReceipt'
>;

function commonOf(session: Session, account: Account, isHeld: () => boolean): Common {
  return {
    reader: account.reader(),
    now: account.now,
    sleep: account.sleep,
    supervision: supervise(session, isHeld),
    words: receiptSentences(session.ports.words),
    keepReceipt: async (receipt) => {
      session.receipts = [...session.receipts, receipt];
      if (account.mode === 'demo') await keepDemo(session);
      await session.keeping.keepReceipt(receipt);
    },
    onEvent: tell(session),
  };
}

function supervise({ asked }: Session, isHeld: () => boolean): Supervision {
  asked.stop = false;
  asked.shortWait = false;
  return {
    isStopRequested: () => asked.stop || !isHeld(),
    isWaitCutShort: () => asked.shortWait,
  };
}

/** The demo lives here: what was written to it has to be there at the next visit, as it would be in Zendesk. */
function keepingChannel(session: Session, account: Account): ApplyJob['channel'] {
  const channel = account.openChannel();
  if (account.mode === 'live') return channel;
  return {
    ...channel,
    send: async (request) => {
      try {
        return await channel.send(request);
      } finally {
        await keepDemo(session);
      }
    },
  };
}

function tell({ ports }: Session): (event: ApplyEvent) => void {
  return (event) => {
    ports.onEvent({ kind: 'apply', event });
  };
}

/** The receipts of a visit by file name: of several of one kind the last has the plain name, as in a folder. */
export function receiptNames(receipts: readonly Receipt[]): readonly string[] {
  return receipts.map((receipt, at) => {
    const stem = receipt.kind === 'apply' ? 'apply_receipt' : 'dry_run_receipt';
    const later = receipts.slice(at + 1).filter(({ kind }) => kind === receipt.kind).length;
    const earlier = receipts.slice(0, at).filter(({ kind }) => kind === receipt.kind).length;
    return later === 0 ? `${stem}.json` : `${stem}.${earlier + 1}.json`;
  });
}
