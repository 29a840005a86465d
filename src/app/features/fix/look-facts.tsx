import type { Findings } from '../../../run/check/check.ts';
import type { CheckView } from '../../engine/engine-views.ts';
import { Card, Facts } from '../../shared/drift/layout.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { RecordLink } from '../../shared/drift/record-link.tsx';
import { useWords } from '../../shared/words/use-words.ts';

/** What was checked, the account and the organization it belongs to, and what it was compared with. */
export function LookFacts({
  view: { check, reference, source },
  findings: { account, user, organization },
}: {
  readonly view: CheckView;
  readonly findings: Findings;
}) {
  const words = useWords();
  const { subject, checkedAt } = check;
  const ticketId = subject.kind === 'ticket' ? subject.ticket.id : null;
  return (
    <Card aria-label={words.say('fix.look.facts')}>
      <Facts>
        {ticketId !== null && (
          <>
            <dt>{words.say('fix.subject.ticket')}</dt>
            <dd>
              <Code>{ticketId}</Code>
            </dd>
          </>
        )}
        {user && (
          <>
            <dt>{words.say(`fix.subject.${subject.kind === 'ticket' ? 'requester' : 'user'}`)}</dt>
            <dd>
              <Raw>{user.email}</Raw> <Code>{user.id}</Code>
            </dd>
          </>
        )}
        {organization && (
          <>
            <dt>{words.say('fix.subject.organization')}</dt>
            <dd>
              <Raw>{organization.name}</Raw> <Code>{organization.id}</Code>
            </dd>
          </>
        )}
        {account && (
          <>
            <dt>{words.say('fix.look.account')}</dt>
            <dd>
              <Raw>{account.name}</Raw> <Code>{account.id}</Code>
            </dd>
          </>
        )}
        {account?.expected && (
          <>
            <dt>{words.say('fix.look.expected')}</dt>
            <dd>
              <Raw>{account.expected.name}</Raw>{' '}
              <RecordLink
                source={source}
                page={{ kind: 'organization', id: String(account.expected.id) }}
              >
                <Code>{account.expected.id}</Code>
              </RecordLink>
            </dd>
          </>
        )}
        {reference && (
          <>
            <dt>{words.say('fix.look.list')}</dt>
            <dd>
              {words.say('fix.look.list_of', {
                file: reference.file,
                time: words.time(reference.loadedAt),
              })}
            </dd>
          </>
        )}
        <dt>{words.say('fix.look.checked')}</dt>
        <dd>{words.time(checkedAt)}</dd>
      </Facts>
    </Card>
  );
}
