import { styled } from 'styled-components';
import type { AccountDetail } from '../../engine/engine-api.ts';
import { Card, Facts, Quiet, Stack, Subheading } from '../../shared/drift/layout.tsx';
import { Code, Raw } from '../../shared/drift/raw.tsx';
import { RecordLink } from '../../shared/drift/record-link.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { useWords } from '../../shared/words/use-words.ts';
import type { RecordSource } from '../../shared/drift/open-record.ts';

/** The organizations that carry one account's id, beside each other, so that a person can say which is right. */
export function Duplicates({
  detail,
  source,
}: {
  readonly detail: AccountDetail;
  readonly source: RecordSource;
}) {
  const words = useWords();
  const { linked } = detail;
  if (linked.length < 2) return null;
  return (
    <Stack as="section" $gap={8} aria-labelledby="duplicates">
      <Heading id="duplicates">{words.say('page.duplicates.title')}</Heading>
      <Quiet>{words.say('page.duplicates.about')}</Quiet>
      <Side>
        {linked.map(({ id, name, externalId, domainNames }) => {
          const figures = detail.duplicates.find((one) => one.id === String(id));
          return (
            <Card as="article" key={id} aria-label={name}>
              <Stack $gap={8}>
                <Subheading>
                  <Raw>{name}</Raw>
                </Subheading>
                <Facts>
                  <dt>{words.say('page.duplicates.id')}</dt>
                  <dd>
                    <RecordLink source={source} page={{ kind: 'organization', id: String(id) }}>
                      <Code>{id}</Code>
                    </RecordLink>
                  </dd>
                  <dt>{words.say('page.change.external_id')}</dt>
                  <dd>
                    <Code>{externalId}</Code>
                  </dd>
                  <dt>{words.say('page.change.domains')}</dt>
                  <dd>
                    {domainNames.length === 0 ? (
                      words.say('page.change.nothing')
                    ) : (
                      <Code>{words.list(domainNames)}</Code>
                    )}
                  </dd>
                  {figures && (
                    <>
                      <dt>{words.say('page.duplicates.members')}</dt>
                      <dd>{words.number(figures.members)}</dd>
                      <dt>{words.say('page.duplicates.open_tickets')}</dt>
                      <dd>{words.number(figures.openTickets)}</dd>
                      <dt>{words.say('page.duplicates.last_ticket')}</dt>
                      <dd>
                        {figures.lastTicketAt === null
                          ? words.say('page.duplicates.no_ticket')
                          : words.time(figures.lastTicketAt)}
                      </dd>
                    </>
                  )}
                </Facts>
              </Stack>
            </Card>
          );
        })}
      </Side>
    </Stack>
  );
}

const Side = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
  gap: 12px;
`;
