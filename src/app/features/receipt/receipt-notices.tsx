import { Alert } from '@zendeskgarden/react-notifications';
import type { ReceiptView } from '../../engine/engine-views.ts';
import { Bullets, Sentence, Stack } from '../../shared/drift/layout.tsx';
import { Code } from '../../shared/drift/raw.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** Why the run ended early, what was written by then, what to do now, what vanished, and what was seen of tickets: as measured. */
export function ReceiptNotices({ receipt }: { readonly receipt: ReceiptView }) {
  const words = useWords();
  const { stopped, totals, vanished_domains, ticket_proof, salesforce_writes, ticket_mutations } =
    receipt;
  const isQuiet = salesforce_writes === 0 && ticket_mutations === 0;
  return (
    <Stack $gap={12}>
      {stopped !== null && (
        <Alert type="error" role="note">
          <Alert.Title>
            {words.say('apply.stopped', { why: words.say(`stop_reasons.${stopped}`) })}
          </Alert.Title>
          <Sentence>
            {words.say('page.receipt.so_far', { written: totals.applied, unknown: totals.unknown })}
          </Sentence>
          <Sentence>{words.say(`page.receipt.now.${stopped}`)}</Sentence>
          {vanished_domains.length > 0 && (
            <Bullets>
              {vanished_domains.map(({ domain, organization_id, steps, user_ids }) => (
                <li key={`${organization_id} ${domain}`}>
                  {steps} <Code>{user_ids.join(', ')}</Code>
                </li>
              ))}
            </Bullets>
          )}
        </Alert>
      )}
      {receipt.kind === 'dry_run' ? (
        <Alert type="info" role="note">
          {words.say('apply.nothing_written')}
        </Alert>
      ) : (
        <Alert type={isQuiet ? 'success' : 'error'} role="note">
          <Alert.Title>
            {words.say('apply.measured', {
              salesforce: salesforce_writes,
              tickets: ticket_mutations,
            })}
          </Alert.Title>
          <Sentence>
            {words.say('apply.proof', {
              users: ticket_proof.users,
              tickets: ticket_proof.tickets,
              seconds: ticket_proof.seconds,
              cutShort: ticket_proof.cut_short ? 'yes' : 'no',
            })}
          </Sentence>
          {ticket_proof.changed.length > 0 && (
            <Bullets>
              {ticket_proof.changed.map(
                ({ ticket_id, organization_before, organization_after }) => (
                  <li key={ticket_id}>
                    {words.say('page.receipt.ticket_changed', {
                      id: ticket_id,
                      before: organization_before ?? words.say('phrases.no_organization'),
                      after: organization_after ?? words.say('phrases.no_organization'),
                    })}
                  </li>
                ),
              )}
            </Bullets>
          )}
        </Alert>
      )}
    </Stack>
  );
}
