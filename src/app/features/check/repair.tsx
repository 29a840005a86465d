import { styled } from 'styled-components';
import type { CheckedAction } from '../../../run/check/check.ts';
import { guardNumbers } from '../../../words/guard-numbers.ts';
import { isGuard, reasonWords } from '../../../words/reason-words.ts';
import { changesOf } from '../../shared/drift/action-change.ts';
import { effectSentences } from '../../shared/drift/action-effects.ts';
import { ChangeValue } from '../../shared/drift/change-value.tsx';
import { Bullets, Line } from '../../shared/drift/layout.tsx';
import { ActionStatusTag } from '../../shared/drift/tags.tsx';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { Fact, Facts } from './facts.tsx';

/** The repair of an issue: what it would change and what would follow, or what blocks it. */
export function Repair({
  checked: { action, checkedAtDryRun },
  explains,
}: {
  readonly checked: CheckedAction;
  /** Whether what blocks it is explained here, and not at another repair. */
  readonly explains: boolean;
}) {
  const words = useWords();
  const { type, status, blocked_reason } = action;
  // Where nobody can say what is right, the sentence of the issue names what is there.
  const changes = changesOf(action, words).filter(
    ({ before, after }) => after !== null && after !== before,
  );
  const effects = effectSentences(action, words);
  const reason = blocked_reason && reasonWords(blocked_reason, words);
  return (
    <Frame>
      <Line $gap={6}>
        <ActionStatusTag status={status} />
        <strong>{words.say(`actions.${type}.label`)}</strong>
      </Line>
      <Facts>
        {changes.map(({ field, before, after }) => (
          <Fact key={field} name={field}>
            <ChangeValue before={before} after={after} />
          </Fact>
        ))}
        {reason && (
          <Fact name={words.say('sidebar.action.blocked')}>
            <strong>{reason.label}</strong>
            {explains && (
              <>
                <p>{reason.explanation}</p>
                {isGuard(blocked_reason) && <p>{guardNumbers(blocked_reason, action, words)}</p>}
              </>
            )}
          </Fact>
        )}
        {effects.length > 0 && (
          <Fact name={words.say('page.effects.title')}>
            <Sentences sentences={effects} />
          </Fact>
        )}
        {checkedAtDryRun.length > 0 && (
          <Fact name={words.say('sidebar.action.at_dry_run')}>
            <Sentences
              sentences={checkedAtDryRun.map((guard) => reasonWords(guard, words).label)}
            />
          </Fact>
        )}
      </Facts>
    </Frame>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <Bullets style={{ margin: 0 }}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </Bullets>
  );
}

const Frame = styled.div`
  display: flex;
  flex-direction: column;
  gap: 8px;
  border-inline-start: 2px solid ${color('border.default')};
  padding-inline-start: 10px;
`;
