import type { CheckedTicket, Findings } from '../../../run/check/check.ts';
import { Mark } from '../../shared/drift/mark.tsx';
import { Quiet } from '../../shared/drift/layout.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';
import type { Tone } from '../../shared/drift/tone.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { Fact, Facts } from './facts.tsx';
import { OrganizationLink } from './organization-link.tsx';
import { Part } from './part.tsx';
import { ticketLeftOut } from './verdict-words.ts';

/** Where the ticket on screen is filed, beside where it belongs. */
export function TicketPart({
  findings,
  source,
}: {
  readonly findings: Findings;
  readonly source: RecordSource;
}) {
  const words = useWords();
  const { ticket, account } = findings;
  if (!ticket) return null;
  const { id, organizationId, organizationName, standing, expectedOrganizationId } = ticket;
  const why = ticketLeftOut(findings, words);
  const title = words.say('sidebar.ticket.title', {
    isSaved: id === null ? 'no' : 'yes',
    id: String(id),
  });
  return (
    <Part title={title}>
      <Facts>
        <Fact name={words.say('sidebar.ticket.filed_under')}>
          <OrganizationLink id={organizationId} name={organizationName} source={source}>
            <Mark tone={TONES[standing]}>{words.say(`sidebar.ticket.standing.${standing}`)}</Mark>
          </OrganizationLink>
          {standing === 'other_customers' && (
            <Quiet>{words.say('sidebar.ticket.other_customers')}</Quiet>
          )}
        </Fact>
        {expectedOrganizationId !== null && standing !== 'expected' && (
          <Fact name={words.say('sidebar.ticket.expected')}>
            <OrganizationLink
              id={expectedOrganizationId}
              name={account?.expected?.id === expectedOrganizationId ? account.expected.name : null}
              source={source}
            />
          </Fact>
        )}
        {why !== '' && <Fact name={words.say('sidebar.ticket.left_out')}>{why}</Fact>}
      </Facts>
    </Part>
  );
}

const TONES: Readonly<Record<CheckedTicket['standing'], Tone>> = {
  expected: 'good',
  other_customers: 'quiet',
  differs: 'caution',
  not_compared: 'quiet',
};
