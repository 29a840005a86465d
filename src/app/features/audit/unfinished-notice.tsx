import { Button } from '@zendeskgarden/react-buttons';
import { Alert } from '@zendeskgarden/react-notifications';
import type { UnfinishedAudit } from '../../engine/engine-views.ts';
import { Line, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { useWords } from '../../shared/words/use-words.ts';

type UnfinishedNoticeProps = {
  readonly unfinished: UnfinishedAudit;
  readonly onGoOn: () => void;
};

/** Offers to go on with an audit that did not come to its end: nothing that was read is read twice. */
export function UnfinishedNotice({ unfinished, onGoOn }: UnfinishedNoticeProps) {
  const words = useWords();
  const { startedAt, pages, ticketDays } = unfinished;
  return (
    <Alert type="info">
      <Stack $gap={8}>
        <Alert.Title>{words.say('page.audit.unfinished')}</Alert.Title>
        <Sentence>
          {words.say('page.audit.unfinished_about', {
            time: words.time(startedAt),
            pages,
            days: ticketDays,
          })}
        </Sentence>
        <Line>
          <Button size="small" isPrimary onClick={onGoOn}>
            {words.say('page.audit.go_on_unfinished')}
          </Button>
        </Line>
      </Stack>
    </Alert>
  );
}
