import { Button } from '@zendeskgarden/react-buttons';
import type { CandidateFact, OrganizationFact } from '../../../core/detect/issue.ts';
import type { CheckedAccount, Findings } from '../../../run/check/check.ts';
import { PlainList, Quiet } from '../../shared/drift/layout.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { Fact, Facts } from './facts.tsx';
import { OrganizationLink } from './organization-link.tsx';
import { Part } from './part.tsx';

type AccountPartProps = {
  readonly findings: Findings;
  readonly source: RecordSource;
  readonly onOpen: (accountId: string) => void;
};

/** Whose the record is: the account and its organization, or the accounts that it could be. */
export function AccountPart({ findings, source, onOpen }: AccountPartProps) {
  const words = useWords();
  const { account, accountsInQuestion } = findings;
  if (!account && accountsInQuestion.length === 0) return null;
  return (
    <Part title={words.say('sidebar.account.title')}>
      <Facts>
        {account ? (
          <AccountFacts account={account} source={source} onOpen={onOpen} />
        ) : (
          <Fact name={words.say('sidebar.account.in_question')}>
            <PlainList style={{ gap: 2 }}>
              {accountsInQuestion.map((id) => (
                <li key={id}>
                  <Code>{id}</Code> <OpenAccount id={id} name={id} onOpen={onOpen} />
                </li>
              ))}
            </PlainList>
          </Fact>
        )}
      </Facts>
    </Part>
  );
}

function AccountFacts({
  account,
  source,
  onOpen,
}: Pick<AccountPartProps, 'source' | 'onOpen'> & { readonly account: CheckedAccount }) {
  const words = useWords();
  const { id, name, owner, because, linked, candidates, expected } = account;
  return (
    <>
      <Fact name={words.say('sidebar.account.name')}>
        <Raw>{name}</Raw> <Code>{id}</Code>
        <Quiet>{words.say(`sidebar.account.because.${because}`)}</Quiet>
        <OpenAccount id={id} name={name} onOpen={onOpen} />
      </Fact>
      {owner !== null && owner !== '' && (
        <Fact name={words.say('sidebar.account.owner')} isShort>
          <Raw>{owner}</Raw>
        </Fact>
      )}
      <Fact name={words.say('sidebar.account.expected')}>
        <Expected account={account} source={source} />
      </Fact>
      {saysMore(linked, expected) && (
        <Fact name={words.say('sidebar.account.linked')}>
          <Organizations organizations={linked} source={source} />
        </Fact>
      )}
      {saysMore(candidates, expected) && (
        <Fact name={words.say('sidebar.account.candidates')}>
          <Organizations organizations={candidates} source={source} />
        </Fact>
      )}
    </>
  );
}

/** Whether organizations are in question beside the expected one. */
function saysMore(
  organizations: readonly OrganizationFact[],
  expected: CheckedAccount['expected'],
): boolean {
  return organizations.some(({ id }) => id !== expected?.id);
}

function Expected({
  account: { expected, unresolved },
  source,
}: {
  readonly account: CheckedAccount;
  readonly source: RecordSource;
}) {
  const words = useWords();
  return (
    <>
      {expected && (
        <>
          <OrganizationLink id={expected.id} name={expected.name} source={source} />
          <Quiet>{words.say(`sidebar.account.found_by.${expected.foundBy}`)}</Quiet>
        </>
      )}
      {unresolved !== null &&
        words.say('sidebar.account.nobody_can_say', {
          why: words.say(`unresolved.${unresolved}`),
        })}
    </>
  );
}

function Organizations({
  organizations,
  source,
}: {
  readonly organizations: readonly (OrganizationFact & Partial<CandidateFact>)[];
  readonly source: RecordSource;
}) {
  const words = useWords();
  return (
    <PlainList style={{ gap: 2 }}>
      {organizations.map(({ id, name, claimedBy = [] }) => (
        <li key={id}>
          <OrganizationLink id={id} name={name} source={source}>
            {claimedBy.length > 0 &&
              words.say('sidebar.account.claimed_by', { accounts: words.list(claimedBy) })}
          </OrganizationLink>
        </li>
      ))}
    </PlainList>
  );
}

function OpenAccount({
  id,
  name,
  onOpen,
}: {
  readonly id: string;
  readonly name: string;
  readonly onOpen: (accountId: string) => void;
}) {
  const words = useWords();
  return (
    <Button
      isLink
      aria-label={words.say('sidebar.account.open_named', { account: name })}
      onClick={() => {
        onOpen(id);
      }}
    >
      {words.say('sidebar.account.open')}
    </Button>
  );
}
