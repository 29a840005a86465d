import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import { Line, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { useWords } from '../../shared/words/use-words.ts';

type AskedAccountProps = {
  readonly accountId: string;
  readonly waitsFor: 'list' | 'audit' | 'end_of_audit';
  readonly onClose: () => void;
};

/** Says that an account was asked for that no audit shows yet, and what leads to it. */
export function AskedAccount({ accountId, waitsFor, onClose }: AskedAccountProps) {
  const words = useWords();
  return (
    <Alert type="info" role="status">
      <Stack $gap={8}>
        <Alert.Title>{words.say('page.asked_account.title', { account: accountId })}</Alert.Title>
        <Sentence>{words.say(`page.asked_account.${waitsFor}`)}</Sentence>
        <Line>
          <Button size="small" onClick={onClose}>
            {words.say('page.asked_account.leave')}
          </Button>
        </Line>
      </Stack>
    </Alert>
  );
}
