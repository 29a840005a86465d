import { DriftError } from '../../src/core/problem.ts';
import type { Receipt } from '../../src/core/apply/receipt-format.ts';
import type { Plan } from '../../src/core/plan/plan-format.ts';
import type { ApplyEvent } from '../../src/run/apply/apply-event.ts';
import { replayJournal } from '../../src/run/apply/journal.ts';
import { resumeApply } from '../../src/run/apply/resume.ts';
import { applyOn, PLAIN_WORDS, UNDISTURBED } from './apply-stage.ts';
import type { ApplyWorld } from './random-apply-world.ts';
import { auditStage, placeOn, stage, type Stage } from './stage.ts';
import type { Trouble } from './trouble.ts';
import { JournalFailure, troubleAccount, type TroubledAccount } from './troubled-account.ts';

/** An apply under trouble, with everything that can be said of it from outside. */
export type TroubledApply = {
  readonly stage: Stage;
  readonly plan: Plan;
  readonly trouble: Trouble;
  readonly troubled: TroubledAccount;
  /** `null` where the run was refused or ended before it began. */
  readonly receipt: Receipt | null;
  readonly events: readonly ApplyEvent[];
  readonly resumes: number;
  /** The person asked to stop before the run's last action was settled. */
  readonly askedToStop: boolean;
};

/** Audits a world, and applies its plan under trouble; where the program is killed, resumes until it is done. */
export async function applyUnderTrouble(
  world: ApplyWorld,
  trouble: Trouble,
): Promise<TroubledApply> {
  const calm = stage(world.seed, world.reference);
  const { plan } = (await auditStage(calm)).result;
  const troubled = troubleAccount(calm.fake, plan, trouble, calm);
  const { now } = calm;
  const { sleep } = troubled;
  const place = () => ({ ...calm, ...placeOn(troubled.account, { now, sleep }), sleep });
  const events: ApplyEvent[] = [];
  let settled = 0;
  let askedToStop = false;
  let kept: Receipt | null = null;
  const keepReceipt = (receipt: Receipt) => {
    kept = receipt;
    return Promise.resolve();
  };
  const applying = applyOn(place(), plan, {
    caps: trouble.caps,
    settleSeconds: trouble.settleSeconds,
    journal: troubled.journal,
    keepReceipt,
    onEvent: (event) => {
      events.push(event);
      if (event.kind === 'stage' && event.stage === 'applying') settled = 0;
      if (event.kind === 'entry') settled += 1;
    },
    supervision: {
      isStopRequested: () => {
        askedToStop ||= trouble.stopsAfter !== null && settled >= trouble.stopsAfter;
        return askedToStop;
      },
      isWaitCutShort: () => trouble.cutsWaitShort,
    },
  });
  let ended = await orEnd(Promise.race([applying, troubled.death()]));
  let resumes = 0;
  while (ended === 'killed' || ended === 'cannot_read') {
    const run = replayJournal(troubled.records);
    if (!run || run.isEnded) break;
    troubled.restart();
    // What keeps one resume from reading will not keep off the tenth: that is for the tests of one.
    if (resumes >= 3) troubled.calm();
    resumes += 1;
    const resuming = resumeApply({
      ...place(),
      run,
      journal: troubled.journal,
      supervision: UNDISTURBED,
      words: PLAIN_WORDS,
      keepReceipt,
      onEvent: () => undefined,
    });
    ended = await orEnd(Promise.race([resuming, troubled.death()]));
  }
  return { stage: calm, plan, trouble, troubled, receipt: kept, events, resumes, askedToStop };
}

/** An apply may end without a receipt where nothing was written yet; any other error is a bug. */
async function orEnd(
  ending: Promise<Receipt | 'killed'>,
): Promise<Receipt | 'killed' | 'cannot_read' | 'no_journal'> {
  try {
    return await ending;
  } catch (error) {
    if (error instanceof JournalFailure) return 'no_journal';
    if (error instanceof DriftError && error.code !== 'bug') return 'cannot_read';
    throw error;
  }
}
