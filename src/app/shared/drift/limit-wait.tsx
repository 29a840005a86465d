import { Alert } from '@zendeskgarden/react-notifications';
import { useWords } from '../words/use-words.ts';
import { useWait } from './use-wait.ts';

/** Says for how long nothing is sent, so that Zendesk's limits are kept; nothing where nothing waits. */
export function LimitWait() {
  const words = useWords();
  const wait = useWait();
  return wait ? (
    <Alert type="info">{words.say('page.audit.waiting', { seconds: wait.seconds })}</Alert>
  ) : null;
}
