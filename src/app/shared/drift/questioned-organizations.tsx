import { styled } from 'styled-components';
import type { Issue, OrganizationFact } from '../../../core/detect/issue.ts';
import type { OrganizationFigures } from '../../../core/report/organization-figures.ts';
import { suggestSurvivor, type Survivor } from '../../../core/report/suggest-survivor.ts';
import { Heading } from '../ui/heading.ts';
import { useWords } from '../words/use-words.ts';
import { Bullets, Card, Facts, Line, Quiet, Stack, Subheading } from './layout.tsx';
import { Mark } from './mark.tsx';
import type { RecordSource } from './open-record.ts';
import { Code, Raw } from './raw.tsx';
import { RecordLink } from './record-link.tsx';

/** An organization that may be the right one, and the other accounts that lay claim to it. */
type Questioned = OrganizationFact & { readonly claimedBy?: readonly string[] };

/**
 * The organizations that an issue leaves a person to choose between, side by side: those that carry one
 * account's id, with the one that is best kept; or those that carry another id than the account's.
 */
export function QuestionedOrganizations({
  issue,
  figures,
  source,
}: {
  readonly issue: Issue;
  /** What hangs on each of them, as far as it was read. */
  readonly figures: readonly OrganizationFigures[];
  readonly source: RecordSource;
}) {
  const words = useWords();
  const kind = kindOf(issue);
  const organizations = questionedBy(issue);
  if (kind === null || organizations.length === 0) return null;
  const figuresOf = (id: number) => figures.find((one) => one.id === String(id));
  const survivor =
    kind === 'duplicates'
      ? suggestSurvivor(organizations.map((one) => ({ ...figuresOf(one.id), ...one })))
      : null;
  const heading = `questioned-${issue.id}`;
  return (
    <Stack as="section" $gap={8} aria-labelledby={heading}>
      <Heading id={heading}>{words.say(`page.${kind}.title`)}</Heading>
      <Quiet>{words.say(`page.${kind}.about`)}</Quiet>
      <Side>
        {organizations.map((organization) => (
          <OrganizationCard
            key={organization.id}
            organization={organization}
            figures={figuresOf(organization.id)}
            survivor={survivor?.id === organization.id ? survivor : null}
            source={source}
          />
        ))}
      </Side>
    </Stack>
  );
}

function OrganizationCard({
  organization: { id, name, externalId, domainNames, claimedBy = [] },
  figures,
  survivor,
  source,
}: {
  readonly organization: Questioned;
  readonly figures: OrganizationFigures | undefined;
  /** Why this one is suggested; `null` where it is not. */
  readonly survivor: Survivor | null;
  readonly source: RecordSource;
}) {
  const words = useWords();
  return (
    <Card as="article" aria-label={name}>
      <Stack $gap={8}>
        <Line>
          <Subheading>
            <Raw>{name}</Raw>
          </Subheading>
          {survivor && <Mark tone="good">{words.say('page.duplicates.suggested')}</Mark>}
        </Line>
        <Facts>
          <dt>{words.say('page.duplicates.id')}</dt>
          <dd>
            <RecordLink source={source} page={{ kind: 'organization', id: String(id) }}>
              <Code>{id}</Code>
            </RecordLink>
          </dd>
          <dt>{words.say('page.change.external_id')}</dt>
          <dd>
            {externalId === null ? words.say('page.change.nothing') : <Code>{externalId}</Code>}
          </dd>
          {claimedBy.length > 0 && (
            <>
              <dt>{words.say('page.conflict.claimed_by')}</dt>
              <dd>
                <Code>{words.list(claimedBy)}</Code>
              </dd>
            </>
          )}
          <dt>{words.say('page.change.domains')}</dt>
          <dd>
            {domainNames.length === 0 ? (
              words.say('page.change.nothing')
            ) : (
              <Code>{words.list(domainNames)}</Code>
            )}
          </dd>
          {figures && <Figures figures={figures} />}
        </Facts>
        {survivor && (
          <Bullets>
            {survivor.because.map((reason) => (
              <li key={reason}>{words.say(`page.duplicates.because.${reason}`)}</li>
            ))}
          </Bullets>
        )}
      </Stack>
    </Card>
  );
}

function Figures({
  figures: { members, openTickets, lastTicketAt },
}: {
  readonly figures: OrganizationFigures;
}) {
  const words = useWords();
  return (
    <>
      <dt>{words.say('page.duplicates.members')}</dt>
      <dd>{words.number(members)}</dd>
      <dt>{words.say('page.duplicates.open_tickets')}</dt>
      <dd>{words.number(openTickets)}</dd>
      <dt>{words.say('page.duplicates.last_ticket')}</dt>
      <dd>
        {lastTicketAt === null ? words.say('page.duplicates.no_ticket') : words.time(lastTicketAt)}
      </dd>
    </>
  );
}

function kindOf({ code }: Issue): 'duplicates' | 'conflict' | null {
  if (code === 'org_duplicate_external_id') return 'duplicates';
  return code === 'org_external_id_conflict' ? 'conflict' : null;
}

function questionedBy(issue: Issue): readonly Questioned[] {
  if (issue.code === 'org_duplicate_external_id') return issue.evidence.linked;
  if (issue.code !== 'org_external_id_conflict') return [];
  const { linked, candidates } = issue.evidence;
  return linked ? [linked, ...candidates] : candidates;
}

const Side = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
  gap: 12px;
`;
