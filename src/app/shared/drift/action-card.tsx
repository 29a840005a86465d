import { Fragment, type ReactNode } from 'react';
import type { Action } from '../../../core/plan/plan-format.ts';
import { guardNumbers } from '../../../words/guard-numbers.ts';
import { isGuard, reasonWords } from '../../../words/reason-words.ts';
import { useWords } from '../words/use-words.ts';
import { changesOf } from './action-change.ts';
import { effectSentences } from './action-effects.ts';
import { ChangeValue } from './change-value.tsx';
import { RecordLink } from './record-link.tsx';
import { ActionStatusTag } from './tags.tsx';
import { Bullets, Card, Facts, Line, Quiet, Sentence, Stack } from './layout.tsx';
import { Code, Raw } from './raw.tsx';
import type { RecordSource } from './open-record.ts';

/** One action: what it would change, what would follow, and where it is blocked why and how to do it by hand. */
export function ActionCard({
  action,
  source,
  children,
}: {
  readonly action: Action;
  readonly source: RecordSource;
  /** What can be decided about it, at its foot. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const { type, status, target, detail, blocked_reason } = action;
  const effects = effectSentences(action, words);
  return (
    <Card
      as="article"
      aria-label={words.say('page.action.name', {
        label: words.say(`actions.${type}.label`),
        target: target.label,
      })}
    >
      <Stack $gap={8}>
        <Line>
          <ActionStatusTag status={status} />
          <strong>{words.say(`actions.${type}.label`)}</strong>
          <Code>{type}</Code>
        </Line>
        <Sentence>{words.say(`actions.${type}.does`)}</Sentence>
        <Facts>
          <dt>{words.say('page.action.target')}</dt>
          <dd>
            <Raw>{target.label}</Raw> <Target target={target} source={source} />
          </dd>
          {detail !== '' && (
            <>
              <dt>{words.say(`page.action.detail.${type}`)}</dt>
              <dd>
                <Code>{detail}</Code>
              </dd>
            </>
          )}
          {changesOf(action, words).map(({ field, before, after }) => (
            <Fragment key={field}>
              <dt>{field}</dt>
              <dd>
                <ChangeValue before={before} after={after} />
              </dd>
            </Fragment>
          ))}
        </Facts>
        {effects.length > 0 && (
          <div>
            <Quiet>{words.say('page.effects.title')}</Quiet>
            <Bullets>
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </Bullets>
          </div>
        )}
        {blocked_reason !== null && <Blocked action={action} reason={blocked_reason} />}
        {children}
      </Stack>
    </Card>
  );
}

function Target({
  target,
  source,
}: {
  readonly target: Action['target'];
  readonly source: RecordSource;
}) {
  const { kind, id } = target;
  if (kind === 'account') return <Code>{id}</Code>;
  return (
    <RecordLink source={source} page={{ kind, id }}>
      <Code>{id}</Code>
    </RecordLink>
  );
}

function Blocked({
  action,
  reason,
}: {
  readonly action: Action;
  readonly reason: NonNullable<Action['blocked_reason']>;
}) {
  const words = useWords();
  const { label, explanation, byHand } = reasonWords(reason, words);
  return (
    <Facts>
      <dt>{words.say('page.action.blocked_by')}</dt>
      <dd>
        <strong>{label}</strong> <Code>{reason}</Code>
        <Sentence>{explanation}</Sentence>
        {isGuard(reason) && <Sentence>{guardNumbers(reason, action, words)}</Sentence>}
      </dd>
      <dt>{words.say('page.action.by_hand')}</dt>
      <dd>{byHand}</dd>
    </Facts>
  );
}
