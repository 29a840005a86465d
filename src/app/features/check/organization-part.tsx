import type { Findings } from '../../../run/check/check.ts';
import { PlainList } from '../../shared/drift/layout.tsx';
import { Mark } from '../../shared/drift/mark.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';
import { Code } from '../../shared/drift/raw.tsx';
import { useWords } from '../../shared/words/use-words.ts';
import { Fact, Facts } from './facts.tsx';
import { OrganizationLink } from './organization-link.tsx';
import { Part } from './part.tsx';

/** The organization on screen: what ties it to an account. */
export function OrganizationPart({
  findings: { organization, account },
  source,
}: {
  readonly findings: Findings;
  readonly source: RecordSource;
}) {
  const words = useWords();
  if (!organization) return null;
  const { id, name, externalId, domainNames } = organization;
  const expected = account?.expected ?? null;
  const none = words.say('sidebar.organization.none');
  return (
    <Part title={words.say('sidebar.organization.title')}>
      <OrganizationLink id={id} name={name} source={source}>
        {expected &&
          (expected.id === id ? (
            <Mark tone="good">{words.say('sidebar.organization.is_expected')}</Mark>
          ) : (
            <Mark tone="caution">{words.say('sidebar.organization.is_other')}</Mark>
          ))}
      </OrganizationLink>
      <Facts>
        <Fact name={words.say('sidebar.organization.external_id')}>
          {externalId === null || externalId.trim() === '' ? none : <Code>{externalId}</Code>}
        </Fact>
        <Fact name={words.say('sidebar.organization.domains')}>
          {domainNames.length === 0 ? (
            none
          ) : (
            <PlainList style={{ gap: 0 }}>
              {domainNames.map((domain) => (
                <li key={domain}>
                  <Code>{domain}</Code>
                </li>
              ))}
            </PlainList>
          )}
        </Fact>
      </Facts>
    </Part>
  );
}
