import type { Issue } from '../../core/detect/issue.ts';
import type { Trace, TraceStep } from '../../core/report/trace/trace.ts';
import { guardNumbers } from '../../words/guard-numbers.ts';
import { issueSentence } from '../../words/issue-sentence.ts';
import { isGuard, reasonWords } from '../../words/reason-words.ts';
import type { Words } from '../../words/words.ts';
import type { Paint } from './paint.ts';
import { harmless } from './text-width.ts';
import { sayFact } from '../../words/trace-facts.ts';

/** A trace for people: what was found of each record, then what each check and guard says of it. */
export function traceLines(
  { subject, steps }: Trace,
  issues: readonly Issue[],
  words: Words,
  paint: Paint,
): readonly string[] {
  const issueById = new Map(issues.map((issue) => [issue.id, issue]));
  const kind = words.say(`subjects.${subject.kind}`);
  return [
    paint('bold', harmless(words.say('trace.title', { kind, id: subject.id }))),
    ...steps.flatMap((step) => stepLines(step, issueById, words, paint)),
  ];
}

function stepLines(
  step: TraceStep,
  issues: ReadonlyMap<string, Issue>,
  words: Words,
  paint: Paint,
): readonly string[] {
  if (step.kind === 'check') return checkLines(step, issues, words, paint);
  if (step.kind === 'action') return actionLines(step, words, paint);
  const [head = '', ...facts] = sayFact(step, words).map(harmless);
  return ['', paint('cyan', head), ...facts.map((fact) => `  ${fact}`)];
}

type CheckStep = Extract<TraceStep, { readonly kind: 'check' }>;

function checkLines(
  step: CheckStep,
  issues: ReadonlyMap<string, Issue>,
  words: Words,
  paint: Paint,
): readonly string[] {
  const { code, detail, fired, why, issueId } = step;
  const name = detail === '' ? code : `${code} (${harmless(detail)})`;
  if (!fired) {
    const reason = why === null ? '' : words.say(`silences.${why}`);
    return [paint('dim', `  ○ ${words.say('trace.silent', { name, reason })}`)];
  }
  const issue = issueId === null ? undefined : issues.get(issueId);
  return [
    paint('yellow', `  ● ${words.say('trace.fired', { name })}`),
    ...(issue ? [`    ${harmless(issueSentence(issue, words))}`] : []),
  ];
}

type ActionStep = Extract<TraceStep, { readonly kind: 'action' }>;

function actionLines(
  { action, guards }: ActionStep,
  words: Words,
  paint: Paint,
): readonly string[] {
  const { type, status, target, detail, id, blocked_reason } = action;
  const head = words.say('trace.action', {
    label: words.say(`actions.${type}.label`),
    type,
    status: words.say(`action_statuses.${status}`),
    target: target.label,
    hasDetail: detail === '' ? 'no' : 'yes',
    detail,
    id,
  });
  return [
    '',
    paint(status === 'prepared' ? 'green' : 'yellow', harmless(head)),
    ...(blocked_reason === null ? [] : blockedLines(action, blocked_reason, words)),
    ...guards.map(({ guard, holds, isLifted }) => {
      const state = holds ? (isLifted ? 'lifted' : 'holds') : 'clear';
      return paint('dim', `  ${words.say('trace.guard', { guard, state })}`);
    }),
  ];
}

function blockedLines(
  action: ActionStep['action'],
  reason: NonNullable<ActionStep['action']['blocked_reason']>,
  words: Words,
): readonly string[] {
  const { label, explanation, byHand } = reasonWords(reason, words);
  return [
    `  ${words.say('trace.blocked', { reason, label })}`,
    `  ${explanation}`,
    ...(isGuard(reason) ? [`  ${guardNumbers(reason, action, words)}`] : []),
    `  ${words.say('trace.by_hand', { byHand })}`,
  ];
}
