import { stageAtWork } from '../../../run/page-run/page-run.ts';
import type { PageWords } from '../../shared/words/use-words.ts';
import type { FootOffer } from '../fix/fix-foot.tsx';
import type { FixStep } from '../fix/fix-step.ts';
import { keptRepairs, repairsIn } from '../fix/kept-repairs.ts';
import type { FixControl } from './use-fix-run.ts';

/** What is offered at the foot of the step that is shown; `null` where there is nothing to do but wait. */
export function fixOffer(fix: FixControl, words: PageWords, onClose: () => void): FootOffer | null {
  return OFFERS[fix.step](fix, words, onClose);
}

type Offer = (fix: FixControl, words: PageWords, onClose: () => void) => FootOffer | null;

const OFFERS: Readonly<Record<FixStep, Offer>> = {
  look: (fix, words, onClose) =>
    fix.interrupted ? offerBesideEarlier(fix, words, onClose) : offerAtLook(fix, words, onClose),
  dry_run: offerAtDryRun,
  // While it writes there is no way out but to stop it.
  apply: (fix, _, onClose) => (isAtWork(fix) ? null : { back: leadTo(fix, 'dry_run'), onClose }),
  receipt: (fix, words, onClose) => ({
    hint: words.say('fix.closing_checks'),
    aside: { label: words.say('fix.again'), onClick: fix.checkAgain },
    onClose,
    endsHere: true,
  }),
};

/** Once the earlier apply has its receipt, be it from another frame, the way is free. */
function offerBesideEarlier(fix: FixControl, words: PageWords, onClose: () => void): FootOffer {
  if (isAtWork(fix) || fix.run.hasInterruptedApply) return { onClose };
  return { onClose, next: { label: words.say('fix.again'), onClick: fix.checkAgain } };
}

function offerAtLook(fix: FixControl, words: PageWords, onClose: () => void): FootOffer {
  const { look, run, results } = fix;
  if (look.is === 'idle' || look.is === 'working') return { onClose };
  if (repairsIn(look).length === 0 || run.role === 'agent') return { onClose, endsHere: true };
  const isNoneKept = keptRepairs(look, results.selection).length === 0;
  const next = { label: words.say('page.stages.next.triage'), ...leadTo(fix, 'dry_run') };
  return isNoneKept
    ? { hint: words.say('fix.look.none_kept'), onClose, next: { ...next, isDisabled: true } }
    : { onClose, next };
}

function offerAtDryRun(fix: FixControl, words: PageWords, onClose: () => void): FootOffer {
  const { run, results } = fix;
  const back = { ...leadTo(fix, 'look'), isDisabled: isAtWork(fix) };
  // What was dry-run earlier may be another selection than the one at hand.
  const isDone = run.dryRun !== null && results.dryRun?.plan.plan_hash === run.plan?.planHash;
  if (!isDone) return { back, onClose };
  const label = words.say('page.stages.next.dry_run');
  return { back, onClose, next: { label, ...leadTo(fix, 'apply') } };
}

function leadTo({ show }: FixControl, step: FixStep): { readonly onClick: () => void } {
  return {
    onClick: () => {
      show(step);
    },
  };
}

function isAtWork({ run }: FixControl): boolean {
  return stageAtWork(run) !== null;
}
