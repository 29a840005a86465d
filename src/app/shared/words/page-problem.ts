import type { ProblemCode } from '../../../core/problem.ts';
import { problemValues, problemWords, type ProblemWords } from '../../../words/problem-words.ts';
import type { Words } from '../../../words/words.ts';
import type { ProblemView } from '../../engine/engine-views.ts';

/** Problems whose remedy is another one in the page than in a terminal. */
const OF_THE_PAGE = [
  'bug',
  'zendesk_unreachable',
  'zendesk_timeout',
  'zendesk_not_signed_in',
  'zendesk_no_permission',
  'zendesk_wrong_subdomain',
  'zendesk_not_zendesk',
  'zendesk_refused',
  'zendesk_bad_answer',
  'reference_not_named',
  'demo_state_unreadable',
  'plan_unreadable',
  'apply_reason_missing',
  'apply_not_admin',
  'apply_partial_reference',
  'apply_plan_old',
  'apply_running',
  'apply_interrupted',
  'apply_hash_missing',
  'nothing_to_resume',
] as const satisfies readonly ProblemCode[];

/** What a person reads of a problem in the page, where nothing is typed into a terminal. */
export function pageProblemWords(problem: ProblemView, words: Words): ProblemWords {
  const code = OF_THE_PAGE.find((known) => known === problem.code);
  if (code === undefined) return problemWords(problem, words);
  const values = problemValues(problem.values, words);
  return {
    happened: words.say(`page.problems.${code}.happened`, values),
    remedy: words.say(`page.problems.${code}.remedy`, values),
  };
}
