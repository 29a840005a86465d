import { Button } from '@zendeskgarden/react-buttons';
import type { CheckVerdict } from '../../../run/check/check.ts';
import type { CheckView, ProblemView } from '../../engine/engine-views.ts';
import { Bullets, Line, Sentence } from '../../shared/drift/layout.tsx';
import type { Tone } from '../../shared/drift/tone.ts';
import { pageProblemWords } from '../../shared/words/page-problem.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { verdictSentence, verdictTitle } from './verdict-words.ts';
import { Verdict } from './verdict.tsx';

type VerdictOfProps = {
  readonly view: CheckView;
  readonly isChecking: boolean;
  readonly onAgain: () => void;
  readonly onOpenPage: () => void;
};

/** The verdict of a check, and what leads on where there is nothing else to see. */
export function VerdictOf({ view, isChecking, onAgain, onOpenPage }: VerdictOfProps) {
  const words = useWords();
  const { verdict } = view.check;
  if (verdict.kind === 'could_not_check')
    return (
      <CouldNotCheck
        problem={{ code: verdict.problem, values: verdict.values }}
        isChecking={isChecking}
        onAgain={onAgain}
      />
    );
  return (
    <Verdict
      is={verdict.kind}
      tone={toneOf(verdict)}
      title={verdictTitle(verdict, words)}
      isChecking={isChecking}
    >
      <Sentence>{verdictSentence(view, words)}</Sentence>
      {verdict.kind === 'no_reference' && (
        <>
          <Bullets>
            <li>{words.say('sidebar.no_reference.address')}</li>
            <li>{words.say('sidebar.no_reference.page')}</li>
          </Bullets>
          <Line>
            <Button isPrimary size="small" onClick={onOpenPage}>
              {words.say('sidebar.no_reference.open')}
            </Button>
          </Line>
        </>
      )}
    </Verdict>
  );
}

/** Why nothing can be said, and what to do about it. */
export function CouldNotCheck({
  problem,
  isChecking = false,
  onAgain,
}: {
  readonly problem: ProblemView;
  readonly isChecking?: boolean;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  const { happened, remedy } = pageProblemWords(problem, words);
  return (
    <Verdict
      is="could_not_check"
      tone="bad"
      title={words.say('sidebar.verdict.could_not_check')}
      isChecking={isChecking}
    >
      <Sentence>{happened}</Sentence>
      <Sentence>{remedy}</Sentence>
      <Line>
        <Button size="small" onClick={onAgain}>
          {words.say('page.failure.again')}
        </Button>
      </Line>
    </Verdict>
  );
}

function toneOf(verdict: CheckVerdict): Tone {
  switch (verdict.kind) {
    case 'in_sync':
      return 'good';
    case 'drift':
      return verdict.worstRisk === 'critical' ? 'bad' : 'caution';
    case 'not_in_reference':
      return 'quiet';
    case 'no_reference':
      return 'look';
    case 'could_not_check':
      return 'bad';
  }
}
