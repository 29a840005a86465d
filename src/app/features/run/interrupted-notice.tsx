import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import type { Receipt } from '../../../core/apply/receipt-format.ts';
import type { EngineApi, InterruptedApply } from '../../engine/engine-api.ts';
import { Failure } from '../../shared/drift/failure.tsx';
import { Line, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { useCall } from '../../shared/drift/use-call.ts';
import { useWords } from '../../shared/words/use-words.ts';

type InterruptedNoticeProps = {
  readonly engine: Pick<EngineApi, 'resumeApply'>;
  readonly interrupted: InterruptedApply;
  readonly onReceipt: (receipt: Receipt) => void;
};

/** Says that an earlier apply has no receipt, and completes it. */
export function InterruptedNotice({ engine, interrupted, onReceipt }: InterruptedNoticeProps) {
  const words = useWords();
  const [resuming, resume] = useCall<Receipt | null>();
  const complete = async () => {
    const receipt = await resume(engine.resumeApply);
    if (receipt) onReceipt(receipt);
  };
  const isWorking = resuming.is === 'working';
  return (
    <Stack $gap={12}>
      <Alert type="warning" role="alert">
        <Stack $gap={8}>
          <Alert.Title>{words.say('page.frame.interrupted')}</Alert.Title>
          <Sentence>
            {words.say('page.frame.interrupted_about', { time: words.time(interrupted.at) })}
          </Sentence>
          <Line>
            <Button size="small" isPrimary disabled={isWorking} onClick={() => void complete()}>
              {words.say(isWorking ? 'page.frame.completing' : 'page.frame.complete')}
            </Button>
          </Line>
        </Stack>
      </Alert>
      {resuming.is === 'failed' && <Failure problem={resuming.problem} written="perhaps" />}
    </Stack>
  );
}
