import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { pageProblemWords } from '../words/page-problem.ts';
import type { ProblemView } from '../../engine/engine-views.ts';
import { useWords } from '../words/use-words.ts';
import { Line, Sentence, Stack } from './layout.tsx';

/** Whether anything reached Zendesk before it went wrong. */
export type Written = 'nothing' | 'perhaps';

/** What happened, whether anything was written, what to do now, and the button that does it. */
export function Failure({
  problem,
  written,
  onAgain,
}: {
  readonly problem: ProblemView;
  readonly written: Written;
  readonly onAgain?: () => void;
}) {
  const words = useWords();
  const { happened, remedy } = pageProblemWords(problem, words);
  return (
    <Alert type="error" role="alert">
      <Stack $gap={8}>
        <Alert.Title>{happened}</Alert.Title>
        <Sentence>{words.say(`page.failure.written.${written}`)}</Sentence>
        <Sentence>{remedy}</Sentence>
        {onAgain && (
          <Line>
            <Button size="small" onClick={onAgain}>
              {words.say('page.failure.again')}
            </Button>
          </Line>
        )}
      </Stack>
    </Alert>
  );
}
