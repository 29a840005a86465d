import type { Stage, StageName } from '../../../run/page-run/page-run.ts';
import type { Words } from '../../../words/words.ts';

/** What stands below a stage's name: its state while it is not done, then its counts and how long it took. */
export function stageNote(name: StageName, stage: Stage, words: Words): string {
  if (stage.state !== 'done') return words.say(`page.stages.states.${stage.state}`);
  const counted = words.say(`page.stages.counts.${name}`, countsOf(name, stage));
  const seconds = secondsOf(stage);
  if (seconds === null || seconds === 0 || !TAKES_TIME[name]) return counted;
  return `${counted} · ${took(seconds, words)}`;
}

/** Stages whose length says something. */
const TAKES_TIME: Readonly<Record<StageName, boolean>> = {
  reference: false,
  audit: true,
  triage: false,
  dry_run: true,
  apply: true,
  receipt: false,
};

/** The figure of each stage that says most. */
const FIGURES: Readonly<Record<StageName, string>> = {
  reference: 'accounts',
  audit: 'issues',
  triage: 'prepared',
  dry_run: 'would_apply',
  apply: 'applied',
  receipt: 'actions',
};

function countsOf(name: StageName, { counts }: Stage): { readonly count: number } {
  return { count: counts[FIGURES[name]] ?? 0 };
}

function secondsOf({ startedAt, endedAt }: Stage): number | null {
  if (startedAt === null || endedAt === null) return null;
  return Math.max(0, Math.round((endedAt - startedAt) / 1000));
}

function took(seconds: number, words: Words): string {
  return seconds < 120
    ? words.say('page.stages.took_seconds', { seconds })
    : words.say('page.stages.took_minutes', { minutes: Math.round(seconds / 60) });
}
