import { DEFAULT_CAPS } from '../../core/apply/caps.ts';
import { isOlderThanAWeek } from '../../core/apply/may-apply.ts';
import { writeReceipt } from '../../core/apply/receipt.ts';
import type { Receipt } from '../../core/apply/receipt-format.ts';
import { parseAccountId } from '../../core/identity/account-id.ts';
import type { Plan } from '../../core/plan/plan-format.ts';
import { selectFromPlan } from '../../core/plan/selection.ts';
import { DriftError } from '../../core/problem.ts';
import { runApply } from '../../run/apply/apply.ts';
import { runDryRun } from '../../run/apply/dry-run.ts';
import { resumeApply } from '../../run/apply/resume.ts';
import { runIdOf } from '../../run/apply/run-id.ts';
import { receiptSentences } from '../../words/receipt-words.ts';
import type { Words } from '../../words/words.ts';
import { applyFolder, loadPlan, openToApply, openToRead } from '../apply-source.ts';
import type { OutputFile } from '../artifacts.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../exit-code.ts';
import { lockApply } from '../files/apply-lock.ts';
import { beginJournal, continueJournal, readJournal } from '../files/journal-file.ts';
import { keepEarlier } from '../files/keep-earlier.ts';
import { prepareFolder, writeFiles } from '../files/output-folder.ts';
import { createApplyProgress } from '../render/apply-progress.ts';
import { createProgress, NO_PROGRESS } from '../render/progress.ts';
import { receiptReport, stopLines, totalsLine } from '../render/receipt-report.ts';
import { writeJson, writeLines } from '../render/write-lines.ts';
import type { Flags } from '../settings.ts';

/** What `drift apply` can be told. */
export type ApplyFlags = Flags & {
  readonly plan?: string;
  readonly apply?: boolean;
  readonly confirmPlanHash?: string;
  readonly reason?: string;
  readonly maxActions?: number;
  readonly maxPerAccount?: number;
  readonly settleSeconds?: number;
  readonly onlyAccount?: readonly string[];
  readonly resume?: boolean;
  readonly acceptPartialReference?: boolean;
  readonly acceptOldPlan?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

const APPLY_RECEIPT = 'apply_receipt.json';
const DRY_RUN_RECEIPT = 'dry_run_receipt.json';
const SETTLE_SECONDS = 90;

/** Dry-runs a plan; with `--apply` applies it under its hash; with `--resume` completes an interrupted apply. */
export async function apply(flags: ApplyFlags, context: Context): Promise<Outcome> {
  const out = await applyFolder(flags);
  const session = createSession(flags, context);
  try {
    if (flags.resume) return await resume(flags, context, out, session);
    if (flags.plan === undefined) throw new DriftError('plan_not_named');
    const plan = selected(await loadPlan(flags.plan), flags);
    await prepareFolder(out);
    return flags.apply
      ? await applyLive(plan, flags, context, out, session)
      : await dryRun(plan, flags, context, out, session);
  } finally {
    session.end();
  }
}

/** Who is shown what goes on. */
type Session = ReturnType<typeof createSession>;

function createSession(flags: ApplyFlags, { shell, words }: Context) {
  if (flags.quiet) return { ...NO_PROGRESS, onApply: () => undefined };
  const { onTransport } = createProgress(shell.stderr, words);
  return { onTransport, ...createApplyProgress(shell.stderr, words) };
}

function selected(plan: Plan, { onlyAccount }: ApplyFlags): Plan {
  if (onlyAccount === undefined) return plan;
  const ofPlan = new Map(plan.actions.map(({ sf_account_id: id }) => [keyOf(id ?? ''), id]));
  const ids = onlyAccount.map((id) => {
    const known = ofPlan.get(keyOf(id));
    if (known === undefined || known === null) throw new DriftError('unknown_account', { id });
    return known;
  });
  return selectFromPlan(plan, { onlyAccounts: new Set(ids) });
}

/** What spellings of one account's id have in common; `null` for what is no id. */
function keyOf(text: string): string | null {
  const parsed = parseAccountId(text);
  return parsed.ok ? parsed.key : null;
}

async function dryRun(
  plan: Plan,
  flags: ApplyFlags,
  context: Context,
  out: string,
  session: Session,
): Promise<Outcome> {
  const { connection } = await openToRead(plan, out, flags, context, session.onTransport);
  await warnOfOpenRun(out, context);
  const receipt = await runDryRun({
    ...connection,
    plan,
    runId: runIdOf(plan, 'dry_run', connection.now(), context.shell.random()),
    caps: capsOf(flags),
    onEvent: session.onApply,
  });
  session.end();
  await writeOut(out, [], DRY_RUN_RECEIPT, receipt);
  show(flags, receipt, out, DRY_RUN_RECEIPT, context);
  if (!flags.json && !flags.quiet)
    writeLines(context.shell.stdout, nextAfterDryRun(plan, receipt, context));
  return receipt.totals.failed > 0 ? { kind: 'stopped', fault: 'zendesk' } : { kind: 'done' };
}

async function applyLive(
  plan: Plan,
  flags: ApplyFlags,
  context: Context,
  out: string,
  session: Session,
): Promise<Outcome> {
  const { shell, words } = context;
  if (flags.confirmPlanHash === undefined) throw new DriftError('apply_hash_missing');
  const unlock = await lockApply(out, shell.pid, shell.isRunning);
  try {
    const earlier = await readJournal(out);
    if (earlier && !earlier.isEnded) throw new DriftError('apply_interrupted', { folder: out });
    const source = await openToApply(plan, out, flags, context, session.onTransport);
    const { connection } = source;
    warnOfAge(plan, connection.now(), context);
    const journal = beginJournal(out);
    const supervision = shell.supervise((heard) => {
      writeLines(shell.stderr, [words.say(`cli.apply.${heard}`)]);
    });
    try {
      const receipt = await runApply({
        ...connection,
        plan,
        journal,
        runId: runIdOf(plan, 'apply', connection.now(), shell.random()),
        confirmation: {
          planHash: flags.confirmPlanHash.trim(),
          reason: flags.reason ?? '',
          acceptsPartialReference: flags.acceptPartialReference ?? false,
          acceptsOldPlan: flags.acceptOldPlan ?? false,
        },
        caps: capsOf(flags),
        settleSeconds: flags.settleSeconds ?? SETTLE_SECONDS,
        supervision,
        words: receiptSentences(words),
        keepReceipt: (kept) => writeOut(out, source.stateFiles(), APPLY_RECEIPT, kept),
        onEvent: session.onApply,
      });
      session.end();
      show(flags, receipt, out, APPLY_RECEIPT, context);
      if (!flags.json && !flags.quiet)
        writeLines(shell.stdout, nextAfterApply(receipt, out, words));
      return outcomeOf(receipt);
    } finally {
      supervision.end();
      await journal.close();
    }
  } finally {
    await unlock();
  }
}

async function resume(
  flags: ApplyFlags,
  context: Context,
  out: string,
  session: Session,
): Promise<Outcome> {
  const { shell, words } = context;
  await prepareFolder(out);
  const unlock = await lockApply(out, shell.pid, shell.isRunning);
  try {
    const run = await readJournal(out);
    if (!run || run.isEnded) throw new DriftError('nothing_to_resume', { folder: out });
    const { plan } = run.begin;
    const source = await openToRead(plan, out, flags, context, session.onTransport);
    const journal = continueJournal(out);
    const supervision = shell.supervise((heard) => {
      writeLines(shell.stderr, [words.say(`cli.apply.${heard}`)]);
    });
    try {
      const receipt = await resumeApply({
        ...source.connection,
        run,
        journal,
        supervision,
        words: receiptSentences(words),
        keepReceipt: (kept) => writeOut(out, source.stateFiles(), APPLY_RECEIPT, kept),
        onEvent: session.onApply,
      });
      session.end();
      show(flags, receipt, out, APPLY_RECEIPT, context);
      if (!flags.json && !flags.quiet)
        writeLines(shell.stdout, [
          words.say('cli.apply.resumed'),
          ...nextAfterApply(receipt, out, words),
        ]);
      return outcomeOf(receipt);
    } finally {
      supervision.end();
      await journal.close();
    }
  } finally {
    await unlock();
  }
}

function show(
  flags: ApplyFlags,
  receipt: Receipt,
  out: string,
  file: string,
  { shell, words, paint, paintError }: Context,
): void {
  if (flags.json) writeJson(shell.stdout, receipt);
  else if (!flags.quiet)
    writeLines(shell.stdout, receiptReport({ receipt, out, file }, shell.stdout, words, paint));
  else if (isInPart(receipt))
    writeLines(
      shell.stderr,
      [...stopLines(receipt, words), totalsLine(receipt, words)].map((line) =>
        paintError('yellow', line),
      ),
    );
}

function nextAfterDryRun(plan: Plan, receipt: Receipt, { words }: Context): readonly string[] {
  const { selection, plan_hash, actions } = plan;
  const kept = { kept: actions.length, leftOut: selection?.left_out_action_ids.length ?? 0 };
  return [
    ...(selection ? [words.say('cli.apply.selection', { ...kept, hash: plan_hash })] : []),
    ...(receipt.totals.would_apply > 0
      ? [
          words.say('cli.apply.next_apply', {
            actions: receipt.totals.would_apply,
            hash: plan_hash,
          }),
          words.say('apply.sync_warning'),
        ]
      : []),
  ];
}

function nextAfterApply({ totals }: Receipt, out: string, words: Words): readonly string[] {
  return totals.applied > 0 ? [words.say('cli.apply.next_audit', { out })] : [];
}

/** Reading does no harm beside an apply that is not over, but what it finds may not last. */
async function warnOfOpenRun(out: string, { shell, words, paintError }: Context): Promise<void> {
  const earlier = await readJournal(out);
  if (earlier && !earlier.isEnded)
    writeLines(shell.stderr, [paintError('yellow', words.say('cli.apply.open_run', { out }))]);
}

function warnOfAge(plan: Plan, now: number, { shell, words, paintError }: Context): void {
  if (!isOlderThanAWeek(plan, now)) return;
  const warning = words.say('cli.apply.old_plan', { created: plan.created_at });
  writeLines(shell.stderr, [paintError('yellow', warning)]);
}

/** Done where the run did what it should; stale and capped actions are part of that. */
function outcomeOf(receipt: Receipt): Outcome {
  return { kind: isInPart(receipt) ? 'applied_in_part' : 'done' };
}

function isInPart({ totals, stopped }: Receipt): boolean {
  return stopped !== null || totals.failed > 0 || totals.unknown > 0 || totals.not_attempted > 0;
}

async function writeOut(
  out: string,
  stateFiles: readonly OutputFile[],
  name: string,
  receipt: Receipt,
): Promise<void> {
  await keepEarlier(out, name);
  await writeFiles(out, [...stateFiles, { name, text: writeReceipt(receipt) }]);
}

function capsOf({ maxActions, maxPerAccount }: ApplyFlags) {
  return {
    maxActions: maxActions ?? DEFAULT_CAPS.maxActions,
    maxPerAccount: maxPerAccount ?? DEFAULT_CAPS.maxPerAccount,
  };
}
