import { Alert } from '@zendeskgarden/react-notifications';
import type { AuditView } from '../../engine/engine-views.ts';
import { Sentence, Stack } from '../../shared/drift/layout.tsx';
import { Raw } from '../../shared/drift/raw.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** Says of results that another person handed over where they come from, and what can be done with them. */
export function HandedOver({
  audit,
  isToLookAt,
}: {
  readonly audit: AuditView;
  /** Whether whoever looks may not apply anything. */
  readonly isToLookAt: boolean;
}) {
  const words = useWords();
  const { handedOver, finishedAt, referenceFile } = audit;
  if (handedOver === null) return null;
  return (
    <Alert type="info" role="note">
      <Stack $gap={4}>
        <Alert.Title>{words.say('page.results.title')}</Alert.Title>
        <Sentence>
          <Raw>
            {words.say('page.results.about', {
              file: handedOver,
              list: referenceFile,
              time: words.time(finishedAt),
            })}
          </Raw>
        </Sentence>
        <Sentence>
          {words.say(isToLookAt ? 'page.results.to_look_at' : 'page.results.to_apply')}
        </Sentence>
      </Stack>
    </Alert>
  );
}
