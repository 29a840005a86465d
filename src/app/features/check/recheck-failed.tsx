import { Button } from '@zendeskgarden/react-buttons';
import type { ProblemView } from '../../engine/engine-views.ts';
import { Line, Sentence } from '../../shared/drift/layout.tsx';
import { pageProblemWords } from '../../shared/words/page-problem.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { Note } from './note.tsx';

/** Says that the verdict above is an older one, and why there is no newer one. */
export function RecheckFailed({
  problem,
  checkedAt,
  onAgain,
}: {
  readonly problem: ProblemView;
  /** ISO 8601, or milliseconds since 1970. */
  readonly checkedAt: string | number;
  readonly onAgain: () => void;
}) {
  const words = useWords();
  const { happened, remedy } = pageProblemWords(problem, words);
  return (
    <Note title={words.say('sidebar.recheck.failed')}>
      <Sentence>
        {words.say('sidebar.recheck.stands', { time: words.time(checkedAt) })} {happened} {remedy}
      </Sentence>
      <Line>
        <Button size="small" onClick={onAgain}>
          {words.say('page.failure.again')}
        </Button>
      </Line>
    </Note>
  );
}
