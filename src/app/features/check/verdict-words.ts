import type { CheckedUser, CheckVerdict, Findings } from '../../../run/check/check.ts';
import type { Words } from '../../../words/words.ts';
import type { CheckView } from '../../engine/engine-views.ts';
import { pageProblemWords } from '../../shared/words/page-problem.ts';
import type { CheckState } from './sidebar-check.ts';

/** A verdict in a few words. */
export function verdictTitle(verdict: CheckVerdict, words: Words): string {
  return verdict.kind === 'drift'
    ? words.say('sidebar.verdict.drift', {
        count: verdict.count,
        risk: words.say(`risks.${verdict.worstRisk}`),
      })
    : words.say(`sidebar.verdict.${verdict.kind}`);
}

/** What a verdict says of the record that was checked, or why there is no better one: one sentence. */
export function verdictSentence({ check }: Pick<CheckView, 'check'>, words: Words): string {
  const { verdict, findings, subject } = check;
  const account = findings?.account?.name;
  switch (verdict.kind) {
    case 'in_sync':
      if (account === undefined) return words.say('sidebar.about.several_accounts');
      return words.say(`sidebar.about.${agreeing(findings)}`, {
        account,
        kind: subject.kind,
        why: ticketLeftOut(findings, words),
      });
    case 'drift':
      return account === undefined
        ? words.say('sidebar.about.drift_of_nobody')
        : words.say('sidebar.about.drift', { account });
    case 'not_in_reference':
      return words.say(`sidebar.not_in_reference.${verdict.why}`);
    case 'no_reference':
      return words.say('sidebar.no_reference.why', { kind: subject.kind });
    case 'could_not_check':
      return pageProblemWords({ code: verdict.problem, values: verdict.values }, words).happened;
  }
}

/** Why an audit leaves the ticket out; empty where it does not. */
export function ticketLeftOut(findings: Findings | null, words: Words): string {
  const leftOut = findings?.ticket?.leftOut ?? null;
  if (leftOut === null) return '';
  if (leftOut === 'not_saved') return words.say('sidebar.ticket.not_saved');
  return words.say(`tickets_left_out.${leftOut}`);
}

/** What those who hear the sidebar are told of it: nothing as long as there is no verdict. */
export function saidOf(state: CheckState, words: Words): string {
  switch (state.is) {
    case 'loading':
    case 'not_saved':
      return '';
    case 'failed':
      return `${words.say('sidebar.verdict.could_not_check')}. ${pageProblemWords(state.problem, words).happened}`;
    case 'checked':
      return `${verdictTitle(state.view.check.verdict, words)}. ${verdictSentence(state.view, words)}`;
  }
}

/** What agrees: not what stands elsewhere without counting, nor what nobody can place. */
function agreeing(
  findings: Findings | null,
): 'in_sync' | 'ticket_left_out' | 'ticket_not_compared' | 'not_compared' {
  const { ticket = null, user = null } = findings ?? {};
  if (ticket?.standing === 'differs') return 'ticket_left_out';
  if (ticket?.standing === 'not_compared') return 'ticket_not_compared';
  return user === null || isCompared(user) ? 'in_sync' : 'not_compared';
}

function isCompared({ leftOut, standing }: CheckedUser): boolean {
  return leftOut === null && (standing === 'sole' || standing === 'shared');
}
