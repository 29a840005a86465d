import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import type { EngineApi } from '../../engine/engine-api.ts';
import type { InterruptedApply, ProblemView, ReceiptView } from '../../engine/engine-views.ts';
import { Failure, type Written } from '../../shared/drift/failure.tsx';
import { Line, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { useWords } from '../../shared/words/use-words.ts';

type InterruptedNoticeProps = {
  readonly engine: Pick<EngineApi, 'resumeApply'>;
  readonly interrupted: InterruptedApply;
  readonly onReceipt: (receipt: ReceiptView) => void;
};

/** Says that an earlier apply has no receipt, and completes it; or that another tab is at it. */
export function InterruptedNotice({ engine, interrupted, onReceipt }: InterruptedNoticeProps) {
  const words = useWords();
  const [resuming, resume] = useCall<ReceiptView | null>();
  const complete = async () => {
    const receipt = await resume(engine.resumeApply);
    if (receipt) onReceipt(receipt);
  };
  const isWorking = resuming.is === 'working';
  if (resuming.is === 'done' && resuming.value === null)
    return <Alert type="info">{words.say('page.frame.ended_elsewhere')}</Alert>;
  const what = interrupted.isElsewhere ? 'applies_elsewhere' : 'interrupted';
  return (
    <Stack $gap={12}>
      <Alert type="warning" role="alert">
        <Stack $gap={8}>
          <Alert.Title>{words.say(`page.frame.${what}`)}</Alert.Title>
          <Sentence>
            {words.say(`page.frame.${what}_about`, { time: words.time(interrupted.at) })}
          </Sentence>
          <Line>
            <Button size="small" isPrimary disabled={isWorking} onClick={() => void complete()}>
              {words.say(isWorking ? 'page.frame.completing' : 'page.frame.complete')}
            </Button>
          </Line>
        </Stack>
      </Alert>
      {resuming.is === 'failed' && (
        <Failure problem={resuming.problem} written={writtenBefore(resuming.problem)} />
      )}
    </Stack>
  );
}

/** Where another tab is at it, this one has not begun. */
function writtenBefore({ code }: ProblemView): Written {
  return code === 'apply_running_elsewhere' ? 'nothing' : 'perhaps';
}
