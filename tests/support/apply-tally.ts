import { OUTCOMES, STOP_REASONS } from '../../src/core/apply/receipt-format.ts';
import { EDIT_KINDS } from './colleague-edits.ts';
import { FAULT_NAMES } from './trouble.ts';
import type { TroubledApply } from './troubled-apply.ts';

/** Counts what applies under trouble bring up, so that a suite that meets nothing does not pass for a proof. */
export type ApplyTally = {
  readonly count: (run: TroubledApply) => void;
  /** What came up less often than it has to. */
  readonly rare: () => readonly string[];
  /** One line: how often each thing came up. */
  readonly line: () => string;
};

const OUTCOMES_COUNTED = OUTCOMES.filter((outcome) => outcome !== 'would_apply');
const REASONS_COUNTED = ['stale', 'cap_max_actions', 'cap_max_per_account'] as const;

/** So many in a thousand applies at least. */
const LEAST_OF_THOUSAND = 5;
/** What takes a rare coincidence. */
const LEAST_OF_THE_RARE: Readonly<Record<string, number>> = {
  // A canary's last look has to fail for it, after several tries: it has tests of its own.
  cannot_read: 0,
  domain_vanished: 1,
  ticket_changed: 2,
};

export function createApplyTally(): ApplyTally {
  const names = [
    ...OUTCOMES_COUNTED,
    ...REASONS_COUNTED,
    ...STOP_REASONS,
    ...FAULT_NAMES,
    ...EDIT_KINDS,
    'killed',
    'resumed twice',
    'no receipt',
    'ran to its end',
  ];
  const counts = new Map<string, number>(names.map((name) => [name, 0]));
  let runs = 0;
  const add = (name: string) => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const least = (name: string) =>
    Math.floor(((LEAST_OF_THE_RARE[name] ?? LEAST_OF_THOUSAND) * runs) / 1000);
  return {
    count: (run) => {
      runs += 1;
      for (const name of namesOf(run)) add(name);
    },
    rare: () =>
      [...counts]
        .filter(([name, count]) => count < least(name))
        .map(([name, count]) => `${name}: ${count} in ${runs}`),
    line: () =>
      `${runs} applies under trouble | ${[...counts].map(([name, count]) => `${name} ${count}`).join(' | ')}`,
  };
}

/** What came up in a run: outcomes once an action, everything else once a run. */
function namesOf({ receipt, troubled, resumes }: TroubledApply): readonly string[] {
  const reasons: readonly string[] = REASONS_COUNTED;
  const perRun = [
    ...troubled.edits,
    ...troubled.requests.flatMap(({ fault }) => fault?.name ?? []),
    ...(resumes > 0 ? ['killed'] : []),
    ...(resumes > 1 ? ['resumed twice'] : []),
    ...(receipt ? [receipt.stopped ?? 'ran to its end'] : ['no receipt']),
  ];
  const perAction = (receipt?.entries ?? []).flatMap(({ outcome, reason }) => [
    outcome,
    ...(reason !== null && reasons.includes(reason) ? [reason] : []),
  ]);
  return [...new Set(perRun), ...perAction];
}
