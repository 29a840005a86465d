import { styled } from 'styled-components';
import type { CheckSubject } from '../../../run/check/check-subject.ts';
import type { CheckedMembership, CheckedUser, Findings } from '../../../run/check/check.ts';
import { PlainList, Quiet } from '../../shared/drift/layout.tsx';
import { Mark } from '../../shared/drift/mark.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { RecordLink } from '../../shared/drift/record-link.tsx';
import { color } from '../../shared/theme/color.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { Fact, Facts } from './facts.tsx';
import { OrganizationLink } from './organization-link.tsx';
import { Part } from './part.tsx';

/** The requester or the user on screen: the address, what it tells, and the memberships. */
export function UserPart({
  findings: { user },
  kind,
  source,
}: {
  readonly findings: Findings;
  readonly kind: CheckSubject['kind'];
  readonly source: RecordSource;
}) {
  const words = useWords();
  if (!user) return null;
  const { id, email, claimants, leftOut, memberships, openTickets } = user;
  return (
    <Part title={words.say('sidebar.user.title', { kind })}>
      <Facts>
        <Fact name={words.say('sidebar.user.address')}>
          <RecordLink source={source} page={{ kind: 'user', id: String(id) }}>
            {email === null ? words.say('sidebar.user.no_address') : <Raw>{email}</Raw>}
          </RecordLink>{' '}
          <Code>{id}</Code>
        </Fact>
        <DomainFact user={user} />
        {claimants.length > 1 && (
          <Fact name={words.say('sidebar.user.claimants')}>
            <Code>{words.list(claimants)}</Code>
          </Fact>
        )}
        {leftOut !== null && (
          <Fact name={words.say('sidebar.user.left_out')}>
            {words.say(`users_left_out.${leftOut}`)}
          </Fact>
        )}
        <Fact name={words.say('sidebar.user.memberships')}>
          {memberships.length === 0 ? (
            words.say('sidebar.user.no_memberships')
          ) : (
            <PlainList style={{ gap: 4 }}>
              {memberships.map((membership) => (
                <li key={membership.id}>
                  <Membership membership={membership} source={source} />
                </li>
              ))}
            </PlainList>
          )}
        </Fact>
        {openTickets !== null && (
          <Fact name={words.say('sidebar.user.open_tickets')} isShort>
            {words.number(openTickets)}
          </Fact>
        )}
      </Facts>
    </Part>
  );
}

function DomainFact({ user: { domain, standing } }: { readonly user: CheckedUser }) {
  const words = useWords();
  if (domain === null || standing === null) return null;
  return (
    <Fact name={words.say('sidebar.user.domain')}>
      <Code>{domain}</Code>
      <Quiet>{words.say(`standings.${standing}`)}</Quiet>
    </Fact>
  );
}

function Membership({
  membership: { organizationId, organizationName, isDefault, isExpected },
  source,
}: {
  readonly membership: CheckedMembership;
  readonly source: RecordSource;
}) {
  const words = useWords();
  return (
    <OrganizationLink id={organizationId} name={organizationName} source={source}>
      {isDefault && <Word>{words.say('sidebar.user.default')}</Word>}{' '}
      {isExpected && <Mark tone="good">{words.say('sidebar.user.expected')}</Mark>}
    </OrganizationLink>
  );
}

/** A word about a membership that says neither good nor bad of it. */
const Word = styled.span`
  border: ${({ theme }) => theme.borders.sm} ${color('border.default')};
  border-radius: 4px;
  padding: 0 6px;
  color: ${color('foreground.subtle')};
  font-size: 12px;
  line-height: 18px;
`;
