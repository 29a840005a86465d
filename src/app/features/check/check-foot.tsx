import { Button } from '@zendeskgarden/react-buttons';
import type { CheckReference, CheckView } from '../../engine/engine-views.ts';
import { Line, Quiet } from '../../shared/drift/layout.tsx';
import { Raw } from '../../shared/drift/raw.tsx';
import { pageProblemWords } from '../../shared/words/page-problem.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { Fact, Facts } from './facts.tsx';
import { Note } from './note.tsx';
import { Part } from './part.tsx';

/** What the verdict was compared with, and as of when: of the list, and of Zendesk. */
export function CheckFoot({
  view: { check, reference },
  isChecking,
  onAgain,
}: {
  readonly view: CheckView;
  readonly isChecking: boolean;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  return (
    <Part title={words.say('sidebar.foot.title')}>
      <Facts>
        {reference && <ReferenceFact reference={reference} />}
        <Fact name={words.say('sidebar.foot.checked')}>
          {isChecking ? words.say('sidebar.checking') : words.time(check.checkedAt)}
        </Fact>
      </Facts>
      {reference?.problem && <AddressFailed reference={reference} problem={reference.problem} />}
      <Line>
        {/* A button that is disabled would lose the focus. */}
        <Button
          size="small"
          aria-disabled={isChecking}
          onClick={() => {
            if (!isChecking) onAgain();
          }}
        >
          {words.say('sidebar.foot.again')}
        </Button>
      </Line>
    </Part>
  );
}

function ReferenceFact({
  reference: { file, accounts, mode, from, loadedAt },
}: {
  readonly reference: CheckReference;
}) {
  const words = useWords();
  return (
    <Fact name={words.say('sidebar.foot.reference')}>
      <Raw>{file}</Raw>, {words.say('sidebar.foot.accounts', { count: accounts })}
      <Quiet>
        {words.say(`sidebar.foot.from.${mode === 'demo' ? 'demo' : from}`, {
          time: words.time(loadedAt),
        })}
      </Quiet>
    </Fact>
  );
}

function AddressFailed({
  reference: { from },
  problem,
}: {
  readonly reference: CheckReference;
  readonly problem: NonNullable<CheckReference['problem']>;
}) {
  const words = useWords();
  return (
    <Note>
      {words.say(`sidebar.foot.address_failed.${from}`)} {pageProblemWords(problem, words).happened}
    </Note>
  );
}
