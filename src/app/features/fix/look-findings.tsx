import { Alert } from '@zendeskgarden/react-notifications';
import { styled } from 'styled-components';
import { ISSUE_CATALOGUE } from '../../../core/detect/catalogue.ts';
import type { CheckedAction, Findings } from '../../../run/check/check.ts';
import { reasonWords } from '../../../words/reason-words.ts';
import type { CheckView, Selection, ShownIssue } from '../../engine/engine-views.ts';
import { ActionCard } from '../../shared/drift/action-card.tsx';
import { KeepAction } from '../../shared/drift/keep-action-box.tsx';
import { Bullets, Card, PlainList, Quiet, Sentence, Stack } from '../../shared/drift/layout.tsx';
import type { RecordSource } from '../../shared/drift/open-record.ts';
import { RiskTag } from '../../shared/drift/tags.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Heading } from '../../shared/ui/heading.ts';
import { CheckIcon, SearchIcon } from '../../shared/ui/icons.ts';
import { useWords } from '../../shared/words/use-words.ts';
import { LookFacts } from './look-facts.tsx';

/** Whom it is about, what disagrees, and each repair with what it would change or why it is blocked. */
export function LookFindings({
  view,
  findings,
  selection,
  onSelection,
}: {
  readonly view: CheckView;
  readonly findings: Findings;
  readonly selection: Selection;
  /** `null` where nothing is to be chosen. */
  readonly onSelection: ((selection: Selection) => void) | null;
}) {
  const words = useWords();
  const { issues, source } = view;
  const { actions } = findings;
  return (
    <Stack $gap={20}>
      <LookFacts view={view} findings={findings} />
      <NothingToFix findings={findings} verdict={view.check.verdict} />
      {issues.length > 0 && (
        <Stack as="section" $gap={8} aria-labelledby="fix-issues">
          <Heading id="fix-issues">
            {words.say('page.account.issues', { count: issues.length })}
          </Heading>
          <Card as="div">
            <PlainList>
              {issues.map((shown) => (
                <IssueLine key={shown.issue.id} shown={shown} />
              ))}
            </PlainList>
          </Card>
        </Stack>
      )}
      {actions.length > 0 && (
        <Stack as="section" $gap={8} aria-labelledby="fix-actions">
          <Heading id="fix-actions">
            {words.say('page.account.actions', { count: actions.length })}
          </Heading>
          <Quiet>{words.say('fix.look.limits')}</Quiet>
          <PlainList>
            {actions.map((one) => (
              <li key={one.action.id}>
                <Repair
                  checked={one}
                  source={source}
                  selection={selection}
                  onSelection={onSelection}
                />
              </li>
            ))}
          </PlainList>
        </Stack>
      )}
    </Stack>
  );
}

/** What is said where no repair is prepared: why, and what then. */
function NothingToFix({
  findings: { actions, issues },
  verdict,
}: {
  readonly findings: Findings;
  readonly verdict: CheckView['check']['verdict'];
}) {
  const words = useWords();
  if (actions.some(({ action }) => action.status === 'prepared')) return null;
  if (issues.length > 0) {
    const why = actions.length > 0 ? 'only_blocked' : 'by_hand';
    return (
      <Alert type="warning" role="note">
        <Alert.Title>{words.say(`fix.look.${why}`)}</Alert.Title>
        <Sentence>{words.say(`fix.look.${why}_about`)}</Sentence>
      </Alert>
    );
  }
  const what = verdict.kind === 'not_in_reference' ? 'nobody' : 'in_sync';
  return (
    <EmptyState
      icon={what === 'nobody' ? SearchIcon : CheckIcon}
      title={words.say(`fix.look.${what}`)}
      about={words.say(`fix.look.${what}_about`)}
    />
  );
}

function IssueLine({ shown: { issue, sentence, actionId } }: { readonly shown: ShownIssue }) {
  const words = useWords();
  return (
    <Row>
      <span>
        <RiskTag risk={ISSUE_CATALOGUE[issue.code].risk} />
      </span>
      <Stack $gap={4}>
        <Sentence>{sentence}</Sentence>
        {actionId === null && <Quiet>{words.say(`issues.${issue.code}.todo`)}</Quiet>}
      </Stack>
    </Row>
  );
}

/** The risks below each other, and so the sentences. */
const Row = styled.li`
  display: grid;
  grid-template-columns: minmax(80px, max-content) minmax(0, 1fr);
  gap: 8px;
`;

function Repair({
  checked: { action, checkedAtDryRun },
  source,
  selection,
  onSelection,
}: {
  readonly checked: CheckedAction;
  readonly source: RecordSource;
  readonly selection: Selection;
  readonly onSelection: ((selection: Selection) => void) | null;
}) {
  const words = useWords();
  const guards = checkedAtDryRun.map((guard) => reasonWords(guard, words).label);
  return (
    <ActionCard action={action} source={source}>
      {guards.length > 0 && (
        <div>
          <Quiet>{words.say('fix.look.at_dry_run')}</Quiet>
          <Bullets>
            {guards.map((guard) => (
              <li key={guard}>{guard}</li>
            ))}
          </Bullets>
        </div>
      )}
      {onSelection && action.status === 'prepared' && (
        <KeepAction action={action} selection={selection} onSelection={onSelection} />
      )}
    </ActionCard>
  );
}
